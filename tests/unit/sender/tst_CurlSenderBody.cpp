// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sender/SenderBench.h"

#include <QTemporaryDir>

#include <sys/resource.h>

using namespace sealwright;
using namespace sealwright::tests;

class TestCurlSenderBody : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    sender::SendOptions into(const QString &name) const
    {
        sender::SendOptions options;
        options.bodyFile = m_folder.filePath(name);
        return options;
    }

private Q_SLOTS:

    void stopsAtTheLimitAndKeepsWhatCame()
    {
        SenderBench bench;
        sender::SendOptions options;
        options.bodyLimit = 10;
        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n0123456789X");
        const http::Exchange over = bench.get("/", options);
        QCOMPARE(codeOf(over), QByteArray("response_too_large"));
        QCOMPARE(over.error->fact("limit"), QStringLiteral("10"));
        QCOMPARE(over.receivedBody, QByteArray("0123456789"));
        QCOMPARE(over.receivedBodyBytes, 10);
        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");
        QCOMPARE(codeOf(bench.get("/", options)), QByteArray());
    }

    void streamsIntoAFileBeyondTheLimit()
    {
        SenderBench bench;
        sender::SendOptions options = into(QStringLiteral("large"));
        options.bodyLimit = 10;
        write(options.bodyFile, QByteArray(5'000'000, 'o'));
        const QByteArray body = QByteArray("0123456789").repeated(400'000);
        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
                            "\r\n\r\n" + body);
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.bodyFile, options.bodyFile);
        QCOMPARE(exchange.receivedBodyBytes, body.size());
        QVERIFY(exchange.receivedBody.isEmpty());
        QVERIFY(contentOf(options.bodyFile) == body);
    }

    void leavesAnEmptyFileForAnEmptyBody()
    {
        SenderBench bench;
        const sender::SendOptions options = into(QStringLiteral("empty"));
        write(options.bodyFile, "old");
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.bodyFile, options.bodyFile);
        QCOMPARE(contentOf(options.bodyFile), QByteArray());
    }

    void leavesAPartialFileAndSaysSo()
    {
        SenderBench bench;
        const sender::SendOptions options = into(QStringLiteral("partial"));
        bench.server.drip({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello", {}},
                          RawServer::Action::Then::Close);
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray("closed_early"));
        QCOMPARE(exchange.bodyFile, options.bodyFile);
        QCOMPARE(exchange.receivedBodyBytes, 5);
        QCOMPARE(contentOf(options.bodyFile), QByteArray("hello"));
    }

    void leavesNoTraceOfARequestThatWasNotAnswered()
    {
        SenderBench bench;
        const sender::SendOptions fresh = into(QStringLiteral("fresh"));
        const http::Exchange nothing = bench.send({"GET", "http://nowhere.invalid/", {}, {}}, fresh);
        QCOMPARE(codeOf(nothing), QByteArray("host_not_found"));
        QCOMPARE(nothing.bodyFile, QString());
        QVERIFY(!QFile::exists(fresh.bodyFile));
        const sender::SendOptions old = into(QStringLiteral("old"));
        write(old.bodyFile, "kept");
        bench.send({"GET", "http://nowhere.invalid/", {}, {}}, old);
        QCOMPARE(contentOf(old.bodyFile), QByteArray("kept"));
    }

    void sendsNothingWhenTheFileCannotBeWritten()
    {
        SenderBench bench;
        sender::SendOptions options;
        options.bodyFile = QStringLiteral("/nonexistent/folder/file");
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray("body_file"));
        QCOMPARE(exchange.error->fact("path"), options.bodyFile);
        QVERIFY(!exchange.error->fact("reason").isEmpty());
        QCOMPARE(bench.server.connections(), 0);
    }

    void tellsADiskThatIsFull()
    {
        if (!QFile::exists(QStringLiteral("/dev/full"))) {
            QSKIP("there is no /dev/full");
        }
        SenderBench bench;
        sender::SendOptions options;
        options.bodyFile = QStringLiteral("/dev/full");
        bench.server.answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        const http::Exchange exchange = bench.get("/", options);
        QCOMPARE(codeOf(exchange), QByteArray("body_file"));
        QCOMPARE(exchange.status, 200);
        QVERIFY(QFile::exists(options.bodyFile));
    }

    void growsNoMemoryWhileItStreams()
    {
        SenderBench bench;
        const sender::SendOptions options = into(QStringLiteral("flat"));
        std::vector<QByteArray> pieces{"HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n"};
        const QByteArray piece(1024 * 1024, 'x');
        pieces.insert(pieces.end(), 200, piece);
        bench.server.drip(std::move(pieces));
        rusage before = {};
        getrusage(RUSAGE_SELF, &before);
        const http::Exchange exchange = bench.get("/", options);
        rusage after = {};
        getrusage(RUSAGE_SELF, &after);
        QCOMPARE(codeOf(exchange), QByteArray());
        QCOMPARE(exchange.receivedBodyBytes, 209715200);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 32 * 1024,
                 qPrintable(QStringLiteral("%1 KiB more").arg(after.ru_maxrss - before.ru_maxrss)));
    }
};

QTEST_GUILESS_MAIN(TestCurlSenderBody)
#include "tst_CurlSenderBody.moc"
