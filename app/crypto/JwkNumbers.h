// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/base/SecretBytes.h"
#include "app/crypto/KeyError.h"
#include "app/crypto/OpenSslHandles.h"

#include <optional>
#include <string>

namespace sealwright::crypto {

/// How long a coordinate of the curve is in a JWK: never shorter (RFC 7518 §6.2.1.2).
struct JwkCurve
{
    qsizetype octets;
};

std::optional<JwkCurve> jwkCurveNamed(const QString &name);

base::Failure invalidMember(const char *member, const QString &reason);

/// What the member holds in unpadded base64url, of just that many bytes when `size` is not 0. Fails with
/// JwkInvalid.
base::Result<base::SecretBytes> memberBytes(const base::Json &jwk, const char *member, qsizetype size = 0);

OwnedNumber numberFrom(const base::SecretBytes &bigEndian);

/// base64url of the number, big-endian, with zero octets in front up to `size` (RFC 7518 §2, Base64urlUInt).
std::string encodedNumber(const BIGNUM *number, qsizetype size);

} // namespace sealwright::crypto
