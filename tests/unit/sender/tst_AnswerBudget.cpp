// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/AnswerBudget.h"

#include <QTest>

using namespace sealwright;
using sender::AnswerBudget;
using sender::SendError;

class TestAnswerBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void takesAllHeadsOfOneAnswerTogether()
    {
        AnswerBudget budget;
        for (int i = 0; i < 2; ++i) {
            budget.takeHeadLine("HTTP/1.1 103 Early Hints\r\n");
            budget.takeHeadLine(QByteArray(149 * 1024, 'a'));
            budget.takeHeadLine("\r\n");
        }
        QVERIFY(!budget.error());
        budget.takeHeadLine(QByteArray(2 * 1024, 'a'));
        QVERIFY(budget.error()->is(SendError::HeadTooLarge));
        QCOMPARE(budget.error()->fact("limit"), QString::number(AnswerBudget::kHeadBytes));
    }

    void countsTheHeadersOfEachHeadForItself()
    {
        AnswerBudget budget;
        for (int head = 0; head < 2; ++head) {
            budget.takeHeadLine("HTTP/1.1 103 Early Hints\r\n");
            for (int i = 0; i < AnswerBudget::kHeaders; ++i) {
                budget.takeHeadLine("A: b\r\n");
            }
            budget.takeHeadLine("\r\n");
        }
        QVERIFY(!budget.error());
        budget.takeHeadLine("A: b\r\n");
        QCOMPARE(budget.error()->fact("headers"), QString::number(AnswerBudget::kHeaders));
    }

    void takesAHundredInterimAnswersAndTheFinalOne()
    {
        AnswerBudget budget;
        for (int i = 0; i < AnswerBudget::kInterims + 1; ++i) {
            budget.takeHeadLine("HTTP/1.1 100 Continue\r\n");
        }
        QVERIFY(!budget.error());
        budget.takeHeadLine("HTTP/1.1 200 OK\r\n");
        QCOMPARE(budget.error()->fact("interim"), QString::number(AnswerBudget::kInterims));
    }

    void countsTrailersAndTheirBytes()
    {
        AnswerBudget many;
        for (int i = 0; i < AnswerBudget::kTrailers; ++i) {
            many.takeTrailer("A: b\r\n");
        }
        QVERIFY(!many.error());
        many.takeTrailer("A: b\r\n");
        QVERIFY(many.error()->is(SendError::TrailersTooLarge));
        QCOMPARE(many.error()->fact("trailers"), QString::number(AnswerBudget::kTrailers));

        AnswerBudget large;
        large.takeTrailer(QByteArray(AnswerBudget::kTrailerBytes, 'a'));
        QVERIFY(!large.error());
        large.takeTrailer("b");
        QCOMPARE(large.error()->fact("limit"), QString::number(AnswerBudget::kTrailerBytes));
    }

    void allowsFramingForEachPieceOfTheBody()
    {
        AnswerBudget budget;
        for (int i = 0; i < 10'000; ++i) {
            budget.takeFramed(1 + AnswerBudget::kFramingBytesAPiece);
            budget.takeBody(1);
        }
        QVERIFY(!budget.error());
        for (int i = 0; i < 2; ++i) {
            budget.takeFramed(AnswerBudget::kFramingBytes);
        }
        QVERIFY(!budget.error());
        budget.takeFramed(1);
        QVERIFY(budget.error()->is(SendError::FramingTooLarge));
    }
};

QTEST_GUILESS_MAIN(TestAnswerBudget)
#include "tst_AnswerBudget.moc"
