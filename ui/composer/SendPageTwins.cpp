// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "app/text/DescribeLints.h"
#include "ui/composer/CredentialBar.h"
#include "ui/composer/RequestEditor.h"
#include "ui/composer/RequestLine.h"
#include "ui/composer/SendPage.h"
#include "ui/inspector/ExchangeInspector.h"
#include "ui/widgets/Banner.h"

// What the Send page does with the two twins of a body: two requests of one meaning, of which a receiver that
// verifies a body it wrote again accepts only one.

namespace sealwright::composer {

void SendPage::makeTwins()
{
    const workspace::SavedRequest request = composed();
    const std::optional<explain::Twins> twins = explain::twinsOf(request.body);
    if (!twins) {
        return;
    }
    const auto add = [&](const QString &name, const QByteArray &body) {
        workspace::SavedRequest twin = request;
        twin.name = name.arg(request.name.isEmpty() ? tr("Untitled") : request.name);
        twin.document = base::Json::object();
        twin.body = body;
        return m_drafts.add(twin);
    };
    const QString canonical = add(tr("%1, canonical twin"), twins->canonical);
    add(tr("%1, odd twin"), twins->odd);
    open(canonical);
    refreshSidebar();
}

void SendPage::sendTwins()
{
    if (isSending() || !m_line->problem().isEmpty() || !m_request->problem().isEmpty()) {
        send(); // says what is wrong
        return;
    }
    const std::optional<explain::Twins> twins = explain::twinsOf(m_request->body());
    if (twins) {
        beginSending();
        runTwins(this, m_alive, *twins);
    }
}

QCoro::Task<> SendPage::runTwins(SendPage *page, std::shared_ptr<bool> alive, explain::Twins twins)
{
    const workspace::SavedRequest composed = page->composed();
    const QString credentialId = page->credentialOf(composed);
    const QString environment = page->m_environments.chosenId();
    const base::Cancellation cancellation = page->m_cancel->cancellation();
    http::Request request{composed.method, composed.url, composed.enabledHeaders(), {}};
    std::optional<base::Error> failed;
    if (composed.toReceiver) {
        auto starting = page->m_receiverUrl(credentialId);
        const base::Result<QString> url = co_await starting;
        if (!*alive) {
            co_return;
        }
        if (url) {
            request.url = url->toUtf8();
        } else {
            failed = url.error();
        }
    }
    if (!failed) {
        auto sending =
            page->m_twins.run(std::move(request), std::move(twins), credentialId, environment, cancellation);
        const base::Result<flow::SentTwins> sent = co_await sending;
        if (!*alive) {
            co_return;
        }
        if (sent) {
            const bool isSuspect = sent->finding() == flow::SentTwins::Finding::OnlyCanonical;
            page->m_inspector->show(sent->odd);
            page->m_trouble->show(isSuspect ? widgets::Banner::Tone::Warn : widgets::Banner::Tone::Info,
                                  text::describe(*sent), tr("Close"));
        } else {
            failed = sent.error();
        }
    }
    page->endSending();
    if (failed) {
        page->m_inspector->showFailure(*failed);
    }
}

} // namespace sealwright::composer
