// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::explain {

/// What is inside gzip (RFC 1952), zlib (RFC 1950), raw deflate (RFC 1951) or Brotli (RFC 7932).
struct Inflated
{
    QByteArray bytes;
    QByteArray form; ///< as Content-Encoding names it: `gzip`, `deflate`, `br`
};

/// Nothing for other bytes, and for what would become larger than `limit`.
std::optional<Inflated> inflated(QByteArrayView compressed, qsizetype limit);

} // namespace sealwright::explain
