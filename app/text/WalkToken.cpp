// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonMembers.h"
#include "app/text/DescribeRecipe.h"
#include "app/text/WalkSteps.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <utility>

/// JSON Web Tokens (RFC 7519) and detached JWS: header, claims or payload, and the signing input (RFC 7515
/// §5.1).
namespace sealwright::text {
namespace {

using base::Json;

struct Known
{
    QByteArrayView name;
    const char *meaning = nullptr;
};

constexpr std::array<Known, 7> kHeaderMembers = {{
    {"alg", QT_TRANSLATE_NOOP("Walk", "the algorithm; a receiver must not take it from here")},
    {"typ", QT_TRANSLATE_NOOP("Walk", "the type of the token")},
    {"kid", QT_TRANSLATE_NOOP("Walk", "which key")},
    {"b64", QT_TRANSLATE_NOOP("Walk", "whether the payload is encoded (RFC 7797)")},
    {"crit", QT_TRANSLATE_NOOP("Walk", "what a receiver must understand")},
    {"tl_version", QT_TRANSLATE_NOOP("Walk", "the version of TrueLayer's payload")},
    {"tl_headers", QT_TRANSLATE_NOOP("Walk", "the headers that the payload covers")},
}};

constexpr std::array<Known, 7> kClaims = {{
    {"iss", QT_TRANSLATE_NOOP("Walk", "who issued it")},
    {"sub", QT_TRANSLATE_NOOP("Walk", "whom or what it speaks of")},
    {"aud", QT_TRANSLATE_NOOP("Walk", "whom it is meant for")},
    {"exp", QT_TRANSLATE_NOOP("Walk", "expires")},
    {"nbf", QT_TRANSLATE_NOOP("Walk", "not valid before")},
    {"iat", QT_TRANSLATE_NOOP("Walk", "issued")},
    {"jti", QT_TRANSLATE_NOOP("Walk", "its own id")},
}};

template<std::size_t N>
QString knownMeaning(const std::array<Known, N> &all, QByteArrayView name)
{
    for (const Known &one : all) {
        if (one.name == name) {
            return walkWords(one.meaning);
        }
    }
    return {};
}

bool isDateClaim(QByteArrayView name)
{
    return name == "exp" || name == "nbf" || name == "iat";
}

/// A NumericDate (RFC 7519 §2) for the eye; empty when it is none.
QString dateWords(const Json &value)
{
    constexpr double kYear10000 = 253402300800.0;
    const double seconds = value.is_number() ? value.get<double>() : -1;
    const bool isDate = seconds >= 0 && seconds < kYear10000; // not for NaN
    if (!isDate) {
        return {};
    }
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000), QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

/// What the recipe makes the claim of: "the SHA-256 of the body in hex".
QString claimOfRecipe(const signing::CompiledRecipe *recipe, const std::string &name)
{
    if (recipe == nullptr) {
        return {};
    }
    const Json claims = base::objectMember(recipe->recipe().document, "claims");
    const auto found = claims.find(name);
    const bool isTemplate = found != claims.end() && found->is_string() &&
                            found->get_ref<const std::string &>().find('{') != std::string::npos;
    return isTemplate ? inWords(QByteArray::fromStdString(found->get<std::string>())) : QString();
}

QString claimMeaning(const std::string &name, const Json &value, const signing::CompiledRecipe *recipe)
{
    const QByteArrayView view(name.data(), static_cast<qsizetype>(name.size()));
    if (isDateClaim(view)) {
        return knownMeaning(kClaims, view) + QLatin1Char(' ') + dateWords(value);
    }
    const QString made = claimOfRecipe(recipe, name);
    return made.isEmpty() ? knownMeaning(kClaims, view) : made;
}

/// The part that a claim is, where it came from the body or is a time.
std::vector<signing::NamedPart> claimParts(const std::string &name, const QByteArray &value,
                                           const signing::CompiledRecipe *recipe)
{
    if (name == "iat") {
        return {{"timestamp", 0, value.size()}};
    }
    if (name == "jti") {
        return {{"id", 0, value.size()}};
    }
    if (recipe == nullptr) {
        return {};
    }
    const Json claims = base::objectMember(recipe->recipe().document, "claims");
    const std::string text = base::stringMember(claims, name.c_str()).value_or(QString()).toStdString();
    return text.find("{body") != std::string::npos
               ? std::vector<signing::NamedPart>{{"body", 0, value.size()}}
               : std::vector<signing::NamedPart>();
}

QByteArray shownValue(const Json &value)
{
    return base::compactJson(value);
}

WalkStep headerStep(const signing::Stage &stage)
{
    WalkStep step{.id = "header", .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Header"))};
    const base::Result<Json> header = base::parseJson(stage.bytes);
    if (header && header->is_object()) {
        for (const auto &[name, value] : header->items()) {
            step.lines.push_back({.name = QByteArray::fromStdString(name),
                                  .meaning = knownMeaning(kHeaderMembers, name),
                                  .value = shownValue(value)});
        }
    }
    return step;
}

WalkStep claimsStep(const signing::Stage &stage, const signing::CompiledRecipe *recipe)
{
    WalkStep step{.id = "claims", .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Claims"))};
    const base::Result<Json> claims = base::parseJson(stage.bytes);
    if (!claims || !claims->is_object()) {
        step.bytes = stage.bytes;
        return step;
    }
    for (const auto &[name, value] : claims->items()) {
        WalkLine line{.name = QByteArray::fromStdString(name),
                      .meaning = claimMeaning(name, value, recipe),
                      .value = shownValue(value)};
        line.parts = claimParts(name, line.value, recipe);
        step.lines.push_back(std::move(line));
    }
    return step;
}

WalkStep inputStep(const signing::SignatureSteps &steps, const char *sentence)
{
    return {.id = "content",
            .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Signing input")),
            .sentence = walkWords(sentence),
            .bytes = steps.content,
            .parts = steps.parts};
}

} // namespace

std::vector<WalkStep> tokenSteps(const signing::SignatureSteps &steps, const signing::CompiledRecipe *recipe)
{
    return {headerStep(steps.stages.front()), claimsStep(steps.stages.back(), recipe),
            inputStep(steps, QT_TRANSLATE_NOOP(
                                 "Walk", "Header and claims, each in base64url, with a dot between them."))};
}

std::vector<WalkStep> jwsSteps(const signing::SignatureSteps &steps)
{
    const signing::Stage &payload = steps.stages.back();
    return {headerStep(steps.stages.front()),
            {.id = "payload",
             .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Payload")),
             .sentence = walkWords(
                 QT_TRANSLATE_NOOP("Walk", "Built from the request, signed, and left out of what is sent.")),
             .bytes = payload.bytes,
             .parts = payload.parts},
            inputStep(steps, QT_TRANSLATE_NOOP("Walk", "The header in base64url, a dot, and the payload."))};
}

} // namespace sealwright::text
