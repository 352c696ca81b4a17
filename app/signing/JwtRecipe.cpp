// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/JwtRecipe.h"

#include "app/jwt/CompactToken.h"
#include "app/jwt/TokenMinter.h"
#include "app/jwt/VerifyToken.h"
#include "app/signing/JoseMethod.h"
#include "app/signing/OpenKey.h"
#include "app/signing/TimeWindow.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

using base::Json;

/// What a token says, and what of it is signed. Nothing is believed yet.
struct Parts
{
    QByteArray input;
    Json claims;
};

std::optional<Parts> readToken(const QByteArray &text)
{
    const base::Result<jwt::CompactToken> token = jwt::readCompactToken(text);
    if (!token) {
        return std::nullopt;
    }
    base::Result<Json> claims = jwt::claimsOf(*token);
    return claims ? std::optional(Parts{token->signingInput, *std::move(claims)}) : std::nullopt;
}

/// Without its claims: what a recipe asks of those is not what a verifier of tokens asks.
Reason signatureReason(jwt::TokenReason reason)
{
    switch (reason) {
    case jwt::TokenReason::Ok:
        return Reason::Ok;
    case jwt::TokenReason::AlgNone:
    case jwt::TokenReason::AlgNotAllowed:
        return Reason::UnsupportedScheme;
    case jwt::TokenReason::SignatureInvalid:
        return Reason::SignatureMismatch;
    default:
        return Reason::MalformedHeader;
    }
}

/// How much a reason says: the later in this list, the closer the token came.
int rank(Reason reason)
{
    switch (reason) {
    case Reason::MalformedHeader:
        return 0;
    case Reason::UnsupportedScheme:
        return 1;
    case Reason::SignatureMismatch:
        return 2;
    case Reason::ClaimsMismatch:
        return 3;
    default:
        return 4;
    }
}

/// Whether the token's claims are what this request makes them; those that only the sender can know may be
/// anything, but must be there.
bool speakOfRequest(const CompiledRecipe::Program &program, const Json &claims, Evaluator &evaluator)
{
    return std::ranges::all_of(program.claims, [&](const Claim &claim) {
        const auto found = claims.find(claim.name);
        if (found == claims.end()) {
            return false;
        }
        if (!claim.isComputed()) {
            return true;
        }
        if (!claim.text) {
            return *found == claim.literal;
        }
        const base::Result<Expanded> expected = evaluator.expand(*claim.text);
        if (!expected) { // a variable nobody gave
            return expected.error().is(SigningError::VariableMissing);
        }
        return *found == Json(base::utf8(expected->bytes));
    });
}

/// A NumericDate (RFC 7519 §2); nothing when the claim is absent or no such number.
std::optional<base::TimePoint> dateIn(const Json &claims, const char *name)
{
    constexpr double kLatest = 253402300800.0; // the year 10000
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number()) {
        return std::nullopt;
    }
    const auto seconds = found->get<double>();
    const bool isDate = seconds >= 0 && seconds < kLatest;
    if (!isDate) { // a NaN is none
        return std::nullopt;
    }
    return base::TimePoint(std::chrono::milliseconds(static_cast<qint64>(seconds * 1000)));
}

/// `exp` and `nbf` bound a token; one without `exp` is judged by its age.
Reason judgeDates(const CompiledRecipe::Program &program, const Json &claims, const VerifyOptions &options)
{
    for (const char *name : {"exp", "nbf", "iat"}) {
        if (claims.contains(name) && !dateIn(claims, name)) {
            return Reason::TimestampMalformed;
        }
    }
    const auto tolerance = options.tolerance ? options.tolerance : program.tolerance;
    const std::chrono::seconds leeway =
        std::clamp(tolerance.value_or(std::chrono::seconds(0)), std::chrono::seconds(0),
                   std::chrono::seconds(std::chrono::years(1000)));
    const auto expires = dateIn(claims, "exp");
    const auto begins = dateIn(claims, "nbf");
    const auto issued = dateIn(claims, "iat");
    if (expires && *expires + leeway <= options.now) {
        return Reason::TimestampTooOld;
    }
    if (begins && *begins - leeway > options.now) {
        return Reason::TimestampInFuture;
    }
    return issued && !expires ? judgeTime(*issued, options.now, tolerance) : Reason::Ok;
}

} // namespace

