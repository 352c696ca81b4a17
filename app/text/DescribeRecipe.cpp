// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeRecipe.h"

#include "app/base/JsonMembers.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

using Where = signing::PlacedValue::Where;

QString spokenOf(const char *text)
{
    return QCoreApplication::translate("Recipes", text);
}

QString quoted(const QByteArray &text)
{
    return QString(QStringLiteral("“") + visible(QByteArrayView(text)) + QStringLiteral("”"));
}

bool isPair(const QString &algorithm)
{
    return algorithm == QLatin1String("ed25519") || algorithm.startsWith(QLatin1String("ecdsa-")) ||
           algorithm.startsWith(QLatin1String("rsa-"));
}

QString whatIsSigned(const signing::CompiledRecipe &recipe)
{
    const QString name = visible(recipe.recipe().name);
    const QByteArray algorithm = recipe.recipe().algorithm().toUtf8();
    const QString method = algorithmName(algorithm);
    if (algorithm == "token") {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "%1 signs nothing: it sends the secret itself."))
            .arg(name);
    }
    if (algorithm == "builtin:rfc9421") {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes",
                                          "%1: HTTP Message Signatures, over the parts of the request that "
                                          "Signature-Input lists, with the algorithm of the key."))
            .arg(name);
    }
    if (algorithm == "builtin:aws-sigv4") {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes",
                                          "%1 signs the canonical form of method, path, query, headers and "
                                          "body with HMAC-SHA-256."))
            .arg(name);
    }
    if (algorithm == "builtin:jws-detached") {
        return spokenOf(QT_TRANSLATE_NOOP(
                            "Recipes", "%1 signs a JWS whose payload is the request itself and is left out "
                                       "of the token."))
            .arg(name);
    }
    if (algorithm.startsWith("jwt:")) {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "%1 sends a token whose claims speak of the request "
                                                     "(%2)."))
            .arg(name, method);
    }
    const char *const sentence = algorithm.startsWith("digest-")
                                     ? QT_TRANSLATE_NOOP("Recipes", "%1 hashes %2 with %3.")
                                     : QT_TRANSLATE_NOOP("Recipes", "%1 signs %2 with %3.");
    return spokenOf(sentence).arg(name, inWords(recipe.contentTemplate()), method);
}

QStringList prefixes(const base::Json &key, const char *name)
{
    QStringList texts;
    const auto found = key.find(name);
    if (found != key.end()) {
        for (const base::Json &one : found->is_array() ? *found : base::Json::array({*found})) {
            texts.append(quoted(QByteArray::fromStdString(one.get<std::string>())));
        }
    }
    return texts;
}

QString whereTheKeyComesFrom(const signing::CompiledRecipe &recipe)
{
    const base::Json key = base::objectMember(recipe.recipe().document, "key");
    const QStringList dropped =
        prefixes(key, "strip") + prefixes(key, "stripPublic") + prefixes(key, "stripPrivate");
    const QByteArray decode = base::stringMember(key, "decode").value_or(QStringLiteral("utf8")).toUtf8();
    const QString before = dropped.isEmpty()
                               ? QString()
                               : spokenOf(QT_TRANSLATE_NOOP("Recipes", "From the key %1 is dropped. "))
                                     .arg(dropped.join(spokenOf(QT_TRANSLATE_NOOP("Recipes", " or "))));
    const QStringList kept = prefixes(key, "keep");
    const QString algorithm = recipe.recipe().algorithm();
    if (isPair(algorithm)) {
        return before + spokenOf(QT_TRANSLATE_NOOP(
                            "Recipes", "The sender signs with a private key; the receiver checks with the "
                                       "public one, as PEM, certificate, JWK, base64 or bare bytes."));
    }
    if (algorithm.startsWith(QLatin1String("jwt:HS")) || !algorithm.contains(QLatin1Char(':'))) {
        if (!kept.isEmpty()) {
            return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The secret's text is the key, %1 and all."))
                .arg(kept.join(spokenOf(QT_TRANSLATE_NOOP("Recipes", " or "))));
        }
        return decode == "utf8"
                   ? before +
                         spokenOf(QT_TRANSLATE_NOOP("Recipes", "The secret's text is the key, as it is."))
                   : before +
                         spokenOf(QT_TRANSLATE_NOOP("Recipes", "The key is what the secret holds in %1."))
                             .arg(visible(QByteArrayView(decode)));
    }
    return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The key is a shared secret or a key pair, as the "
                                                 "algorithm wants."));
}

