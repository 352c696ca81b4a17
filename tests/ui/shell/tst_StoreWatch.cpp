// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultFile.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/TestResult.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/StoreWatch.h"
#include "ui/shell/WindowPassphrases.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/SecretField.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sealwright;
using tests::FakeSecretStore;
using vault::StoreKind;
using widgets::Dialogs;

namespace {

const vault::VaultFileSettings kCheap{{16, 8, 1}, std::chrono::milliseconds(500)};

} // namespace

class TestStoreWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aStoreThatWorksNeedsNoWords();
    void aStoreThatFailsOffersMemory();
    void tryingAgainAsksTheStoreAgain();
    void oneCancelMeansNoUntilTheUserAsks();
    void waitingForTheKeyringIsSaid();
    void aStoreThatFailsOffersAVaultFile();
    void aClosedPassphraseDialogChangesNothing();
    void theVaultFileIsLockedAndUnlocked();
    void aVaultFileThatIsMissingCanBeMade();
    void secretsInMemoryMoveIntoTheVaultFile();
    void allSecretsMoveBetweenTheStores();
    void aMoveThatFailsIsSaid();
    void theDialogIsAnsweredByTyping();

private:
    QPushButton *button(const char *name) const
    {
        return m_banner->findChild<QPushButton *>(QLatin1String(name));
    }

    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }

    void start(std::unique_ptr<vault::SecretStore> store);
    /// A credential of the workspace; the key of its secret.
    QString addCredential();

    QString vaultPath() const { return m_home->filePath(QStringLiteral("vault")); }

    bool isOn(StoreKind kind) const
    {
        return m_watch->state().kind == kind && m_watch->state().checked && !m_watch->state().trouble;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<shell::WindowPassphrases> m_passphrases;
    std::unique_ptr<workspace::Workspace> m_workspace;
    FakeSecretStore *m_fake = nullptr;
    std::unique_ptr<vault::ChosenStore> m_store;
    std::unique_ptr<flow::ChooseStore> m_choose;
    std::unique_ptr<flow::MoveSecrets> m_move;
    std::unique_ptr<widgets::Banner> m_banner;
    std::unique_ptr<shell::StoreWatch> m_watch;
};

void TestStoreWatch::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_passphrases = std::make_unique<shell::WindowPassphrases>();
    auto fake = std::make_unique<FakeSecretStore>();
    m_fake = fake.get();
    start(std::move(fake));
}

void TestStoreWatch::start(std::unique_ptr<vault::SecretStore> store)
{
    cleanup();
    auto workspace = workspace::Workspace::open(m_home->filePath(QStringLiteral("workspace")));
    VERIFY_RESULT(workspace);
    m_workspace = std::make_unique<workspace::Workspace>(std::move(*workspace));
    m_store = std::make_unique<vault::ChosenStore>(std::move(store));
    const auto make = [this](StoreKind kind) -> std::unique_ptr<vault::SecretStore> {
        if (kind == StoreKind::VaultFile) {
            return std::make_unique<vault::VaultFile>(vaultPath(), *m_passphrases, kCheap);
        }
        auto other = std::make_unique<FakeSecretStore>();
        other->setKind(kind);
        return other;
    };
    m_choose = std::make_unique<flow::ChooseStore>(*m_store, make);
    m_move = std::make_unique<flow::MoveSecrets>(*m_workspace, *m_store, make);
    m_banner = std::make_unique<widgets::Banner>();
    m_watch = std::make_unique<shell::StoreWatch>(*m_choose, *m_move, *m_store, *m_banner);
}

void TestStoreWatch::cleanup()
{
    m_watch.reset();
    m_banner.reset();
    m_move.reset();
    m_choose.reset();
    m_store.reset();
}

QString TestStoreWatch::addCredential()
{
    credential::Credential one;
    one.id = QStringLiteral("cred_aaaaaaaaaa");
    one.name = QStringLiteral("One");
    if (!m_workspace->saveCredential(one)) {
        qFatal("the credential could not be saved");
    }
    return one.secretKey(QStringLiteral("token"));
}

