// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ResponseAnomalies.h"

#include <QTest>

using namespace sealwright::sender;

class TestResponseAnomalies : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesWhatTheServerGotAwayWith_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &head, const char *expected) {
            QTest::newRow(name) << head << QString::fromLatin1(expected);
        };
        row("nothing", "HTTP/1.1 200 OK\r\nA: \tb\r\nContent-Length: 2\r\n\r\n", "");
        row("no response", "", "");
        row("bare LF", "HTTP/1.1 200 OK\nA: b\r\n\r\n", "bare_lf");
        row("folded", "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n", "folded_header");
        row("escape", "HTTP/1.1 200 \x1b[31mOK\r\n\r\n", "control_bytes");
        row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\ncontent-length: 5\r\n\r\n",
            "conflicting_content_length");
        row("same lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n",
            "repeated_content_length");
        const auto length = [&row](const char *value, const char *expected) {
            row(value, QByteArray("HTTP/1.1 200 OK\r\nContent-Length: ").append(value).append("\r\n\r\n"),
                expected);
        };
        length("5, 5", "content_length_list");
        length("5,6", "conflicting_content_length content_length_list");
        length("5,", "conflicting_content_length content_length_list invalid_content_length");
        length("+5", "invalid_content_length");
        length("-5", "invalid_content_length");
        length("0x5", "invalid_content_length");
        length("5 5", "invalid_content_length");
        length("five", "invalid_content_length");
        row("no length", "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", "invalid_content_length");
        length("9223372036854775807", "");
        length("9223372036854775808", "invalid_content_length");
        length("99999999999999999999999", "invalid_content_length");
        row("list and header", "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\nContent-Length: 5\r\n\r\n",
            "repeated_content_length content_length_list");
        row("both framings", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
            "content_length_and_transfer_encoding");
    }

    void namesWhatTheServerGotAwayWith()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, expected);
        QStringList names;
        for (const QString &name : headAnomalies(head)) {
            names.append(name);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), expected);
    }
};

QTEST_GUILESS_MAIN(TestResponseAnomalies)
#include "tst_ResponseAnomalies.moc"
