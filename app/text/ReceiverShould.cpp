// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonMembers.h"
#include "app/text/Describe.h"
#include "app/text/DescribeRecipe.h"
#include "app/text/Visible.h"
#include "app/text/WalkSteps.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealwright::text {
namespace {

using signing::PlacedValue;

QString receiverWords(const char *text)
{
    return QCoreApplication::translate("Receiver", text);
}

/// The place that holds a part of this name; null when none does.
const PlacedValue *placeOf(const std::vector<PlacedValue> &places, QByteArrayView part)
{
    const auto found = std::ranges::find_if(places, [part](const PlacedValue &place) {
        return std::ranges::any_of(place.parts,
                                   [part](const signing::NamedPart &one) { return one.name == part; });
    });
    return found == places.end() ? nullptr : &*found;
}

QString toleranceWords(qint64 seconds)
{
    return seconds % 60 == 0 && seconds > 0 ? QStringLiteral("%1 min").arg(seconds / 60)
                                            : QStringLiteral("%1 s").arg(seconds);
}

std::optional<qint64> toleranceOf(const signing::CompiledRecipe &recipe)
{
    const base::Json timestamp = base::objectMember(recipe.recipe().document, "timestamp");
    const auto found = timestamp.find("toleranceSeconds");
    return found == timestamp.end() || !found->is_number_integer() ? std::nullopt
                                                                   : std::optional(found->get<qint64>());
}

QString aboutTime(const signing::CompiledRecipe &recipe, const PlacedValue &place)
{
    const base::Json timestamp = base::objectMember(recipe.recipe().document, "timestamp");
    const QString unit =
        timestampUnitName(base::stringMember(timestamp, "unit").value_or(QString()).toUtf8());
    const QString name = visible(QByteArrayView(place.name));
    if (const auto tolerance = toleranceOf(recipe)) {
        return receiverWords(QT_TRANSLATE_NOOP("Receiver",
                                               "read the time in %1 as %2 and refuse what is more than %3 "
                                               "off, either way"))
            .arg(name, unit, toleranceWords(*tolerance));
    }
    return receiverWords(QT_TRANSLATE_NOOP("Receiver",
                                           "read the time in %1 as %2 and refuse what is old: how "
                                           "old is its own choice"))
        .arg(name, unit);
}

QString rawBody()
{
    return receiverWords(QT_TRANSLATE_NOOP(
        "Receiver", "take the raw bytes of the body, before anything parses and writes them anew"));
}

QString notTheBody()
{
    return receiverWords(
        QT_TRANSLATE_NOOP("Receiver", "not trust the body for it: the proof does not cover all of it"));
}

QString rememberId(const QString &name)
{
    return receiverWords(
               QT_TRANSLATE_NOOP("Receiver", "remember %1, so that a request that comes twice counts once"))
        .arg(name);
}

bool isPairAlgorithm(const QByteArray &algorithm)
{
    return algorithm == "ed25519" || algorithm.startsWith("ecdsa-") || algorithm.startsWith("rsa-");
}

QString judge(const signing::CompiledRecipe &recipe)
{
    const QByteArray algorithm = recipe.recipe().algorithm().toUtf8();
    const QString method = algorithmName(algorithm);
    const QString content = inWords(recipe.contentTemplate());
    if (isPairAlgorithm(algorithm)) {
        return receiverWords(QT_TRANSLATE_NOOP(
                                 "Receiver", "check the signature (%1) over %2 with the sender's public key"))
            .arg(method, content);
    }
    if (algorithm.startsWith("digest-")) {
        return receiverWords(
                   QT_TRANSLATE_NOOP("Receiver", "hash %1 with %2, and compare the bytes in constant time"))
            .arg(content, method);
    }
    return receiverWords(QT_TRANSLATE_NOOP("Receiver", "compute the %1 of %2 with the same secret, and "
                                                       "compare the bytes in constant time"))
        .arg(method, content);
}

QStringList receiverOfHttpSignature()
{
    return {
        receiverWords(QT_TRANSLATE_NOOP(
            "Receiver", "pin the algorithm and the key: neither is for the message to choose")),
        receiverWords(QT_TRANSLATE_NOOP(
            "Receiver", "demand that Signature-Input covers what it relies on: the method, the URL and "
                        "content-digest at least")),
        receiverWords(QT_TRANSLATE_NOOP("Receiver", "build the signature base from its own view of the "
                                                    "request, and check the signature over it")),
        receiverWords(
            QT_TRANSLATE_NOOP("Receiver", "compare Content-Digest with the digest of the raw body")),
        receiverWords(QT_TRANSLATE_NOOP("Receiver",
                                        "refuse a created that is too old, and an expires that is "
                                        "over")),
    };
}

QStringList receiverOfSigV4()
{
    return {
        receiverWords(
            QT_TRANSLATE_NOOP("Receiver", "read X-Amz-Date and refuse what is more than 15 min off")),
        receiverWords(QT_TRANSLATE_NOOP("Receiver", "build the canonical request from the headers that "
                                                    "SignedHeaders names and the raw body")),
        receiverWords(QT_TRANSLATE_NOOP("Receiver", "derive the signing key of that day, region and service, "
                                                    "and compare the signatures in constant time")),
    };
}

QStringList receiverOfDetachedJws(const signing::CompiledRecipe &recipe)
{
    const std::vector<PlacedValue> places = recipe.places();
    return {
        receiverWords(
            QT_TRANSLATE_NOOP("Receiver", "take the raw bytes of the body, the method and the path")),
        receiverWords(QT_TRANSLATE_NOOP("Receiver", "pin the algorithm, and choose the key by its kid among "
                                                    "those it trusts")),
        receiverWords(QT_TRANSLATE_NOOP("Receiver",
                                        "put the payload back between the two dots of %1 and check "
                                        "the signature with the public key"))
            .arg(places.empty() ? QString() : visible(QByteArrayView(places.front().name))),
    };
}

QString pinAlgorithm(const QByteArray &alg)
{
    return receiverWords(QT_TRANSLATE_NOOP("Receiver",
                                           "pin the algorithm to %1, whatever the header of the token says"))
        .arg(QString::fromLatin1(alg));
}

QString checkToken(const QString &place)
{
    return receiverWords(QT_TRANSLATE_NOOP(
                             "Receiver", "check the signature of the token in %1 before it believes a claim"))
        .arg(place);
}

QString refuseDates()
{
    return receiverWords(
        QT_TRANSLATE_NOOP("Receiver", "refuse a token that has expired or is not valid yet"));
}

QStringList receiverOfTokenRecipe(const signing::CompiledRecipe &recipe)
{
    const std::vector<PlacedValue> places = recipe.places();
    const QByteArray alg = recipe.recipe().algorithm().toUtf8().sliced(4);
    const QString place = places.empty() ? QString() : visible(QByteArrayView(places.front().name));
    QStringList advice{pinAlgorithm(alg), checkToken(place), refuseDates()};
    const base::Json claims = base::objectMember(recipe.recipe().document, "claims");
    for (const auto &[name, value] : claims.items()) {
        if (!value.is_string()) {
            continue;
        }
        const QByteArray text = QByteArray::fromStdString(value.get<std::string>());
        if (text.contains("{body")) {
            advice.append(receiverWords(QT_TRANSLATE_NOOP("Receiver", "compare the claim %1 with %2"))
                              .arg(visible(QByteArray::fromStdString(name)), inWords(text)));
        }
    }
    if (!recipe.coversBody()) {
        advice.append(notTheBody());
    }
    return advice;
}

} // namespace

