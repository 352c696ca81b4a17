// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace sealwright::signing {

/// One transformation of a template's expression: `{body|sha256|hex}` has two. All but `Sorted`, which takes
/// the pairs of a query or form, take bytes; all give bytes.
struct Pipe
{
    enum class Kind {
        Md5,
        Sha1,
        Sha256,
        Sha384,
        Sha512,
        Crc32, ///< of RFC 1952, in decimal
        Hex,
        HexUpper,
        Base64,
        Base64Url,
        Lower,
        Upper,
        Trim,
        UrlDecode,
        UrlDecodeHubSpot, ///< only the characters HubSpot's v3 signature decodes
        UrlEncode,
        Ascii,         ///< non-ASCII as `\uXXXX`, lower-case hex
        JsonString,    ///< as a JSON string with its quotes
        JsonMinified,  ///< without the blanks between tokens
        Sorted,        ///< arguments: format, separator
        KeyValueLines, ///< arguments: the member names
        Hmac,          ///< under the recipe's key and algorithm, raw bytes
    };

    Kind kind = Kind::Hex;
    std::vector<QByteArray> arguments;
};

/// `name` or `name:arguments`; nothing when there is no such pipe or its arguments do not fit.
std::optional<Pipe> pipeNamed(QByteArrayView text);

/// Nothing when the bytes are not what the pipe works on: `jsonmin` and `kvlines` of something that is no
/// JSON. Not for `Sorted` and `Hmac`.
std::optional<QByteArray> applyPipe(const Pipe &pipe, QByteArrayView bytes);

} // namespace sealwright::signing
