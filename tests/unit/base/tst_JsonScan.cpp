// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonScan.h"

#include <QTest>

using namespace sealwright::base;

class TestJsonScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesATextApart_data();
    void takesATextApart();
    void tellsDepthAndNumbers();
};

void TestJsonScan::takesATextApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pieces"); // one a line
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \t\r\n") << QByteArray();
    QTest::newRow("valid") << QByteArray(R"({ "a" : [1, -2.5e+3,true ] })")
                           << QByteArray("{\n\"a\"\n:\n[\n1\n,\n-2.5e+3\n,\ntrue\n]\n}\n");
    QTest::newRow("signs in strings") << QByteArray(R"("{,:\"[\\"])") << QByteArray("\"{,:\\\"[\\\\\"\n]\n");
    QTest::newRow("not closed") << QByteArray(R"(["a)") << QByteArray("[\n\"a\n");
    QTest::newRow("cut off in an escape") << QByteArray("\"a\\") << QByteArray("\"a\\\n");
    QTest::newRow("no JSON") << QByteArray("a=1&b\"c\"d") << QByteArray("a=1&b\n\"c\"\nd\n");
}

void TestJsonScan::takesATextApart()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pieces);
    QByteArray found;
    JsonScan scan(text);
    while (const auto piece = scan.next()) {
        found.append(piece->in(text)).append('\n');
    }
    QCOMPARE(found, pieces);
}

void TestJsonScan::tellsDepthAndNumbers()
{
    const QByteArrayView text("[-1 true]");
    JsonScan scan(text);
    QCOMPARE(scan.next()->depth(), 1);
    QVERIFY(scan.next()->isNumber(text));
    QVERIFY(!scan.next()->isNumber(text));
    QCOMPARE(scan.next()->depth(), -1);
    QVERIFY(!scan.next());
}

QTEST_GUILESS_MAIN(TestJsonScan)
#include "tst_JsonScan.moc"