base::Result<SignatureSteps> mintForRequest(const CompiledRecipe::Program &program, const OpenedKey &secret,
                                            Evaluator &evaluator, base::TimePoint now)
{
    const jwt::JwtAlgorithm algorithm = *jwt::jwtAlgorithmNamed(program.algorithm.detail);
    base::Result<OpenedKey> key =
        openKeyFor(program.key, *joseMethod(program.algorithm.detail), secret.bytes, KeyUse::Sign);
    if (!key) {
        return base::Failure(key.error());
    }
    base::Result<jwt::MintingKey> mintingKey = jwt::hmacOf(algorithm)
                                                   ? base::Result<jwt::MintingKey>(key->bytes.clone())
                                                   : jwt::readMintingKey(algorithm, key->bytes.view());
    base::Result<Json> header = expandClaims(program.jwtHeader, evaluator, now);
    base::Result<Json> claims = expandClaims(program.claims, evaluator, now);
    for (const base::Error *error :
         {mintingKey ? nullptr : &mintingKey.error(), header ? nullptr : &header.error(),
          claims ? nullptr : &claims.error()}) {
        if (error != nullptr) {
            return base::Failure(*error);
        }
    }
    const jwt::TokenTemplate content{*std::move(header), *std::move(claims), false, {}, {}, false};
    base::Result<jwt::TokenMinter> minter = jwt::TokenMinter::create(algorithm, *mintingKey, content);
    if (!minter) {
        return base::Failure(minter.error());
    }
    base::Result<QByteArray> token = minter->mint(now);
    if (!token) {
        return base::Failure(token.error());
    }
    const QList<QByteArray> pieces = token->split('.');
    SignatureSteps steps;
    steps.key = key->step;
    steps.algorithm = program.algorithm.name;
    steps.content = pieces[0] + "." + pieces[1];
    steps.parts = {{"header", 0, pieces[0].size()}, {"claims", pieces[0].size() + 1, pieces[1].size()}};
    steps.digest = decode(pieces[2], Encoding::Base64Url).value_or(QByteArray());
    steps.encoding = nameOf(Encoding::Base64Url);
    steps.encoded = *std::move(token);
    steps.format = "jwt";
    steps.stages = {{"header", decode(pieces[0], Encoding::Base64Url).value_or(QByteArray())},
                    {"claims", decode(pieces[1], Encoding::Base64Url).value_or(QByteArray())}};
    return steps;
}

base::Result<bool> judgeTokens(const CompiledRecipe::Program &program, const OpenedKey &secret,
                               const std::vector<QByteArray> &tokens, Evaluator &evaluator,
                               const VerifyOptions &options, Verification &result)
{
    const jwt::JwtAlgorithm algorithm = *jwt::jwtAlgorithmNamed(program.algorithm.detail);
    base::Result<OpenedKey> opened =
        openKeyFor(program.key, *joseMethod(program.algorithm.detail), secret.bytes, KeyUse::Verify);
    if (!opened) {
        return base::Failure(opened.error());
    }
    base::Result<jwt::CheckingKey> key = jwt::hmacOf(algorithm)
                                             ? base::Result<jwt::CheckingKey>(opened->bytes.clone())
                                             : jwt::readCheckingKey(algorithm, opened->bytes.view());
    if (!key) {
        return base::Failure(key.error());
    }
    const jwt::JwkSet keys = jwt::JwkSet::ofOne(*std::move(key));
    jwt::TokenRules rules;
    rules.algorithms = {algorithm};
    rules.signatureOnly = true;

    const auto note = [&result](Reason reason, const std::optional<Parts> &parts) {
        if (result.reason != Reason::Ok && rank(reason) <= rank(result.reason)) {
            return;
        }
        result.reason = reason;
        if (parts) {
            result.content = parts->input;
            result.signedAt = dateIn(parts->claims, "iat");
        }
    };
    for (const QByteArray &token : tokens) {
        const std::optional<Parts> parts = readToken(token);
        const jwt::TokenReason checked = jwt::verifyToken(token, keys, rules).reason;
        if (checked == jwt::TokenReason::KeyMismatch) {
            return base::failure(jwt::JwtError::KeyMismatch,
                                 {{"algorithm", QString::fromLatin1(program.algorithm.detail)}});
        }
        Reason reason = signatureReason(checked);
        if (reason == Reason::Ok && !parts) {
            reason = Reason::MalformedHeader;
        }
        if (reason == Reason::Ok && !speakOfRequest(program, parts->claims, evaluator)) {
            reason = Reason::ClaimsMismatch;
        }
        if (reason == Reason::Ok) {
            reason = judgeDates(program, parts->claims, options);
        }
        if (reason == Reason::Ok) {
            result.reason = Reason::Ok;
            result.content = parts->input;
            result.signedAt = dateIn(parts->claims, "iat");
            return true;
        }
        note(reason, parts);
    }
    return false;
}

} // namespace sealwright::signing
