// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "app/text/DescribeKey.h"
#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace sealwright::text {
namespace {

constexpr qsizetype kLongestHeader = 80;

QString translatedVerdict(const char *text)
{
    return QCoreApplication::translate("Verdicts", text);
}

const char *reasonWord(signing::Reason reason)
{
    switch (reason) {
    case signing::Reason::TimestampTooOld:
        return QT_TRANSLATE_NOOP("Verdicts", "too old");
    case signing::Reason::TimestampInFuture:
        return QT_TRANSLATE_NOOP("Verdicts", "in the future");
    case signing::Reason::TimestampMissing:
        return QT_TRANSLATE_NOOP("Verdicts", "no timestamp");
    case signing::Reason::TimestampMalformed:
        return QT_TRANSLATE_NOOP("Verdicts", "bad timestamp");
    case signing::Reason::MissingHeader:
        return QT_TRANSLATE_NOOP("Verdicts", "header missing");
    case signing::Reason::MalformedHeader:
        return QT_TRANSLATE_NOOP("Verdicts", "bad header");
    case signing::Reason::UnsupportedScheme:
        return QT_TRANSLATE_NOOP("Verdicts", "other scheme");
    case signing::Reason::KeyInvalid:
        return QT_TRANSLATE_NOOP("Verdicts", "bad key");
    case signing::Reason::NoMatchingKey:
        return QT_TRANSLATE_NOOP("Verdicts", "no key fits");
    case signing::Reason::ClaimsMismatch:
        return QT_TRANSLATE_NOOP("Verdicts", "other claims");
    case signing::Reason::Ok:
    case signing::Reason::SignatureMismatch:
        break;
    }
    return QT_TRANSLATE_NOOP("Verdicts", "failed");
}

/// `%1` is the place the reason speaks of, `%2` the time that was signed.
const char *reasonSentence(signing::Reason reason)
{
    switch (reason) {
    case signing::Reason::MissingHeader:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "%1 is missing, so there is nothing to compare. Check that the sender signs "
                                 "its requests and that nothing on the way removes the header.");
    case signing::Reason::MalformedHeader:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "%1 does not have the form that the recipe expects. Compare it with the "
                                 "recipe: prefix, separators and encoding.");
    case signing::Reason::UnsupportedScheme:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "%1 holds signatures of another scheme only. Choose the recipe that the "
                                 "sender uses.");
    case signing::Reason::TimestampMissing:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "The timestamp is missing: %1. Check that the sender sends it and that "
                                 "nothing on the way removes it.");
    case signing::Reason::TimestampMalformed:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "The timestamp in %1 cannot be read. Check its unit: seconds, milliseconds "
                                 "or a date.");
    case signing::Reason::TimestampTooOld:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "The signature matches, but it was made too long ago[ (%2)]. Check both "
                                 "clocks, or whether an old request was replayed.");
    case signing::Reason::TimestampInFuture:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "The signature matches, but its time lies in the future[ (%2)]. Check both "
                                 "clocks.");
    case signing::Reason::KeyInvalid:
        return QT_TRANSLATE_NOOP(
            "Verdicts", "The secret to check with cannot be used. Check that it was copied whole and "
                        "how it is decoded.");
    case signing::Reason::NoMatchingKey:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "None of the given keys is the one that the request names. Add the key that "
                                 "the sender signs with.");
    case signing::Reason::ClaimsMismatch:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "The signature matches, but it was made for another request. Check that the "
                                 "request was not changed on the way.");
    case signing::Reason::Ok:
    case signing::Reason::SignatureMismatch:
        break;
    }
    return QT_TRANSLATE_NOOP("Verdicts",
                             "The signature does not match. Either the secret is another one, or the request "
                             "is not the one that was signed, byte for byte.");
}

