// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/CompactToken.h"

#include "app/base/Encoding.h"

#include <array>

namespace sealwright::jwt {
namespace {

base::Failure segmentMalformed(const char *segment, const QString &reason)
{
    return base::failure(JwtError::TokenMalformed,
                         {{"segment", QString::fromLatin1(segment)}, {"reason", reason}});
}

QString reasonOf(const base::Error &error)
{
    if (error.is(base::JsonError::TooDeep)) {
        return QStringLiteral("its JSON nests too deep");
    }
    if (error.is(base::JsonError::DuplicateMember)) {
        return QStringLiteral("its JSON has two members %1").arg(error.fact("member"));
    }
    return QStringLiteral("it is not JSON, at line %1, column %2: %3")
        .arg(error.fact("line"), error.fact("column"), error.fact("reason"));
}

base::Result<base::Json> objectIn(QByteArrayView text, const char *segment)
{
    base::Result<base::Json> json = base::parseUniqueJson(text);
    if (!json) {
        return segmentMalformed(segment, reasonOf(json.error()));
    }
    if (!json->is_object()) {
        return segmentMalformed(segment, QStringLiteral("it is no JSON object"));
    }
    return json;
}

QString notBase64Url(QByteArrayView segment)
{
    const qsizetype foreign = base::firstForeignCharacter(segment, base::Encoding::Base64Url);
    if (foreign >= 0 && QByteArrayView(" \t\r\n").contains(segment[foreign])) {
        return QStringLiteral("a blank or line break stands at character %1").arg(foreign + 1);
    }
    if (foreign >= 0) {
        return QStringLiteral("character %1 is not of base64url").arg(foreign + 1);
    }
    return segment.endsWith('=') ? QStringLiteral("it is padded")
                                 : QStringLiteral("its last character leaves bits over");
}

} // namespace

base::Result<CompactToken> readCompactToken(QByteArrayView token)
{
    if (token.size() > kLongestToken) {
        return segmentMalformed("token", QStringLiteral("it is longer than %1 bytes").arg(kLongestToken));
    }
    const auto dots = std::ranges::count(token, '.');
    if (dots != 2) {
        return segmentMalformed("token",
                                dots == 4 ? QStringLiteral("it has five segments: an encrypted token (JWE)")
                                          : QStringLiteral("it has %1 instead of two dots").arg(dots));
    }
    const qsizetype first = token.indexOf('.');
    const qsizetype second = token.indexOf('.', first + 1);
    const std::array<QByteArrayView, 3> segments{
        token.first(first), token.sliced(first + 1, second - first - 1), token.sliced(second + 1)};
    constexpr std::array<const char *, 3> kNames{"header", "payload", "signature"};
    std::array<QByteArray, 3> decoded;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        std::optional<QByteArray> bytes = base::decodeUnpadded(segments[i]);
        if (!bytes) {
            return segmentMalformed(kNames[i], notBase64Url(segments[i]));
        }
        decoded[i] = *std::move(bytes);
    }
    base::Result<base::Json> header = objectIn(decoded[0], kNames[0]);
    if (!header) {
        return base::Failure(header.error());
    }
    return CompactToken{token.first(second).toByteArray(), *std::move(header), decoded[1], decoded[2],
                        decoded[0]};
}

base::Result<base::Json> claimsOf(const CompactToken &token)
{
    return objectIn(token.payload, "payload");
}

} // namespace sealwright::jwt
