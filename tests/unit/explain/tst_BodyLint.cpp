// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/explain/BodyLint.h"

#include <QTest>

using namespace sealwright;

namespace {

/// `blanks@4+1x2 exponent@9+3`: oddity, offset, length, and how many when there are several.
QByteArray shortly(const std::vector<explain::BodyFinding> &findings)
{
    QByteArray text;
    for (const explain::BodyFinding &finding : findings) {
        text += (text.isEmpty() ? "" : " ") + explain::nameOf(finding.oddity) + "@" +
                QByteArray::number(finding.offset) + "+" + QByteArray::number(finding.length);
        if (finding.count > 1) {
            text += "x" + QByteArray::number(finding.count);
        }
    }
    return text;
}

} // namespace

class TestBodyLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsWhatWouldNotSurvive_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &expected) {
            QTest::newRow(name) << body << expected;
        };
        row("canonical", R"({"a":1,"b":[true,null,"x"],"c":-1.5,"d":{}})", "");
        row("nothing", "", "");
        row("no JSON", "a=b 1.0", "");
        row("blanks", R"({"a": 1, "b":2})", "blanks@5+1x2");
        row("indented", "{\n  \"a\":1\n}", "blanks@1+3x2");
        row("fraction", R"({"a":1.0,"b":-2.00})", "fraction_zero@5+3x2");
        row("exponent", R"([1e5,1E+2])", "exponent@1+3x2");
        row("form", R"([0.10,-0])", "number_form@1+4x2");
        row("two to the 53", R"([9007199254740992,-9007199254740992])", "");
        row("beyond", R"([9007199254740993,-9007199254740993,123456789012345678901234567890])",
            "large_integer@1+16x3");
        row("twice", R"({"a":1,"b":{"a":1},"a":2})", "duplicate_member@19+3");
        row("twice by escape", "{\"a\":1,\"\\u0061\":2}", "escaped_character@8+6 duplicate_member@7+8");
        row("slash", R"(["a\/b"])", "escaped_slash@3+2");
        row("escape", "[\"\\u00e9\"]", "escaped_character@2+6");
        row("needed escapes", "[\"\\u0000\\u001f\\n\\\"\\\\\\ud800\"]", "");
        row("pair", "[\"\\ud83d\\ude00\"]", "escaped_character@2+6");
        row("not ASCII", "[\"J\xc3\xa4ger\"]", "non_ascii@3+2");
        row("HTML", R"(["a<b>c&d"])", "html_character@3+1x3");
        row("BOM", "\xef\xbb\xbf[]", "byte_order_mark@0+3");
        row("newline", "[]\n", "outer_blanks@2+1");
        row("before", "\r\n []", "outer_blanks@0+3");
        row("several", "[1.0, 1e5]\n", "fraction_zero@1+3 blanks@5+1 exponent@6+3 outer_blanks@10+1");
    }

    void findsWhatWouldNotSurvive()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, expected);
        std::vector<explain::BodyFinding> findings = explain::bodyFindings(body);
        if (expected.startsWith("escaped_character@8")) { // the name stands before its escape
            std::ranges::reverse(findings);
        }
        QCOMPARE(shortly(findings), expected);
        for (const explain::BodyFinding &finding : findings) {
            QVERIFY(finding.offset >= 0 && finding.length > 0);
            QVERIFY(finding.offset + finding.length <= body.size());
        }
    }

    void writesTwinsOfOneMeaning_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("plain") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1})");
        QTest::newRow("odd") << QByteArray("{ \"b\": 1.0,\n\"a\": [\"\\u00e9\\/\", 1e2] }\n")
                             << QByteArray("{\"b\":1,\"a\":[\"é/\",100]}");
        QTest::newRow("text") << QByteArray("\"x\"") << QByteArray("\"x\"");
    }

    void writesTwinsOfOneMeaning()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, canonical);
        const explain::Twins twins = explain::twinsOf(body).value();
        QCOMPARE(twins.canonical, canonical);
        QVERIFY(twins.odd != twins.canonical);
        QVERIFY(base::parseJson(twins.odd).value() == base::parseJson(twins.canonical).value());
        // The canonical one survives, the odd one does not.
        QCOMPARE(explain::twinsOf(twins.canonical)->canonical, twins.canonical);
        QCOMPARE(explain::twinsOf(twins.odd)->canonical, twins.canonical);
    }

    void hasNoTwinsWhereThereIsNoOneMeaning()
    {
        QVERIFY(!explain::twinsOf("a=b"));
        QVERIFY(!explain::twinsOf(""));
        QVERIFY(!explain::twinsOf(R"({"a":1,"a":2})"));
        QVERIFY(!explain::twinsOf(QByteArray(QByteArray(10'000, '[') + QByteArray(10'000, ']'))));
    }
};

QTEST_GUILESS_MAIN(TestBodyLint)
#include "tst_BodyLint.moc"
