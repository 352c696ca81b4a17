// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace sealwright::base {

/// The texts that a secret usually stands as, each once: itself, hex of either case, base64 and base64url
/// without their padding, percent-encoded with either case, and inside a JSON string. Whoever calls wipes
/// them.
std::vector<QByteArray> usualEncodings(QByteArrayView secret);

/// What can be seen of it in the base64 and base64url of something longer, such as `user:secret`: the
/// characters that no neighbour has a part in, for each of the three ways in which it can lie there. To be
/// wiped, too.
std::vector<QByteArray> encodingsWithin(QByteArrayView secret);

} // namespace sealwright::base
