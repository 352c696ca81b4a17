// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "app/text/ErrorSentences.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <algorithm>

namespace sealwright::text {
namespace {

constexpr qsizetype kLongestFact = 200;

/// The text of a fact in the form its placeholder asks for; empty when the error has no such fact.
QString factText(const base::Error &error, QStringView placeholder)
{
    const qsizetype colon = placeholder.indexOf(QLatin1Char(':'));
    const std::string name =
        placeholder.first(colon < 0 ? placeholder.size() : colon).toString().toStdString();
    const QStringView form = colon < 0 ? QStringView() : placeholder.sliced(colon + 1);
    const auto fact =
        std::ranges::find(error.facts(), name, [](const base::Fact &f) { return std::string(f.name); });
    if (fact == error.facts().end()) {
        return {};
    }
    if (const qint64 *number = std::get_if<qint64>(&fact->value)) {
        if (*number < 0) {
            return {}; // "-1 when unknown"
        }
        if (form == QLatin1String("bytes")) {
            return byteCount(*number);
        }
        if (form == QLatin1String("ms")) {
            return *number >= 1000 && *number % 1000 == 0 ? QStringLiteral("%1 s").arg(*number / 1000)
                                                          : duration(std::chrono::milliseconds(*number));
        }
    }
    return elideMiddle(visible(fact->text()), kLongestFact);
}

/// Appends `sentence` with its facts; false when one was missing.
bool fill(QString &result, QStringView sentence, const base::Error &error)
{
    bool complete = true;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const QChar c = sentence[i];
        const QLatin1Char closing(c == QLatin1Char('{') ? '}' : ']');
        const qsizetype end =
            c == QLatin1Char('{') || c == QLatin1Char('[') ? sentence.indexOf(closing, i) : -1;
        if (end < 0) {
            result.append(c);
            continue;
        }
        const QStringView inside = sentence.sliced(i + 1, end - i - 1);
        if (c == QLatin1Char('[')) {
            QString optional;
            if (fill(optional, inside, error)) {
                result.append(optional);
            }
        } else if (const QString text = factText(error, inside); text.isEmpty()) {
            complete = false;
            result.append(QChar(0x2026));
        } else {
            result.append(text);
        }
        i = end;
    }
    return complete;
}

QString unknownSentence()
{
    return QCoreApplication::translate("Errors",
                                       "Something went wrong that Sealwright has no words for. Please "
                                       "report it with what you did.");
}

} // namespace

QString describe(const base::Error &error)
{
    const char *sentence = sentenceFor(error.code());
    if (sentence == nullptr) {
        return unknownSentence();
    }
    QString result;
    // What can go wrong with any exchange went wrong with the one that was to bring a token.
    if (!error.fact("token_url").isEmpty() && !error.code().starts_with("oauth_")) {
        fill(result,
             QCoreApplication::translate("Errors",
                                         "No token was fetched from {token_url}, and nothing was sent. "),
             error);
    }
    fill(result, QCoreApplication::translate("Errors", sentence), error);
    return result;
}

} // namespace sealwright::text
