// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultFile.h"
#include "tests/contract/SecretStoreContract.h"
#include "tests/support/FakePassphrases.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <array>

using namespace sealwright;
using base::SecretBytes;
using tests::FakePassphrases;
using vault::PassphraseQuestion;
using vault::VaultError;
using vault::VaultFile;

namespace {

/// Opens in no time; a real file is opened by `keepsTheEventLoopTurningWhileItDerivesTheKey`.
vault::VaultFileSettings cheap()
{
    return {{16, 8, 1}, std::chrono::milliseconds(200)};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("a test file could not be written");
    }
}

} // namespace

class TestVaultFile : public tests::SecretStoreContract
{
    Q_OBJECT

protected:
    std::unique_ptr<vault::SecretStore> makeStore() override
    {
        auto store = std::make_unique<VaultFile>(path(), m_right, cheap());
        if (!tests::await(store->open())) {
            qFatal("the vault file could not be opened");
        }
        return store;
    }

    QString path() const { return m_home.filePath(QStringLiteral("contract/vault")); }

    /// A path where nothing is yet.
    QString freshPath() { return m_home.filePath(QStringLiteral("vault%1/vault").arg(++m_count)); }

    /// A file with `k` = "kept" in it.
    QString madePath()
    {
        const QString made = freshPath();
        VaultFile store(made, m_right, cheap());
        if (!tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("kept")))) {
            qFatal("the vault file could not be made");
        }
        return made;
    }

