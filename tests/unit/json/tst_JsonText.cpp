// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/JsonText.h"
#include "app/json/JsonWriter.h"

#include <QTest>

using namespace sealwright::json;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsValuesAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *pointer, const char *expected) {
            QTest::newRow(pointer) << QByteArray(pointer) << QByteArray(expected);
        };
        row("/text", "h\xc3\xa9llo \"x\"");
        row("/amount", "1.00");
        row("/large", "9007199254740993");
        row("/list/1/b", "true");
        row("/none", "");
        row("/a~1b", "slash");
        row("/m~0n", "tilde");
        row("/twice", "last");
        row("/list/0", "[ ]");
        row("", R"({"whole":1})");
    }

    void readsValuesAsTheyAreWritten()
    {
        QFETCH(const QByteArray, pointer);
        QFETCH(const QByteArray, expected);
        const QByteArray text =
            pointer.isEmpty()
                ? QByteArray(R"( {"whole":1} )")
                : QByteArray("{ \"text\" : \"h\\u00e9llo \\\"x\\\"\", \"amount\": 1.00, "
                             "\"large\":9007199254740993,\n"
                             " \"list\": [ [ ], { \"b\" : true } ], \"none\": null, \"a/b\": \"slash\",\r\n"
                             "\"m~n\":\"tilde\", \"twice\": \"first\", \"twice\": \"last\" }");
        const JsonText json(text);
        QVERIFY(json.isValid());
        QCOMPARE(json.value(pointer), std::optional(expected));
    }

    void hasNoValueWhereThereIsNone()
    {
        const JsonText json(R"({"a":[1,2],"b":"text"})");
        for (const char *pointer : {"/c", "/a/2", "/a/-", "/a/01", "/b/0", "/a/x"}) {
            QVERIFY2(!json.value(pointer).has_value(), pointer);
        }
        for (const char *text : {"", "{", "{\"a\":}", "nonsense", "{\"a\":1}x"}) {
            QVERIFY2(!JsonText(text).value("/a").has_value(), text);
        }
        QVERIFY(!JsonText(QByteArray(100000, '[')).isValid());
    }

    void changesOneStringAndNoOtherByte()
    {
        const QByteArray text("{\n  \"n\": 1.0,\n  \"s\": \"old\",\n  \"u\": \"\\u00e9\"\n}\n");
        QCOMPARE(JsonText(text).withString("/s", "new\"\n"),
                 std::optional(
                     QByteArray("{\n  \"n\": 1.0,\n  \"s\": \"new\\\"\\n\",\n  \"u\": \"\\u00e9\"\n}\n")));
        QCOMPARE(JsonText(R"({"a":[1,{"x":2}]})").withString("/a/1/x", "y"),
                 std::optional(QByteArray(R"({"a":[1,{"x":"y"}]})")));
    }

    void makesWhatIsMissingOnTheWay()
    {
        QCOMPARE(JsonText("{}").withString("/a/b", "c"), std::optional(QByteArray(R"({"a":{"b":"c"}})")));
        QCOMPARE(JsonText("{\"x\": 1\n}").withString("/a", "c"),
                 std::optional(QByteArray("{\"x\": 1,\"a\":\"c\"\n}")));
        QCOMPARE(JsonText("{ }").withString("/a", "c"), std::optional(QByteArray("{\"a\":\"c\" }")));
        QVERIFY(!JsonText("[1]").withString("/1", "c").has_value());
        QVERIFY(!JsonText("[1]").withString("/a", "c").has_value());
        QVERIFY(!JsonText("").withString("/a", "c").has_value());
        QVERIFY(!JsonText("{\"a\":\"text\"}").withString("/a/b", "c").has_value());
    }

    void writesStringsAsJavaScriptDoes()
    {
        QCOMPARE(jsonString(QByteArrayView("a\"\\/\b\t\n\f\r\x01\x1f\x0b\xc3\xa9\0", 15)),
                 QByteArray("\"a\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\\u000b\xc3\xa9\\u0000\""));
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_JsonText.moc"
