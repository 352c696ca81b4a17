// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FirstStart.h"

#include "app/vapi/EventTemplates.h"

namespace sealwright::flow {
namespace {

constexpr char kEvent[] = "tool-calls";

} // namespace

FirstStart::FirstStart(workspace::Workspace &workspace, KeepCredential &keep, base::Random &random)
    : m_workspace(workspace)
    , m_keep(keep)
    , m_random(random)
{
}

QCoro::Task<base::Result<void>> FirstStart::run()
{
    const base::Result<bool> fresh = isFresh();
    if (!fresh || !*fresh) {
        base::Result<void> nothingToDo = fresh ? base::Result<void>() : base::Failure(fresh.error());
        co_return nothingToDo;
    }
    const base::Result<QByteArray> body = vapi::eventBody(QLatin1String(kEvent));
    if (!body) {
        co_return base::Failure(body.error());
    }

    credential::Credential example;
    example.name = QStringLiteral("Vapi HMAC (example)");
    example.environment = QStringLiteral("local");
    example.fields = credential::HmacFields();
    base::SecretBytes secret = base::SecretBytes::take(m_random.bytes(32).toHex());
    const base::Result<credential::Credential> added = co_await m_keep.add(example, std::move(secret));
    if (!added) {
        co_return base::Failure(added.error());
    }

    workspace::SavedRequest request;
    request.name = QStringLiteral("Vapi tool-calls to the built-in receiver");
    request.toReceiver = true;
    request.body = *body;
    request.credentialId = added->id;
    request.templateId = QStringLiteral("vapi/") + QLatin1String(kEvent);
    const base::Result<workspace::SavedRequest> saved = m_workspace.saveRequest(std::move(request));
    if (!saved) {
        co_await m_keep.remove(added->id, KeepCredential::WhenUsed::RemoveAnyway);
        co_return base::Failure(saved.error());
    }
    co_return base::Result<void>();
}

base::Result<bool> FirstStart::isFresh() const
{
    const auto credentials = m_workspace.credentials();
    if (!credentials) {
        return base::Failure(credentials.error());
    }
    const auto requests = m_workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    return credentials->items.empty() && credentials->broken.empty() && requests->items.empty() &&
           requests->broken.empty();
}

} // namespace sealwright::flow
