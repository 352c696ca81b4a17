// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sealwright::crypto {

/// Whether the 32 bytes encode one of the eight Ed25519 points whose order divides 8, canonically or not:
/// under such a public key anybody can make signatures that hold (RFC 8032 §5.1.7 does not look for them).
bool hasSmallOrder(QByteArrayView point);

} // namespace sealwright::crypto
