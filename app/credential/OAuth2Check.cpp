// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/OAuth2Check.h"

#include "app/base/Variables.h"
#include "app/credential/FieldCheck.h"
#include "app/http/Url.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

/// %x21 / %x23-5B / %x5D-7E
bool isScopeCharacter(char c)
{
    return c >= 0x21 && c <= 0x7e && c != '"' && c != '\\';
}

} // namespace

base::Result<void> checkOAuth2Fields(const OAuth2Fields &fields)
{
    if (fields.tokenUrl.isEmpty()) {
        return fieldInvalid("tokenUrl", fields.tokenUrl, "it is empty");
    }
    if (fields.clientId.isEmpty()) {
        return fieldInvalid("clientId", fields.clientId, "it is empty");
    }
    return {};
}

base::Result<void> checkEndpointUrl(const char *field, const QByteArray &value)
{
    if (value.trimmed().isEmpty()) {
        return {};
    }
    if (!base::variableUses(value).empty()) {
        return {}; // only with their values can it be told, and then it is
    }
    const base::Result<http::Url> url = http::Url::parse(value);
    if (!url) {
        const QString reason = url.error().fact("reason");
        return fieldInvalid(field, value,
                            reason.isEmpty() ? QStringLiteral("it is no http or https URL") : reason);
    }
    if (value.contains('#')) {
        return fieldInvalid(field, value, "it has a fragment (#), which a token endpoint must not have");
    }
    return {};
}

base::Result<void> checkScope(const char *field, const QByteArray &value)
{
    const char *const stranger =
        std::ranges::find_if(value, [](char c) { return c != ' ' && !isScopeCharacter(c); });
    if (stranger != value.end()) {
        return fieldInvalid(field, value,
                            QStringLiteral("character %1 must not stand in a scope (RFC 6749 §3.3)")
                                .arg(stranger - value.begin() + 1));
    }
    if (value.startsWith(' ') || value.endsWith(' ') || value.contains("  ")) {
        return fieldInvalid(field, value, "between two scopes stands one blank, and none at an end");
    }
    return {};
}

QByteArray nameOf(CredentialWarning warning)
{
    return warning == CredentialWarning::KeyInUrl ? QByteArrayLiteral("key_in_url")
                                                  : QByteArrayLiteral("token_url_insecure");
}

std::vector<CredentialWarning> warningsOf(const Credential &credential)
{
    if (const auto *apiKey = std::get_if<ApiKeyFields>(&credential.fields);
        apiKey != nullptr && apiKey->placement == KeyPlacement::Query) {
        return {CredentialWarning::KeyInUrl};
    }
    const auto *oauth2 = std::get_if<OAuth2Fields>(&credential.fields);
    if (oauth2 == nullptr) {
        return {};
    }
    const auto url = http::Url::parse(oauth2->tokenUrl);
    if (url && url->scheme() != "https" && !url->isLoopback()) {
        return {CredentialWarning::TokenUrlInsecure};
    }
    return {};
}

} // namespace sealwright::credential
