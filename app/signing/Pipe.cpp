// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Pipe.h"

#include "app/base/JsonScan.h"
#include "app/crypto/HashAlgorithm.h"
#include "app/json/JsonText.h"
#include "app/json/JsonWriter.h"
#include "app/signing/Encoding.h"
#include "app/signing/PercentText.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cstdint>

namespace sealwright::signing {
namespace {

using Kind = Pipe::Kind;

struct PipeEntry
{
    const char *name;
    Kind kind;
};

constexpr PipeEntry kPipes[]{
    {"md5", Kind::Md5},
    {"sha1", Kind::Sha1},
    {"sha256", Kind::Sha256},
    {"sha384", Kind::Sha384},
    {"sha512", Kind::Sha512},
    {"crc32", Kind::Crc32},
    {"hex", Kind::Hex},
    {"HEX", Kind::HexUpper},
    {"base64", Kind::Base64},
    {"base64url", Kind::Base64Url},
    {"lower", Kind::Lower},
    {"upper", Kind::Upper},
    {"trim", Kind::Trim},
    {"urldecode", Kind::UrlDecode},
    {"urlencode", Kind::UrlEncode},
    {"ascii", Kind::Ascii},
    {"jsonstr", Kind::JsonString},
    {"jsonmin", Kind::JsonMinified},
    {"sorted", Kind::Sorted},
    {"kvlines", Kind::KeyValueLines},
    {"hmac", Kind::Hmac},
};

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1U) != 0 ? 0xedb88320U ^ (value >> 1U) : value >> 1U;
        }
        table[i] = value;
    }
    return table;
}

std::uint32_t crc32(QByteArrayView bytes)
{
    static constexpr std::array<std::uint32_t, 256> kTable = crcTable();
    std::uint32_t crc = 0xffffffffU;
    for (const char c : bytes) {
        crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xffU] ^ (crc >> 8U);
    }
    return crc ^ 0xffffffffU;
}

QByteArray asciiEscaped(QByteArrayView bytes)
{
    QByteArray result;
    result.reserve(bytes.size());
    for (const QChar &unit : QString::fromUtf8(bytes)) {
        if (unit.unicode() < 0x80) {
            result.append(static_cast<char>(unit.unicode()));
        } else {
            result.append("\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0'));
        }
    }
    return result;
}

std::optional<QByteArray> minified(QByteArrayView bytes)
{
    if (!json::JsonText(bytes).isValid()) {
        return std::nullopt;
    }
    QByteArray result;
    result.reserve(bytes.size());
    base::JsonScan scan(bytes);
    while (const auto piece = scan.next()) {
        result.append(piece->in(bytes));
    }
    return result;
}

std::optional<QByteArray> keyValueLines(QByteArrayView bytes, const std::vector<QByteArray> &names)
{
    const json::JsonText json(bytes);
    if (!json.isValid()) {
        return std::nullopt;
    }
    QByteArray result;
    for (const QByteArray &name : names) {
        QByteArray token = name;
        token.replace("~", "~0").replace("/", "~1");
        if (const std::optional<QByteArray> value = json.value(QByteArray("/" + token))) {
            result.append(name + "\n" + *value + "\n");
        }
    }
    return result;
}

bool fits(Kind kind, const std::vector<QByteArray> &arguments)
{
    switch (kind) {
    case Kind::Sorted:
        return !arguments.front().isEmpty();
    case Kind::KeyValueLines:
        return !arguments.empty() && std::ranges::find(arguments, QByteArray()) == arguments.end();
    default:
        return arguments.empty();
    }
}

} // namespace

std::optional<Pipe> pipeNamed(QByteArrayView text)
{
    if (text == "urldecode:hubspot") {
        return Pipe{Kind::UrlDecodeHubSpot, {}};
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView name = colon < 0 ? text : text.first(colon);
    const QByteArray rest = colon < 0 ? QByteArray() : text.sliced(colon + 1).toByteArray();
    for (const PipeEntry &entry : kPipes) {
        if (name != entry.name) {
            continue;
        }
        Pipe pipe{entry.kind, {}};
        if (entry.kind == Kind::Sorted) {
            const qsizetype second = rest.indexOf(':');
            pipe.arguments = {second < 0 ? rest : rest.first(second),
                              second < 0 ? QByteArray() : rest.sliced(second + 1)};
        } else if (colon >= 0) {
            for (QByteArray &argument : rest.split(',')) {
                pipe.arguments.push_back(std::move(argument));
            }
        }
        return fits(pipe.kind, pipe.arguments) ? std::optional(std::move(pipe)) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<QByteArray> applyPipe(const Pipe &pipe, QByteArrayView bytes)
{
    using crypto::HashAlgorithm;
    switch (pipe.kind) {
    case Kind::Md5:
        return crypto::digest(HashAlgorithm::Md5, bytes);
    case Kind::Sha1:
        return crypto::digest(HashAlgorithm::Sha1, bytes);
    case Kind::Sha256:
        return crypto::digest(HashAlgorithm::Sha256, bytes);
    case Kind::Sha384:
        return crypto::digest(HashAlgorithm::Sha384, bytes);
    case Kind::Sha512:
        return crypto::digest(HashAlgorithm::Sha512, bytes);
    case Kind::Crc32:
        return QByteArray::number(crc32(bytes));
    case Kind::Hex:
        return encode(bytes, Encoding::Hex);
    case Kind::HexUpper:
        return encode(bytes, Encoding::HexUpper);
    case Kind::Base64:
        return encode(bytes, Encoding::Base64);
    case Kind::Base64Url:
        return encode(bytes, Encoding::Base64Url);
    case Kind::Lower:
        return bytes.toByteArray().toLower();
    case Kind::Upper:
        return bytes.toByteArray().toUpper();
    case Kind::Trim:
        return bytes.trimmed().toByteArray();
    case Kind::UrlDecode:
        return percentDecoded(bytes);
    case Kind::UrlDecodeHubSpot:
        return percentDecoded(bytes, ":/?@!$'()*,;");
    case Kind::UrlEncode:
        return bytes.toByteArray().toPercentEncoding();
    case Kind::Ascii:
        return asciiEscaped(bytes);
    case Kind::JsonString:
        return json::jsonString(bytes);
    case Kind::JsonMinified:
        return minified(bytes);
    case Kind::KeyValueLines:
        return keyValueLines(bytes, pipe.arguments);
    case Kind::Sorted:
    case Kind::Hmac:
        break;
    }
    return std::nullopt;
}

} // namespace sealwright::signing
