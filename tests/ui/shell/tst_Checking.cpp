// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/Composition.h"
#include "tests/support/RawSender.h"
#include "tests/support/TestResult.h"
#include "tests/ui/SavedEnvironment.h"
#include "ui/checker/CheckDialog.h"
#include "ui/composer/SendPage.h"
#include "ui/editor/CodeEditor.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sealwright;
using shell::MainWindow;

class TestChecking : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Choice::Light);
        m_preferences =
            std::make_unique<shell::Preferences>(m_folder->filePath(QStringLiteral("window.ini")));
        auto house = composition::Composition::create(
            {m_folder->filePath(QStringLiteral("workspace")), vault::StoreKind::Session});
        VERIFY_RESULT(house);
        m_house = std::move(*house);
        m_window = std::make_unique<MainWindow>(*m_house, *m_theme, *m_preferences);
        QSignalSpy ready(m_window.get(), &MainWindow::ready);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(ready.count() > 0 || ready.wait());
    }

    void cleanup()
    {
        m_window.reset();
        m_house.reset();
        m_preferences.reset();
        m_theme.reset();
    }

    void aDeliveryIsLookedIntoWithItsCredentialAndItsTime()
    {
        QTest::mouseClick(child<QPushButton>("send"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!child<composer::SendPage>("sendPage")->isSending(), 10000);
        m_window->showPage(MainWindow::ReceivePageIndex);
        auto *check = child<QWidget>("receivePage")->findChild<QToolButton *>(QStringLiteral("check"));
        QTRY_VERIFY(check->isEnabled());
        QTest::mouseClick(check, Qt::LeftButton);
        auto *dialog = child<checker::CheckDialog>("checkDialog");
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(
            dialog->findChild<editor::CodeEditor *>(QStringLiteral("message"))->bytes().startsWith("POST "));
        QVERIFY(dialog->findChild<QLineEdit *>(QStringLiteral("url"))
                    ->text()
                    .startsWith(QLatin1String("http://127")));
        QVERIFY(!dialog->findChild<QLineEdit *>(QStringLiteral("asOf"))->text().isEmpty());
        dialog->check();
        QTRY_VERIFY(!dialog->isRunning());
        QCOMPARE(dialog->findChild<widgets::Pill *>(QStringLiteral("outcome"))->word(),
                 QStringLiteral("verified"));
    }

    void aDeliveryThatCarriedASecretOfTheEnvironmentIsShownWithoutIt()
    {
        const QByteArray value = "a-value-of-the-environment";
        const workspace::Environment staging =
            tests::savedEnvironment(m_house->keepEnvironment(), QStringLiteral("staging"),
                                    {{"apiKey", {}, true}}, {{"apiKey", value}});
        m_window->showPage(MainWindow::ReceivePageIndex);
        flow::ReceiveWebhooks &receive = m_house->receiveWebhooks();
        flow::Authentication none = flow::NoAuthentication{{.environment = staging.id}};
        VERIFY_RESULT(tests::await(receive.start({}, std::move(none))));
        const QByteArray body = "key=" + value;
        tests::RawSender sender(receive.url());
        sender.send("POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(sender.waitForReplies(1));
        auto *check = child<QWidget>("receivePage")->findChild<QToolButton *>(QStringLiteral("check"));
        QTRY_VERIFY(check->isEnabled());
        QTest::mouseClick(check, Qt::LeftButton);
        auto *dialog = child<checker::CheckDialog>("checkDialog");
        const QByteArray shown = dialog->findChild<editor::CodeEditor *>(QStringLiteral("message"))->bytes();
        QVERIFY2(shown.contains("key=‹redacted sha256:"), shown.constData());
        QVERIFY(!shown.contains(value));
        auto *trouble = dialog->findChild<widgets::Banner *>(QStringLiteral("trouble"));
        QVERIFY(!trouble->isHidden());
        QVERIFY2(trouble->sentence().contains(QLatin1String("replaced")), qPrintable(trouble->sentence()));
    }

    void itIsOpenedByKeysAndFromTheSettingsAndForgetsWhenClosed()
    {
        QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = child<checker::CheckDialog>("checkDialog");
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<editor::CodeEditor *>(QStringLiteral("message"))->setBytes("curl h");
        m_window->findChild<QAction *>(QStringLiteral("checkCommand"))->trigger();
        QCOMPARE(child<checker::CheckDialog>("checkDialog"), dialog); // the same, as it is
        QCOMPARE(dialog->findChild<editor::CodeEditor *>(QStringLiteral("message"))->bytes(),
                 QByteArray("curl h"));
        QPointer<checker::CheckDialog> gone(dialog);
        dialog->close();
        QTRY_VERIFY(!gone);
        auto *menu = child<QMenu>("settingsMenu");
        QVERIFY(menu->actions().contains(m_window->findChild<QAction *>(QStringLiteral("checkCommand"))));
        m_window->findChild<QAction *>(QStringLiteral("checkCommand"))->trigger();
        dialog = child<checker::CheckDialog>("checkDialog");
        QVERIFY(dialog->findChild<editor::CodeEditor *>(QStringLiteral("message"))->bytes().isEmpty());
    }

private:
    template<typename T>
    T *child(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<shell::Preferences> m_preferences;
    std::unique_ptr<composition::Composition> m_house;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestChecking)
#include "tst_Checking.moc"
