// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Pairs.h"
#include "app/signing/Pipe.h"

#include <QTest>

using namespace sealwright::signing;

class TestPipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void transforms_data()
    {
        QTest::addColumn<QByteArray>("pipe");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *pipe, const QByteArray &input, const QByteArray &expected) {
            QTest::addRow("%s", pipe) << QByteArray(pipe) << input << expected;
        };
        row("md5", "abc", QByteArray::fromHex("900150983cd24fb0d6963f7d28e17f72"));
        row("sha1", "abc", QByteArray::fromHex("a9993e364706816aba3e25717850c26c9cd0d89d"));
        row("sha256", "",
            QByteArray::fromHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        row("crc32", "123456789", "3421780262"); // the check value 0xcbf43926
        row("hex", "\xab", "ab");
        row("HEX", "\xab", "AB");
        row("base64", "foob", "Zm9vYg==");
        row("base64url", "\xfb\xff", "-_8");
        row("lower", "POST \xc3\x84", "post \xc3\x84");
        row("upper", "post", "POST");
        row("trim", " \t a b \r\n", "a b");
        row("urldecode", "a%20b%3a+%zz", "a b:+%zz");
        row("urldecode:hubspot", "%3A%2f%3F%40%21%24%27%28%29%2A%2C%3B%20%3D%26", ":/?@!$'()*,;%20%3D%26");
        row("urlencode", "a b/\xc3\xa9~", "a%20b%2F%C3%A9~");
        row("ascii", "\xc3\xa4 \xf0\x9f\x98\x80 a", "\\u00e4 \\ud83d\\ude00 a");
        row("jsonstr", "a\"\n", "\"a\\\"\\n\"");
        row("jsonmin", " { \"a b\" : [ 1.0 , \"x \\\" y\" ] }\n", "{\"a b\":[1.0,\"x \\\" y\"]}");
        row("kvlines:b,missing,a", R"({"a":"1","b":"two words","c":"3"})", "b\ntwo words\na\n1\n");
    }

    void transforms()
    {
        QFETCH(const QByteArray, pipe);
        QFETCH(const QByteArray, input);
        QFETCH(const QByteArray, expected);
        const auto known = pipeNamed(pipe);
        QVERIFY(known.has_value());
        QCOMPARE(applyPipe(*known, input), std::optional(expected));
    }

    void refusesBodiesThatAreNotWhatItReads()
    {
        QVERIFY(!applyPipe(pipeNamed("jsonmin").value(), "not json").has_value());
        QVERIFY(!applyPipe(pipeNamed("kvlines:a").value(), "not json").has_value());
    }

    void knowsNoOtherNames()
    {
        for (const char *name : {"", "sha", "Hex", "hex ", "hex:", "hex:1", "sorted", "sorted:", "kvlines",
                                 "kvlines:", "kvlines:a,,b", "urldecode:other", "base64:url"}) {
            QVERIFY2(!pipeNamed(name).has_value(), name);
        }
    }

    void sortsPairsAndDropsRepeatedValues()
    {
        const Pairs pairs = parsePairs("b=2&a=z&a=a&a=z&empty&sp=x+y%26&&=v");
        QCOMPARE(joinSorted(pairs, "%k%v", {}), QByteArray("vaaazb2emptyspx y&"));
        QCOMPARE(joinSorted(pairs, "%k=%v", "&"), QByteArray("=v&a=a&a=z&b=2&empty=&sp=x y&"));
        QCOMPARE(joinSorted({}, "%k=%v", "&"), QByteArray());
    }

    void replacesOnePairOfAQuery()
    {
        QCOMPARE(withPair("a=1&s=old&b=%20", "s", "n w"), QByteArray("a=1&b=%20&s=n%20w"));
        QCOMPARE(withPair("", "s", "1"), QByteArray("s=1"));
    }
};

QTEST_GUILESS_MAIN(TestPipe)
#include "tst_Pipe.moc"
