// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's command line where there is no display at all.
#include "tests/support/Places.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutADisplay_data();
    void withoutADisplay();
};

void TestArguments::withoutADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QStringList &arguments, int exitCode, const char *out,
                        const char *error) {
        QTest::newRow(name) << arguments << exitCode << QByteArray(out) << QByteArray(error);
    };
    const auto words = [](const char *line) {
        return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
    };
    row("help", words("--help"), 0, "Usage: sealwright", "");
    row("help, short", words("-h"), 0, "Usage: sealwright", "");
    row("version", words("--version"), 0, "sealwright ", "");
    row("help beside Qt's own", words("-platform xcb --style=fusion --help"), 0, "Usage: sealwright", "");
    row("an unknown option", words("--frobnicate"), 2, "", "frobnicate");
    row("an unexpected argument", words("somewhere"), 2, "", "somewhere");
    row("a value is missing", words("--workspace"), 2, "", "workspace");
    row("an unknown store", words("--vault cellar"), 2, "", "--vault is keychain, session or file");
    row("an unknown store beside Qt's own", words("-platform xcb --vault cellar"), 2, "", "--vault is");
    row("nothing wrong but the display", {}, 5, "", "there is no display");
}

void TestArguments::withoutADisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, out);
    QFETCH(QByteArray, error);
    const QTemporaryDir home;
    QProcess program;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    program.setProcessEnvironment(environment);
    program.start(sealwright::tests::programPath(QStringLiteral("sealwright")), arguments);
    QVERIFY(program.waitForFinished(20000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), exitCode);
    const QByteArray stdOut = program.readAllStandardOutput();
    const QByteArray stdErr = program.readAllStandardError();
    QVERIFY2(out.isEmpty() ? stdOut.isEmpty() : stdOut.contains(out), stdOut.constData());
    QVERIFY2(error.isEmpty() ? stdErr.isEmpty() : stdErr.contains(error), stdErr.constData());
    QVERIFY2(exitCode != 2 || stdErr.contains("Usage: sealwright"), stdErr.constData());
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_Arguments.moc"
