// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeaderList.h"
#include "tests/support/TestResult.h"

using namespace sealwright::http;

class TestHeaderList : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsOrderCaseAndDuplicates()
    {
        HeaderList headers{{"X-b", "1"}, {"x-A", ""}, {"X-B", "2"}};
        headers.append("X-b", "1");
        const std::vector<HeaderField> expected{{"X-b", "1"}, {"x-A", ""}, {"X-B", "2"}, {"X-b", "1"}};
        QVERIFY(headers.fields() == expected);
    }

    void findsNamesWithoutRegardToCase()
    {
        const HeaderList headers{{"Content-Type", "a"}, {"CONTENT-TYPE", "b"}};
        QVERIFY(headers.contains("content-type"));
        QCOMPARE(*headers.find("content-TYPE"), QByteArray("a"));
        const std::vector<QByteArray> both{"a", "b"};
        QVERIFY(headers.all("Content-type") == both);
        QVERIFY(headers.find("Content-Typ") == nullptr);
        QVERIFY(!sameHeaderName("a", "ab"));
        QVERIFY(sameHeaderName("", ""));
    }

    void removesEveryFieldOfAName()
    {
        HeaderList headers{{"A", "1"}, {"b", "2"}, {"a", "3"}};
        QCOMPARE(headers.remove("A"), 2);
        const HeaderList left{{"b", "2"}};
        QVERIFY(headers == left);
        QCOMPARE(headers.remove("A"), 0);
    }

    void refusesNamesThatAreNoToken_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray("") << QStringLiteral("the name is empty");
        QTest::newRow("blank") << QByteArray("X Y") << QStringLiteral("a blank at position 2");
        QTest::newRow("colon") << QByteArray("X:") << QStringLiteral("\":\" at position 2");
        QTest::newRow("newline") << QByteArray("X\nY") << QStringLiteral("LF at position 2");
        QTest::newRow("nul") << QByteArray("X\0Y", 3) << QStringLiteral("NUL at position 2");
        QTest::newRow("umlaut") << QByteArray("\xc3\xa4") << QStringLiteral("byte 0xc3 at position 1");
        QTest::newRow("semicolon") << QByteArray("ab;") << QStringLiteral("\";\" at position 3");
    }

    void refusesNamesThatAreNoToken()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, reason);
        const auto result = checkHeader({name, "v"});
        VERIFY_FAILURE(result, HttpError::HeaderNameInvalid);
        QCOMPARE(result.error().fact("reason"), reason);
    }

    void refusesValuesThatWouldEndTheLine_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("reason");
        QTest::newRow("cr") << QByteArray("a\rb") << QStringLiteral("CR at position 2");
        QTest::newRow("lf") << QByteArray("\nInjected: 1") << QStringLiteral("LF at position 1");
        QTest::newRow("nul") << QByteArray("ab\0", 3) << QStringLiteral("NUL at position 3");
    }

    void refusesValuesThatWouldEndTheLine()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, reason);
        const auto result = checkHeaders(HeaderList{{"Fine", "1"}, {"X-Bad", value}});
        VERIFY_FAILURE(result, HttpError::HeaderValueInvalid);
        QCOMPARE(result.error().fact("header"), QStringLiteral("X-Bad"));
        QCOMPARE(result.error().fact("reason"), reason);
    }

    void allowsWhatIsLegal()
    {
        VERIFY_RESULT(checkHeader({"!#$%&'*+-.^_`|~09azAZ", "\ttext \xff\x1b;: "}));
        VERIFY_RESULT(checkHeaders({}));
    }

    void readsHeaderArguments_data()
    {
        QTest::addColumn<QByteArray>("argument");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("usual") << QByteArray("X-Key: value") << QByteArray("X-Key") << QByteArray("value");
        QTest::newRow("no blank") << QByteArray("X-Key:value") << QByteArray("X-Key") << QByteArray("value");
        QTest::newRow("one blank only") << QByteArray("x:  v ") << QByteArray("x") << QByteArray(" v ");
        QTest::newRow("colons inside") << QByteArray("x: a:b;c") << QByteArray("x") << QByteArray("a:b;c");
        QTest::newRow("empty by colon") << QByteArray("X-Empty:") << QByteArray("X-Empty") << QByteArray();
        QTest::newRow("empty by semicolon")
            << QByteArray("X-Empty;") << QByteArray("X-Empty") << QByteArray();
    }

    void readsHeaderArguments()
    {
        QFETCH(QByteArray, argument);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto field = parseHeaderArgument(argument);
        VERIFY_RESULT(field);
        QCOMPARE(field->name, name);
        QCOMPARE(field->value, value);
    }

    void refusesHeaderArgumentsWithoutAName()
    {
        VERIFY_FAILURE(parseHeaderArgument(""), HttpError::HeaderNameInvalid);
        VERIFY_FAILURE(parseHeaderArgument(":v"), HttpError::HeaderNameInvalid);
        VERIFY_FAILURE(parseHeaderArgument(";"), HttpError::HeaderNameInvalid);
        VERIFY_FAILURE(parseHeaderArgument("X Y: v"), HttpError::HeaderNameInvalid);
        VERIFY_FAILURE(parseHeaderArgument("X: a\r\nY: b"), HttpError::HeaderValueInvalid);
    }

    void doesNotTellWhatFollowsAForgottenColon()
    {
        const auto field = parseHeaderArgument("Authorization Bearer s3cret");
        VERIFY_FAILURE(field, HttpError::HeaderNameInvalid);
        QCOMPARE(field.error().fact("header"), QStringLiteral("Authorization"));
    }
};

QTEST_GUILESS_MAIN(TestHeaderList)
#include "tst_HeaderList.moc"
