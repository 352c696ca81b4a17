// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CapturedRequest.h"
#include "app/http/SecretHeaders.h"
#include "app/text/Describe.h"
#include "app/text/DescribeCapture.h"
#include "ui/composer/RequestLine.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

// What the Send page makes of a request on the clipboard.

namespace sealwright::composer {
namespace {

constexpr qsizetype kMostFindingsSaid = 3;

/// Not what a sender finds out by itself.
bool isMadeBySender(const QByteArray &name)
{
    return http::sameHeaderName(name, "Host") || http::sameHeaderName(name, "Content-Length") ||
           http::sameHeaderName(name, "Transfer-Encoding");
}

workspace::SavedRequest savedFrom(const http::Request &captured)
{
    workspace::SavedRequest request;
    request.method = captured.method;
    request.url = captured.url;
    request.body = captured.body;
    for (const http::HeaderField &field : captured.headers) {
        if (!isMadeBySender(field.name)) {
            request.headers.push_back({field.name, field.value, true});
        }
    }
    return request;
}

QString joinedNames(const std::vector<QByteArray> &names)
{
    QStringList shown;
    for (const QByteArray &name : names) {
        shown.append(QString::fromUtf8(name));
    }
    return shown.join(QStringLiteral(", "));
}

} // namespace

void SendPage::pasteRequest()
{
    const QByteArray text = QGuiApplication::clipboard()->text().toUtf8();
    const base::Result<http::CapturedRequest> captured = http::readCaptured(text);
    if (!captured) {
        widgets::Dialogs::tell(this, tr("There is no request on the clipboard"),
                               text::describe(captured.error()));
        return;
    }
    workspace::SavedRequest request = savedFrom(captured->request);
    request.name = tr("Pasted request");
    request.folder = m_current.folder;
    QStringList findings;
    for (const http::CurlFinding &finding : captured->findings) {
        if (findings.size() == kMostFindingsSaid) {
            findings.append(tr("And %1 more.")
                                .arg(static_cast<qsizetype>(captured->findings.size()) - kMostFindingsSaid));
            break;
        }
        findings.append(text::describe(finding));
    }
    const std::vector<QByteArray> secrets = http::secretHeaders(captured->request.headers);
    if (secrets.empty()) {
        openPasted(request, findings);
        return;
    }
    // A workspace is safe to commit to git: a secret comes into it only when the user says so.
    widgets::Dialogs::ask(
        this,
        {.title = tr("Leave the secret out?"),
         .sentence =
             tr("%1 lets whoever reads it act in your name, and a saved request is a plain file. Keep "
                "it as a credential instead and choose that for the request.")
                 .arg(joinedNames(secrets)),
         .detail = {},
         .accept = tr("Leave it out"),
         .other = tr("Paste it all the same"),
         .danger = widgets::Dialogs::Danger::No},
        [this, request, findings](widgets::Dialogs::Answer answer) mutable {
            if (answer == widgets::Dialogs::Answer::Reject) {
                return;
            }
            if (answer == widgets::Dialogs::Answer::Accept) {
                std::erase_if(request.headers,
                              [](const workspace::HeaderRow &row) { return http::isSecretHeader(row.name); });
            }
            openPasted(request, findings);
        });
}

void SendPage::openPasted(const workspace::SavedRequest &request, const QStringList &findings)
{
    open(m_drafts.add(request));
    refreshSidebar();
    if (!findings.isEmpty()) {
        m_trouble->show(widgets::Banner::Tone::Info, findings.join(QLatin1Char(' ')), tr("Close"));
    }
    m_line->focusUrl();
}

} // namespace sealwright::composer
