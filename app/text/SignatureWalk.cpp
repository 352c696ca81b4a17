// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/SignatureWalk.h"

#include "app/text/Describe.h"
#include "app/text/DescribeLints.h"
#include "app/text/Visible.h"
#include "app/text/WalkSteps.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealwright::text {
namespace {

using signing::PlacedValue;
using signing::SignatureSteps;

bool isDigest(const SignatureSteps &steps)
{
    return steps.algorithm.startsWith("digest-");
}

WalkStep keyStep(const SignatureSteps &steps)
{
    WalkStep step{.id = "key",
                  .title = steps.key.type.isEmpty() ? walkWords(QT_TRANSLATE_NOOP("Walk", "Secret key"))
                                                    : walkWords(QT_TRANSLATE_NOOP("Walk", "Private key")),
                  .sentence = describe(steps.key)};
    if (isDigest(steps)) {
        step.title = walkWords(QT_TRANSLATE_NOOP("Walk", "Secret"));
        step.sentence +=
            walkWords(QT_TRANSLATE_NOOP("Walk", ". It is a piece of the signed content; nothing is keyed."));
    }
    return step;
}

WalkStep contentStep(const SignatureSteps &steps)
{
    WalkStep step{.id = "content",
                  .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Signed content")),
                  .bytes = steps.content,
                  .parts = steps.parts};
    if (isDigest(steps)) {
        step.title = walkWords(QT_TRANSLATE_NOOP("Walk", "Hashed content"));
        step.sentence =
            walkWords(QT_TRANSLATE_NOOP("Walk", "{secret} stands where the secret itself was hashed."));
    }
    return step;
}

/// What the bytes of a signature are, where that is not plain from the algorithm.
QString digestSentence(const SignatureSteps &steps)
{
    const QString bytes = bytesInWords(steps.digest.size());
    const QByteArray &algorithm = steps.algorithm;
    if (steps.key.type.isEmpty()) {
        return {};
    }
    if (algorithm == "ecdsa-p256") {
        return walkWords(QT_TRANSLATE_NOOP("Walk", "%1: r and s in DER. Another signature each time."))
            .arg(bytes);
    }
    if (algorithm.contains("ecdsa") || algorithm.contains("ES")) {
        return walkWords(QT_TRANSLATE_NOOP("Walk",
                                           "%1: r and s, one behind the other. Another signature each time."))
            .arg(bytes);
    }
    if (algorithm.contains("pss") || algorithm.contains("PS")) {
        return walkWords(QT_TRANSLATE_NOOP("Walk", "%1, padded as PSS. Another signature each time."))
            .arg(bytes);
    }
    if (algorithm.contains("rsa") || algorithm.contains("RS")) {
        return walkWords(QT_TRANSLATE_NOOP("Walk", "%1, padded as PKCS#1 v1.5.")).arg(bytes);
    }
    return bytes + QLatin1Char('.');
}

WalkStep digestStep(const SignatureSteps &steps)
{
    return {.id = "digest",
            .title = algorithmName(steps.algorithm),
            .sentence = digestSentence(steps),
            .bytes = steps.digest,
            .isBinary = true};
}

WalkStep encodingStep(const SignatureSteps &steps)
{
    return {.id = "encoding",
            .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Encoding")),
            .sentence = walkWords(QT_TRANSLATE_NOOP("Walk", "%1, %2 characters"))
                            .arg(encodingName(steps.encoding), QString::number(steps.encoded.size()))};
}

QString whereWords(PlacedValue::Where where)
{
    switch (where) {
    case PlacedValue::Where::Query:
        return walkWords(QT_TRANSLATE_NOOP("Walk", "in the query"));
    case PlacedValue::Where::Form:
        return walkWords(QT_TRANSLATE_NOOP("Walk", "in the form"));
    case PlacedValue::Where::Json:
        return walkWords(QT_TRANSLATE_NOOP("Walk", "in the JSON body"));
    case PlacedValue::Where::Header:
        break;
    }
    return {};
}

void append(std::vector<WalkStep> &steps, std::vector<WalkStep> more)
{
    std::ranges::move(more, std::back_inserter(steps));
}

std::vector<WalkStep> plainTokenSteps(const SignatureSteps &steps)
{
    return {{.id = "key",
             .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Secret")),
             .sentence = describe(steps.key)},
            {.id = "token",
             .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Token")),
             .sentence = walkWords(
                 QT_TRANSLATE_NOOP("Walk", "The secret itself, as it is. Nothing is computed, so nothing "
                                           "protects the body: whoever has seen one request can send "
                                           "another."))}};
}

std::vector<WalkStep> stepsOf(const SignatureSteps &steps, const std::vector<PlacedValue> &placed,
                              const signing::CompiledRecipe *recipe)
{
    std::vector<WalkStep> walk;
    if (steps.algorithm == "token") {
        walk = plainTokenSteps(steps);
        walk.push_back(wireStep(placed));
        return walk;
    }
    walk.push_back(keyStep(steps));
    if (steps.format == "jwt") {
        append(walk, tokenSteps(steps, recipe));
    } else if (steps.format == "jws-detached") {
        append(walk, jwsSteps(steps));
    } else if (steps.format == "aws-sigv4") {
        append(walk, sigV4Steps(steps));
    } else if (isSignatureBase(steps.content)) {
        append(walk, httpSignatureSteps(steps, placed));
    } else {
        walk.push_back(contentStep(steps));
    }
    if (!steps.digest.isEmpty()) {
        walk.push_back(digestStep(steps));
        walk.push_back(encodingStep(steps));
    }
    walk.push_back(wireStep(placed));
    return walk;
}

/// Of a recipe that sends the secret itself. Who wants the header has it; steps are looked at by others too.
void hideSecret(PlacedValue &placed)
{
    const QByteArray shown = QStringLiteral("‹secret›").toUtf8();
    qsizetype shift = 0;
    for (signing::NamedPart &part : placed.parts) {
        part.offset += shift;
        if (part.name == "secret" || part.name.startsWith("secret|")) {
            placed.value.replace(part.offset, part.length, shown);
            shift += shown.size() - part.length;
            part.length = shown.size();
        }
    }
}

/// How it came about that this, and not a signature, stands on the wire.
SignatureWalk walkOfToken(const flow::SentExchange &sent)
{
    SignatureWalk walk;
    walk.steps = plainTokenSteps({});
    walk.steps.erase(walk.steps.begin()); // of a bearer token the fingerprint on the wire says it all
    const auto *basic = sent.fields ? std::get_if<credential::BasicFields>(&*sent.fields) : nullptr;
    const bool isKey = sent.fields && std::holds_alternative<credential::ApiKeyFields>(*sent.fields);
    if (basic != nullptr) {
        walk.steps = basicSteps(*basic);
    } else if (isKey) {
        walk.steps.front().title = walkWords(QT_TRANSLATE_NOOP("Walk", "Key"));
    } else if (!sent.tokens.empty()) {
        walk.steps.front().sentence = walkWords(QT_TRANSLATE_NOOP(
            "Walk", "An access token that the token endpoint gave: see Token call. Nothing protects the "
                    "body: whoever has seen one request can send another until the token expires."));
    }
    walk.steps.push_back(wireStep(sent.placed));
    walk.remark = walkWords(
        basic != nullptr ? QT_TRANSLATE_NOOP("Walk", "The password's fingerprint stands here. On the wire it "
                                                     "was the base64 of both.")
        : isKey          ? QT_TRANSLATE_NOOP("Walk", "The key stands here as its fingerprint. On the wire it "
                                                              "was the key.")
                : QT_TRANSLATE_NOOP("Walk", "The token stands here as its fingerprint. On the wire it "
                                            "was the token."));
    walk.receiverShould = receiverOfBearer(sent.placed.front().name);
    return walk;
}

} // namespace

