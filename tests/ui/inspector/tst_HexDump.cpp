// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/HexDump.h"

#include <QTest>

using namespace sealwright::inspector;
using sealwright::theme::Part;
using sealwright::widgets::Mark;

class TestHexDump : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesSixteenBytesALine()
    {
        const HexDump dump = hexDump(QByteArrayView("POST / HTTP/1.1\r\nA"), {});
        QCOMPARE(
            dump.text,
            QByteArray("00000000  50 4f 53 54 20 2f 20 48  54 54 50 2f 31 2e 31 0d  POST / HTTP/1.1.\n"
                       "00000010  0a 41                                             .A              \n"));
    }

    void isEmptyForNothing() { QVERIFY(hexDump({}, {}).text.isEmpty()); }

    void marksBothTheDigitsAndTheCharacters()
    {
        const HexDump dump = hexDump(QByteArrayView("0123456789abcdefXYZ"), {{14, 4, Part::Body}});
        QByteArray marked;
        for (const Mark &mark : dump.marks) {
            QCOMPARE(mark.part, Part::Body);
            marked += dump.text.mid(mark.offset, mark.length) + '|';
        }
        QCOMPARE(marked, QByteArray("65 66|ef|58 59|XY|"));
    }

    void marksALargeBodyWithoutOneMarkForEachLine()
    {
        const QByteArray body(3 * 1024 * 1024, 'x');
        const HexDump dump = hexDump(body, {{0, body.size(), Part::Body}});
        QVERIFY(dump.marks.size() < 4096);
        const Mark &last = dump.marks.back();
        QCOMPARE(dump.text.mid(last.offset, 2), QByteArray("78"));
        QCOMPARE(last.offset + last.length, dump.text.size() - 1); // but for the final line feed
        QCOMPARE(last.part, Part::Body);
    }

    void groupsADigestForTheEye()
    {
        QCOMPARE(groupedHex(QByteArray::fromHex("5f8e0b6c9a1d4477e02b")),
                 QByteArray("5f8e0b6c 9a1d4477 e02b"));
    }
};

QTEST_GUILESS_MAIN(TestHexDump)
#include "tst_HexDump.moc"
