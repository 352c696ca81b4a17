// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/signing/SigningError.h"

#include <vector>

namespace sealwright::signing {

/// How a recipe's key comes from the secret as the user has it: the first of the prefixes that is there is
/// dropped, the rest decoded.
struct KeyPlan
{
    enum class Decode { Utf8, Base64, Base64Url, Hex };

    std::vector<QByteArray> prefixes;
    Decode decode = Decode::Utf8;
    std::vector<QByteArray> keptPrefixes{};    ///< that look like others' but belong to the key
    std::vector<QByteArray> publicPrefixes{};  ///< of a public key, beside `prefixes`
    std::vector<QByteArray> privatePrefixes{}; ///< of a private key
};

QByteArray nameOf(KeyPlan::Decode decode);
std::optional<KeyPlan::Decode> keyDecodeNamed(QByteArrayView name);

/// The text behind the first of the prefixes that is there.
QByteArrayView withoutPrefix(QByteArrayView text, const std::vector<QByteArray> &prefixes);

/// Padding may be missing; anything else that is not of the alphabet, blanks included, is refused. Fails with
/// KeyEmpty or KeyUndecodable, whose reason gives a position but no character of the secret.
base::Result<base::SecretBytes> decodeKey(const KeyPlan &plan, const base::SecretBytes &secret);

} // namespace sealwright::signing
