// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/JwtRecipe.h"

#include "app/signing/JoseMethod.h"
#include "app/signing/OpenKey.h"
#include "app/signing/TimeWindow.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

using base::Json;

/// A token's three parts, read. Nothing is believed yet.
struct Parts
{
    QByteArray input; ///< header and claims as they are signed
    Json header;
    Json claims;
    QByteArray signature;
};

std::optional<Json> readObject(const QByteArray &encoded)
{
    const std::optional<QByteArray> bytes = decode(encoded, Encoding::Base64Url);
    if (!bytes || encoded.contains('=')) {
        return std::nullopt;
    }
    base::Result<Json> object = base::parseJson(*bytes);
    return object && object->is_object() ? std::optional(*std::move(object)) : std::nullopt;
}

std::optional<Parts> readToken(const QByteArray &token)
{
    const QList<QByteArray> pieces = token.split('.');
    if (pieces.size() != 3) {
        return std::nullopt;
    }
    std::optional<Json> header = readObject(pieces[0]);
    std::optional<Json> claims = readObject(pieces[1]);
    std::optional<QByteArray> signature = decode(pieces[2], Encoding::Base64Url);
    if (!header || !claims || !signature || pieces[2].contains('=')) {
        return std::nullopt;
    }
    return Parts{pieces[0] + "." + pieces[1], *std::move(header), *std::move(claims), *std::move(signature)};
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
    if (!(seconds >= 0 && seconds < kLatest)) {
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
    const SealMethod method = *joseMethod(program.algorithm.detail);
    const base::Result<OpenedKey> key = openKeyFor(program.key, method, secret.bytes, KeyUse::Sign);
    if (!key) {
        return base::Failure(key.error());
    }
    const auto seal = makeSeal(method, *key, KeyUse::Sign);
    if (!seal) {
        return base::Failure(seal.error());
    }
    const base::Result<Json> extra = expandClaims(program.jwtHeader, evaluator, now);
    if (!extra) {
        return base::Failure(extra.error());
    }
    const base::Result<Json> claims = expandClaims(program.claims, evaluator, now);
    if (!claims) {
        return base::Failure(claims.error());
    }
    Json header = {{"alg", base::utf8(program.algorithm.detail)}, {"typ", "JWT"}};
    header.update(*extra);
    const QByteArray headerText = joseEncoded(base::compactJson(header));
    const QByteArray claimsText = joseEncoded(base::compactJson(*claims));
    SignatureSteps steps;
    steps.key = key->step;
    steps.algorithm = program.algorithm.name;
    steps.content = headerText + "." + claimsText;
    steps.parts = {{"header", 0, headerText.size()}, {"claims", headerText.size() + 1, claimsText.size()}};
    (*seal)->update(steps.content);
    base::Result<QByteArray> signature = (*seal)->finish();
    if (!signature) {
        return base::Failure(signature.error());
    }
    steps.digest = *std::move(signature);
    steps.encoding = "base64url";
    steps.encoded = steps.content + "." + joseEncoded(steps.digest);
    steps.stages = {{"header", base::compactJson(header)}, {"claims", base::compactJson(*claims)}};
    return steps;
}

base::Result<bool> judgeTokens(const CompiledRecipe::Program &program, const OpenedKey &secret,
                               const std::vector<QByteArray> &tokens, Evaluator &evaluator,
                               const VerifyOptions &options, Verification &result)
{
    const SealMethod method = *joseMethod(program.algorithm.detail);
    const base::Result<OpenedKey> key = openKeyFor(program.key, method, secret.bytes, KeyUse::Verify);
    if (!key) {
        return base::Failure(key.error());
    }
    const auto seal = makeSeal(method, *key, KeyUse::Verify);
    if (!seal) {
        return base::Failure(seal.error());
    }
    const auto note = [&result](Reason reason, const Parts *parts) {
        if (result.reason != Reason::Ok && rank(reason) <= rank(result.reason)) {
            return;
        }
        result.reason = reason;
        if (parts != nullptr) {
            result.content = parts->input;
            result.signedAt = dateIn(parts->claims, "iat");
        }
    };
    for (const QByteArray &token : tokens) {
        const std::optional<Parts> parts = readToken(token);
        if (!parts || parts->header.contains("crit")) {
            note(Reason::MalformedHeader, nullptr);
            continue;
        }
        if (base::stringMember(parts->header, "alg").value_or(QString()).toUtf8() !=
            program.algorithm.detail) {
            note(Reason::UnsupportedScheme, &*parts);
            continue;
        }
        (*seal)->update(parts->input);
        if (!(*seal)->isAnyRight({parts->signature})) {
            note(Reason::SignatureMismatch, &*parts);
        } else if (!speakOfRequest(program, parts->claims, evaluator)) {
            note(Reason::ClaimsMismatch, &*parts);
        } else if (const Reason reason = judgeDates(program, parts->claims, options); reason != Reason::Ok) {
            note(reason, &*parts);
        } else {
            result.reason = Reason::Ok;
            result.content = parts->input;
            result.signedAt = dateIn(parts->claims, "iat");
            return true;
        }
    }
    return false;
}

} // namespace sealwright::signing
