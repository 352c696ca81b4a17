// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/DecodedToken.h"

#include "app/jwt/CompactToken.h"
#include "app/jwt/JwtAlgorithm.h"
#include "app/jwt/NumericDate.h"

#include <array>

namespace sealwright::jwt {
namespace {

constexpr std::array<const char *, 15> kWarningNames{
    "algorithm_missing", "algorithm_unknown",  "unsecured",        "embedded_key",     "critical_extension",
    "unencoded_payload", "payload_not_claims", "never_expires",    "time_not_number",  "time_in_milliseconds",
    "expired",           "not_yet_valid",      "issued_in_future", "payload_too_deep", "signature_missing"};

/// The year 5138 in seconds, March 1973 in milliseconds.
constexpr double kSurelyMilliseconds = 1e11;

void warnOfHeader(DecodedToken &token)
{
    const std::optional<QString> name = base::stringMember(token.header, "alg");
    if (!name) {
        token.warnings.push_back(TokenWarning::AlgorithmMissing);
    } else if (name->compare(QLatin1String("none"), Qt::CaseInsensitive) == 0) {
        token.warnings.push_back(TokenWarning::Unsecured);
    } else if (!jwtAlgorithmNamed(name->toUtf8())) {
        token.warnings.push_back(TokenWarning::AlgorithmUnknown);
    } else if (token.signature.isEmpty()) {
        token.warnings.push_back(TokenWarning::SignatureMissing);
    }
    if (std::ranges::any_of(std::array{"jwk", "jku", "x5u", "x5c"},
                            [&token](const char *member) { return token.header.contains(member); })) {
        token.warnings.push_back(TokenWarning::EmbeddedKey);
    }
    if (token.header.contains("crit")) {
        token.warnings.push_back(TokenWarning::CriticalExtension);
    }
    if (const auto b64 = token.header.find("b64"); b64 != token.header.end() && *b64 == false) {
        token.warnings.push_back(TokenWarning::UnencodedPayload);
    }
}

void addTime(DecodedToken &token, const char *claim)
{
    const NumericDate date = NumericDate::of(*token.claims, claim);
    if (date.isMissing()) {
        return;
    }
    if (!date.seconds) {
        token.warnings.push_back(TokenWarning::TimeNotNumber);
        return;
    }
    if (std::abs(*date.seconds) > kSurelyMilliseconds) {
        token.warnings.push_back(TokenWarning::TimeInMilliseconds);
    } else {
        token.times.emplace_back(
            claim, base::TimePoint(std::chrono::milliseconds(static_cast<qint64>(*date.seconds * 1000))));
    }
}

void warnOfTimes(DecodedToken &token, base::TimePoint now)
{
    const double seconds = static_cast<double>(now.time_since_epoch().count()) / 1000;
    const auto at = [&token](const char *claim) { return NumericDate::of(*token.claims, claim); };
    if (const NumericDate expiry = at("exp"); expiry.isMissing()) {
        token.warnings.push_back(TokenWarning::NeverExpires);
    } else if (expiry.seconds && seconds >= *expiry.seconds) {
        token.warnings.push_back(TokenWarning::Expired);
    }
    if (const NumericDate start = at("nbf"); start.seconds && seconds < *start.seconds) {
        token.warnings.push_back(TokenWarning::NotYetValid);
    }
    if (const NumericDate issue = at("iat"); issue.seconds && seconds < *issue.seconds) {
        token.warnings.push_back(TokenWarning::IssuedInFuture);
    }
}

} // namespace

QByteArray nameOf(TokenWarning warning)
{
    return kWarningNames[static_cast<std::size_t>(warning)];
}

QByteArrayView tokenIn(QByteArrayView text)
{
    constexpr QByteArrayView kScheme("bearer ");
    QByteArrayView token = text.trimmed();
    if (token.size() > kScheme.size() &&
        token.first(kScheme.size()).compare(kScheme, Qt::CaseInsensitive) == 0) {
        token = token.sliced(kScheme.size()).trimmed();
    }
    return token;
}

base::Result<DecodedToken> decodeToken(QByteArrayView text, base::TimePoint now)
{
    base::Result<CompactToken> compact = readCompactToken(tokenIn(text));
    if (!compact) {
        return base::Failure(compact.error());
    }
    DecodedToken token{compact->header,    {}, compact->payload, compact->signature, {}, {},
                       compact->headerText};
    warnOfHeader(token);
    if (base::Result<base::Json> claims = claimsOf(*compact)) {
        token.claims = *std::move(claims);
        for (const char *claim : {"iat", "nbf", "exp"}) {
            addTime(token, claim);
        }
        warnOfTimes(token, now);
    } else {
        const base::Result<base::Json> json = base::parseJson(compact->payload);
        const bool isTooDeep = !json && json.error().is(base::JsonError::TooDeep);
        token.warnings.push_back(isTooDeep ? TokenWarning::PayloadTooDeep : TokenWarning::PayloadNotClaims);
    }
    return token;
}

} // namespace sealwright::jwt
