// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ExportCredentials.h"

namespace sealwright::flow {
namespace {

using base::Result;
using credential::Credential;

/// Only what we know: whatever else somebody wrote into the file stays there.
base::Json ownDocument(const Credential &credential)
{
    Credential plain = credential;
    plain.document = base::Json::object();
    const base::Json kept = vapi::keptVapiMembers(credential.document);
    if (!kept.empty()) {
        plain.document[vapi::kVapiMember] = kept;
    }
    return credential::toJson(plain);
}

Result<ExportedCredential> exported(const Credential &credential, ExportForm form)
{
    ExportedCredential result{credential.id, credential.name, {}, {}, {}};
    if (form == ExportForm::Sealwright) {
        result.document = ownDocument(credential);
        return result;
    }
    auto written = vapi::writeCredential(credential);
    if (!written) {
        return base::Failure(written.error());
    }
    result.document = std::move(written->document);
    result.notes = std::move(written->notes);
    if (form == ExportForm::VapiCall) {
        const auto call = vapi::apiCallFor(credential);
        if (!call) {
            return base::Failure(call.error());
        }
        result.command = call->command;
    }
    return result;
}

} // namespace

ExportCredentials::ExportCredentials(const workspace::Workspace &workspace)
    : m_workspace(workspace)
{
}

Result<ExportedCredential> ExportCredentials::one(const QString &nameOrId, ExportForm form) const
{
    const auto found = m_workspace.findCredential(nameOrId);
    return found ? exported(*found, form) : Result<ExportedCredential>(base::Failure(found.error()));
}

Result<ExportedCredentials> ExportCredentials::all(ExportForm form) const
{
    auto listing = m_workspace.credentials();
    if (!listing) {
        return base::Failure(listing.error());
    }
    ExportedCredentials result;
    result.broken = std::move(listing->broken);
    for (const Credential &one : listing->items) {
        auto item = exported(one, form);
        if (item) {
            result.items.push_back(std::move(*item));
        } else {
            result.left.push_back({one.id, one.name, item.error()});
        }
    }
    return result;
}

} // namespace sealwright::flow