void TestStoreWatch::aStoreThatWorksNeedsNoWords()
{
    QSignalSpy usable(m_watch.get(), &shell::StoreWatch::usable);
    m_watch->check();
    QCOMPARE(usable.count(), 1);
    QVERIFY(m_banner->isHidden());
    QVERIFY(m_watch->state().checked);
}

void TestStoreWatch::aStoreThatFailsOffersMemory()
{
    m_fake->failAlways(vault::VaultError::NoBus);
    QSignalSpy usable(m_watch.get(), &shell::StoreWatch::usable);
    m_watch->check();
    QCOMPARE(usable.count(), 0);
    QVERIFY(!m_banner->isHidden());
    QVERIFY(m_watch->state().trouble.has_value());
    click("second");
    QCOMPARE(usable.count(), 1);
    QVERIFY(isOn(StoreKind::Session));
    QVERIFY(m_banner->sentence().contains(QLatin1String("memory")));
}

void TestStoreWatch::tryingAgainAsksTheStoreAgain()
{
    m_fake->failAlways(vault::VaultError::Locked);
    m_watch->check();
    QVERIFY(!m_banner->isHidden());
    m_fake->work();
    click("third");
    QVERIFY(m_banner->isHidden());
}

void TestStoreWatch::oneCancelMeansNoUntilTheUserAsks()
{
    m_fake->lockKeyring();
    shell::StatusLine line(QStringLiteral("/nowhere"));
    connect(m_watch.get(), &shell::StoreWatch::changed, &line, &shell::StatusLine::showStore);
    m_watch->check();
    QCOMPARE(m_fake->prompts(), 1);
    QVERIFY(m_watch->state().trouble->is(vault::VaultError::Denied));
    for (int turn = 0; turn < 20; ++turn) {
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_fake->prompts(), 1);
    // It works, it is only locked.
    QCOMPARE(line.storeText(), QStringLiteral("● Secrets: in the system keychain, which is locked"));
    click("third");
    QCOMPARE(m_fake->prompts(), 2);
}

void TestStoreWatch::waitingForTheKeyringIsSaid()
{
    QSignalSpy changed(m_watch.get(), &shell::StoreWatch::changed);
    Q_EMIT m_fake->unlockPending(true);
    QVERIFY(!m_banner->isHidden());
    QVERIFY(m_banner->sentence().contains(QLatin1String("keyring")));
    QVERIFY(changed.last().at(1).toBool());
    Q_EMIT m_fake->unlockPending(false);
    QVERIFY(m_banner->isHidden());
}

void TestStoreWatch::aStoreThatFailsOffersAVaultFile()
{
    m_fake->failAlways(vault::VaultError::NoBus);
    m_watch->check();
    QVERIFY(button("first")->text().contains(QLatin1String("vault file")));
    QSignalSpy chosen(m_watch.get(), &shell::StoreWatch::chosen);
    Dialogs::setNextPassphrase("several words");
    click("first");
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
    QCOMPARE(chosen.count(), 1);
    QVERIFY(Dialogs::lastSentence().contains(vaultPath()));
    QVERIFY(QFile::exists(vaultPath()));
    QVERIFY(m_banner->isHidden());
    QVERIFY(!m_watch->state().locked);
}

void TestStoreWatch::aClosedPassphraseDialogChangesNothing()
{
    m_fake->failAlways(vault::VaultError::NoBus);
    m_watch->check();
    QSignalSpy chosen(m_watch.get(), &shell::StoreWatch::chosen);
    Dialogs::setNextPassphrase({});
    click("first");
    QTRY_VERIFY(Dialogs::lastSentence().contains(vaultPath()));
    m_fake->work();
    click("third");
    QVERIFY(isOn(StoreKind::Keychain));
    QCOMPARE(chosen.count(), 0);
    QVERIFY(!QFile::exists(vaultPath()));
}

