// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/RequestReader.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

namespace sealwright::tests {

/// What a reader made of a stream, as one line: `POST http://localhost/a "body"` for each request, `400
/// bare_lf@15` for a refusal, `…` when something is left unfinished.
struct Outcome
{
    QStringList requests;
    std::vector<capture::ReadRequest> read;

    QString text() const { return requests.join(QStringLiteral(" + ")); }
};

inline QString outcomeOf(const capture::ReadRequest &request)
{
    const capture::Capture &capture = request.capture;
    if (capture.problem) {
        const std::string_view code = capture.problem->code();
        QString word = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
        if (const QString rule = capture.problem->fact("rule"); !rule.isEmpty()) {
            word = rule;
        }
        const QString offset = capture.problem->fact("offset");
        const QString at = offset.isEmpty() || offset == QLatin1String("-1")
                               ? QString()
                               : QString(QLatin1Char('@') + offset);
        return QStringLiteral("%1 %2%3").arg(request.refusedWith).arg(word, at);
    }
    QString text =
        QStringLiteral("%1 %2 \"%3\"")
            .arg(QString::fromLatin1(capture.request.method), QString::fromLatin1(capture.request.url),
                 QString::fromLatin1(capture.request.body));
    for (const http::HeaderField &field : capture.trailers) {
        text +=
            QStringLiteral(" ~%1:%2").arg(QString::fromLatin1(field.name), QString::fromLatin1(field.value));
    }
    return request.keepAlive ? text : QString(text % QStringLiteral(" close"));
}

/// Feeds `stream` in pieces of the sizes that `nextSize` gives.
inline Outcome readInPieces(QByteArrayView stream, const capture::ReaderRules &rules,
                            const std::function<qsizetype()> &nextSize)
{
    capture::RequestReader reader(rules);
    Outcome outcome;
    const auto collect = [&] {
        while (std::optional<capture::ReadRequest> request = reader.next()) {
            outcome.requests.append(outcomeOf(*request));
            outcome.read.push_back(std::move(*request));
        }
    };
    while (!stream.isEmpty()) {
        const qsizetype size = std::min(std::max<qsizetype>(1, nextSize()), stream.size());
        reader.feed(stream.first(size));
        stream = stream.sliced(size);
        collect();
    }
    if (reader.phase() == capture::RequestReader::Phase::Head ||
        reader.phase() == capture::RequestReader::Phase::Body) {
        outcome.requests.append(QStringLiteral("…"));
    }
    return outcome;
}

inline Outcome readWhole(const QByteArray &stream, const capture::ReaderRules &rules = {})
{
    return readInPieces(stream, rules, [&stream] { return stream.size(); });
}

/// The same stream byte by byte and in random pieces; the first text that differs from `expected`, or
/// `expected`.
inline QString readInEveryWay(const QByteArray &stream, const QString &expected,
                              const capture::ReaderRules &rules = {})
{
    QString whole = readWhole(stream, rules).text();
    if (whole != expected) {
        return whole;
    }
    const QString byteByByte = readInPieces(stream, rules, [] { return 1; }).text();
    if (byteByByte != expected) {
        return QStringLiteral("byte by byte: ") + byteByByte;
    }
    for (quint32 seed = 0; seed < 24; ++seed) {
        QRandomGenerator random(seed);
        const QString pieces = readInPieces(stream, rules, [&random, seed] {
                                   return random.bounded(1, 3 + int(seed) * 4);
                               }).text();
        if (pieces != expected) {
            return QStringLiteral("seed %1: %2").arg(seed).arg(pieces);
        }
    }
    return expected;
}

/// A table of streams and what each comes to, in every way of cutting it.
inline void outcomeColumns()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("expected");
}

inline void checkOutcome()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QString, expected);
    QCOMPARE(readInEveryWay(stream, expected), expected);
}

} // namespace sealwright::tests
