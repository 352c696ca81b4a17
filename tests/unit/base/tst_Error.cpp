// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Duration.h"
#include "app/base/Error.h"
#include "app/base/Json.h"
#include "tests/support/TestResult.h"

using namespace sealwright::base;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void knowsWhichItIs()
    {
        const Error error(JsonError::Malformed);
        QVERIFY(error.is(JsonError::Malformed));
        QVERIFY(!error.is(JsonError::TooDeep));
        QVERIFY(!error.is(DurationError::Malformed));
        QCOMPARE(error.codeText(), QStringLiteral("json_malformed"));
        QCOMPARE(error.kind(), ErrorKind::BadInput);
    }

    void keepsItsFactsInOrder()
    {
        const Error error(JsonError::Malformed, {{"line", qint64{3}}, {"reason", QStringLiteral("why")}});
        QCOMPARE(error.facts().size(), std::size_t{2});
        QCOMPARE(error.fact("line"), QStringLiteral("3"));
        QCOMPARE(error.fact("reason"), QStringLiteral("why"));
        QCOMPARE(error.fact("nothing"), QString());
    }

    void growsByAFactWithoutChangingTheOriginal()
    {
        const Error error(DurationError::Malformed, {{"text", QStringLiteral("x")}});
        const Error more = error.with({"option", QStringLiteral("--timeout")});
        QCOMPARE(error.facts().size(), std::size_t{1});
        QCOMPARE(more.fact("option"), QStringLiteral("--timeout"));
        QCOMPARE(more.fact("text"), QStringLiteral("x"));
        QVERIFY(more.is(DurationError::Malformed));
    }

    void travelsInAResult()
    {
        const Result<int> good = 7;
        VERIFY_RESULT(good);
        const Result<int> bad = failure(DurationError::Malformed, {{"text", QStringLiteral("x")}});
        VERIFY_FAILURE(bad, DurationError::Malformed);
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_Error.moc"
