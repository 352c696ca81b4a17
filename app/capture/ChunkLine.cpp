// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/ChunkLine.h"

#include "app/capture/HttpBytes.h"

namespace sealwright::capture {

namespace {

constexpr qsizetype kSizeDigits = 16; // all that fit into 64 bits, leading zeros included

std::optional<unsigned> hexDigit(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return static_cast<unsigned>(byte - '0');
    }
    if (byte >= 'a' && byte <= 'f') {
        return static_cast<unsigned>(byte - 'a' + 10);
    }
    if (byte >= 'A' && byte <= 'F') {
        return static_cast<unsigned>(byte - 'A' + 10);
    }
    return std::nullopt;
}

qsizetype countDigits(QByteArrayView bytes)
{
    const auto *const end = std::ranges::find_if(bytes, [](char byte) { return !hexDigit(byte); });
    return end - bytes.begin();
}

} // namespace

std::optional<Refusal> checkChunkStart(QByteArrayView bytes, qint64 offset, qsizetype extensionsBefore)
{
    if (bytes.endsWith('\r')) {
        bytes.chop(1);
    }
    const qsizetype digits = countDigits(bytes);
    if (digits > kSizeDigits) {
        return malformed("chunk_size_too_long", offset + kSizeDigits);
    }
    if (digits == 0 && !bytes.isEmpty()) {
        return malformed("chunk_size_invalid", offset);
    }
    if (extensionsBefore + bytes.size() - digits > kChunkExtensionLimit) {
        return malformed("chunk_extension_too_long", offset + digits);
    }
    return std::nullopt;
}

std::optional<Refusal> readChunkLine(QByteArrayView line, qint64 offset, ChunkLine &result)
{
    const qsizetype digits = countDigits(line);
    if (digits == 0 || (digits < line.size() && line[digits] != ';')) {
        return malformed("chunk_size_invalid", offset + digits);
    }
    for (qsizetype i = digits; i < line.size(); ++i) {
        if (isControl(line[i])) {
            return malformed("chunk_extension_invalid", offset + i);
        }
    }
    result.size = 0;
    for (const char byte : line.first(digits)) {
        result.size = result.size * 16 + *hexDigit(byte);
    }
    result.extensionBytes = line.size() - digits;
    return std::nullopt;
}

} // namespace sealwright::capture
