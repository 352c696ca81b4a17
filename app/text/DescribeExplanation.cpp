// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeExplanation.h"

#include "app/text/Describe.h"
#include "app/text/ExplanationSentences.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace sealwright::text {
namespace {

using explain::Cause;
using explain::Explanation;

constexpr qsizetype kLongestDetail = 100;

QString translatedExplanation(const char *sentence)
{
    return QCoreApplication::translate("Explanations", sentence);
}

/// The hand that wrote a body, as a person would name it.
QString writerName(const QByteArray &writer)
{
    static constexpr std::array<std::pair<QByteArrayView, const char *>, 11> kNames = {{
        {"compact", QT_TRANSLATE_NOOP("Explanations", "compact JSON")},
        {"indent-2", QT_TRANSLATE_NOOP("Explanations", "JSON indented by 2 blanks")},
        {"indent-4", QT_TRANSLATE_NOOP("Explanations", "JSON indented by 4 blanks")},
        {"indent-tab", QT_TRANSLATE_NOOP("Explanations", "JSON indented by tabs")},
        {"spaced", QT_TRANSLATE_NOOP("Explanations", "JSON with a blank after commas and colons")},
        {"python", QT_TRANSLATE_NOOP("Explanations", "Python's json.dumps writes it")},
        {"php", QT_TRANSLATE_NOOP("Explanations", "PHP's json_encode writes it")},
        {"go", QT_TRANSLATE_NOOP("Explanations", "Go's encoding/json writes it")},
        {"dotnet", QT_TRANSLATE_NOOP("Explanations", ".NET's System.Text.Json writes it")},
        {"jackson", QT_TRANSLATE_NOOP("Explanations", "Java's Jackson prints it")},
        {"ruby", QT_TRANSLATE_NOOP("Explanations", "Ruby's JSON.generate writes it")},
    }};
    for (const auto &[code, name] : kNames) {
        if (code == writer) {
            return translatedExplanation(name);
        }
    }
    return visible(QByteArrayView(writer));
}

/// In the largest unit of which there are two or more.
QString span(std::chrono::seconds time)
{
    using namespace std::chrono;
    const auto told = [](const char *text, qint64 count) { return translatedExplanation(text).arg(count); };
    if (time >= days(2)) {
        return told(QT_TRANSLATE_NOOP("Explanations", "%1 days"), duration_cast<days>(time).count());
    }
    if (time >= hours(2)) {
        return told(QT_TRANSLATE_NOOP("Explanations", "%1 hours"), duration_cast<hours>(time).count());
    }
    if (time >= minutes(2)) {
        return told(QT_TRANSLATE_NOOP("Explanations", "%1 minutes"), duration_cast<minutes>(time).count());
    }
    return told(QT_TRANSLATE_NOOP("Explanations", "%1 seconds"), time.count());
}

QString detailOf(const explain::Deviation &deviation, const Explanation &explanation)
{
    switch (deviation.cause) {
    case Cause::BodyReserialized:
        return writerName(deviation.detail);
    case Cause::SecretOther:
        return explanation.other ? visible(explanation.other->name) : QString();
    case Cause::Algorithm:
        return algorithmName(deviation.detail);
    case Cause::SignatureEncoding:
    case Cause::SecretEncoding:
        return encodingName(deviation.detail);
    case Cause::TimestampStale:
    case Cause::TimestampFuture:
        return explanation.age ? span(std::chrono::abs(*explanation.age)) : QString();
    default:
        return elideMiddle(visible(QByteArrayView(deviation.detail)), kLongestDetail);
    }
}

QString filled(const char *sentence, const QString &detail)
{
    QString text = translatedExplanation(sentence);
    // The part in brackets is said only when there is something to say.
    const qsizetype open = text.indexOf(QLatin1Char('['));
    const qsizetype close = text.indexOf(QLatin1Char(']'), open);
    if (open >= 0 && close >= 0) {
        if (detail.isEmpty()) {
            text.remove(open, close - open + 1);
        } else {
            text.remove(close, 1).remove(open, 1);
        }
    }
    return text.replace(QStringLiteral("%1"), detail);
}

QString joined(const Explanation &explanation, const char *CauseSentences::*which)
{
    QStringList sentences;
    for (const explain::Deviation &deviation : explanation.deviations) {
        const char *sentence = sentencesOf(deviation.cause).*which;
        if (deviation.cause == Cause::SecretOther && explanation.other && explanation.other->isPrevious &&
            which == &CauseSentences::summary) {
            sentence = kPreviousSecret;
        }
        const QString text = filled(sentence, detailOf(deviation, explanation));
        if (!sentences.contains(text)) {
            sentences.append(text);
        }
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace

QString describe(const Explanation &explanation)
{
    if (explanation.deviations.empty()) {
        return filled(sentencesOf(Cause::NoHypothesis).summary, {});
    }
    return joined(explanation, &CauseSentences::summary);
}

QString fixOf(const Explanation &explanation)
{
    if (explanation.deviations.empty()) {
        return filled(sentencesOf(Cause::NoHypothesis).fix, {});
    }
    return joined(explanation, &CauseSentences::fix);
}

QString describe(const explain::Lint &lint)
{
    if (lint.finding) {
        return describe(*lint.finding);
    }
    QString text =
        filled(sentenceOf(lint.kind), elideMiddle(visible(QByteArrayView(lint.detail)), kLongestDetail));
    const bool isTime = lint.kind == explain::Lint::Kind::ClockOff;
    const QString got = isTime ? span(std::chrono::seconds(std::abs(lint.got))) : byteCount(lint.got);
    return text.replace(QStringLiteral("%2"), byteCount(lint.expected)).replace(QStringLiteral("%3"), got);
}

QString describe(const explain::BodyFinding &finding)
{
    return filled(sentenceOf(finding.oddity), {})
        .replace(QStringLiteral("%2"), QString::number(finding.offset))
        .replace(QStringLiteral("%3"), QString::number(finding.count));
}

QString word(explain::Confidence confidence)
{
    switch (confidence) {
    case explain::Confidence::Exact:
        return translatedExplanation(QT_TRANSLATE_NOOP("Explanations", "exact"));
    case explain::Confidence::Likely:
        return translatedExplanation(QT_TRANSLATE_NOOP("Explanations", "likely"));
    case explain::Confidence::None:
        break;
    }
    return translatedExplanation(QT_TRANSLATE_NOOP("Explanations", "no cause found"));
}

QString describe(const explain::Difference &difference)
{
    static constexpr std::array<const char *, 6> kSubjects{
        QT_TRANSLATE_NOOP("Explanations", "The body differs first at byte %1."),
        QT_TRANSLATE_NOOP("Explanations", "The string to sign differs first at byte %1."),
        QT_TRANSLATE_NOOP("Explanations", "The header %2 differs first at byte %1."),
        QT_TRANSLATE_NOOP("Explanations", "The secret differs first at byte %1."),
        QT_TRANSLATE_NOOP("Explanations", "The URL differs first at byte %1."),
        QT_TRANSLATE_NOOP("Explanations", "The timestamp differs first at byte %1."),
    };
    return translatedExplanation(kSubjects[static_cast<std::size_t>(difference.subject)])
        .replace(QStringLiteral("%1"), QString::number(difference.offset))
        .replace(QStringLiteral("%2"), elideMiddle(visible(QByteArrayView(difference.name)), kLongestDetail));
}

} // namespace sealwright::text
