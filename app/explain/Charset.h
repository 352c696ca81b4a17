// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::explain {

/// The single-byte character sets that UTF-8 is mistaken for: ISO 8859-1, and Windows' variant of it
/// (https://encoding.spec.whatwg.org/#windows-1252).
enum class Charset { Latin1, Windows1252 };

QByteArray nameOf(Charset charset);

/// UTF-8 text in that character set; nothing when it is no UTF-8 or has other characters.
std::optional<QByteArray> fromUtf8(QByteArrayView text, Charset charset);
/// Text of that character set as UTF-8.
QByteArray toUtf8(QByteArrayView text, Charset charset);

} // namespace sealwright::explain
