// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/ChunkedBody.h"

#include "app/http/HeadBlock.h"

#include <charconv>

namespace sealwright::http {
namespace {

std::optional<QByteArrayView> takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    if (end < 0) {
        return std::nullopt;
    }
    QByteArrayView line = rest.first(end);
    rest = rest.sliced(end + 1);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

std::optional<qsizetype> chunkSize(QByteArrayView line)
{
    if (const qsizetype extension = line.indexOf(';'); extension >= 0) {
        line = line.first(extension);
    }
    line = trimBlanks(line);
    if (line.isEmpty() || line.size() > 15) {
        return std::nullopt;
    }
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.begin(), line.end(), size, 16);
    if (error != std::errc() || end != line.end()) {
        return std::nullopt;
    }
    return static_cast<qsizetype>(size);
}

} // namespace

std::optional<QByteArray> decodeChunked(QByteArrayView body)
{
    QByteArray content;
    for (;;) {
        const auto line = takeLine(body);
        const auto size = line ? chunkSize(*line) : std::nullopt;
        if (!size || *size > body.size()) {
            return std::nullopt;
        }
        if (*size == 0) {
            break;
        }
        content += body.first(*size);
        body = body.sliced(*size);
        const auto end = takeLine(body);
        if (!end || !end->isEmpty()) {
            return std::nullopt;
        }
    }
    for (;;) { // Trailers, and the blank line after them.
        const auto line = takeLine(body);
        if (!line) {
            return std::nullopt;
        }
        if (line->isEmpty()) {
            return body.isEmpty() ? std::optional(content) : std::nullopt;
        }
    }
}

} // namespace sealwright::http
