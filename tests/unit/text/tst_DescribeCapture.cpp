// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeCapture.h"

#include <QTest>

using namespace sealwright;
using http::CurlFinding;

class TestDescribeCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyFindingHasASentenceAndItsPlace()
    {
        QStringList seen;
        for (int kind = 0; kind <= static_cast<int>(CurlFinding::Kind::CompressionLeftOut); ++kind) {
            const QString sentence = text::describe(
                CurlFinding{static_cast<CurlFinding::Kind>(kind), QStringLiteral("--x"), 7, 2});
            QVERIFY2(sentence.startsWith(QLatin1String("Line 7: ")), qPrintable(sentence));
            QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('%')),
                     qPrintable(sentence));
            QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
            seen.append(sentence);
        }
    }

    void showsNothingThatActs()
    {
        const QString sentence = text::describe(CurlFinding{
            CurlFinding::Kind::FileNotRead, QStringLiteral("a\x1b[31m%1") + QString(500, u'x'), 1, 1});
        QVERIFY(!sentence.contains(QChar(0x1b)));
        QVERIFY(sentence.contains(QLatin1String("%1"))); // of the name, not filled once more
        QVERIFY(sentence.size() < 200);
    }

    void everyFormHasAWord()
    {
        QCOMPARE(text::word(http::CapturedForm::Curl), QStringLiteral("curl command"));
        QCOMPARE(text::word(http::CapturedForm::Raw), QStringLiteral("raw HTTP"));
        QCOMPARE(text::word(http::CapturedForm::Har), QStringLiteral("HAR"));
        QCOMPARE(text::word(http::CapturedForm::Document), QStringLiteral("request document"));
    }
};

QTEST_GUILESS_MAIN(TestDescribeCapture)
#include "tst_DescribeCapture.moc"
