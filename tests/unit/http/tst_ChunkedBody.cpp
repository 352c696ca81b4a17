// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/ChunkedBody.h"

#include <QTest>

using namespace sealwright::http;

class TestChunkedBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void undoesChunks()
    {
        QCOMPARE(decodeChunked("0\r\n\r\n"), std::optional(QByteArray("")));
        QCOMPARE(decodeChunked("A\r\n0123456789\r\n1;ext=\"v\"\r\nx\r\n00\r\nTrailer: t\r\n\r\n"),
                 std::optional(QByteArray("0123456789x")));
        QCOMPARE(decodeChunked("2\n\r\n\n0\n\n"), std::optional(QByteArray("\r\n")));
    }

    void refusesWhatIsNotWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body :
             {"", "3", "3\r\n", "3\r\nab", "3\r\nabc", "3\r\nabc\r\n", "3\r\nabcd\r\n0\r\n\r\n", "0\r\n",
              "0\r\n\r\nx", "-1\r\n", "g\r\n", "\r\n", "fffffffffffffff\r\nx", "ffffffffffffffff\r\nx",
              "3 3\r\nabc\r\n0\r\n\r\n"}) {
            QTest::newRow(body) << QByteArray(body);
        }
    }

    void refusesWhatIsNotWhole()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!decodeChunked(body).has_value());
    }
};

QTEST_GUILESS_MAIN(TestChunkedBody)
#include "tst_ChunkedBody.moc"
