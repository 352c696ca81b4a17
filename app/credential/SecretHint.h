// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"

namespace sealwright::credential {

/// Something odd about the shape of a secret that is being entered. It may still be right: this warns and
/// never refuses.
enum class SecretHint {
    SurroundingBlanks, ///< white space or a line break at an end
    Quoted,            ///< between quotation marks
    BearerTwice,       ///< begins with the prefix that is put before it anyway
    ApiKey,            ///< `sk_…` where a signing secret is asked
    WebhookPrefix,     ///< `whsec_…` with fields that neither strip nor decode it
    UserInPassword,    ///< begins with the user name and a colon, which are put before it anyway
    ShortRsaKey,       ///< an RSA key of fewer bits than crypto::kShortestModulus
    SmallOrderKey,     ///< an Ed25519 public key under which anybody can sign
    KeyInPem,          ///< a key or certificate where neither is asked
    FilePath,          ///< `@/run/secret`, `~/key.txt`: where it may be, not what it is
};

QByteArray nameOf(SecretHint hint); ///< `surrounding_blanks`, `quoted` and so on

std::vector<SecretHint> secretHints(const Credential &credential, QByteArrayView secret);

} // namespace sealwright::credential