void TestStoreWatch::theVaultFileIsLockedAndUnlocked()
{
    Dialogs::setNextPassphrase("several words");
    m_watch->useVaultFile();
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
    m_watch->lockVault();
    QVERIFY(m_watch->state().locked);
    QVERIFY2(m_banner->sentence().contains(QLatin1String("locked")), qPrintable(m_banner->sentence()));
    Dialogs::setNextPassphrase({});
    click("first");
    QTRY_VERIFY(m_watch->state().trouble.has_value());
    QVERIFY(m_watch->state().trouble->is(vault::VaultError::VaultLocked));
    QVERIFY(button("first")->text().contains(QLatin1String("Unlock")));
    Dialogs::setNextPassphrase("several words");
    click("first");
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
    QVERIFY(!m_watch->state().locked);
    QVERIFY(m_banner->isHidden());
}

void TestStoreWatch::aVaultFileThatIsMissingCanBeMade()
{
    start(std::make_unique<vault::VaultFile>(vaultPath(), *m_passphrases, kCheap));
    m_watch->check();
    QTRY_VERIFY(m_watch->state().trouble.has_value());
    QVERIFY(m_watch->state().trouble->is(vault::VaultError::VaultMissing));
    QVERIFY(button("first")->text().contains(QLatin1String("Make")));
    Dialogs::setNextPassphrase("several words");
    click("first");
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
}

void TestStoreWatch::secretsInMemoryMoveIntoTheVaultFile()
{
    m_fake->failAlways(vault::VaultError::NoBus);
    m_watch->check();
    click("second"); // memory
    QTRY_VERIFY(isOn(StoreKind::Session));
    const QString key = addCredential();
    VERIFY_RESULT(tests::await(m_store->write(key, base::SecretBytes::copyOf("in memory"))));
    Dialogs::setNextPassphrase("several words");
    Dialogs::setNextAnswer(Dialogs::Answer::Accept); // closes the word about what was moved
    click("first");
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
    const auto read = tests::await(m_store->read(key));
    VERIFY_RESULT(read);
    QVERIFY(read->view() == QByteArrayView("in memory"));
}

void TestStoreWatch::allSecretsMoveBetweenTheStores()
{
    const QString key = addCredential();
    m_fake->put(key, "in the keychain");
    m_watch->check();
    QSignalSpy chosen(m_watch.get(), &shell::StoreWatch::chosen);
    Dialogs::setNextAnswer(Dialogs::Answer::Reject);
    m_watch->moveSecrets();
    QVERIFY(m_fake->has(key));
    Dialogs::setNextPassphrase("several words");
    Dialogs::setNextAnswer(Dialogs::Answer::Accept);
    m_watch->moveSecrets();
    Dialogs::setNextAnswer(Dialogs::Answer::Accept); // closes the word about what was moved
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
    QCOMPARE(chosen.count(), 1);
    QVERIFY2(Dialogs::lastSentence().contains(QLatin1String("1 secret")),
             qPrintable(Dialogs::lastSentence()));
    VERIFY_RESULT(tests::await(m_store->read(key)));
}

void TestStoreWatch::aMoveThatFailsIsSaid()
{
    addCredential();
    m_watch->check();
    m_fake->failAlways(vault::VaultError::Locked);
    Dialogs::setNextAnswer(Dialogs::Answer::Accept);
    m_watch->moveSecrets();
    QTRY_VERIFY(Dialogs::lastSentence().contains(QLatin1String("locked")));
    QVERIFY(m_watch->state().kind == StoreKind::Keychain);
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<QDialog *>(widget)) {
            dialog->close();
        }
    }
}

void TestStoreWatch::theDialogIsAnsweredByTyping()
{
    QWidget window;
    m_passphrases->setWindow(&window);
    m_watch->useVaultFile();
    QTRY_VERIFY(window.findChild<QDialog *>(QStringLiteral("passphraseDialog")));
    auto *dialog = window.findChild<QDialog *>(QStringLiteral("passphraseDialog"));
    for (const char *name : {"passphrase", "again"}) {
        auto *field = dialog->findChild<widgets::SecretField *>(QLatin1String(name));
        QTest::keyClicks(field, QStringLiteral("several words"));
    }
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("accept")), Qt::LeftButton);
    QTRY_VERIFY(isOn(StoreKind::VaultFile));
}

QTEST_MAIN(TestStoreWatch)
#include "tst_StoreWatch.moc"
