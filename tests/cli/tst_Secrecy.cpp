// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "canary-9c2e4d6f8a0b1c3d5e7f";

QByteArray procFile(const QProcess &process, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(process.processId()).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Secrets come in by variable, file or standard input, and are nowhere to be seen afterwards.
class TestSecrecy : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void noWayInShowsTheSecret_data()
    {
        QTest::addColumn<QStringList>("source");
        QTest::newRow("variable") << words("--secret-env CANARY");
        QTest::newRow("file") << words("--secret-file key");
        QTest::newRow("standard input") << words("--secret-stdin");
    }

    void noWayInShowsTheSecret()
    {
        QFETCH(QStringList, source);
        Cli cli;
        cli.environment.insert(QStringLiteral("CANARY"), QLatin1String(kSecret));
        cli.file(QStringLiteral("key"), kSecret);
        ByteServer server;
        server.reply.clear(); // keeps the process there to be looked at
        QProcess process;
        cli.start(process, words("send --json --recipe vapi-default --url", server.url()) + source);
        process.write(kSecret);
        process.closeWriteChannel();
        QTRY_COMPARE(server.requests.size(), 1);
        const QByteArray arguments = procFile(process, "cmdline");
        QVERIFY(arguments.contains("send"));
        QVERIFY(!arguments.contains(kSecret));
        if (source.front() == QLatin1String("--secret-env")) {
            // Read by whoever may (root, here perhaps): overwritten where it was.
            QVERIFY(!procFile(process, "environ").contains(kSecret));
        }
        Cli::interrupt(process);
        const CliResult result = Cli::finished(process);
        VERIFY_EXIT(result, 130);
        QVERIFY(!result.out.contains(kSecret) && !result.err.contains(kSecret));
    }

    void aSecretOnTheCommandLineIsRefusedAndNotRepeated_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString secret = QLatin1String(kSecret);
        QTest::newRow("--secret X") << words("sign --secret", secret);
        QTest::newRow("--secret=X") << words("sign", QString(QStringLiteral("--secret=") + secret));
        QTest::newRow("--token X") << words("send --token", secret);
        QTest::newRow("--bearer X") << words("send --url http://x/ --bearer", secret);
        QTest::newRow("--bearer=X") << words("send --url http://x/",
                                             QString(QStringLiteral("--bearer=") + secret));
        QTest::newRow("--set token=X") << words("credential add --kind bearer --name a --secret-stdin --set",
                                                QString(QStringLiteral("token=") + secret));
    }

    void aSecretOnTheCommandLineIsRefusedAndNotRepeated()
    {
        QFETCH(QStringList, arguments);
        const CliResult result = Cli().run(arguments + words("--json"), "x");
        VERIFY_EXIT(result, 2);
        QCOMPARE(result.errorCode(), std::string("secret_on_command_line"));
        QVERIFY2(result.err.contains("--secret-env VARIABLE, --secret-file FILE or --secret-stdin"),
                 shown(result.err));
        QVERIFY(!result.out.contains(kSecret) && !result.err.contains(kSecret));
    }

    void aStrayWordIsNotRepeatedWhereASecretIsExpected()
    {
        const CliResult result = Cli().run(words("credential rotate Mine", QString(QLatin1String(kSecret))));
        VERIFY_EXIT(result, 2);
        QVERIFY(!result.err.contains(kSecret));
        QVERIFY2(result.err.contains("one argument too many"), shown(result.err));
    }

    void aReaderThatGoesAwayEndsItQuietly()
    {
        QProcess shell;
        shell.start(QStringLiteral("bash"),
                    {QStringLiteral("-c"),
                     QStringLiteral("'%1' completion bash | true; echo ${PIPESTATUS[0]}").arg(cliPath())});
        QVERIFY(shell.waitForFinished());
        const QByteArray code = shell.readAllStandardOutput().trimmed();
        QVERIFY2(code == "141" || code == "0", shown(code)); // 0 when it was faster than the reader's end
        QCOMPARE(shell.readAllStandardError(), QByteArray());
    }

    void aFullDiskIsSaid()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full"))) {
            QSKIP("there is no /dev/full here");
        }
        QProcess shell;
        shell.start(QStringLiteral("bash"),
                    {QStringLiteral("-c"),
                     QStringLiteral("'%1' vapi events --json >/dev/full; echo $? >&2").arg(cliPath())});
        QVERIFY(shell.waitForFinished());
        const QByteArray complaint = shell.readAllStandardError();
        QVERIFY2(complaint.startsWith("sealwright-cli: Standard output could not be written"),
                 shown(complaint));
        QVERIFY2(complaint.endsWith("\n5\n"), shown(complaint));
    }

    void hidesWhatItTellsAProxy()
    {
        Cli cli;
        ByteServer proxy;
        proxy.reply.clear(); // keeps the process there to be looked at
        QProcess process;
        cli.start(process, words("send --json --url http://example.test/ --proxy",
                                 QStringLiteral("http://build:%1@127.0.0.1:%2")
                                     .arg(QLatin1String(kSecret), QString::number(proxy.port()))));
        QTRY_COMPARE(proxy.requests.size(), 1);
        const QByteArray basic = QByteArray("build:").append(kSecret).toBase64();
        QVERIFY(proxy.requests.front().contains(basic));
        QVERIFY(!procFile(process, "cmdline").contains(kSecret));
        Cli::interrupt(process);
        const CliResult result = Cli::finished(process);
        VERIFY_EXIT(result, 130);
        QVERIFY2(result.out.contains("Proxy-Authorization: Basic \u2039redacted sha256:"),
                 result.out.constData());
        for (const QByteArray &shown : {result.out, result.err}) {
            QVERIFY(!shown.contains(kSecret) && !shown.contains(basic));
        }
    }
};

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_Secrecy.moc"
