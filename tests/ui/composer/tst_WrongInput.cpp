// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What cannot be sent is said in a sentence that names what and where, and what was typed stays.
#include "ui/composer/RequestEditor.h"
#include "ui/composer/RequestLine.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace sealwright;

class TestWrongInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUrl_data();
    void theUrl();
    void aHeader_data();
    void aHeader();
    void bodiesThatAreNoJson();
};

void TestWrongInput::theUrl_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("named");
    QTest::newRow("empty") << QByteArray("POST") << QByteArray("") << QStringLiteral("URL");
    QTest::newRow("no scheme") << QByteArray("POST") << QByteArray("localhost/x")
                               << QStringLiteral("localhost/x");
    QTest::newRow("no host") << QByteArray("POST") << QByteArray("http://") << QStringLiteral("http://");
    QTest::newRow("a blank") << QByteArray("POST") << QByteArray("http://a b/") << QStringLiteral("a b");
    QTest::newRow("a port that is none")
        << QByteArray("POST") << QByteArray("http://a:99999/") << QStringLiteral("99999");
    QTest::newRow("ftp") << QByteArray("POST") << QByteArray("ftp://a/") << QStringLiteral("ftp");
    QTest::newRow("file") << QByteArray("POST") << QByteArray("file:///etc/passwd") << QStringLiteral("file");
    QTest::newRow("the method") << QByteArray("PO ST") << QByteArray("http://a/") << QStringLiteral("PO ST");
}

void TestWrongInput::theUrl()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, url);
    QFETCH(QString, named);
    composer::RequestLine line;
    line.setRequest(method, url, false);
    line.showProblem();
    auto *problem = line.findChild<QLabel *>(QStringLiteral("problem"));
    QVERIFY(!problem->isHidden());
    QVERIFY2(problem->text().contains(named), qPrintable(problem->text()));
    QVERIFY2(problem->text().endsWith(u'.'), qPrintable(problem->text()));
    QCOMPARE(line.findChild<QLineEdit *>(QStringLiteral("url"))->text(), QString::fromUtf8(url));
}

void TestWrongInput::aHeader_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a name with a space") << QByteArray("X Trace") << QByteArray("1");
    QTest::newRow("a name with a colon") << QByteArray("X:Trace") << QByteArray("1");
    QTest::newRow("no name") << QByteArray("") << QByteArray("1");
    QTest::newRow("CR") << QByteArray("X-Trace") << QByteArray("1\rX-Other: 2");
    QTest::newRow("LF") << QByteArray("X-Trace") << QByteArray("1\nX-Other: 2");
    QTest::newRow("NUL") << QByteArray("X-Trace") << QByteArray("1\0", 2);
}

void TestWrongInput::aHeader()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    composer::RequestEditor editor;
    editor.setHeaders({{"Fine", "1", true}, {name, value, true}});
    const QString problem = editor.problem();
    QVERIFY2(problem.endsWith(u'.'), qPrintable(problem));
    QVERIFY2(problem.contains(QString::fromUtf8(name)), qPrintable(problem));
    auto *shown = editor.findChild<QLabel *>(QStringLiteral("headerProblem"));
    QVERIFY(!shown->isHidden());
    QCOMPARE(shown->text(), problem);
    QCOMPARE(editor.headers().at(1).value, value);
    editor.setHeaders({{"Fine", "1", true}, {name, value, false}});
    QVERIFY(editor.problem().isEmpty()); // what is off is not sent
}

void TestWrongInput::bodiesThatAreNoJson()
{
    composer::RequestEditor editor;
    editor.setBody("{\n  \"a\": }");
    auto *state = editor.findChild<QToolButton *>(QStringLiteral("jsonState"));
    QVERIFY2(state->text().contains(QLatin1String("2:8")), qPrintable(state->text()));
    QVERIFY(state->toolTip().contains(QLatin1String("can be sent all the same")));
    QVERIFY(editor.problem().isEmpty());
    QCOMPARE(editor.body(), QByteArray("{\n  \"a\": }"));
}

QTEST_MAIN(TestWrongInput)
#include "tst_WrongInput.moc"