private Q_SLOTS:

    void saysWhatItIs()
    {
        const VaultFile store(freshPath(), m_right);
        QCOMPARE(store.kind(), vault::StoreKind::VaultFile);
        QVERIFY(store.isLocked());
    }

    void isMadeByTheFirstWriteAndNothingBefore()
    {
        const QString fresh = freshPath();
        VaultFile store(fresh, m_right, cheap());
        for (const auto &failed :
             {tests::await(store.probe()), tests::await(store.erase(QStringLiteral("k")))}) {
            VERIFY_FAILURE(failed, VaultError::VaultMissing);
            QCOMPARE(failed.error().fact("path"), fresh);
        }
        VERIFY_FAILURE(tests::await(store.read(QStringLiteral("k"))), VaultError::VaultMissing);
        VERIFY_FAILURE(tests::await(store.listKeys()), VaultError::VaultMissing);
        QVERIFY(!QDir(QFileInfo(fresh).path()).exists());
        VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("kept"))));
        QVERIFY(!store.isLocked());
        QVERIFY(contentOf(fresh).startsWith("sealwright-vault"));
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("k"))));
    }

    void asksOnceForTheSession()
    {
        const QString made = madePath();
        FakePassphrases passphrases({"correct horse"});
        VaultFile store(made, passphrases, cheap());
        for (int i = 0; i < 3; ++i) {
            VERIFY_RESULT(tests::await(store.read(QStringLiteral("k"))));
            VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("kept"))));
        }
        VERIFY_RESULT(tests::await(store.probe()));
        QCOMPARE(passphrases.questions.size(), std::size_t{1});
        QVERIFY(passphrases.questions.front().purpose == PassphraseQuestion::Purpose::Open);
        QCOMPARE(passphrases.questions.front().path, made);
    }

    void asksAgainWhileTheAnswersAreWrong()
    {
        const QString made = madePath();
        FakePassphrases passphrases({"wrong", "wrong too", "correct horse"});
        VaultFile store(made, passphrases, cheap());
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("k"))));
        QCOMPARE(passphrases.questions.size(), std::size_t{3});
        QVERIFY(!passphrases.questions[0].wasWrong);
        QVERIFY(passphrases.questions[1].wasWrong);
        QVERIFY(passphrases.questions[2].wasWrong);
    }

    void asksNobodyAgainOnceTheUserDeclined()
    {
        const QString made = madePath();
        FakePassphrases passphrases;
        VaultFile store(made, passphrases, cheap());
        for (int i = 0; i < 3; ++i) {
            const auto read = tests::await(store.read(QStringLiteral("k")));
            VERIFY_FAILURE(read, VaultError::VaultLocked);
            QCOMPARE(read.error().fact("path"), made);
        }
        QCOMPARE(passphrases.questions.size(), std::size_t{1});
        passphrases.answers = {"correct horse"};
        VERIFY_FAILURE(tests::await(store.write(QStringLiteral("k"), SecretBytes())),
                       VaultError::VaultLocked);
        VERIFY_RESULT(tests::await(store.open()));
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("k"))));
        QCOMPARE(passphrases.questions.size(), std::size_t{2});
    }

    void peeksWithoutAsking()
    {
        const QString made = madePath();
        FakePassphrases passphrases({"correct horse"});
        VaultFile store(made, passphrases, cheap());
        VERIFY_FAILURE(tests::await(store.peek(QStringLiteral("k"))), VaultError::VaultLocked);
        QVERIFY(passphrases.questions.empty());
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("k")))); // that asks, as ever
        VERIFY_RESULT(tests::await(store.peek(QStringLiteral("k"))));
        QCOMPARE(passphrases.questions.size(), std::size_t{1});
    }

    void forgetsTheKeyWhenItIsLocked()
    {
        const QString made = madePath();
        FakePassphrases passphrases({"correct horse"});
        VaultFile store(made, passphrases, cheap());
        QSignalSpy changed(&store, &vault::SecretStore::lockChanged);
        VERIFY_RESULT(tests::await(store.open()));
        QVERIFY(!store.isLocked());
        QCOMPARE(changed.count(), 1);
        store.lock();
        QVERIFY(store.isLocked());
        QCOMPARE(changed.count(), 2);
        VERIFY_FAILURE(tests::await(store.read(QStringLiteral("k"))), VaultError::VaultLocked);
        VERIFY_RESULT(tests::await(store.probe()));
        QCOMPARE(passphrases.questions.size(), std::size_t{2});
    }

    void asksForANewPassphraseOnlyToMakeAFile()
    {
        FakePassphrases passphrases({"new"});
        VaultFile store(freshPath(), passphrases, cheap());
        VERIFY_RESULT(tests::await(store.open()));
        QCOMPARE(passphrases.questions.size(), std::size_t{1});
        QVERIFY(passphrases.questions.front().purpose == PassphraseQuestion::Purpose::Make);
    }

    void makesNothingWithoutAPassphrase()
    {
        const QString fresh = freshPath();
        FakePassphrases empty({""});
        FakePassphrases none;
        for (FakePassphrases *passphrases : {&empty, &none}) {
            VaultFile store(fresh, *passphrases, cheap());
            VERIFY_FAILURE(tests::await(store.open()), VaultError::VaultLocked);
            QVERIFY(!QFile::exists(fresh));
        }
        tests::WrongPassphrase wrong;
        VaultFile store(madePath(), wrong, cheap());
        VERIFY_FAILURE(tests::await(store.read(QStringLiteral("k"))), VaultError::PassphraseWrong);
        VERIFY_FAILURE(tests::await(store.read(QStringLiteral("k"))), VaultError::PassphraseWrong);
    }

    void neverWritesTheSameBytesTwice()
    {
        const QString made = madePath();
        VaultFile store(made, m_right, cheap());
        QSet<QByteArray> files;
        QSet<QByteArray> nonces;
        for (int i = 0; i < 20; ++i) {
            VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("kept"))));
            const QByteArray file = contentOf(made);
            files.insert(file);
            nonces.insert(file.sliced(44, 12));
        }
        QCOMPARE(files.size(), 20);
        QCOMPARE(nonces.size(), 20);
    }

    void holdsNothingInPlainText()
    {
        const QString fresh = freshPath();
        FakePassphrases passphrases({"the passphrase itself"});
        VaultFile store(fresh, passphrases, cheap());
        VERIFY_RESULT(tests::await(
            store.write(QStringLiteral("cred_name/token"), SecretBytes::copyOf("the secret itself"))));
        QDir folder(QFileInfo(fresh).path());
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
            const QByteArray bytes = contentOf(folder.filePath(name));
            for (const char *word : {"the secret itself", "cred_name", "the passphrase itself"}) {
                QVERIFY2(!bytes.contains(word), qPrintable(name));
            }
        }
    }

    void tellsWhatIsWrongBeforeItAsksForAPassphrase_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("nothing in it") << 0 << QByteArray("vault_truncated");
        QTest::newRow("cut") << 1 << QByteArray("vault_truncated");
        QTest::newRow("a changed byte of the header") << 2 << QByteArray("vault_damaged");
        QTest::newRow("something else") << 3 << QByteArray("vault_damaged");
    }

    void tellsWhatIsWrongBeforeItAsksForAPassphrase()
    {
        QFETCH(int, fault);
        QFETCH(QByteArray, code);
        const QString made = madePath();
        QByteArray file = contentOf(made);
        switch (fault) {
        case 0:
            file.clear();
            break;
        case 1:
            file.chop(1);
            break;
        case 2:
            file[100] = static_cast<char>(file.at(100) ^ 1);
            break;
        default:
            file = "not a vault file, but a letter to a friend";
            break;
        }
        overwrite(made, file);
        FakePassphrases passphrases({"correct horse"});
        VaultFile store(made, passphrases, cheap());
        const auto read = tests::await(store.read(QStringLiteral("k")));
        QVERIFY(!read.has_value());
        QCOMPARE(QByteArray(read.error().code().data(), qsizetype(read.error().code().size())), code);
        QVERIFY(passphrases.questions.empty());
        // Nor is it ever written over.
        QVERIFY(!tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("new"))).has_value());
        QCOMPARE(contentOf(made), file);
    }

    void tellsAChangedSecretFromAWrongPassphrase()
    {
        const QString made = madePath();
        QByteArray file = contentOf(made);
        file[200] = static_cast<char>(file.at(200) ^ 1);
        overwrite(made, file);
        FakePassphrases passphrases({"wrong", "correct horse"});
        VaultFile store(made, passphrases, cheap());
        VERIFY_FAILURE(tests::await(store.read(QStringLiteral("k"))), VaultError::VaultDamaged);
        QCOMPARE(passphrases.questions.size(), std::size_t{2});
        VERIFY_FAILURE(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("new"))),
                       VaultError::VaultDamaged);
        QCOMPARE(contentOf(made), file);
    }

    void seesWhatAnotherStoreWroteMeanwhile()
    {
        const QString made = madePath();
        VaultFile one(made, m_right, cheap());
        VaultFile two(made, m_right, cheap());
        VERIFY_RESULT(tests::await(one.write(QStringLiteral("from one"), SecretBytes::copyOf("1"))));
        VERIFY_RESULT(tests::await(two.write(QStringLiteral("from two"), SecretBytes::copyOf("2"))));
        VERIFY_RESULT(tests::await(one.erase(QStringLiteral("k"))));
        for (VaultFile *store : {&one, &two}) {
            VERIFY_RESULT(tests::await(store->read(QStringLiteral("from one"))));
            VERIFY_RESULT(tests::await(store->read(QStringLiteral("from two"))));
            VERIFY_FAILURE(tests::await(store->read(QStringLiteral("k"))), VaultError::NotFound);
        }
    }

    void asksAgainWhenTheFileWasMadeAnew()
    {
        const QString made = madePath();
        FakePassphrases passphrases({"correct horse", "another"});
        VaultFile store(made, passphrases, cheap());
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("k"))));
        QVERIFY(QFile::remove(made));
        {
            FakePassphrases others({"another"});
            VaultFile other(made, others, cheap());
            VERIFY_RESULT(tests::await(other.write(QStringLiteral("k"), SecretBytes::copyOf("anew"))));
        }
        const auto read = tests::await(store.read(QStringLiteral("k")));
        VERIFY_RESULT(read);
        QVERIFY(read->view() == QByteArrayView("anew"));
        QCOMPARE(passphrases.questions.size(), std::size_t{2});
    }

    void waitsForTheLockAndThenSaysSo()
    {
        const QString made = madePath();
        VaultFile store(made, m_right, cheap());
        VERIFY_RESULT(tests::await(store.open()));
        {
            const auto lock = vault::VaultDisk(made).tryLock();
            VERIFY_RESULT(lock);
            const auto busy = tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("late")));
            VERIFY_FAILURE(busy, VaultError::VaultBusy);
            QCOMPARE(busy.error().fact("after_ms"), QStringLiteral("200"));
            QCOMPARE(busy.error().fact("process"), QString::number(QCoreApplication::applicationPid()));
            VERIFY_RESULT(tests::await(store.read(QStringLiteral("k")))); // reading needs none
        }
        VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("now"))));
    }

    void firstWritesAtOnceAllSucceedAndEachAsksOnce()
    {
        const QString fresh = freshPath();
        // As the command line: whoever asked for the passphrase once has it no more.
        std::array<FakePassphrases, 3> passphrases;
        std::vector<std::unique_ptr<VaultFile>> stores;
        std::vector<QCoro::Task<base::Result<void>>> writing;
        for (FakePassphrases &each : passphrases) {
            each.answers = {"correct horse"};
            stores.push_back(std::make_unique<VaultFile>(
                fresh, each, vault::VaultFileSettings{{16, 8, 1}, std::chrono::seconds(30)}));
            const QString key = QStringLiteral("k%1").arg(stores.size());
            writing.push_back(stores.back()->write(key, SecretBytes::copyOf(key.toUtf8())));
        }
        for (auto &each : writing) {
            VERIFY_RESULT(tests::await(std::move(each)));
        }
        for (std::size_t i = 0; i < stores.size(); ++i) {
            QCOMPARE(passphrases[i].questions.size(), std::size_t{1});
            for (const QString &key : {QStringLiteral("k1"), QStringLiteral("k2"), QStringLiteral("k3")}) {
                const auto read = tests::await(stores[i]->read(key));
                VERIFY_RESULT(read);
                QCOMPARE(read->view().toByteArray(), key.toUtf8());
            }
        }
    }

    void aFirstWriteWaitsForWhoMakesTheFileAndThenSaysWhoItIs()
    {
        const QString fresh = freshPath();
        FakePassphrases passphrases({"correct horse"});
        VaultFile store(fresh, passphrases, cheap());
        {
            const auto lock = vault::VaultDisk(fresh).tryLock();
            VERIFY_RESULT(lock);
            const auto busy = tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("late")));
            VERIFY_FAILURE(busy, VaultError::VaultBusy);
            QCOMPARE(busy.error().fact("process"), QString::number(QCoreApplication::applicationPid()));
            QCOMPARE(passphrases.questions.size(), std::size_t{1});
        }
        VERIFY_RESULT(tests::await(store.write(QStringLiteral("k"), SecretBytes::copyOf("now"))));
    }

    void whoLosesTheRaceWithAnotherPassphraseIsAskedForThatOfTheFile()
    {
        const QString fresh = freshPath();
        FakePassphrases passphrases({"mine", "correct horse"});
        passphrases.held.emplace();
        VaultFile store(fresh, passphrases, cheap());
        auto writing = store.write(QStringLiteral("k"), SecretBytes::copyOf("late"));
        QTRY_COMPARE(passphrases.questions.size(), std::size_t{1});
        VaultFile faster(fresh, m_right, cheap());
        VERIFY_RESULT(tests::await(faster.write(QStringLiteral("other"), SecretBytes::copyOf("first"))));
        passphrases.held->resolve(true);
        VERIFY_RESULT(tests::await(std::move(writing)));
        QCOMPARE(passphrases.questions.size(), std::size_t{2});
        QCOMPARE(passphrases.questions[0].purpose, PassphraseQuestion::Purpose::Make);
        QCOMPARE(passphrases.questions[1].purpose, PassphraseQuestion::Purpose::Open);
        QVERIFY(passphrases.questions[1].wasWrong);
        VERIFY_RESULT(tests::await(store.read(QStringLiteral("other"))));
    }

    void mayBeDestroyedWhileItAsks()
    {
        const QString made = madePath();
        FakePassphrases passphrases({"correct horse"});
        passphrases.held.emplace();
        auto store = std::make_unique<VaultFile>(made, passphrases, cheap());
        using Answer = std::optional<base::Result<SecretBytes>>;
        Answer answer;
        const auto note = [](VaultFile &asked, Answer &told) -> QCoro::Task<> {
            auto reading = asked.read(QStringLiteral("k"));
            base::Result<SecretBytes> read = co_await reading;
            told = std::move(read);
        };
        const QCoro::Task<> noting = note(*store, answer);
        QTRY_COMPARE(passphrases.questions.size(), std::size_t{1});
        store.reset();
        QVERIFY(answer.has_value());
        VERIFY_FAILURE(*answer, VaultError::Unavailable);
        passphrases.held->resolve(true);
    }

    /// At the cost that real files have: half a second of work, on another thread.
    void keepsTheEventLoopTurningWhileItDerivesTheKey()
    {
        FakePassphrases passphrases({"correct horse"});
        VaultFile store(freshPath(), passphrases);
        QTimer ticking;
        ticking.setTimerType(Qt::PreciseTimer);
        int ticks = 0;
        connect(&ticking, &QTimer::timeout, this, [&] { ++ticks; });
        ticking.start(1);
        VERIFY_RESULT(tests::await(store.open()));
        // However busy the machine is, a loop that stood still would have ticked once or twice.
        QVERIFY2(ticks > 10, qPrintable(QString::number(ticks)));
        const auto header = vault::decodeVaultHeader(contentOf(store.path()));
        VERIFY_RESULT(header);
        QVERIFY(header->cost.n >= quint64{1} << 17U);
    }

private:
    QTemporaryDir m_home;
    FakePassphrases m_right{{"correct horse"}};
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestVaultFile)
#include "tst_VaultFile.moc"
