// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
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

    void refusesNestingThatCouldExhaustTheStack()
    {
        VERIFY_FAILURE(parseJson(QByteArray(10000, '[')), JsonError::TooDeep);
        VERIFY_RESULT(parseJson(QByteArray("\"" + QByteArray(10000, '[') + "\"")));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_Json.moc"
