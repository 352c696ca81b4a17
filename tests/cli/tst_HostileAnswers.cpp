// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/Campaign.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <memory>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kKeepsWhatWasFreed = true;
#elif defined(__has_feature)
constexpr bool kKeepsWhatWasFreed = __has_feature(address_sanitizer);
#else
constexpr bool kKeepsWhatWasFreed = false;
#endif

/// Answers each request with a beginning and then the same bytes again and again, as long as they are taken.
class EndlessServer : public QObject
{
public:
    EndlessServer(QByteArray first, QByteArray again)
        : m_first(std::move(first))
        , m_again(std::move(again))
    {
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("the test server cannot listen");
        }
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (socket->readAll().contains("\r\n\r\n")) {
                    socket->write(m_first);
                }
            });
            connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] {
                while (!m_again.isEmpty() && socket->bytesToWrite() < kAhead) {
                    socket->write(m_again);
                }
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1/").arg(m_server.serverPort()); }

private:
    static constexpr qint64 kAhead = 1024 * 1024;

    QTcpServer m_server;
    QByteArray m_first;
    QByteArray m_again;
};

/// The most memory that the process has had so far, in bytes; 0 when it is gone.
qint64 peakOf(const QProcess &process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
    if (process.processId() == 0 || !status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong() * 1024;
}

} // namespace

/// Answers without an end: each is given up by name, and none takes much memory.
class TestHostileAnswers : public QObject
{
    Q_OBJECT

    struct Run
    {
        CliResult result;
        qint64 peak = 0;
    };

    Run run(const QStringList &arguments)
    {
        QProcess process;
        Run ran;
        QTimer watch;
        connect(&watch, &QTimer::timeout, this, [&] { ran.peak = std::max(ran.peak, peakOf(process)); });
        watch.start(std::chrono::milliseconds(2));
        m_cli->start(process, arguments);
        process.closeWriteChannel();
        ran.result = Cli::finished(process);
        return ran;
    }

    std::unique_ptr<Cli> m_cli;
    qint64 m_usual = 0;

private Q_SLOTS:

    void initTestCase()
    {
        if (kKeepsWhatWasFreed) {
            QSKIP("a sanitizer keeps what was freed");
        }
        m_cli = std::make_unique<Cli>();
        const EndlessServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", {});
        const Run usual = run(words("send --no-history --method GET --url", server.url()));
        VERIFY_EXIT(usual.result, 0);
        QVERIFY(usual.peak > 0);
        m_usual = usual.peak;
    }

    void takesLittleMemory_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("again");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QByteArray>("code");
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
        const QByteArray line = QByteArray(63, 'x') + '\n';
        const auto row = [](const QByteArray &name, const QByteArray &first, const QByteArray &again,
                            const char *options, const char *code) {
            QTest::newRow(name.constData())
                << first << again << QString::fromLatin1(options) << QByteArray(code);
        };
        const std::array<std::pair<const char *, QByteArray>, 3> bodies{
            {{"lines", line.repeated(1000)},
             {"one line", QByteArray(64'000, 'x')},
             {"bytes", QByteArray(64'000, '\0')}}};
        const std::array<const char *, 3> printed{"--json", "", "--quiet"};
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            // Each way of printing meets one kind of body, and all of them in the campaign.
            for (int more = 0; more < tests::rounds(1, 3); ++more) {
                const char *options = printed.at((i + static_cast<std::size_t>(more)) % printed.size());
                row(QByteArray("a body of ") + bodies.at(i).first + ' ' + options, ok + "\r\n",
                    bodies.at(i).second, options, "response_too_large");
            }
        }
        const char *trailers = "response_trailers_too_large";
        row("trailers", chunked + "0\r\n", QByteArray("Tttttttt: vvvvvvvvvvvvvvvvvvvv\r\n").repeated(1000),
            "--json", trailers);
        row("trailers behind a file", chunked + "0\r\n", QByteArray("T: v\r\n").repeated(1000),
            "--json --output body", trailers);
        row("one trailer", chunked + "0\r\nT: ", QByteArray(64'000, 't'), "--json", trailers);
        const char *framing = "response_framing_too_large";
        row("one chunk extension", chunked + "5;e=", QByteArray(64'000, 'e'), "--json", framing);
        row("chunk extensions", chunked, "1;e=" + QByteArray(16'000, 'e') + "\r\nx\r\n", "--json", framing);
        const char *head = "response_head_too_large";
        row("headers", ok, QByteArray("A: b\r\n").repeated(1000), "--json", head);
        row("one header", ok + "A: ", QByteArray(64'000, 'a'), "--json", head);
        row("interim answers", "HTTP/1.1 100 Continue\r\n\r\n",
            QByteArray("HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n").repeated(1000), "--json", head);
    }

    void takesLittleMemory()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, again);
        QFETCH(const QString, options);
        QFETCH(const QByteArray, code);
        const EndlessServer server(first, again);
        QStringList arguments = options.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const bool isJson = arguments.removeOne(QStringLiteral("--json"));
        const bool isQuiet = arguments.removeOne(QStringLiteral("--quiet"));
        arguments = words("send --no-history --timeout 60s --method GET --url", server.url()) + arguments;
        if (isJson || isQuiet) {
            arguments.prepend(isJson ? QStringLiteral("--json") : QStringLiteral("--quiet"));
        }
        const Run ran = run(arguments);
        QCOMPARE(ran.result.code, 4);
        if (isJson) {
            QCOMPARE(QByteArray::fromStdString(ran.result.errorCode()), code);
        }
        verifyGrowth(ran);
    }

    void takesLittleMemoryForWhatAProxySays_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("again");
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        QTest::newRow("headers") << ok << QByteArray("A: b\r\n").repeated(1000);
        QTest::newRow("one header") << ok + "A: " << QByteArray(64'000, 'a');
        QTest::newRow("a refusal's body")
            << QByteArray("HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n")
            << "fa00\r\n" + QByteArray(64'000, 'b') + "\r\n";
    }

    void takesLittleMemoryForWhatAProxySays()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, again);
        const EndlessServer proxy(first, again);
        const Run ran =
            run(words("--json send --no-history --timeout 5s --method GET --url https://host.test/ --proxy",
                      proxy.url()));
        QCOMPARE(ran.result.code, 4);
        verifyGrowth(ran);
    }

private:
    void verifyGrowth(const Run &ran)
    {
        const QByteArray grown = QByteArray::number((ran.peak - m_usual) / 1'000'000) + " MB more";
        qInfo("%s", grown.constData());
        QVERIFY2(ran.peak - m_usual <= 64'000'000, grown.constData());
    }
};

QTEST_GUILESS_MAIN(TestHostileAnswers)
#include "tst_HostileAnswers.moc"
