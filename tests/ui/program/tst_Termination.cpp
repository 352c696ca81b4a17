// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a process that the system wants to end.
#include "tests/support/Places.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

class TestTermination : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void endsInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }

    void endsInOrder()
    {
        QFETCH(const int, signal);
        const QTemporaryDir home;
        QProcess program;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        for (const char *name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
            if (qEnvironmentVariableIsSet(name)) {
                environment.insert(QLatin1String(name), qEnvironmentVariable(name));
            }
        }
        program.setProcessEnvironment(environment);
        const QString workspace = home.filePath(QStringLiteral("workspace"));
        program.start(
            sealwright::tests::programPath(QStringLiteral("sealwright")),
            {QStringLiteral("--vault"), QStringLiteral("session"), QStringLiteral("--workspace"), workspace});
        // Its first start is done, and so its window is there.
        QTRY_VERIFY_WITH_TIMEOUT(
            QDir(QString(workspace + QStringLiteral("/requests"))).entryList(QDir::Files).size() == 1, 60000);
        ::kill(static_cast<pid_t>(program.processId()), signal);
        QVERIFY(program.waitForFinished(20000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        // What it looked like is remembered, as when somebody closes it.
        QDirIterator settings(home.path(), {QStringLiteral("*.ini"), QStringLiteral("*.conf")},
                              QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        QVERIFY(settings.hasNext());
        QFile file(settings.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().contains("geometry"), qPrintable(file.fileName()));
    }
};

QTEST_GUILESS_MAIN(TestTermination)
#include "tst_Termination.moc"
