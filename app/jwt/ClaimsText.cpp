// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/ClaimsText.h"

namespace sealwright::jwt {
namespace {

/// Ten thousand years on either side: beyond that a sum of times could leave 64 bits.
constexpr qint64 kFarthest = 315'576'000'000;

bool isFar(qint64 seconds)
{
    return seconds > kFarthest || seconds < -kFarthest;
}

void append(QByteArray &text, const char *name, qint64 value)
{
    if (text.size() > 1) {
        text.append(',');
    }
    text.append('"').append(name).append("\":").append(QByteArray::number(value));
}

base::Failure outOfRange(const char *claim)
{
    return base::failure(JwtError::TimeOutOfRange, {{"claim", QString::fromLatin1(claim)}});
}

} // namespace

base::Result<ClaimsText> ClaimsText::create(const TokenTemplate &content)
{
    const base::Json &claims = content.claims;
    if (!claims.is_object()) {
        return base::failure(JwtError::ClaimsNotObject);
    }
    ClaimsText text;
    text.m_given = base::compactJson(claims);
    text.m_given.chop(1);
    if (const auto given = claims.find("iat"); given != claims.end() && given->is_number()) {
        const double issuedAt = given->get<double>();
        const bool isNear =
            issuedAt < static_cast<double>(kFarthest) && issuedAt > -static_cast<double>(kFarthest);
        if (!isNear) { // a NaN is not
            return outOfRange("iat");
        }
        text.m_issuedAt = static_cast<qint64>(issuedAt);
    }
    text.m_writeIssuedAt = content.issuedAt && !claims.contains("iat");
    if (content.notBefore && !claims.contains("nbf")) {
        text.m_notBefore = content.notBefore;
    }
    if (content.expiresIn && !claims.contains("exp")) {
        text.m_expiresIn = content.expiresIn;
    }
    if (text.m_notBefore && isFar(text.m_notBefore->count())) {
        return outOfRange("nbf");
    }
    if (text.m_expiresIn && isFar(text.m_expiresIn->count())) {
        return outOfRange("exp");
    }
    text.m_writeTokenId = content.tokenId && !claims.contains("jti");
    text.m_expires = text.m_expiresIn || claims.contains("exp");
    return text;
}

QByteArray ClaimsText::at(base::TimePoint now, QByteArrayView tokenId) const
{
    const qint64 seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const qint64 issued = m_issuedAt.value_or(seconds);
    QByteArray text = m_given;
    text.reserve(text.size() + 128);
    if (m_writeIssuedAt) {
        append(text, "iat", issued);
    }
    if (m_notBefore) {
        append(text, "nbf", issued + m_notBefore->count());
    }
    if (m_expiresIn) {
        append(text, "exp", issued + m_expiresIn->count());
    }
    if (m_writeTokenId) {
        text.append(text.size() > 1 ? ",\"jti\":" : "\"jti\":")
            .append(base::compactJson(base::Json(base::utf8(tokenId))));
    }
    return text.append('}');
}

} // namespace sealwright::jwt