QString walkWords(const char *text)
{
    return QCoreApplication::translate("Walk", text);
}

QString bytesInWords(qsizetype count)
{
    return count == 1 ? walkWords(QT_TRANSLATE_NOOP("Walk", "1 byte"))
                      : walkWords(QT_TRANSLATE_NOOP("Walk", "%1 bytes")).arg(count);
}

WalkStep wireStep(const std::vector<PlacedValue> &placed)
{
    WalkStep step{.id = "wire", .title = walkWords(QT_TRANSLATE_NOOP("Walk", "On the wire"))};
    for (const PlacedValue &value : placed) {
        const bool isHeader = value.where == PlacedValue::Where::Header;
        if (!step.bytes.isEmpty()) {
            step.bytes += '\n';
        }
        step.bytes += value.name + (isHeader ? QByteArray(": ") : QByteArray(" = "));
        for (const signing::NamedPart &part : value.parts) {
            step.parts.push_back({part.name, step.bytes.size() + part.offset, part.length});
        }
        step.bytes += value.value;
        if (!isHeader) {
            const QString where = QString::fromUtf8(value.name) + QLatin1Char(' ') + whereWords(value.where);
            step.sentence += (step.sentence.isEmpty() ? QString() : QStringLiteral(", ")) + where;
        }
    }
    return step;
}