QStringList receiverOfJwt(const QByteArray &header, const QByteArray &alg)
{
    return {pinAlgorithm(alg.startsWith("jwt:") ? alg.sliced(4) : alg),
            checkToken(visible(QByteArrayView(header))), refuseDates(),
            receiverWords(QT_TRANSLATE_NOOP("Receiver", "ask for the issuer and the audience it expects")),
            notTheBody()};
}

QStringList receiverOfBearer(const QByteArray &header)
{
    return {
        receiverWords(QT_TRANSLATE_NOOP("Receiver", "take it over TLS only: whoever reads %1 once can send "
                                                    "as the sender does"))
            .arg(visible(QByteArrayView(header))),
        receiverWords(QT_TRANSLATE_NOOP("Receiver", "compare it with the token it knows in constant time")),
        notTheBody()};
}

QStringList receiverOfCertificate()
{
    return {receiverWords(QT_TRANSLATE_NOOP(
                "Receiver", "demand a client certificate in the handshake, not only ask for one, and check "
                            "its chain against the authority that issues to these clients, no other")),
            receiverWords(QT_TRANSLATE_NOOP(
                "Receiver", "look at whose certificate it is: that the chain holds says only who issued it")),
            receiverWords(QT_TRANSLATE_NOOP(
                "Receiver", "where a proxy ends TLS, let the proxy tell it in a header that it takes away "
                            "from whatever comes in"))};
}

QStringList receiverShould(const signing::CompiledRecipe &recipe)
{
    const QByteArray algorithm = recipe.recipe().algorithm().toUtf8();
    const std::vector<PlacedValue> places = recipe.places();
    if (algorithm == "builtin:rfc9421") {
        return receiverOfHttpSignature();
    }
    if (algorithm == "builtin:aws-sigv4") {
        return receiverOfSigV4();
    }
    if (algorithm == "builtin:jws-detached") {
        return receiverOfDetachedJws(recipe);
    }
    if (algorithm.startsWith("jwt:")) {
        return receiverOfTokenRecipe(recipe);
    }
    if (algorithm == "token") {
        return receiverOfBearer(places.empty() ? QByteArray() : places.front().name);
    }
    QStringList advice;
    if (const PlacedValue *place = placeOf(places, "timestamp")) {
        advice.append(aboutTime(recipe, *place));
    }
    advice.append(recipe.coversBody() ? rawBody() : notTheBody());
    advice.append(judge(recipe));
    if (const PlacedValue *place = placeOf(places, "id")) {
        advice.append(rememberId(visible(QByteArrayView(place->name))));
    }
    return advice;
}

} // namespace sealwright::text
