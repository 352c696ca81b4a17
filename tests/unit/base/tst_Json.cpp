// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/KeptNumbers.h"
#include "tests/support/TestResult.h"

using namespace sealwright::base;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsTheOrderOfMembersAndLargeIntegers()
    {
        const auto json = parseJson(R"({"z":9007199254740993,"a":1})");
        VERIFY_RESULT(json);
        QCOMPARE(compactJson(*json), QByteArray(R"({"z":9007199254740993,"a":1})"));
    }

    void namesLineAndColumnOfAMistake()
    {
        const auto json = parseJson("{\n  \"a\": 1,\n  oops\n}");
        VERIFY_FAILURE(json, JsonError::Malformed);
        QCOMPARE(json.error().fact("line"), QStringLiteral("3"));
        QCOMPARE(json.error().fact("column"), QStringLiteral("3"));
    }

    void saysWhyInPlainWords()
    {
        const auto json = parseJson("[\"1E400\",\n 2, -1E400]");
        VERIFY_FAILURE(json, JsonError::Malformed);
        QCOMPARE(json.error().fact("reason"), QStringLiteral("the number is too large"));
        QCOMPARE(json.error().fact("line"), QStringLiteral("2"));
        QCOMPARE(json.error().fact("column"), QStringLiteral("5"));
    }

    void readsToTheLastByteAndSkipsNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const QString nul = QStringLiteral("there is a NUL byte");
        const QString mark = QStringLiteral("it begins with a byte order mark (EF BB BF)");
        QTest::newRow("behind the value") << QByteArray("{\"a\":1}\0", 8) << nul << 1 << 8;
        QTest::newRow("and more behind it") << QByteArray("{\"a\":1\n}\0,\"a\":2}", 16) << nul << 2 << 2;
        QTest::newRow("alone") << QByteArray(1, '\0') << nul << 1 << 1;
        QTest::newRow("between members") << QByteArray("[1,\0 2]", 7) << nul << 1 << 4;
        QTest::newRow("in a string") << QByteArray("[\"a\0\"]", 6) << nul << 1 << 4;
        QTest::newRow("UTF-16") << QByteArray("{\0}\0", 4) << nul << 1 << 2;
        QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf{}") << mark << 1 << 1;
        QTest::newRow("a byte order mark alone") << QByteArray("\xef\xbb\xbf") << mark << 1 << 1;
    }

    void readsToTheLastByteAndSkipsNothing()
    {
        QFETCH(const QByteArray, text);
        for (const auto &json : {parseJson(text), parseUniqueJson(text), parseKeepingNumbers(text)}) {
            VERIFY_FAILURE(json, JsonError::Malformed);
            QTEST(json.error().fact("reason"), "reason");
            QTEST(json.error().fact("line").toInt(), "line");
            QTEST(json.error().fact("column").toInt(), "column");
        }
    }

    void doesNotRepeatWhatItRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a line break in a string") << QByteArray("{\"a\":\"SECRET\n\"}");
        QTest::newRow("a string without its end") << QByteArray("{\"a\":\"SECRET");
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"SECRET\xe9\"}");
        QTest::newRow("an escape that is none") << QByteArray("{\"a\":\"SECRET\\x\"}");
        QTest::newRow("no colon") << QByteArray("{\"a\" \"SECRET\"}");
        QTest::newRow("two values") << QByteArray("\"a\" \"SECRET\"");
        QTest::newRow("nlohmann's own words") << QByteArray("{\"a\":\"SECRET; last read: column 1: x\n\"}");
        QTest::newRow("a number") << QByteArray("{\"SECRET\":" + QByteArray(400, '7') + "}");
    }

    void doesNotRepeatWhatItRead()
    {
        QFETCH(const QByteArray, text);
        for (const auto &json : {parseJson(text), parseUniqueJson(text), parseKeepingNumbers(text)}) {
            VERIFY_FAILURE(json, JsonError::Malformed);
            QVERIFY(!json.error().fact("reason").isEmpty());
            for (const Fact &fact : json.error().facts()) {
                QVERIFY2(!fact.text().contains(QLatin1String("SECRET")), fact.name);
                QVERIFY2(!fact.text().contains(QLatin1String("777")), fact.name);
                QVERIFY2(!fact.text().contains(QLatin1String("last read")), fact.name);
            }
        }
    }

    void refusesNumbersThatWouldBecomeOthers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("number"); // empty: all are kept
        const auto row = [](const char *text, const char *number = "") {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(number);
        };
        row(R"([9007199254740993, -9223372036854775808, 18446744073709551615])");
        row(R"([0, -0, 0.0, -0.00e5, 1.0, 1.10, 1e5, 1E+5, 150e-2, 0.1, 5e-324, 1.7976931348623157e308])");
        row("{\"1\":\"\\\" 12345678901234567890123\"}");
        row(R"({"a":18446744073709551616})", "18446744073709551616");
        row(R"([1, -9223372036854775809])", "-9223372036854775809");
        row(R"([0.1000000000000000055])", "0.1000000000000000055");
        row(R"(3.14159265358979323846)", "3.14159265358979323846");
        row(R"([1e-400])", "1e-400");
    }

    void refusesNumbersThatWouldBecomeOthers()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, number);
        const auto json = parseKeepingNumbers(text);
        if (number.isEmpty()) {
            VERIFY_RESULT(json);
            QVERIFY(*json == *parseJson(text));
            return;
        }
        VERIFY_FAILURE(json, NumberError::NotKept);
        QCOMPARE(json.error().fact("number"), number);
        QCOMPARE(json.error().fact("line"), QStringLiteral("1"));
        QCOMPARE(json.error().fact("column"), QString::number(text.indexOf(number.toLatin1()) + 1));
    }

    void refusesNestingThatCouldExhaustTheStack()
    {
        VERIFY_FAILURE(parseJson(QByteArray(10000, '[')), JsonError::TooDeep);
        VERIFY_RESULT(parseJson(QByteArray("\"" + QByteArray(10000, '[') + "\"")));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_Json.moc"