QString sumOfParts(qsizetype size, const std::vector<signing::NamedPart> &parts)
{
    QStringList terms;
    qsizetype position = 0;
    const auto literal = [&](qsizetype until) {
        if (until > position) {
            terms.append(QString::number(until - position));
        }
    };
    for (const signing::NamedPart &part : parts) {
        if (part.offset < position) {
            return bytesInWords(size);
        }
        literal(part.offset);
        terms.append(visible(QByteArrayView(part.name)) + QLatin1Char(' ') + QString::number(part.length));
        position = part.offset + part.length;
    }
    literal(size);
    return parts.empty()
               ? bytesInWords(size)
               : QString(bytesInWords(size) + QStringLiteral(": ") + terms.join(QStringLiteral(" + ")));
}

SignatureWalk walkOf(const flow::SentExchange &sent)
{
    if (!sent.steps) {
        if (sent.certificate) {
            return walkOfCertificate(*sent.certificate, sent.exchange.tls);
        }
        return sent.placed.empty() ? SignatureWalk() : walkOfToken(sent);
    }
    SignatureWalk walk;
    std::vector<explain::Lint> ofSecret = sent.lints; // what is odd about the body is said beside the body
    std::erase_if(ofSecret, [](const explain::Lint &lint) { return lint.finding.has_value(); });
    walk.doubts = describe(ofSecret);
    const signing::CompiledRecipe *recipe = sent.recipe ? &*sent.recipe : nullptr;
    walk.steps = stepsOf(*sent.steps, sent.placed, recipe);
    if (recipe != nullptr) {
        walk.receiverShould = receiverShould(*recipe);
    } else if (!sent.placed.empty()) {
        walk.receiverShould = receiverOfJwt(sent.placed.front().name, sent.steps->algorithm);
    }
    if (sent.steps->digest.isEmpty() && sent.steps->format == "jwt") {
        walk.remark = walkWords(QT_TRANSLATE_NOOP(
            "Walk", "The signature and the whole token are left out here: with them anybody could "
                    "send it. On the wire it was the token."));
    } else if (sent.steps->algorithm == "token") {
        walk.remark = walkWords(QT_TRANSLATE_NOOP(
            "Walk", "The secret stands here as its fingerprint. On the wire it was the secret."));
    }
    return walk;
}

SignatureWalk walkOf(const signing::SignedRequest &made, const signing::CompiledRecipe &recipe)
{
    std::vector<PlacedValue> placed = made.placed;
    std::ranges::for_each(placed, hideSecret);
    return {.steps = stepsOf(made.steps, placed, &recipe),
            .remark = {},
            .receiverShould = receiverShould(recipe),
            .doubts = {}};
}

} // namespace sealwright::text
