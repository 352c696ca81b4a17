// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/StructuredField.h"

#include <QTest>

using namespace sealwright::http::structured;

class TestStructuredField : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesTheOneFormOfADictionary_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("form");
        const auto row = [](const char *text, const char *form) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(form);
        };
        // Examples of RFC 8941 §3.
        row("en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:", "en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:");
        row("a=?0, b, c; foo=bar", "a=?0, b, c;foo=bar");
        row("rating=1.5, feelings=(joy sadness)", "rating=1.5, feelings=(joy sadness)");
        row("a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid", "a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid");
        row("", "");
        row("  a=1 ,\t b=2  ", "a=1, b=2");
        row("a=1, b=2, a=3", "a=3, b=2");
        row("a=1;x=1;y;x=2", "a=1;x=2;y");
        row("a=?1;x", "a;x");
        row("a=(  \"x\"  y )", "a=(\"x\" y)");
        row("a=()", "a=()");
        row("a=\"q\\\"b\\\\\"", "a=\"q\\\"b\\\\\"");
        row("a=-0, b=007, c=1.50, d=-1.0", "a=0, b=7, c=1.5, d=-1.0");
        row("a=tok/en:*, b=*x", "a=tok/en:*, b=*x");
        row("*a=1, a-b_c.d*=2", "*a=1, a-b_c.d*=2");
        row("a=::", "a=::");
    }

    void writesTheOneFormOfADictionary()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, form);
        const auto dictionary = parseDictionary(text);
        QVERIFY(dictionary.has_value());
        QCOMPARE(serialize(*dictionary), form);
        QCOMPARE(serialize(*parseDictionary(form)), form);
    }

    void ignoresWhatIsNoDictionary_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"A=1",
                                 "a=1,",
                                 "a=1,,b=2",
                                 "a=1 b=2",
                                 "a=",
                                 "a=\"x",
                                 "a=\"\\x\"",
                                 "a=\"\x7f\"",
                                 "a=?2",
                                 "a=:x:",
                                 "a=:YQ",
                                 "a=(1",
                                 "a=(1,2)",
                                 "a=(1)x",
                                 "a=1.",
                                 "a=1.2345",
                                 "a=1234567890123456",
                                 "a=1234567890123.1",
                                 "a=--1",
                                 "a=@x",
                                 "a=1;",
                                 "a=1;=2",
                                 "1",
                                 "(a)",
                                 "a=\"\xc3\xa4\""}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }

    void ignoresWhatIsNoDictionary()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!parseDictionary(text).has_value());
    }

    void readsListsAndInnerLists()
    {
        const auto list = parseList("sugar, (\"a\";x b);y, 1.0");
        QVERIFY(list.has_value());
        QCOMPARE(list->size(), std::size_t{3});
        QCOMPARE(serialize(*list), QByteArray("sugar, (\"a\";x b);y, 1.0"));
        const auto inner = parseInnerList("(\"@method\" \"x\";key=\"a\");created=1618884473;alg=\"b\"");
        QVERIFY(inner.has_value());
        QCOMPARE(inner->items[1].parameters.find("key")->value, QByteArray("a"));
        QCOMPARE(inner->parameters.find("created")->number, 1618884473);
        QVERIFY(!parseInnerList("(a) b").has_value());
        QVERIFY(!parseInnerList("a").has_value());
        QVERIFY(!parseList("a, ").has_value());
    }

    void survivesDeepAndLongText()
    {
        QVERIFY(!parseDictionary(QByteArray("a=" + QByteArray(100000, '('))).has_value());
        QVERIFY(!parseList(QByteArray(100000, ',')).has_value());
        const QByteArray many = "a" + QByteArray(20000, ';').replace(";", ";a");
        QVERIFY(parseDictionary(many).has_value());
    }
};

QTEST_GUILESS_MAIN(TestStructuredField)
#include "tst_StructuredField.moc"
