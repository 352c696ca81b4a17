// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/KeychainStore.h"
#include "tests/contract/SecretStoreContract.h"
#include "tests/support/Campaign.h"

#include <QProcess>
#include <QSignalSpy>

#include <algorithm>

using namespace sealwright;
using base::SecretBytes;
using vault::KeychainStore;
using vault::VaultError;

namespace {

const QString kService = QStringLiteral("io.github.sealwright");

/// secret-tool is libsecret's own program: what it sees is what any other program sees.
QByteArray secretTool(const QStringList &arguments, const QByteArray &input = QByteArray())
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(QStringLiteral("secret-tool"), arguments);
    tool.write(input);
    tool.closeWriteChannel();
    if (!tool.waitForFinished(10'000)) {
        return "secret-tool did not finish";
    }
    return tool.readAll();
}

QByteArray listedEntries()
{
    return secretTool(
        {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("server"), kService});
}

QStringList attributes(const QString &key, const QString &type)
{
    return {
        QStringLiteral("server"), kService, QStringLiteral("user"),       key,
        QStringLiteral("type"),   type,     QStringLiteral("xdg:schema"), QStringLiteral("org.qt.keychain")};
}

void storeBehindOurBack(const QString &key, const QString &type, const QByteArray &value)
{
    const QStringList store{QStringLiteral("store"), QStringLiteral("--label=test")};
    const QStringList arguments = store + attributes(key, type);
    QCOMPARE(secretTool(arguments, value), QByteArray());
}

} // namespace