const char *uncheckableSentence(signing::Uncheckable why)
{
    switch (why) {
    case signing::Uncheckable::TokenOfServer:
        return QT_TRANSLATE_NOOP("Verdicts", "Not checked: only the server that gave an access token can "
                                             "tell whether it is good.");
    case signing::Uncheckable::ClientCertificate:
        return QT_TRANSLATE_NOOP("Verdicts",
                                 "Not checked: a client certificate is shown in the TLS handshake and leaves "
                                 "no trace in a captured request. Only the server that made the handshake "
                                 "can tell.");
    case signing::Uncheckable::NoCredential:
        break;
    }
    return QT_TRANSLATE_NOOP("Verdicts", "Not checked: no credential was chosen to check it with.");
}

QString place(const signing::Verification &verification)
{
    if (verification.header.isEmpty()) {
        return translatedVerdict(QT_TRANSLATE_NOOP("Verdicts", "The signature"));
    }
    return elideMiddle(visible(verification.header), kLongestHeader);
}

QString timeOf(base::TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz 'UTC'"));
}

/// The part in brackets stays, without them, when there is a time to put into it.
QString withTime(QString sentence, const std::optional<base::TimePoint> &time)
{
    const qsizetype open = sentence.indexOf(QLatin1Char('['));
    const qsizetype close = sentence.indexOf(QLatin1Char(']'), open);
    if (open < 0 || close < 0) {
        return sentence;
    }
    if (!time) {
        return sentence.remove(open, close - open + 1);
    }
    return sentence.remove(close, 1).remove(open, 1).replace(QStringLiteral("%2"), timeOf(*time));
}

QString verifiedSentence(const signing::Verification &verification)
{
    QString sentence = translatedVerdict(QT_TRANSLATE_NOOP("Verdicts", "The signature is right."));
    if (verification.matchingKey.value_or(0) > 0) {
        sentence.append(QLatin1Char(' '));
        sentence.append(translatedVerdict(QT_TRANSLATE_NOOP(
            "Verdicts",
            "It was made with an earlier secret: the sender has not switched to the new one yet.")));
    }
    if (!verification.coversBody) {
        sentence.append(QLatin1Char(' '));
        sentence.append(translatedVerdict(
            QT_TRANSLATE_NOOP("Verdicts", "It does not cover the body, which anyone on the way "
                                          "could have changed.")));
    }
    return sentence;
}

QString verdictSentence(const signing::Verification &verification)
{
    switch (verification.verdict) {
    case signing::Verdict::Verified:
        return verifiedSentence(verification);
    case signing::Verdict::Unchecked:
        return translatedVerdict(uncheckableSentence(verification.uncheckable));
    case signing::Verdict::Unsigned:
        return translatedVerdict(
                   QT_TRANSLATE_NOOP("Verdicts",
                                     "The request carries no signature: %1 is missing. Check that the "
                                     "sender has a credential and that nothing on the way removes "
                                     "the header."))
            .replace(QStringLiteral("%1"), place(verification));
    case signing::Verdict::Failed:
        break;
    }
    QString sentence =
        withTime(translatedVerdict(reasonSentence(verification.reason)), verification.signedAt);
    sentence.replace(QStringLiteral("%1"), place(verification));
    if (verification.keyError) {
        sentence.append(QLatin1Char(' '));
        sentence.append(describe(*verification.keyError));
    }
    return sentence;
}

} // namespace

QString word(const signing::Verification &verification)
{
    switch (verification.verdict) {
    case signing::Verdict::Verified:
        return translatedVerdict(QT_TRANSLATE_NOOP("Verdicts", "verified"));
    case signing::Verdict::Unsigned:
        return translatedVerdict(QT_TRANSLATE_NOOP("Verdicts", "unsigned"));
    case signing::Verdict::Unchecked:
        return translatedVerdict(QT_TRANSLATE_NOOP("Verdicts", "unchecked"));
    case signing::Verdict::Failed:
        break;
    }
    return translatedVerdict(reasonWord(verification.reason));
}

QString describe(const signing::Verification &verification)
{
    const QString sentence = verdictSentence(verification);
    return verification.weakness ? QString(sentence % QLatin1Char(' ') % describe(*verification.weakness))
                                 : sentence;
}

} // namespace sealwright::text
