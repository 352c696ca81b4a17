// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/MessagePanel.h"
#include "ui/editor/CodeEditor.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"

#include <QClipboard>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace sealwright;
using checker::MessagePanel;

class TestMessagePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_panel = std::make_unique<MessagePanel>();
        m_panel->resize(460, 500);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void saysWhatItUnderstood_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("understood");
        QTest::addColumn<QString>("facts");
        QTest::newRow("raw") << QByteArray("POST /x HTTP/1.1\r\nHost: h\r\nA: b\r\n\r\nbody") << "raw HTTP"
                             << "POST http://h/x" << "2 headers · 4 B of body";
        QTest::newRow("curl") << QByteArray("curl https://h/x -I") << "curl command" << "HEAD https://h/x"
                              << "0 headers · no body";
        QTest::newRow("document")
            << QByteArray("{\"method\":\"PUT\",\"url\":\"https://h/x\",\"headers\":[[\"A\",\"b\"]],"
                          "\"bodyBase64\":\"eA==\"}")
            << "request document" << "PUT https://h/x" << "1 header · 1 B of body";
        QTest::newRow("har")
            << QByteArray("{\"request\":{\"method\":\"GET\",\"url\":\"https://h/x\",\"httpVersion\":\"1\"}}")
            << "HAR" << "GET https://h/x" << "0 headers · no body";
    }

    void saysWhatItUnderstood()
    {
        QFETCH(const QByteArray, message);
        m_panel->setMessage(message);
        QTEST(child<widgets::Pill>("form")->word(), "form");
        QTEST(child<widgets::ElidedLabel>("understood")->text(), "understood");
        QTEST(child<widgets::ElidedLabel>("facts")->text(), "facts");
        QVERIFY(m_panel->outcome() && m_panel->outcome()->has_value());
    }

    void readsWhatIsTypedAfterAMoment()
    {
        QSignalSpy read(m_panel.get(), &MessagePanel::read);
        child<editor::CodeEditor>("message")->setFocus();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("curl h -d x"));
        QVERIFY(m_panel->isReading() && !m_panel->outcome());
        QTRY_VERIFY(!m_panel->isReading());
        QCOMPARE(read.count(), 1);
        QCOMPARE((*m_panel->outcome())->request.body, QByteArray("x"));
    }

    void saysWhatIsWrongAndGoesThere()
    {
        m_panel->setMessage("curl h \\\n  --nonsense");
        QCOMPARE(child<widgets::Pill>("form")->tone(), widgets::Pill::Tone::Bad);
        auto *error = child<widgets::PlainLabel>("readError");
        QVERIFY(error->isVisible());
        QVERIFY(error->text().contains(QLatin1String("line 2, column 3")));
        auto *show = child<QPushButton>("goToError");
        QVERIFY(show->isVisible());
        QTest::mouseClick(show, Qt::LeftButton);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete, Qt::ControlModifier); // the word there
        QVERIFY(!m_panel->message().contains("--nonsense"));
        m_panel->setMessage({});
        QVERIFY(!error->isVisible() && !show->isVisible() && !m_panel->outcome());
    }

    void takesTheUrlFromOutside()
    {
        m_panel->setMessage("POST /x HTTP/1.1\n\n");
        QVERIFY(!m_panel->outcome()->has_value()); // no Host
        m_panel->setUrl("https://h/x");
        QTRY_VERIFY(m_panel->outcome() && m_panel->outcome()->has_value());
        m_panel->setUrl("nonsense");
        QTRY_VERIFY(m_panel->outcome() && !m_panel->outcome()->has_value());
    }

    void pastesByteForByte()
    {
        const QString text = QStringLiteral("POST /x HTTP/1.1\r\nHost: h\r\n\r\na\r\nb\n");
        QGuiApplication::clipboard()->setText(text);
        QTest::mouseClick(child<QToolButton>("paste"), Qt::LeftButton);
        QCOMPARE(m_panel->message(), text.toUtf8());
        m_panel->clear();
        child<editor::CodeEditor>("message")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_panel->message(), text.toUtf8());
    }

    void opensFilesAndSaysWhyNot()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("request.http")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("GET / HTTP/1.1\nHost: h\n\n\x00\xff");
        file.close();
        widgets::Dialogs::setNextFileName(file.fileName());
        m_panel->openFile();
        QVERIFY(m_panel->outcome()->has_value());
        widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Accept);
        widgets::Dialogs::setNextFileName(folder.path());
        m_panel->openFile();
        QVERIFY(widgets::Dialogs::lastSentence().contains(QLatin1String("no file")));
        widgets::Dialogs::setNextFileName({});
        m_panel->openFile();
        QVERIFY(m_panel->outcome()->has_value()); // cancelled: nothing changed
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(qint64{17} * 1024 * 1024));
        widgets::Dialogs::setNextAnswer(widgets::Dialogs::Answer::Accept);
        widgets::Dialogs::setNextFileName(file.fileName());
        m_panel->openFile();
        QVERIFY(widgets::Dialogs::lastSentence().contains(QLatin1String("larger than")));
    }

    void takesLongMessagesWithoutStalling()
    {
        QByteArray head("POST /x HTTP/1.1\nHost: h\n");
        for (int i = 0; i < 10'000; ++i) {
            head += "X-Header-" + QByteArray::number(i) + ": value\n";
        }
        m_panel->setMessage(head + '\n' + QByteArray(1'000'000, 'x'));
        QVERIFY(m_panel->isReading()); // on a thread of its own
        QTRY_VERIFY(!m_panel->isReading());
        QCOMPARE((*m_panel->outcome())->request.headers.size(), qsizetype{10'001});
        QCOMPARE((*m_panel->outcome())->request.body.size(), qsizetype{1'000'000});
        m_panel->setMessage("curl h " + QByteArray("-d @f\\\n ").repeated(20'000));
        QTRY_VERIFY(!m_panel->isReading());
        QCOMPARE(child<QWidget>("notes")->findChildren<QLabel *>().size(), 51);
    }

    void anOlderAnswerIsForgotten()
    {
        m_panel->setMessage("POST /x HTTP/1.1\nHost: h\n\n" + QByteArray(200'000, 'x'));
        m_panel->setMessage("curl h");
        QCOMPARE((*m_panel->outcome())->form, http::CapturedForm::Curl);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents(); // what was handed over arrives
        QCOMPARE((*m_panel->outcome())->form, http::CapturedForm::Curl);
    }

private:
    template<typename T>
    T *child(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<MessagePanel> m_panel;
};

QTEST_MAIN(TestMessagePanel)
#include "tst_MessagePanel.moc"
