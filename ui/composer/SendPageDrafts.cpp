// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepDrafts.h"
#include "app/text/Describe.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/Banner.h"

// How what is not saved outlives the program.

namespace sealwright::composer {
namespace {

constexpr int kKeepAfterMs = 1000;

} // namespace

void SendPage::keepDrafts(flow::KeepDrafts &keep)
{
    m_keepDrafts = &keep;
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kKeepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, [this] { keepDraftsNow(); });
}

void SendPage::bringBackDrafts()
{
    if (m_keepDrafts == nullptr || std::exchange(m_areBack, true)) {
        return;
    }
    auto left = m_keepDrafts->bringBack();
    if (!left) {
        m_trouble->show(widgets::Banner::Tone::Warn, text::describe(left.error()), tr("Close"));
        return;
    }
    if (!left->broken.empty()) {
        m_trouble->show(widgets::Banner::Tone::Warn, text::describe(left->broken.front().error), tr("Close"));
    }
    for (workspace::SavedRequest &request : left->items) {
        m_drafts.bringBack(std::move(request));
    }
    if (const std::size_t count = m_drafts.unsaved().size(); count > 0 && left->broken.empty()) {
        m_trouble->show(
            widgets::Banner::Tone::Info,
            tr("%n request(s) that you had not saved are back, without the secrets that were known in them.",
               nullptr, static_cast<int>(count)),
            tr("Close"));
    }
}

void SendPage::keepDraftsSoon()
{
    if (m_keepDrafts != nullptr && m_areBack) {
        m_keepSoon.start();
    }
}

QCoro::Task<> SendPage::keepDraftsNow()
{
    if (m_keepDrafts == nullptr || !m_areBack) {
        co_return; // what an earlier program left is still to be read
    }
    m_keepSoon.stop();
    const std::shared_ptr<bool> alive = m_alive;
    auto keeping = m_keepDrafts->keep(m_drafts.unsaved());
    const base::Result<void> kept = co_await keeping;
    if (*alive && !kept) {
        m_trouble->show(widgets::Banner::Tone::Warn, text::describe(kept.error()), tr("Close"));
    }
}

void SendPage::forgetDrafts()
{
    if (m_keepDrafts != nullptr && m_areBack) {
        m_keepSoon.stop();
        m_keepDrafts->keep({});
    }
}

} // namespace sealwright::composer
