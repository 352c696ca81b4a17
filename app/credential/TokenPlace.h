// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"

namespace sealwright::credential {

/// Where a credential puts what it sends instead of a signature: a token, a key, user name and password. In a
/// header it stands behind `prefix`, in the query it is the value of a parameter.
struct TokenPlace
{
    enum class Where { Header, Query };

    Where where = Where::Header;
    QByteArray name;
    QByteArray prefix;     ///< never in a query
    bool isScheme = false; ///< the prefix is an authentication scheme, the same in any case (RFC 9110 §11.1)

    bool operator==(const TokenPlace &) const = default;
};

/// Nothing for a credential that signs (hmac) or has no part in the request (mtls).
std::optional<TokenPlace> tokenPlaceOf(const Fields &fields);
TokenPlace tokenPlaceOf(const BearerFields &fields);

/// What stands there of a secret: itself, or for `basic` the base64 of `username:secret` (RFC 7617 §2).
base::SecretBytes sentSecret(const Fields &fields, const base::SecretBytes &secret);

/// Whether header or parameter can have the name that it has; each field's own form was checked when it was
/// set.
base::Result<void> checkApiKeyFields(const ApiKeyFields &fields);

} // namespace sealwright::credential
