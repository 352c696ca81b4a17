// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Visible.h"

#include <QTest>

using namespace sealwright::base;

class TestVisible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHasAPictureIsShown();
    void whatHasNoneIsEscaped_data();
    void whatHasNoneIsEscaped();
    void charactersAreReadFromWellFormedUtf8Alone();
    void aLoneSurrogateIsNoText();
};

void TestVisible::whatHasAPictureIsShown()
{
    for (const QChar c : QStringLiteral("aé世–“”€ \u00a0\u3000\u0301\u3131")) {
        QVERIFY2(!mustBeEscaped(c.unicode()), qPrintable(QString::number(c.unicode(), 16)));
    }
    QVERIFY(!mustBeEscaped(0x1f511));
}

void TestVisible::whatHasNoneIsEscaped_data()
{
    QTest::addColumn<uint>("first");
    QTest::addColumn<uint>("last");
    const auto range = [](const char *name, uint first, uint last = 0) {
        QTest::newRow(name) << first << std::max(first, last);
    };
    range("C0", 0, 0x1f);
    range("DEL and C1", 0x7f, 0x9f);
    range("soft hyphen", 0xad);
    range("grapheme joiner", 0x34f);
    range("Arabic letter mark", 0x61c);
    range("Hangul fillers", 0x115f, 0x1160);
    range("Khmer inherent vowels", 0x17b4, 0x17b5);
    range("Mongolian selectors", 0x180b, 0x180f);
    range("zero width and direction marks", 0x200b, 0x200f);
    range("separators and embeddings", 0x2028, 0x202e);
    range("invisible operators and isolates", 0x2060, 0x206f);
    range("Braille blank", 0x2800);
    range("Hangul filler", 0x3164);
    range("surrogates", 0xd800, 0xdfff);
    range("variation selectors", 0xfe00, 0xfe0f);
    range("byte order mark", 0xfeff);
    range("halfwidth Hangul filler", 0xffa0);
    range("specials", 0xfff0, 0xfffb);
    range("shorthand controls", 0x1bca0, 0x1bca3);
    range("musical controls", 0x1d173, 0x1d17a);
    range("tags and more variation selectors", 0xe0000, 0xe0fff);
}

void TestVisible::whatHasNoneIsEscaped()
{
    QFETCH(uint, first);
    QFETCH(uint, last);
    for (uint c = first; c <= last; ++c) {
        QVERIFY2(mustBeEscaped(c), qPrintable(QString::number(c, 16)));
    }
}

void TestVisible::charactersAreReadFromWellFormedUtf8Alone()
{
    const auto reads = [](const char *bytes, char32_t code, qsizetype length, bool isText) {
        const Character c = characterAt(QByteArrayView(bytes), 0);
        return c.code == code && c.length == length && c.isText == isText;
    };
    QVERIFY(reads("a", 'a', 1, true));
    QVERIFY(reads("\xc3\xab", 0xeb, 2, true));
    QVERIFY(reads("\xe2\x82\xac", 0x20ac, 3, true));
    QVERIFY(reads("\xf0\x9f\x94\x91", 0x1f511, 4, true));
    QVERIFY(reads("\xf4\x8f\xbf\xbf", 0x10ffff, 4, true));
    QVERIFY(reads("\xf4\x90\x80\x80", 0xf4, 1, false)); // beyond Unicode
    QVERIFY(reads("\xc0\x9b", 0xc0, 1, false));         // overlong
    QVERIFY(reads("\xe0\x9f\xbf", 0xe0, 1, false));
    QVERIFY(reads("\xf0\x8f\xbf\xbf", 0xf0, 1, false));
    QVERIFY(reads("\xed\xa0\x80", 0xed, 1, false)); // a surrogate
    QVERIFY(reads("\xe2\x82", 0xe2, 1, false));     // cut off
    QVERIFY(reads("\xe2\x82"
                  "a",
                  0xe2, 1, false));
    QVERIFY(reads("\x80", 0x80, 1, false));
    QVERIFY(reads("\xff", 0xff, 1, false));
}

void TestVisible::aLoneSurrogateIsNoText()
{
    const QString text = QStringLiteral("🔑") + QChar(0xd83d);
    QCOMPARE(characterAt(text, 0).code, char32_t{0x1f511});
    QCOMPARE(characterAt(text, 0).length, 2);
    QVERIFY(!characterAt(text, 2).isText);
    QCOMPARE(characterAt(text, 2).length, 1);
}

QTEST_GUILESS_MAIN(TestVisible)
#include "tst_Visible.moc"
