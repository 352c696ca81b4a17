// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonWriter.h"

#include <QTest>

using sealwright::json::laidOut;

class TestLaidOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void isTheSameWhenDoneTwice();
};

void TestLaidOut::laysOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("order and numbers")
        << QByteArray(R"({"b":1.0,"a":1e5,"b":9007199254740993})")
        << QByteArray("{\n  \"b\": 1.0,\n  \"a\": 1e5,\n  \"b\": 9007199254740993\n}");
    QTest::newRow("nested") << QByteArray(R"({"a":[1,{"b":null}]})")
                            << QByteArray("{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ]\n}");
    QTest::newRow("empty ones") << QByteArray(R"({ "a" : { } , "b" : [ ] })")
                                << QByteArray("{\n  \"a\": {},\n  \"b\": []\n}");
    QTest::newRow("signs in strings")
        << QByteArray(R"({"a":"{,:\"[\\","\u0062":"\/"})")
        << QByteArray("{\n  \"a\": \"{,:\\\"[\\\\\",\n  \"\\u0062\": \"\\/\"\n}");
    QTest::newRow("a scalar") << QByteArray(" true ") << QByteArray("true");
    QTest::newRow("no JSON") << QByteArray("{\"a\" ,}") << QByteArray("{\"a\" ,}");
    QTest::newRow("a final line break stays") << QByteArray("[1]\n") << QByteArray("[\n  1\n]\n");
}

void TestLaidOut::laysOut()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, wanted);
    QCOMPARE(laidOut(json), wanted);
}

void TestLaidOut::isTheSameWhenDoneTwice()
{
    const QByteArray once = laidOut(R"({"a":[1,2,{"c":"d"}],"e":{}})");
    QCOMPARE(laidOut(once), once);
}

QTEST_GUILESS_MAIN(TestLaidOut)
#include "tst_LaidOut.moc"
