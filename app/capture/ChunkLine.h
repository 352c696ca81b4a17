// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Refusal.h"

namespace sealwright::capture {

/// All chunk extensions of one message together.
constexpr qsizetype kChunkExtensionLimit = 4 * 1024;

struct ChunkLine
{
    quint64 size = 0;
    qsizetype extensionBytes = 0;
};

/// What can be judged of a chunk's first line (RFC 9112 §7.1) before it is complete: too many digits,
/// extensions without end. `extensionsBefore` are the bytes of extensions of the chunks before.
std::optional<Refusal> checkChunkStart(QByteArrayView bytes, qint64 offset, qsizetype extensionsBefore);

/// Reads the complete line without its CRLF; it passed checkChunkStart.
std::optional<Refusal> readChunkLine(QByteArrayView line, qint64 offset, ChunkLine &result);

} // namespace sealwright::capture
