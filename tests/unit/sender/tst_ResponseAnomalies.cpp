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
        const auto row = [](const char *name, const char *head, const char *expected) {
            QTest::newRow(name) << QByteArray(head) << QString::fromLatin1(expected);
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
