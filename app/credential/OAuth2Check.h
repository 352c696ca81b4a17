// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"

namespace sealwright::credential {

/// Whether a token can be asked for: there are a token URL and a client id. Each field's own form was checked
/// when it was set.
base::Result<void> checkOAuth2Fields(const OAuth2Fields &fields);

/// An absolute http or https URL without a fragment, which RFC 6749 §3.2 forbids; or empty.
base::Result<void> checkEndpointUrl(const char *field, const QByteArray &value);

/// Scope tokens of RFC 6749 §3.3, one blank between two; or empty.
base::Result<void> checkScope(const char *field, const QByteArray &value);

/// What works and is unwise all the same.
enum class CredentialWarning {
    TokenUrlInsecure, ///< plain HTTP to another machine: whoever is on the way reads secret and tokens
    KeyInUrl,         ///< an API key in the query: servers and proxies write URLs into their logs
};

QByteArray nameOf(CredentialWarning warning); ///< `token_url_insecure`, `key_in_url`

std::vector<CredentialWarning> warningsOf(const Credential &credential);

} // namespace sealwright::credential
