// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/FieldLine.h"

#include "app/capture/HttpBytes.h"
#include "app/http/HeadBlock.h"

#include <array>

namespace sealwright::capture {

namespace {

std::optional<Refusal> checkName(QByteArrayView name, qint64 offset)
{
    if (name.isEmpty()) {
        return malformed("header_name_invalid", offset);
    }
    if (isBlank(name.back())) {
        return malformed("space_before_colon", offset + name.size() - 1);
    }
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!isTokenByte(name[i])) {
            return malformed(name[i] == '\0' ? "nul_byte" : "header_name_invalid", offset + i);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> readFieldLine(QByteArrayView line, qint64 offset, http::HeaderList &fields)
{
    if (isBlank(line.front())) {
        return malformed("obs_fold", offset);
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        return malformed("header_without_colon", offset);
    }
    if (auto refusal = checkName(line.first(colon), offset)) {
        return refusal;
    }
    for (qsizetype i = colon + 1; i < line.size(); ++i) {
        if (isControl(line[i])) {
            return malformed(line[i] == '\0' ? "nul_byte" : "control_byte", offset + i);
        }
    }
    fields.append(line.first(colon).toByteArray(), http::trimBlanks(line.sliced(colon + 1)).toByteArray());
    return std::nullopt;
}

bool isForbiddenInTrailer(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 17> framing{
        "host",          "content-length", "transfer-encoding", "te",
        "trailer",       "connection",     "proxy-connection",  "keep-alive",
        "upgrade",       "expect",         "content-encoding",  "content-type",
        "content-range", "cookie",         "set-cookie",        "date",
        "forwarded",
    };
    static constexpr std::array<QByteArrayView, 8> authenticating{
        "authorization", "authentication", "signature", "secret", "token", "api-key", "timestamp", "digest",
    };
    const QByteArray lower = name.toByteArray().toLower();
    return std::ranges::find(framing, QByteArrayView(lower)) != framing.end() ||
           std::ranges::any_of(authenticating,
                               [&lower](QByteArrayView word) { return lower.contains(word); });
}

} // namespace sealwright::capture
