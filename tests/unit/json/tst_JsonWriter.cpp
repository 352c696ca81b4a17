// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/json/JsonWriter.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::json;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsJsonAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count"); // -1: refused
        const auto row = [](const QByteArray &text, int count) {
            QTest::newRow(text.left(40).isEmpty() ? "nothing" : text.left(40).constData()) << text << count;
        };
        row("{}", 2);
        row(" [ ] ", 2);
        row(R"({"a":[1,-2.5e+3,true,false,null,"x"]})", 11);
        row("0", 1);
        row("\"\\u00e9\\n\"", 1);
        for (const char *wrong :
             {"",   " ",  "{",   "[",     "[1,]",  "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",  "[1 2]",
              "01", "1.", ".5",  "+1",    "1e",    "tru", "\"",      "\"\\x\"",  "\"\\u12g4\"", "\"\t\"",
              "[}", "{]", "[]]", "[] []", "{1:2}", "nul", "NaN"}) {
            row(wrong, -1);
        }
        row(QByteArray(600, '[') + QByteArray(600, ']'), -1);
        row(QByteArray(500, '[') + QByteArray(500, ']'), 1000);
    }

    void readsJsonAndNothingElse()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, count);
        const auto tokens = jsonTokens(text);
        QCOMPARE(tokens ? static_cast<int>(tokens->size()) : -1, count);
        QCOMPARE(tokens.has_value(), base::parseJson(text).has_value());
    }

    void writesInManyHands()
    {
        const QByteArray text = R"( {"b":[1,{"x":null},[]],"a":"ä"} )";
        const auto tokens = jsonTokens(text).value();
        JsonStyle style{"compact"};
        QCOMPARE(writeJson(text, tokens, style), text.trimmed());
        style.comma = ", ";
        style.colon = ": ";
        QCOMPARE(writeJson(text, tokens, style), QByteArray(R"({"b": [1, {"x": null}, []], "a": "ä"})"));
        style.sortsNames = true;
        QCOMPARE(writeJson(text, tokens, style), QByteArray(R"({"a": "ä", "b": [1, {"x": null}, []]})"));
        style.comma = ",";
        style.indent = "  ";
        QCOMPARE(
            writeJson(text, tokens, style),
            QByteArray(
                "{\n  \"a\": \"ä\",\n  \"b\": [\n    1,\n    {\n      \"x\": null\n    },\n    []\n  ]\n}"));
        style.sortsNames = false;
        QCOMPARE(
            writeJson(text, tokens, style),
            QByteArray(
                "{\n  \"b\": [\n    1,\n    {\n      \"x\": null\n    },\n    []\n  ],\n  \"a\": \"ä\"\n}"));
    }

    void escapesStringsInManyHands_data()
    {
        QTest::addColumn<QByteArray>("strings");
        QTest::addColumn<int>("hand");
        const QByteArray text = "\"ä/<\\u00e9\\\"\\u0007\\ud83d\\ude00%\\/\"";
        const auto row = [&text](const char *name, JsonStrings hand, const QByteArray &expected) {
            QTest::newRow(name) << expected << static_cast<int>(hand);
            Q_UNUSED(text);
        };
        row("as it stands", JsonStrings::AsTheyStand, text);
        row("plain", JsonStrings::Plain, "\"ä/<é\\\"\\u0007😀%/\"");
        row("ascii", JsonStrings::Ascii, "\"\\u00e4/<\\u00e9\\\"\\u0007\\ud83d\\ude00%/\"");
        row("php", JsonStrings::AsciiSlash, "\"\\u00e4\\/<\\u00e9\\\"\\u0007\\ud83d\\ude00%\\/\"");
        row("slash", JsonStrings::Slash, "\"ä\\/<é\\\"\\u0007😀%\\/\"");
        row("html", JsonStrings::Html, "\"ä/\\u003cé\\\"\\u0007😀%/\"");
        row("upper", JsonStrings::AsciiUpper, "\"\\u00E4/<\\u00E9\\\"\\u0007\\uD83D\\uDE00%/\"");
        row("dotnet", JsonStrings::DotNet, "\"\\u00E4/\\u003C\\u00E9\\u0022\\u0007\\uD83D\\uDE00%/\"");
        row("meta", JsonStrings::Meta, "\"\\u00e4\\/\\u003C\\u00e9\\\"\\u0007\\ud83d\\ude00\\u0025\\/\"");
    }

    void escapesStringsInManyHands()
    {
        QFETCH(const QByteArray, strings);
        QFETCH(const int, hand);
        QCOMPARE(
            rewrittenString("\"ä/<\\u00e9\\\"\\u0007\\ud83d\\ude00%\\/\"", static_cast<JsonStrings>(hand)),
            strings);
    }

    void leavesBytesThatAreNoUtf8()
    {
        for (const JsonStrings hand : {JsonStrings::Plain, JsonStrings::Ascii, JsonStrings::Meta}) {
            QCOMPARE(rewrittenString("\"J\xe4ger\xff\xc3\"", hand), QByteArray("\"J\xe4ger\xff\xc3\""));
        }
        QCOMPARE(rewrittenString("\"\\udc00\\ud800x\"", JsonStrings::Plain),
                 QByteArray("\"\\udc00\\ud800x\""));
    }

    void writesNumbersAsOthersDo_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("javaScript");
        QTest::addColumn<QByteArray>("python");
        const auto row = [](const char *number, const char *javaScript, const char *python) {
            QTest::newRow(number) << QByteArray(number) << QByteArray(javaScript) << QByteArray(python);
        };
        // What Node 18 and Python 3.11 print for JSON.stringify(JSON.parse(x)) and json.dumps(json.loads(x)).
        row("1", "1", "1");
        row("-0", "0", "0");
        row("1.0", "1", "1.0");
        row("-2.50", "-2.5", "-2.5");
        row("1e5", "100000", "100000.0");
        row("1E400", "1E400", "1E400"); // no number to either: left alone
        row("1e21", "1e+21", "1e+21");
        row("123456789012345680000", "123456789012345680000", "123456789012345680000");
        row("1e16", "10000000000000000", "1e+16");
        row("0.000001", "0.000001", "1e-06");
        row("1e-7", "1e-7", "1e-07");
        row("1.5e300", "1.5e+300", "1.5e+300");
        row("9007199254740993", "9007199254740992", "9007199254740993");
        row("0.1", "0.1", "0.1");
        row("0.0001", "0.0001", "0.0001");
        row("0.00", "0", "0.0");
        row("-0.0", "0", "-0.0");
    }

    void writesNumbersAsOthersDo()
    {
        QFETCH(const QByteArray, number);
        QFETCH(const QByteArray, javaScript);
        QFETCH(const QByteArray, python);
        QCOMPARE(rewrittenNumber(number, JsonNumbers::JavaScript), javaScript);
        QCOMPARE(rewrittenNumber(number, JsonNumbers::Python), python);
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_JsonWriter.moc"