QString placeSentence(const signing::PlacedValue &place)
{
    const QString value = inWords(place.value);
    const QString name = visible(QByteArrayView(place.name));
    switch (place.where) {
    case Where::Header:
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The header %1 holds %2.")).arg(name, value);
    case Where::Query:
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The query's parameter %1 holds %2.")).arg(name, value);
    case Where::Form:
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The form's field %1 holds %2.")).arg(name, value);
    case Where::Json:
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The body's member %1 holds %2.")).arg(name, value);
    }
    return {};
}

QString timeSentence(const signing::CompiledRecipe &recipe)
{
    const base::Json timestamp = base::objectMember(recipe.recipe().document, "timestamp");
    if (timestamp.empty()) {
        return {};
    }
    const QString unit =
        timestampUnitName(base::stringMember(timestamp, "unit").value_or(QString()).toUtf8());
    const auto tolerance = timestamp.find("toleranceSeconds");
    if (tolerance == timestamp.end()) {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "The time is written as %1; how old it may be is up to "
                                                     "the receiver."))
            .arg(unit);
    }
    return spokenOf(QT_TRANSLATE_NOOP("Recipes",
                                      "The time is written as %1 and may be %2 seconds off, either "
                                      "way."))
        .arg(unit, QString::number(tolerance->get<qint64>()));
}

} // namespace

QString timestampUnitName(QByteArrayView unit)
{
    if (unit == "s") {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "Unix seconds"));
    }
    if (unit == "ms") {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "Unix milliseconds"));
    }
    if (unit == "ns") {
        return spokenOf(QT_TRANSLATE_NOOP("Recipes", "Unix nanoseconds"));
    }
    return unit == "http" ? spokenOf(QT_TRANSLATE_NOOP("Recipes", "an HTTP date"))
                          : spokenOf(QT_TRANSLATE_NOOP("Recipes", "ISO 8601"));
}

QStringList describe(const signing::CompiledRecipe &recipe)
{
    QStringList sentences = describeWithoutSource(recipe);
    if (const QString source = recipe.recipe().source(); !source.isEmpty()) {
        sentences.append(spokenOf(QT_TRANSLATE_NOOP("Recipes", "Source: %1")).arg(visible(source)));
    }
    return sentences;
}

QString describeMistake(const base::Error &mistake)
{
    const QString reason = visible(mistake.fact("reason"));
    if (reason.isEmpty()) {
        return describe(mistake);
    }
    QStringList where;
    if (const QString member = mistake.fact("member"); !member.isEmpty()) {
        where.append(visible(member));
    }
    if (const QString offset = mistake.fact("offset"); mistake.is(signing::SigningError::TemplateInvalid)) {
        where.append(spokenOf(QT_TRANSLATE_NOOP("Recipes", "character %1")).arg(offset.toInt() + 1));
    }
    return where.isEmpty() ? reason
                           : QString(where.join(QStringLiteral(", ")) + QStringLiteral(": ") + reason);
}

QStringList describeWithoutSource(const signing::CompiledRecipe &recipe)
{
    QStringList sentences{whatIsSigned(recipe), whereTheKeyComesFrom(recipe)};
    if (const QByteArray encoding = recipe.signatureEncoding(); !encoding.isEmpty()) {
        sentences.append(spokenOf(QT_TRANSLATE_NOOP("Recipes", "The signature is written in %1."))
                             .arg(encodingName(encoding)));
    }
    for (const signing::PlacedValue &place : recipe.places()) {
        sentences.append(placeSentence(place));
    }
    if (const QString time = timeSentence(recipe); !time.isEmpty()) {
        sentences.append(time);
    }
    if (!recipe.coversBody()) {
        sentences.append(spokenOf(QT_TRANSLATE_NOOP(
            "Recipes", "It proves nothing about the whole body: anyone on the way could have changed it.")));
    }
    if (recipe.hasChallenge()) {
        sentences.append(spokenOf(QT_TRANSLATE_NOOP(
            "Recipes", "Before it trusts an endpoint, the sender plays a handshake with it.")));
    }
    if (const QString note = recipe.recipe().note(); !note.isEmpty()) {
        sentences.append(spokenOf(QT_TRANSLATE_NOOP("Recipes", "Note: %1")).arg(visible(note)));
    }
    return sentences;
}

} // namespace sealwright::text
