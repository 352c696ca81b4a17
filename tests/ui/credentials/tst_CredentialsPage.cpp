// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace sealwright;
using credentials::CredentialsPage;
using tests::CredentialsDesk;
using tests::FlowWorld;
using widgets::Dialogs;

class TestCredentialsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_desk = std::make_unique<CredentialsDesk>();
        QVERIFY(m_desk->world.home.isValid());
    }

    void cleanup() { m_desk.reset(); }

    void teachesWhatCredentialsAreWhileThereAreNone()
    {
        m_desk->open();
        QVERIFY(m_desk->at("emptyCredentials")->isVisible());
        QVERIFY(!m_desk->at<QLineEdit>("filter")->isEnabled());
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("nothingSelected"));
        QVERIFY(!QFile::exists(m_desk->world.workspace.folder()));
    }

    void addsABearerByKeysAlone()
    {
        m_desk->open();
        QSignalSpy changed(m_desk->page.get(), &CredentialsPage::credentialsChanged);
        m_desk->at<QPushButton>("newCredential")->setFocus();
        QTest::keyClick(m_desk->page.get(), Qt::Key_N, Qt::ControlModifier);
        auto *menu = m_desk->page->findChild<QMenu *>(QStringLiteral("newCredentialMenu"));
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("editor"));
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Bearer token"));
        m_desk->type("name", QStringLiteral("API"));
        m_desk->typeSecret(QStringLiteral("a-token-of-some-length"));
        QCOMPARE(m_desk->preview(), QByteArray("Authorization: Bearer ‹sha256:4f0d205b›"));
        QTest::keyClick(m_desk->at("secret"), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->preview(), QByteArray("Authorization: Bearer ‹sha256:4f0d205b›"));

        QCOMPARE(changed.size(), 1);
        const auto saved = m_desk->world.workspace.findCredential(QStringLiteral("API"));
        VERIFY_RESULT(saved);
        QCOMPARE(m_desk->world.store.secretOf(saved->secretKey(QStringLiteral("token"))),
                 QByteArray("a-token-of-some-length"));
        QCOMPARE(m_desk->cell(0, 0), QStringLiteral("API"));
        QCOMPARE(m_desk->cell(0, 6), QStringLiteral("Keychain"));
        QCOMPARE(m_desk->table()->currentId(), saved->id);
        QVERIFY(!m_desk->page->hasUnsaved());
        QVERIFY(m_desk->hintOf("secret").contains(QLatin1String("cannot be shown again")));
    }

    void namesTheRequestsBeforeItDeletes()
    {
        FlowWorld &world = m_desk->world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        world.savedRequest(QStringLiteral("Tool calls"), credential.id);
        m_desk->open();
        m_desk->choseRow(0);
        QCOMPARE(m_desk->cell(0, 3), QStringLiteral("1"));
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        m_desk->click("delete");
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("Tool calls")));
        VERIFY_RESULT(world.workspace.findCredential(credential.id));

        QSignalSpy changed(m_desk->page.get(), &CredentialsPage::credentialsChanged);
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->table()->setFocus();
        QTest::keyClick(m_desk->table(), Qt::Key_Delete);
        QCOMPARE(changed.size(), 1);
        QVERIFY(world.workspace.credentials()->items.empty());
        QVERIFY(world.store.keys().isEmpty());
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("nothingSelected"));
        QVERIFY(m_desk->at("emptyCredentials")->isVisible());
    }

    void asksBeforeWhatWasEnteredIsLost()
    {
        const auto first = m_desk->world.added(FlowWorld::hmac(QStringLiteral("A")), "example-hmac-secret");
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("B")), "token");
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->type("name", QStringLiteral("A2"));
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        m_desk->choseRow(1);
        QCOMPARE(m_desk->table()->currentId(), first.id);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("A2"));

        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->choseRow(1);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("B"));
        VERIFY_RESULT(m_desk->world.workspace.findCredential(QStringLiteral("A2")));

        m_desk->startNew("bearer");
        m_desk->type("name", QStringLiteral("C"));
        Dialogs::setNextAnswer(Dialogs::Answer::Other);
        m_desk->choseRow(0);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("A2"));
        QCOMPARE(m_desk->table()->model()->rowCount(), 2);

        // Nothing was entered, so nothing is asked.
        m_desk->startNew("bearer");
        m_desk->choseRow(1);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("B"));
    }

    void filtersWithoutTouchingTheEditor()
    {
        credential::Credential live = FlowWorld::hmac(QStringLiteral("Live"));
        live.environment = QStringLiteral("production");
        live.hosts = {QStringLiteral("hooks.example.test")};
        m_desk->world.added(live, "example-hmac-secret");
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("Other")), "token");
        m_desk->open();
        m_desk->choseRow(1);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Other"));
        QTest::keyClick(m_desk->table(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_desk->at("filter")->hasFocus());
        for (const char *text : {"PROD", "hooks.ex", "live", "hmac"}) {
            m_desk->type("filter", QString::fromLatin1(text));
            QCOMPARE(m_desk->table()->model()->rowCount(), 1);
            QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Other"));
        }
        m_desk->type("filter", QStringLiteral("nothing like it"));
        QVERIFY(m_desk->at("noMatch")->isVisible());
        QTest::mouseClick(m_desk->at("noMatch")->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m_desk->table()->model()->rowCount(), 2);
    }

    void listsBrokenFilesWithTheirReasonAndLeavesThemAlone()
    {
        const auto credential =
            m_desk->world.added(FlowWorld::hmac(QStringLiteral("Fine")), "example-hmac-secret");
        const QString path =
            m_desk->world.workspace.folder() % QLatin1String("/credentials/cred_bbbbbbbbbb.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ oops");
        file.close();
        m_desk->open();
        QCOMPARE(m_desk->table()->model()->rowCount(), 2);
        QCOMPARE(m_desk->cell(1, 0), QStringLiteral("cred_bbbbbbbbbb.json"));
        m_desk->choseRow(1);
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("brokenFile"));
        QVERIFY(m_desk->at<widgets::PlainLabel>("brokenReason")->text().contains(QLatin1String("line 1")));
        m_desk->click("copyPath");
        QCOMPARE(QGuiApplication::clipboard()->text(), path);
        m_desk->choseRow(0);
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("editor"));
    }

    void saysWhenTheWorkspaceCannotBeRead()
    {
        FlowWorld &world = m_desk->world;
        QVERIFY(QDir().mkpath(world.workspace.folder()));
        QFile inTheWay(world.workspace.folder() % QLatin1String("/credentials"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        m_desk->open();
        auto *trouble = m_desk->at<widgets::Banner>("credentialsTrouble");
        QVERIFY(trouble->isVisible());
        QVERIFY(trouble->sentence().contains(QLatin1String("credentials")));
        QVERIFY(inTheWay.remove());
        QTest::mouseClick(trouble->findChild<QPushButton *>(QStringLiteral("first")), Qt::LeftButton);
        QVERIFY(!trouble->isVisible());
    }

    void staysUsableWhileTheKeyringThinks()
    {
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("Slow")), "token");
        m_desk->open();
        m_desk->world.store.hold();
        m_desk->startNew("bearer");
        m_desk->type("name", QStringLiteral("New"));
        m_desk->typeSecret(QStringLiteral("token"));
        m_desk->click("save");
        QVERIFY(!m_desk->at<widgets::PlainLabel>("progress")->text().isEmpty());
        QVERIFY(!m_desk->at<QPushButton>("save")->isEnabled());
        m_desk->world.store.release();
        QVERIFY(m_desk->at<widgets::PlainLabel>("progress")->text().isEmpty());
        VERIFY_RESULT(m_desk->world.workspace.findCredential(QStringLiteral("New")));
    }

    void looksAtALockedKeyringWithoutHavingItUnlocked()
    {
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("A")), "token");
        m_desk->open();
        tests::FakeSecretStore &store = m_desk->world.store;
        // As the window does when a prompt came and went.
        connect(
            &store, &vault::SecretStore::unlockPending, m_desk->page.get(),
            [this](bool pending) {
                if (!pending) {
                    m_desk->page->storeChanged(vault::StoreKind::Keychain);
                }
            },
            Qt::QueuedConnection);
        store.lockKeyring();
        m_desk->choseRow(0);
        for (int turn = 0; turn < 20; ++turn) {
            QCoreApplication::processEvents();
        }
        QCOMPARE(store.prompts(), 0);
        QVERIFY2(m_desk->at("stored")->accessibleDescription().contains(QLatin1String("locked")),
                 qPrintable(m_desk->at("stored")->accessibleDescription()));
        // Whoever opened a credential and cancelled a prompt elsewhere is not asked again either.
        VERIFY_FAILURE(tests::await(store.probe()), vault::VaultError::Denied);
        for (int turn = 0; turn < 20; ++turn) {
            QCoreApplication::processEvents();
        }
        QCOMPARE(store.prompts(), 1);
        auto *unlock = m_desk->at<QPushButton>("beginReplacing");
        QCOMPARE(unlock->text(), QStringLiteral("Unlock…"));
        m_desk->click("beginReplacing"); // asking is asking, each time
        for (int turn = 0; turn < 20; ++turn) {
            QCoreApplication::processEvents();
        }
        QCOMPARE(store.prompts(), 2);
        store.work();
        m_desk->click("beginReplacing");
        QTRY_COMPARE(unlock->text(), QStringLiteral("Replace secret…"));
    }

    void survivesThePageClosingWhileTheKeyringThinks()
    {
        m_desk->open();
        m_desk->world.store.hold();
        m_desk->startNew("bearer");
        m_desk->typeSecret(QStringLiteral("token"));
        m_desk->click("save");
        m_desk->page.reset();
        m_desk->world.store.release();
        QCOMPARE(m_desk->world.workspace.credentials()->items.size(), std::size_t{1});
    }

    void everyControlHasANameAndAToolTip()
    {
        m_desk->open();
        for (const char *preset : {"bearer", "vapi-hmac", "stripe"}) {
            m_desk->startNew(preset);
            for (const QWidget *widget : m_desk->page->findChildren<QWidget *>()) {
                const bool isControl =
                    (qobject_cast<const QAbstractButton *>(widget) ||
                     qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget) ||
                     qobject_cast<const widgets::SecretField *>(widget) ||
                     qobject_cast<const QPlainTextEdit *>(widget));
                if (!isControl || !widget->isVisible() ||
                    widget->objectName().startsWith(QLatin1String("qt_")) ||
                    (widget->parentWidget() && widget->parentWidget()->inherits("QLineEdit"))) {
                    continue;
                }
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
                QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            }
        }
    }

    void reachesEveryFieldByTab()
    {
        m_desk->open();
        m_desk->startNew("vapi-hmac");
        QStringList order;
        m_desk->at("name")->setFocus();
        for (int i = 0; i < 40 && QApplication::focusWidget() != nullptr; ++i) {
            const QString name = QApplication::focusWidget()->objectName();
            if (order.contains(name)) {
                break;
            }
            order << name;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        const QStringList wanted{QStringLiteral("name"),      QStringLiteral("environment"),
                                 QStringLiteral("secret"),    QStringLiteral("recipe"),
                                 QStringLiteral("algorithm"), QStringLiteral("signatureHeader"),
                                 QStringLiteral("hosts"),     QStringLiteral("save")};
        qsizetype last = -1;
        for (const QString &name : wanted) {
            const qsizetype at = order.indexOf(name);
            QVERIFY2(at > last, qPrintable(order.join(QLatin1Char(' '))));
            last = at;
        }
    }

    void neverTakesANameForMarkup()
    {
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("<b>bold</b><img src=x>")), "token");
        m_desk->open();
        m_desk->choseRow(0);
        for (const QLabel *label : m_desk->page->findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(!m_desk->at("title")->toolTip().contains(QLatin1String("<img")));
    }

private:
    std::unique_ptr<CredentialsDesk> m_desk;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const theme::Theme theme(application, theme::Theme::Choice::Light);
    TestCredentialsPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CredentialsPage.moc"
