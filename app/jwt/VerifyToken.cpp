// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/VerifyToken.h"

#include "app/crypto/Hmac.h"
#include "app/crypto/Signature.h"
#include "app/jwt/CompactToken.h"
#include "app/jwt/NumericDate.h"

#include <algorithm>
#include <array>

namespace sealwright::jwt {
namespace {

constexpr std::array<const char *, 12> kReasonNames{
    "ok",      "malformed",     "alg_not_allowed", "alg_none",          "key_mismatch", "signature_invalid",
    "expired", "not_yet_valid", "issuer_mismatch", "audience_mismatch", "crit_unknown", "kid_not_found"};

struct Verdict
{
    TokenReason reason;
    std::optional<base::Error> cause = std::nullopt;
    std::optional<crypto::KeyWeakness> weakness = std::nullopt;
};

std::optional<crypto::KeyWeakness> weaknessOfKey(const KeySetEntry &entry)
{
    const auto *pair = std::get_if<crypto::PublicKey>(&*entry.key);
    return pair == nullptr ? std::nullopt : crypto::weaknessOf(pair->facts());
}

/// The names that RFC 7515 §4.1 and RFC 7518 define themselves, which `crit` must not list (§4.1.11).
constexpr std::array kRegistered{"alg", "jku",      "jwk", "kid", "x5u", "x5c",
                                 "x5t", "x5t#S256", "typ", "cty", "crit"};

Verdict malformedVerdict(const char *segment, const char *reason)
{
    return {TokenReason::Malformed,
            base::Error(JwtError::TokenMalformed, {{"segment", QString::fromLatin1(segment)},
                                                   {"reason", QString::fromLatin1(reason)}})};
}

Verdict checkCritical(const base::Json &header)
{
    const auto critical = header.find("crit");
    if (critical != header.end()) {
        const bool wellFormed =
            critical->is_array() && !critical->empty() &&
            std::ranges::all_of(*critical, [&header](const base::Json &name) {
                return name.is_string() && header.contains(name.get<std::string>()) &&
                       std::ranges::find(kRegistered, name.get<std::string>()) == kRegistered.end();
            });
        return wellFormed ? Verdict{TokenReason::CritUnknown}
                          : malformedVerdict("header", "its crit is not valid");
    }
    const auto b64 = header.find("b64");
    return {b64 != header.end() && *b64 != true ? TokenReason::CritUnknown : TokenReason::Ok};
}

std::optional<JwtAlgorithm> allowedAlgorithm(const base::Json &header, const TokenRules &rules,
                                             Verdict &verdict)
{
    const std::optional<QString> name = base::stringMember(header, "alg");
    if (!name) {
        verdict = malformedVerdict("header", "it has no alg");
        return std::nullopt;
    }
    // Whatever its case: verifiers were fooled by nOnE.
    if (name->compare(QLatin1String("none"), Qt::CaseInsensitive) == 0) {
        verdict = {TokenReason::AlgNone};
        return std::nullopt;
    }
    const std::optional<JwtAlgorithm> algorithm = jwtAlgorithmNamed(name->toUtf8());
    if (!algorithm || std::ranges::find(rules.algorithms, *algorithm) == rules.algorithms.end()) {
        verdict = {TokenReason::AlgNotAllowed};
        return std::nullopt;
    }
    return algorithm;
}

bool accepts(const CheckingKey &key, JwtAlgorithm algorithm, const CompactToken &token)
{
    if (const std::optional<crypto::HashAlgorithm> hash = hmacOf(algorithm)) {
        return crypto::equalInConstantTime(
            crypto::hmac(*hash, std::get<base::SecretBytes>(key).view(), token.signingInput),
            token.signature);
    }
    const auto &pair = std::get<crypto::PublicKey>(key);
    return crypto::verify(pair, *signatureOf(algorithm, pair.type()), token.signingInput, token.signature)
        .value_or(false);
}

/// The entries that the token's `kid` leaves; without one, or with a key of the caller's own, all of them.
std::vector<const KeySetEntry *> namedEntries(const CompactToken &token, const JwkSet &keys)
{
    const std::optional<QString> kid = base::stringMember(token.header, "kid");
    std::vector<const KeySetEntry *> named;
    for (const KeySetEntry &entry : keys.entries()) {
        if (keys.isOneKey() || !kid || entry.kid == kid) {
            named.push_back(&entry);
        }
    }
    return named;
}

Verdict checkSignature(const CompactToken &token, const JwkSet &keys, JwtAlgorithm algorithm)
{
    const std::vector<const KeySetEntry *> named = namedEntries(token, keys);
    if (named.empty()) {
        return {TokenReason::KidNotFound};
    }
    std::vector<const KeySetEntry *> fitting;
    std::ranges::copy_if(named, std::back_inserter(fitting),
                         [algorithm](const KeySetEntry *entry) { return entry->allows(algorithm); });
    if (fitting.empty()) {
        const auto broken = std::ranges::find_if(named, [](const auto *entry) { return !entry->key; });
        return {TokenReason::KeyMismatch,
                broken != named.end() ? std::optional((*broken)->key.error()) : std::nullopt};
    }
    // Without a kid, which of several keys is meant would be a guess.
    if (!base::stringMember(token.header, "kid") && fitting.size() > 1) {
        return {TokenReason::KidNotFound};
    }
    const auto right = std::ranges::find_if(
        fitting, [&](const KeySetEntry *entry) { return accepts(*entry->key, algorithm, token); });
    const bool accepted = right != fitting.end();
    return {accepted ? TokenReason::Ok : TokenReason::SignatureInvalid, std::nullopt,
            weaknessOfKey(accepted ? **right : *fitting.front())};
}

Verdict checkTimes(const base::Json &claims, const TokenRules &rules)
{
    const NumericDate expiry = NumericDate::of(claims, "exp");
    const NumericDate start = NumericDate::of(claims, "nbf");
    const NumericDate issue = NumericDate::of(claims, "iat");
    for (const NumericDate &date : {expiry, start, issue}) {
        if (date.kind == NumericDate::Kind::NoNumber) {
            return malformedVerdict("payload", "exp, nbf or iat is no number");
        }
    }
    const double now = static_cast<double>(rules.now.time_since_epoch().count()) / 1000;
    const double leeway = static_cast<double>(rules.leeway.count()) / 1000;
    if (expiry.seconds && now >= *expiry.seconds + leeway) { // RFC 7519 §4.1.4: "on or after"
        return {TokenReason::Expired};
    }
    if ((start.seconds && now + leeway < *start.seconds) ||
        (issue.seconds && now + leeway < *issue.seconds)) {
        return {TokenReason::NotYetValid};
    }
    return {TokenReason::Ok};
}

/// RFC 7519 §4.1.3: one string or an array of them.
bool namesAudience(const base::Json &claims, const QString &audience)
{
    const auto member = claims.find("aud");
    if (member == claims.end()) {
        return false;
    }
    const std::string wanted = base::utf8(audience);
    if (member->is_array()) {
        return std::ranges::any_of(*member, [&wanted](const base::Json &one) { return one == wanted; });
    }
    return *member == wanted;
}

Verdict checkClaims(const base::Json &claims, const TokenRules &rules)
{
    if (Verdict times = checkTimes(claims, rules); times.reason != TokenReason::Ok) {
        return times;
    }
    if (rules.issuer && base::stringMember(claims, "iss") != rules.issuer) {
        return {TokenReason::IssuerMismatch};
    }
    if (rules.audience && !namesAudience(claims, *rules.audience)) {
        return {TokenReason::AudienceMismatch};
    }
    return {TokenReason::Ok};
}

Verdict check(const CompactToken &token, const base::Result<base::Json> &claims, const JwkSet &keys,
              const TokenRules &rules)
{
    Verdict verdict{TokenReason::Ok};
    const std::optional<JwtAlgorithm> algorithm = allowedAlgorithm(token.header, rules, verdict);
    if (!algorithm) {
        return verdict;
    }
    if (verdict = checkCritical(token.header); verdict.reason != TokenReason::Ok) {
        return verdict;
    }
    if (verdict = checkSignature(token, keys, *algorithm); verdict.reason != TokenReason::Ok) {
        return verdict;
    }
    if (rules.signatureOnly) {
        return verdict;
    }
    Verdict ofClaims = claims ? checkClaims(*claims, rules) : Verdict{TokenReason::Malformed, claims.error()};
    ofClaims.weakness = verdict.weakness;
    return ofClaims;
}

} // namespace

QByteArray nameOf(TokenReason reason)
{
    return kReasonNames[static_cast<std::size_t>(reason)];
}

TokenVerification verifyToken(QByteArrayView token, const JwkSet &keys, const TokenRules &rules)
{
    const base::Result<CompactToken> compact = readCompactToken(token);
    if (!compact) {
        return {TokenReason::Malformed, nullptr, nullptr, compact.error()};
    }
    const base::Result<base::Json> claims = claimsOf(*compact);
    Verdict verdict = check(*compact, claims, keys, rules);
    return {verdict.reason, compact->header, claims ? *claims : base::Json(nullptr), std::move(verdict.cause),
            verdict.weakness};
}

} // namespace sealwright::jwt
