// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::base {

/// How bytes become text (RFC 4648): base16 in either case, base64 with padding, base64url without.
enum class Encoding { Hex, HexUpper, Base64, Base64Url };

/// `hex`, `HEX`, `base64`, `base64url`.
QByteArray nameOf(Encoding encoding);
std::optional<Encoding> encodingNamed(QByteArrayView name);

QByteArray encode(QByteArrayView bytes, Encoding encoding);

/// Reads hex of either case, base64 and base64url with or without their padding. Nothing for any other text:
/// no blanks, and no bits left over that an encoder would have written as zero. So two texts of one length
/// never stand for the same bytes, but for the case of hex.
std::optional<QByteArray> decode(QByteArrayView text, Encoding encoding);

/// base64url as RFC 7515 §2 has it: without padding, which is refused here.
std::optional<QByteArray> decodeUnpadded(QByteArrayView text);

/// The offset of the first character that cannot be part of such a text, or -1.
qsizetype firstForeignCharacter(QByteArrayView text, Encoding encoding);

} // namespace sealwright::base
