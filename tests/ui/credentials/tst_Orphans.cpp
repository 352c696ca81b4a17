// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/credentials/OrphansDialog.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QFile>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace sealwright;
using tests::CredentialsDesk;
using tests::FlowWorld;
using widgets::Dialogs;

namespace {

const QString kLost = QStringLiteral("cred_aaaaaaaaaa");
const QString kLostToken = QStringLiteral("cred_aaaaaaaaaa/token");

} // namespace

/// The line of secrets that belong to no credential, and what it leads to.
class TestOrphans : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_desk = std::make_unique<CredentialsDesk>(); }

    void cleanup() { m_desk.reset(); }

    void isQuietWhereEachSecretHasItsOwner()
    {
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("A")), "secret");
        m_desk->open();
        QVERIFY(!m_desk->at("orphanLine")->isVisible());
    }

    void countsThemBelowTheList()
    {
        m_desk->world.store.put(kLostToken, "lost");
        m_desk->open();
        QVERIFY(m_desk->at("orphanLine")->isVisible());
        QCOMPARE(note(), QStringLiteral("1 secret belongs to no credential"));
        m_desk->world.store.put(QStringLiteral("cred_bbbbbbbbbb/certificate"), "lost");
        m_desk->world.store.put(QStringLiteral("cred_bbbbbbbbbb/privateKey"), "lost");
        m_desk->page->reload();
        QCOMPARE(note(), QStringLiteral("3 secrets belong to no credential"));
        m_desk->world.store.drop(kLostToken);
        m_desk->world.store.drop(QStringLiteral("cred_bbbbbbbbbb/certificate"));
        m_desk->world.store.drop(QStringLiteral("cred_bbbbbbbbbb/privateKey"));
        m_desk->page->reload();
        QVERIFY(!m_desk->at("orphanLine")->isVisible());
    }

    void asksNobodyToUnlockAnything()
    {
        m_desk->world.store.put(kLostToken, "lost");
        m_desk->world.store.lockKeyring();
        m_desk->open();
        QVERIFY(!m_desk->at("orphanLine")->isVisible());
        QCOMPARE(m_desk->world.store.prompts(), 0);
        m_desk->world.store.work();
        m_desk->page->storeChanged(vault::StoreKind::Keychain);
        QVERIFY(m_desk->at("orphanLine")->isVisible());
    }

    void listsWhoseTheyWereAndWhoMayMissThem()
    {
        const QString away = m_desk->world.home.filePath(QStringLiteral("away"));
        VERIFY_RESULT(m_desk->known.remember(away));
        m_desk->world.store.put(kLostToken, "lost");
        m_desk->world.store.put(QStringLiteral("env_aaaaaaaaaa/a"), "lost");
        m_desk->world.store.put(QStringLiteral("env_aaaaaaaaaa/b"), "lost");
        openDialog();
        QCOMPARE(table()->topLevelItemCount(), 2);
        QCOMPARE(table()->topLevelItem(0)->text(0), kLost);
        QCOMPARE(table()->topLevelItem(0)->text(1), QStringLiteral("token"));
        QCOMPARE(table()->topLevelItem(0)->text(2), away);
        QCOMPARE(table()->topLevelItem(1)->text(1), QStringLiteral("a, b"));
        QVERIFY(m_desk->at<widgets::PlainLabel>("orphanDoubts")->text().contains(away));
        QVERIFY(!m_desk->at("adoptSlot")->isVisible());
        table()->setCurrentItem(table()->topLevelItem(1));
        QVERIFY(m_desk->at("adoptSlot")->isVisible());
        for (const char *control : {"orphanTable", "adoptKind", "adoptSlot", "adoptOrphan", "eraseOrphan"}) {
            QVERIFY2(!m_desk->at(control)->accessibleName().isEmpty(), control);
        }
    }

    void erasesOnceTheUserSaidSo()
    {
        m_desk->world.store.put(kLostToken, "lost");
        openDialog();
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        m_desk->click("eraseOrphan");
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("cannot be undone")));
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("another workspace may need")));
        QVERIFY(m_desk->world.store.has(kLostToken));
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->click("eraseOrphan");
        QTRY_VERIFY(!m_desk->world.store.has(kLostToken));
        QTRY_COMPARE(table()->topLevelItemCount(), 0);
        QVERIFY(!m_desk->at("eraseOrphan")->isEnabled());
        QVERIFY(!m_desk->at("adoptOrphan")->isEnabled());
        QTRY_VERIFY(!m_desk->at("orphanLine")->isVisible());
    }

    void saysWhyItWasNotErased()
    {
        m_desk->world.store.put(kLostToken, "lost");
        openDialog();
        m_desk->world.store.failAlways(vault::VaultError::Locked);
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->click("eraseOrphan");
        QTRY_VERIFY(m_desk->at<widgets::Banner>("orphanTrouble")->isVisible());
        QVERIFY(m_desk->world.store.has(kLostToken));
        QCOMPARE(table()->topLevelItemCount(), 1);
    }

    void makesACredentialWhoseSecretIsThereAndHidden()
    {
        m_desk->world.store.put(QStringLiteral("cred_aaaaaaaaaa/secretKey"), "the lost secret of before");
        openDialog();
        QCOMPARE(m_desk->at<QComboBox>("adoptKind")->currentText(), QStringLiteral("HMAC signature"));
        m_desk->click("adoptOrphan");
        QTRY_VERIFY(dialog() == nullptr || !dialog()->isVisible());
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("editor"));
        QVERIFY(!m_desk->at("secret")->isVisible());
        QVERIFY(m_desk->at("stored")->isVisible());
        QVERIFY(!m_desk->at("beginReplacing")->isVisible());
        QVERIFY(m_desk->hintOf("secret").contains(QLatin1String("stored already")));
        m_desk->type("name", QStringLiteral("Found"));
        QSignalSpy changed(m_desk->page.get(), &credentials::CredentialsPage::credentialsChanged);
        m_desk->click("save");
        QTRY_COMPARE(changed.count(), 1);
        const auto found = m_desk->world.workspace.findCredential(QStringLiteral("Found"));
        VERIFY_RESULT(found);
        QCOMPARE(found->kind(), credential::Kind::Hmac);
        QCOMPARE(m_desk->world.store.keys(), QStringList(found->secretKey(QStringLiteral("secretKey"))));
        QTRY_VERIFY(!m_desk->at("orphanLine")->isVisible());
    }

    void keepsTheSecretWhenTheDraftIsGivenUp()
    {
        m_desk->world.store.put(kLostToken, "lost");
        openDialog();
        m_desk->click("adoptOrphan");
        m_desk->click("revert");
        QCOMPARE(m_desk->world.store.keys(), QStringList(kLostToken));
        // The next draft asks for a secret of its own.
        m_desk->startNew("bearer");
        QVERIFY(m_desk->at("secret")->isVisible());
        m_desk->typeSecret(QStringLiteral("another-token-0123456789"));
        m_desk->click("save");
        QTRY_COMPARE(m_desk->world.store.keys().size(), 2);
        QVERIFY(m_desk->world.store.has(kLostToken));
    }

    void saysWhatDoesNotFit()
    {
        m_desk->world.store.put(kLostToken, "lost");
        openDialog();
        auto *kind = m_desk->at<QComboBox>("adoptKind");
        kind->setCurrentIndex(kind->findText(QStringLiteral("Client certificate")));
        m_desk->click("adoptOrphan");
        m_desk->click("save");
        QTRY_VERIFY(m_desk->at<widgets::Banner>("editorBanner")->isVisible());
        QVERIFY(
            m_desk->at<widgets::Banner>("editorBanner")->sentence().contains(QLatin1String("does not fit")));
        QVERIFY(m_desk->world.store.has(kLostToken));
        QVERIFY(m_desk->world.workspace.credentials()->items.empty());
    }

    void asksBeforeItTakesWhatAnotherWorkspaceMayMiss()
    {
        const QString away = m_desk->world.home.filePath(QStringLiteral("away"));
        VERIFY_RESULT(m_desk->known.remember(away));
        m_desk->world.store.put(kLostToken, "lost");
        openDialog();
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        m_desk->click("adoptOrphan");
        QVERIFY(Dialogs::lastSentence().contains(away));
        QVERIFY(dialog()->isVisible());
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->click("adoptOrphan");
        m_desk->click("save");
        QTRY_VERIFY(!m_desk->world.store.has(kLostToken));
    }

private:
    QString note() const { return m_desk->at<widgets::PlainLabel>("orphanNote")->text(); }

    credentials::OrphansDialog *dialog() const
    {
        return m_desk->page->findChild<credentials::OrphansDialog *>();
    }

    QTreeWidget *table() const { return m_desk->at<QTreeWidget>("orphanTable"); }

    void openDialog()
    {
        m_desk->open();
        m_desk->click("showOrphans");
        QVERIFY(dialog() != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    }

    std::unique_ptr<CredentialsDesk> m_desk;
};

QTEST_MAIN(TestOrphans)
#include "tst_Orphans.moc"
