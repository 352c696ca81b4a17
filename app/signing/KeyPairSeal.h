// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Seal.h"

namespace sealwright::signing {

/// A seal of a key pair: the private half signs, the public one judges. Fails with what is wrong with the
/// key's text, or when the key is of a type the algorithm has no use for.
base::Result<std::unique_ptr<Seal>> makeKeyPairSeal(crypto::SignatureAlgorithm algorithm,
                                                    QByteArrayView keyText, KeyUse use);

} // namespace sealwright::signing
