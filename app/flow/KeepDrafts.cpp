// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepDrafts.h"

#include "app/flow/InPool.h"

namespace sealwright::flow {

KeepDrafts::KeepDrafts(workspace::Drafts &drafts)
    : m_drafts(drafts)
{
    m_writer.setMaxThreadCount(1);
}

KeepDrafts::~KeepDrafts()
{
    m_writer.waitForDone();
    std::vector<base::OneShot<base::Result<void>>> unanswered = std::exchange(m_writing, {});
    for (base::OneShot<base::Result<void>> &writing : unanswered) {
        writing.resolve({}); // the event loop that would tell of its end may be over
    }
}

QCoro::Task<base::Result<void>> KeepDrafts::keep(std::vector<workspace::SavedRequest> drafts)
{
    auto writing = inPool([this, drafts = std::move(drafts)] { return m_drafts.keep(drafts); }, m_writer);
    std::erase_if(m_writing, [](const auto &each) { return each.isResolved(); });
    m_writing.push_back(writing);
    auto awaiter = writing.awaiter();
    base::Result<void> kept = co_await awaiter;
    co_return kept;
}

base::Result<std::vector<workspace::SavedRequest>> KeepDrafts::bringBack()
{
    return m_drafts.takeOver();
}

} // namespace sealwright::flow
