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
        const auto json = parseJson("[1E400]");
        VERIFY_FAILURE(json, JsonError::Malformed);
        QCOMPARE(json.error().fact("reason"), QStringLiteral("number overflow parsing '1E400'"));
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
