// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Seal.h"

namespace sealwright::signing {

/// What an `alg` of RFC 7518 §3.1, RFC 8037 and RFC 8812 stands for. Nothing for `none` and unknown ones.
std::optional<SealMethod> joseMethod(QByteArrayView algorithm);

/// Base64url without padding (RFC 7515 §2).
QByteArray joseEncoded(QByteArrayView bytes);

} // namespace sealwright::signing
