// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::explain {

/// What is inside gzip (RFC 1952), zlib (RFC 1950) or raw deflate (RFC 1951).
struct Inflated
{
    QByteArray bytes;
    QByteArray form; ///< `gzip`, `deflate`
};

/// Nothing for other bytes, and for what would become larger than `limit`.
std::optional<Inflated> inflated(QByteArrayView compressed, qsizetype limit);

} // namespace sealwright::explain
