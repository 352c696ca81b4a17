// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/IpAddress.h"

#include <QTest>

using namespace sealwright::http;

class TestIpAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFourNumbersAndNothingElse();
    void readsAnIpv6Address_data();
    void readsAnIpv6Address();
    void refusesWhatIsNoIpv6Address();
};

void TestIpAddress::readsFourNumbersAndNothingElse()
{
    QCOMPARE(parseIpv4("127.0.0.1"), (std::array<std::uint8_t, 4>{127, 0, 0, 1}));
    QCOMPARE(parseIpv4("255.255.255.255"), (std::array<std::uint8_t, 4>{255, 255, 255, 255}));
    for (const char *text : {"", "1", "127.1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.08",
                             "00.0.0.0", "0x7f.0.0.1", "1..2.3", ".1.2.3", "1.2.3.", "1.2.3.4 ", " 1.2.3.4",
                             "+1.2.3.4", "1.2.3.1000", "::1", "localhost"}) {
        QVERIFY2(!parseIpv4(text), text);
    }
    QVERIFY(!parseIpv4(QByteArrayView("1.2.3.4\0", 8)));
}

void TestIpAddress::readsAnIpv6Address_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char *text, const char *hex) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(hex);
    };
    row("::", "00000000000000000000000000000000");
    row("::1", "00000000000000000000000000000001");
    row("2001:DB8::f00", "20010db8000000000000000000000f00");
    row("1:2:3:4:5:6:7:8", "00010002000300040005000600070008");
    row("1:2:3:4:5:6:7::", "00010002000300040005000600070000");
    row("::ffff:192.0.2.1", "00000000000000000000ffffc0000201");
    row("1:2:3:4:5:6:1.2.3.4", "00010002000300040005000601020304");
}

void TestIpAddress::readsAnIpv6Address()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, hex);
    const auto address = parseIpv6(text);
    QVERIFY(address);
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(address->data()), 16).toHex(), hex);
}

void TestIpAddress::refusesWhatIsNoIpv6Address()
{
    for (const char *text : {"",
                             ":",
                             ":::",
                             "1:2:3:4:5:6:7",
                             "1:2:3:4:5:6:7:8:9",
                             "1::2:3:4:5:6:7:8",
                             "1::2::3",
                             ":1::2",
                             "1:::2",
                             "1:2:3:4:5:6:7:",
                             "12345::",
                             "g::",
                             "1.2.3.4",
                             "1.2.3.4::",
                             "::1.2.3",
                             "::01.2.3.4",
                             "1:2:3:4:5:6:7:1.2.3.4",
                             "::1%lo",
                             "[::1]",
                             " ::1"}) {
        QVERIFY2(!parseIpv6(text), text);
    }
    QVERIFY(!parseIpv6(QByteArrayView("::1\0", 4)));
}

QTEST_GUILESS_MAIN(TestIpAddress)
#include "tst_IpAddress.moc"
