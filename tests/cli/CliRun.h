// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "tests/support/Places.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

namespace sealwright::tests {

inline QString cliPath()
{
    return programPath(QStringLiteral("sealwright-cli"));
}

/// What a run of sealwright-cli left behind.
struct CliResult
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    base::Json json() const { return base::parseJson(out).value_or(base::Json()); }

    std::string errorCode() const
    {
        const base::Json document = json();
        return document.is_object() && document.contains("error") && document["error"].is_object()
                   ? document["error"].value("code", std::string())
                   : std::string();
    }
};

/// sealwright-cli as a process, in a home of its own. Nothing of the tester's environment reaches it but
/// PATH, the desktop's bus and the sanitizers' options.
class Cli
{
public:
    Cli()
    {
        for (const char *name : {"PATH", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "ASAN_OPTIONS",
                                 "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
            if (qEnvironmentVariableIsSet(name)) {
                environment.insert(QLatin1String(name), qEnvironmentVariable(name));
            }
        }
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    }

    /// A file in the home, holding these bytes.
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile file(home.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("a test file could not be written");
        }
        return file.fileName();
    }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(home.path());
        process.start(cliPath(), arguments);
        if (!process.waitForStarted()) {
            qFatal("sealwright-cli could not be started");
        }
    }

    /// Runs it to its end while this process's event loop goes on, so that servers in the test can answer.
    CliResult run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        return finished(process);
    }

    static CliResult finished(QProcess &process)
    {
        if (process.state() != QProcess::NotRunning) {
            QEventLoop loop;
            QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
            QTimer::singleShot(std::chrono::seconds(60), &loop, &QEventLoop::quit);
            loop.exec();
        }
        CliResult result;
        result.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        return result;
    }

    static void interrupt(const QProcess &process)
    {
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    }

    /// The next line of standard output.
    static QByteArray line(QProcess &process)
    {
        QEventLoop loop;
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &loop, &QEventLoop::quit);
        QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(std::chrono::seconds(60), &loop, &QEventLoop::quit);
        while (!process.canReadLine() && process.state() != QProcess::NotRunning) {
            loop.exec();
        }
        return process.readLine();
    }

    QTemporaryDir home;
    QProcessEnvironment environment;
};

/// Says what a run printed when it did not end as expected.
#define VERIFY_EXIT(result, expected)                                                                        \
    do {                                                                                                     \
        const sealwright::tests::CliResult &ended = (result);                                                \
        const QByteArray printed = "exit " + QByteArray::number(ended.code) + "\n" + ended.out.left(2000) +  \
                                   "\n" + ended.err.left(2000);                                              \
        QVERIFY2(ended.code == (expected), printed.constData());                                             \
    } while (false)

/// For the second argument of QVERIFY2.
inline const char *shown(const QByteArray &bytes)
{
    return bytes.constData();
}

/// The keys of an object, in their order: `a b c`.
inline QByteArray keysOf(const base::Json &object)
{
    QByteArray keys;
    if (object.is_object()) {
        for (const auto &[key, value] : object.items()) {
            keys.append(keys.isEmpty() ? "" : " ").append(QByteArray::fromStdString(key));
        }
    }
    return keys;
}

} // namespace sealwright::tests
