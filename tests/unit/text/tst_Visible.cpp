// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/text/Visible.h"

#include <QTest>

using namespace sealwright::text;

class TestVisible : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void leavesPlainTextAlone()
    {
        QCOMPARE(visible(QStringLiteral("Zoë – 東京 😀 \\ %41")), QStringLiteral("Zoë – 東京 😀 \\ %41"));
        QCOMPARE(visible(QByteArray("Zo\xc3\xab")), QStringLiteral("Zoë"));
    }

    void noControlCharacterSurvives()
    {
        for (char32_t c = 0; c < 0xa0; ++c) {
            if (c >= 0x20 && c < 0x7f) {
                continue;
            }
            const QString shown = visible(QString::fromUcs4(&c, 1));
            QVERIFY2(shown.startsWith(QLatin1Char('\\')), qPrintable(QString::number(uint(c), 16)));
            QVERIFY(shown.size() >= 2);
        }
        QCOMPARE(visible(QByteArray("a\x1b]0;title\x07\x7f")), QStringLiteral("a\\x1b]0;title\\x07\\x7f"));
    }

    void noInvisibleCharacterSurvives()
    {
        for (const char32_t c :
             {0x00adU, 0x034fU, 0x061cU, 0x115fU, 0x200bU, 0x200dU, 0x200eU, 0x2028U, 0x2029U, 0x202aU,
              0x202eU, 0x2060U, 0x2066U, 0x2069U, 0x2800U, 0x3164U, 0xfe0fU, 0xfeffU, 0xffa0U, 0xe0041U}) {
            QString text;
            text.append(QChar::fromUcs4(c));
            const QString shown = visible(text);
            QCOMPARE(visible(text.toUtf8()), shown);
            QCOMPARE(shown, QStringLiteral("\\u{%1}").arg(uint(c), 4, 16, QLatin1Char('0')));
        }
    }

    void bytesThatAreNotUtf8StandAsTheyAre()
    {
        QCOMPARE(visible(QByteArray("a\xff\xfe")), QStringLiteral("a\\xff\\xfe"));
        QCOMPARE(visible(QByteArray("\xc3")), QStringLiteral("\\xc3"));                   // cut off
        QCOMPARE(visible(QByteArray("\xc0\x9b")), QStringLiteral("\\xc0\\x9b"));          // overlong ESC
        QCOMPARE(visible(QByteArray("\xed\xa0\x80")), QStringLiteral("\\xed\\xa0\\x80")); // a surrogate
        QCOMPARE(visible(QByteArray("\xc2\x9b")), QStringLiteral("\\u{009b}"));           // CSI in UTF-8
    }

    void jsonStaysTheSameAndHoldsNoControl()
    {
        const QByteArray json("{\"a\":\"Zo\xc3\xab \xc2\x9b\x7f \xe2\x80\xae \xf3\xa0\x81\x81\"}\n");
        const QByteArray shown = visibleJson(json);
        QCOMPARE(shown, QByteArray("{\"a\":\"Zo\xc3\xab \\u009b\\u007f \\u202e \\udb40\\udc41\"}\n"));
        QVERIFY(*sealwright::base::parseJson(shown) == *sealwright::base::parseJson(json));
        QCOMPARE(visibleJson("{\n  \"a\": 1\n}\n"), QByteArray("{\n  \"a\": 1\n}\n"));
    }

    void coloursPassTheLastDoorAndC1DoesNot()
    {
        QCOMPARE(withoutC1(QStringLiteral("\033[1mZo\u00eb\033[0m\u009b2J\u0085\u00a0")),
                 QStringLiteral("\033[1mZo\u00eb\033[0m\\u{009b}2J\\u{0085}\u00a0"));
        QCOMPARE(withoutC1(QByteArrayView("\033[1mZo\xc3\xab\xc2\x9b \x9b \xc2")),
                 QByteArray("\033[1mZo\xc3\xab\\u{009b} \\x9b \\xc2"));
    }

    void aLoneSurrogateIsEscaped() { QCOMPARE(visible(QString(QChar(0xd83d))), QStringLiteral("\\u{d83d}")); }

    void linesStayLines()
    {
        QCOMPARE(visibleLines(QByteArray("a\r\n\tb\rc\n\x1b")), QStringLiteral("a\n\tb\\rc\n\\x1b"));
        QCOMPARE(visible(QByteArray("a\r\nb")), QStringLiteral("a\\r\\nb"));
    }

    void elidesTheMiddleOnly()
    {
        QCOMPARE(elideMiddle(QStringLiteral("short"), 5), QStringLiteral("short"));
        QCOMPARE(elideMiddle(QStringLiteral("abcdefghij"), 5), QStringLiteral("ab…ij"));
        const QString emoji = QStringLiteral("ab😀😀😀cd");
        for (qsizetype limit = 0; limit < emoji.size(); ++limit) {
            const QString elided = elideMiddle(emoji, limit);
            QVERIFY(elided.size() <= std::max<qsizetype>(limit, 1));
            QVERIFY(elided.isValidUtf16());
        }
    }
};

QTEST_GUILESS_MAIN(TestVisible)
#include "tst_Visible.moc"
