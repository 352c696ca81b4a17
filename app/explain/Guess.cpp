// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Guess.h"

#include "app/base/JsonScan.h"
#include "app/explain/Search.h"
#include "app/explain/TimeForms.h"
#include "app/json/JsonTokens.h"
#include "app/signing/Program.h"

#include <algorithm>

namespace sealwright::explain {
namespace {

using signing::Reason;

/// Letters and digits in lower case: `X-Hub-Signature-256` and `HTTP_X_HUB_SIGNATURE_256` share most.
QByteArray bareName(QByteArrayView name)
{
    QByteArray bare;
    for (const char c : name.toByteArray().toLower()) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            bare.append(c);
        }
    }
    return bare;
}

/// Starts as JSON and ends before it is complete.
bool isCutJson(QByteArrayView body)
{
    const QByteArray text = body.toByteArray().trimmed();
    if (!text.startsWith('{') && !text.startsWith('[')) {
        return false;
    }
    if (json::jsonTokens(text)) {
        return false;
    }
    qsizetype depth = 0;
    base::JsonScan scan(text);
    while (const auto piece = scan.next()) {
        depth += piece->depth();
        if (depth == 0) {
            return false; // it ends, and something follows
        }
    }
    return true;
}

std::optional<Deviation> guessOfBody(const http::Request &request)
{
    const std::optional<qint64> length = contentLengthOf(request.headers);
    if (request.body.isEmpty()) {
        return length.value_or(0) > 0 ? std::optional(Deviation{Cause::BodyEmpty}) : std::nullopt;
    }
    if ((length && *length > request.body.size()) || isCutJson(request.body)) {
        return Deviation{Cause::BodyTruncated};
    }
    return std::nullopt;
}

/// A digest's length or another encoding at the signature's own place.
std::optional<Deviation> guessOfSignature(const Case &question, const Evidence &evidence)
{
    using Family = signing::Algorithm::Family;
    const signing::CompiledRecipe::Program &program = question.recipe.program();
    const signing::Algorithm &algorithm = program.algorithm;
    if (algorithm.family != Family::Hmac && algorithm.family != Family::Digest) {
        return std::nullopt;
    }
    const auto atPlace = [](const SignatureText &text) { return text.isAtPlace; };
    const auto hasSize = [&](crypto::HashAlgorithm hash) {
        return std::ranges::find_if(evidence.signatures, [&](const SignatureText &text) {
            return atPlace(text) && text.bytes.size() == crypto::digestSize(hash);
        });
    };
    const auto end = evidence.signatures.end();
    if (const auto own = hasSize(algorithm.hash); own != end) {
        const std::vector<Deviation> deviations = deviationsOf(*own, program);
        return deviations.empty() ? std::nullopt : std::optional(deviations.front());
    }
    using crypto::HashAlgorithm;
    const QByteArray family = algorithm.family == Family::Hmac ? "hmac-" : "digest-";
    for (const HashAlgorithm hash : {HashAlgorithm::Sha256, HashAlgorithm::Sha1, HashAlgorithm::Sha512,
                                     HashAlgorithm::Sha384, HashAlgorithm::Md5}) {
        const auto found = hasSize(hash);
        // 20 and 16 bytes may be many things; only hex of that length is told for a digest.
        const bool isClear =
            found != end && (crypto::digestSize(hash) >= 32 || found->encoding == signing::Encoding::Hex);
        if (isClear) {
            return Deviation{Cause::Algorithm, family + crypto::nameOf(hash)};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> contentLengthOf(const http::HeaderList &headers)
{
    const QByteArray *field = headers.find("Content-Length");
    bool isNumber = false;
    const qint64 length = field == nullptr ? 0 : field->trimmed().toLongLong(&isNumber);
    return isNumber && length >= 0 ? std::optional(length) : std::nullopt;
}

QByteArray nearHeader(const http::HeaderList &headers, QByteArrayView name)
{
    const QByteArray wanted = bareName(name);
    for (const http::HeaderField &field : headers) {
        const QByteArray bare = bareName(field.name);
        if (bare.size() >= 6 && !http::sameHeaderName(field.name, name) &&
            (bare.contains(wanted) || wanted.contains(bare))) {
            return field.name;
        }
    }
    for (const http::HeaderField &field : headers) {
        if (isSignatureName(field.name) && !http::sameHeaderName(field.name, name)) {
            return field.name;
        }
    }
    return {};
}

std::optional<Deviation> guess(const Case &question, const signing::Verification &verification,
                               const Evidence &evidence)
{
    const bool isMissing = verification.verdict == signing::Verdict::Unsigned ||
                           verification.reason == Reason::MissingHeader ||
                           verification.reason == Reason::TimestampMissing;
    if (isMissing) {
        return Deviation{Cause::SignatureMissing, nearHeader(question.request.headers, verification.header)};
    }
    if (verification.reason == Reason::TimestampMalformed) {
        const auto unit = unitNear(evidence.timestamp, question.recipe.program().unit, question.options.now);
        return unit ? std::optional(Deviation{Cause::TimestampUnit, unit->unit}) : std::nullopt;
    }
    if (verification.coversBody) {
        if (const auto body = guessOfBody(question.request)) {
            return body;
        }
    }
    return guessOfSignature(question, evidence);
}

} // namespace sealwright::explain