/// Against a real gnome-keyring.
class TestKeychainStore : public tests::SecretStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<vault::SecretStore> makeStore() override { return std::make_unique<KeychainStore>(); }

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("SEALWRIGHT_DESKTOP"), "run me by tests/support/with-desktop.sh");
    }

    void saysWhatItIs() { QCOMPARE(KeychainStore().kind(), vault::StoreKind::Keychain); }

    void isListedBySecretTool()
    {
        KeychainStore store;
        const QString key = freshKey();
        const QByteArray before = listedEntries();
        QVERIFY(!before.contains(key.toUtf8()));
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("listed"))));
        const QByteArray listed = listedEntries();
        const QByteArray line = "attribute.user = " + key.toUtf8() + "\n";
        QVERIFY2(listed.contains(line), listed.constData());
        VERIFY_RESULT(tests::await(store.erase(key)));
        QVERIFY(!listedEntries().contains(line));
    }

    void leavesNothingBehindAfterAProbe()
    {
        KeychainStore store;
        VERIFY_RESULT(tests::await(store.probe()));
        QVERIFY(!listedEntries().contains("probe/"));
    }

    void keepsOneEntryForEachKeyHoweverOftenItIsWritten()
    {
        KeychainStore store;
        const QString key = freshKey();
        for (const char *value : {"1", "2", "3"}) {
            VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf(value))));
        }
        const QByteArray listed =
            secretTool({QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("user"), key});
        QCOMPARE(listed.count("attribute.server"), 1);
    }

    void listsOnlyEntriesOfItsOwn()
    {
        KeychainStore store;
        const QString key = freshKey();
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("listed"))));
        const QString foreign = freshKey();
        QCOMPARE(
            secretTool({QStringLiteral("store"), QStringLiteral("--label=test"), QStringLiteral("server"),
                        QStringLiteral("org.example.other"), QStringLiteral("user"), foreign},
                       "not ours"),
            QByteArray());
        QSignalSpy pending(&store, &vault::SecretStore::unlockPending);
        const auto listed = tests::await(store.listKeys());
        VERIFY_RESULT(listed);
        QVERIFY(std::ranges::find(*listed, key) != listed->end());
        QVERIFY(std::ranges::find(*listed, foreign) == listed->end());
        QCOMPARE(pending.count(), 0);
    }

    void listsMoreEntriesThanItAsksForAtOnce()
    {
        KeychainStore store;
        std::vector<QString> keys;
        for (int i = 0; i < 70; ++i) {
            keys.push_back(freshKey());
            VERIFY_RESULT(tests::await(store.write(keys.back(), SecretBytes::copyOf("one of many"))));
        }
        const auto listed = tests::await(store.listKeys());
        VERIFY_RESULT(listed);
        for (const QString &key : keys) {
            QVERIFY2(std::ranges::find(*listed, key) != listed->end(), qPrintable(key));
        }
    }

    void isReadByAnotherStoreOfTheSameService()
    {
        const QString key = freshKey();
        KeychainStore first;
        VERIFY_RESULT(tests::await(first.write(key, SecretBytes::copyOf("shared"))));
        KeychainStore second;
        const auto read = tests::await(second.read(key));
        VERIFY_RESULT(read);
        QVERIFY(read->view() == QByteArrayView("shared"));
    }

    void callsWhatWeDidNotWriteDamaged_data()
    {
        QTest::addColumn<QByteArray>("stored");
        const QByteArray right =
            "sealwright-secret 1 5 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n";
        QTest::newRow("garbage") << QByteArray(401, '\x9c');
        QTest::newRow("no envelope") << QByteArray("hello");
        QTest::newRow("cut") << QByteArray(right + "hell");
        QTest::newRow("one letter changed") << QByteArray(right + "hellO");
        QTest::newRow("something after it") << QByteArray(right + "hello\n");
        QTest::newRow("later version") << QByteArray(QByteArray(right).replace(" 1 ", " 2 ") + "hello");
        QTest::newRow("header alone") << right;
    }

    void callsWhatWeDidNotWriteDamaged()
    {
        QFETCH(QByteArray, stored);
        KeychainStore store;
        const QString key = freshKey();
        storeBehindOurBack(key, QStringLiteral("base64"), stored.toBase64());
        const auto read = tests::await(store.read(key));
        VERIFY_FAILURE(read, VaultError::Damaged);
        QCOMPARE(read.error().fact("key"), key);
        // It is kept for whoever wants to look at it, until it is replaced on purpose.
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("mended"))));
        VERIFY_RESULT(tests::await(store.read(key)));
    }

    void readsTheFormThatIsWrittenDown()
    {
        KeychainStore store;
        const QString key = freshKey();
        const QByteArray sealed =
            "sealwright-secret 1 5 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\nhello";
        storeBehindOurBack(key, QStringLiteral("base64"), sealed.toBase64());
        const auto read = tests::await(store.read(key));
        VERIFY_RESULT(read);
        QVERIFY(read->view() == QByteArrayView("hello"));
    }

    void noticesThatATextEntryHidesWhatItWrote()
    {
        KeychainStore store;
        const QString key = freshKey();
        storeBehindOurBack(key, QStringLiteral("plaintext"), "an old text entry");
        VERIFY_FAILURE(tests::await(store.write(key, SecretBytes::copyOf("new"))), VaultError::NotStored);
        VERIFY_RESULT(tests::await(store.erase(key)));
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("new"))));
        VERIFY_RESULT(tests::await(store.read(key)));
    }

    void doesNotSayThatItWaitsForTheUserWhenItDoesNot()
    {
        KeychainStore store;
        QSignalSpy pending(&store, &vault::SecretStore::unlockPending);
        const QString key = freshKey();
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("quick"))));
        VERIFY_RESULT(tests::await(store.read(key)));
        QCOMPARE(pending.count(), 0);
    }

    void takesManyOperationsAtOnce()
    {
        KeychainStore store;
        const QString key = freshKey();
        VERIFY_RESULT(tests::await(store.write(key, SecretBytes::copyOf("busy"))));
        const int count = tests::rounds(100, 1000);
        std::vector<QCoro::Task<base::Result<SecretBytes>>> reads;
        for (int i = 0; i < count; ++i) {
            reads.push_back(store.read(key));
        }
        for (auto &read : reads) {
            VERIFY_RESULT(tests::await(std::move(read)));
        }
    }
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_KeychainStore.moc"
