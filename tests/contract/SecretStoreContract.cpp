// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/SecretStoreContract.h"

#include <QSignalSpy>

#include <algorithm>

namespace sealwright::tests {

using base::Result;
using base::SecretBytes;
using vault::kSecretSizeLimit;
using vault::SecretStore;
using vault::VaultError;

namespace {

SecretBytes secret(QByteArrayView bytes)
{
    return SecretBytes::copyOf(bytes);
}

QByteArray allBytes()
{
    QByteArray bytes;
    for (int value = 0; value < 256; ++value) {
        bytes.append(static_cast<char>(value));
    }
    return bytes;
}

template<typename T>
QString word(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : QString::fromUtf8(result.error().code());
}

/// Notes the answer under a name when it comes.
template<typename T>
QCoro::Task<> note(QCoro::Task<Result<T>> answering, QString name, QStringList &log)
{
    Result<T> result = co_await std::move(answering);
    const QString line = name + u' ' + word(result);
    log.append(line);
}

} // namespace

QString SecretStoreContract::freshKey()
{
    static int count = 0;
    return QStringLiteral("cred_contract%1/token").arg(++count);
}

void SecretStoreContract::init()
{
    m_store = makeStore();
}

void SecretStoreContract::cleanup()
{
    m_store.reset();
}

void SecretStoreContract::keepsWhatItIsGiven_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("hunter2");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one NUL") << QByteArray(1, '\0');
    QTest::newRow("NUL in the middle") << QByteArray("ab\0cd", 5);
    QTest::newRow("every byte there is") << allBytes();
    QTest::newRow("final newlines") << QByteArray("secret\r\n\n");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80");
    QTest::newRow("looks like our own envelope") << QByteArray("sealwright-secret 1 0 00\n");
    QTest::newRow("a private key") << QByteArray("-----BEGIN PRIVATE KEY-----\n" + QByteArray(3200, 'M') +
                                                 "\n");
}

void SecretStoreContract::keepsWhatItIsGiven()
{
    QFETCH(QByteArray, bytes);
    const QString key = freshKey();
    VERIFY_RESULT(await(m_store->write(key, secret(bytes))));
    const auto read = await(m_store->read(key));
    VERIFY_RESULT(read);
    QVERIFY(read->view() == QByteArrayView(bytes));
}

void SecretStoreContract::keepsExactlyTheLargestSecret()
{
    const QString key = freshKey();
    QByteArray bytes = allBytes().repeated(kSecretSizeLimit / 256);
    QCOMPARE(bytes.size(), kSecretSizeLimit);
    VERIFY_RESULT(await(m_store->write(key, secret(bytes))));
    const auto read = await(m_store->read(key));
    VERIFY_RESULT(read);
    QVERIFY(read->view() == QByteArrayView(bytes));
}

void SecretStoreContract::refusesOneByteMoreAndKeepsWhatWasThere()
{
    const QString key = freshKey();
    VERIFY_RESULT(await(m_store->write(key, secret("before"))));
    const auto refused = await(m_store->write(key, secret(QByteArray(kSecretSizeLimit + 1, 'x'))));
    VERIFY_FAILURE(refused, VaultError::TooLarge);
    QCOMPARE(refused.error().fact("key"), key);
    QCOMPARE(refused.error().fact("bytes"), QString::number(kSecretSizeLimit + 1));
    QCOMPARE(refused.error().fact("limit"), QString::number(kSecretSizeLimit));
    const auto read = await(m_store->read(key));
    VERIFY_RESULT(read);
    QVERIFY(read->view() == QByteArrayView("before"));
}

void SecretStoreContract::replacesWhatWasThere()
{
    const QString key = freshKey();
    for (const QByteArray &bytes :
         {QByteArray("the first, which is longer"), QByteArray("2"), QByteArray("the third")}) {
        VERIFY_RESULT(await(m_store->write(key, secret(bytes))));
        const auto read = await(m_store->read(key));
        VERIFY_RESULT(read);
        QVERIFY(read->view() == QByteArrayView(bytes));
    }
}

void SecretStoreContract::saysNotFoundForWhatWasNeverStored()
{
    const QString key = freshKey();
    const auto read = await(m_store->read(key));
    VERIFY_FAILURE(read, VaultError::NotFound);
    QCOMPARE(read.error().fact("key"), key);
}

void SecretStoreContract::saysNotFoundAfterErasing()
{
    const QString key = freshKey();
    const QString other = freshKey();
    VERIFY_RESULT(await(m_store->write(key, secret("gone soon"))));
    VERIFY_RESULT(await(m_store->write(other, secret("stays"))));
    VERIFY_RESULT(await(m_store->erase(key)));
    VERIFY_FAILURE(await(m_store->read(key)), VaultError::NotFound);
    VERIFY_RESULT(await(m_store->read(other)));
}

void SecretStoreContract::erasesTwice()
{
    const QString key = freshKey();
    VERIFY_RESULT(await(m_store->write(key, secret("once"))));
    VERIFY_RESULT(await(m_store->erase(key)));
    VERIFY_RESULT(await(m_store->erase(key)));
}

void SecretStoreContract::erasesWhatWasNeverThere()
{
    VERIFY_RESULT(await(m_store->erase(freshKey())));
}

void SecretStoreContract::keepsThePreviousSlotApart()
{
    const QString key = freshKey();
    const QString previous = key + QStringLiteral("/previous");
    VERIFY_RESULT(await(m_store->write(key, secret("new"))));
    VERIFY_RESULT(await(m_store->write(previous, secret("old"))));
    const auto readNew = await(m_store->read(key));
    const auto readOld = await(m_store->read(previous));
    VERIFY_RESULT(readNew);
    VERIFY_RESULT(readOld);
    QVERIFY(readNew->view() == QByteArrayView("new"));
    QVERIFY(readOld->view() == QByteArrayView("old"));
    VERIFY_RESULT(await(m_store->erase(previous)));
    VERIFY_RESULT(await(m_store->read(key)));
}

void SecretStoreContract::takesKeysLiterally_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("neighbour");
    QTest::newRow("letter case") << QStringLiteral("Odd/key") << QStringLiteral("odd/key");
    QTest::newRow("final blank") << QStringLiteral("odd/key ") << QStringLiteral("odd/key");
    QTest::newRow("newline") << QStringLiteral("odd\nkey") << QStringLiteral("odd");
    QTest::newRow("quotes") << QStringLiteral("odd'\"key") << QStringLiteral("odd'key");
    QTest::newRow("pattern") << QStringLiteral("odd*") << QStringLiteral("odd/star");
    QTest::newRow("dots") << QStringLiteral("../odd/./key") << QStringLiteral("odd/key");
    QTest::newRow("beyond ASCII") << QStringLiteral("öđđ/\U0001F511") << QStringLiteral("odd/\U0001F510");
    QTest::newRow("one character") << QStringLiteral("o") << QStringLiteral("O");
    QTest::newRow("the longest") << QString(512, u'k') << QString(511, u'k');
}

void SecretStoreContract::takesKeysLiterally()
{
    QFETCH(QString, key);
    QFETCH(QString, neighbour);
    VERIFY_RESULT(await(m_store->write(key, secret("here"))));
    VERIFY_RESULT(await(m_store->write(neighbour, secret("next door"))));
    const auto read = await(m_store->read(key));
    VERIFY_RESULT(read);
    QVERIFY(read->view() == QByteArrayView("here"));
    VERIFY_RESULT(await(m_store->erase(key)));
    VERIFY_FAILURE(await(m_store->read(key)), VaultError::NotFound);
    VERIFY_RESULT(await(m_store->read(neighbour)));
    VERIFY_RESULT(await(m_store->erase(neighbour)));
}

void SecretStoreContract::listsTheKeysOfWhatItHolds()
{
    const QString first = freshKey();
    const QString previous = first + QStringLiteral("/previous");
    const QString odd = first + QStringLiteral(" ünï/*?");
    const auto before = await(m_store->listKeys());
    VERIFY_RESULT(before);
    for (const QString &key : {previous, odd, first}) {
        QVERIFY(std::ranges::find(*before, key) == before->end());
        VERIFY_RESULT(await(m_store->write(key, secret("listed"))));
    }
    const auto listed = await(m_store->listKeys());
    VERIFY_RESULT(listed);
    std::vector<QString> expected = *before;
    expected.insert(expected.end(), {first, odd, previous});
    std::ranges::sort(expected);
    QCOMPARE(*listed, expected);
    for (const QString &key : {first, previous, odd}) {
        VERIFY_RESULT(await(m_store->erase(key)));
    }
    const auto after = await(m_store->listKeys());
    VERIFY_RESULT(after);
    QCOMPARE(*after, *before);
}

void SecretStoreContract::listsAKeyOnceHoweverOftenItWasWritten()
{
    const QString key = freshKey();
    for (const char *bytes : {"1", "2", "3"}) {
        VERIFY_RESULT(await(m_store->write(key, secret(bytes))));
    }
    const auto listed = await(m_store->listKeys());
    VERIFY_RESULT(listed);
    QCOMPARE(std::ranges::count(*listed, key), 1);
}

void SecretStoreContract::listsWhatWasAskedForBefore()
{
    const QString kept = freshKey();
    const QString erased = freshKey();
    auto writing = m_store->write(kept, secret("kept"));
    auto writingToo = m_store->write(erased, secret("erased"));
    auto erasing = m_store->erase(erased);
    auto listing = m_store->listKeys();
    VERIFY_RESULT(await(std::move(writing)));
    VERIFY_RESULT(await(std::move(writingToo)));
    VERIFY_RESULT(await(std::move(erasing)));
    const auto listed = await(std::move(listing));
    VERIFY_RESULT(listed);
    QVERIFY(std::ranges::find(*listed, kept) != listed->end());
    QVERIFY(std::ranges::find(*listed, erased) == listed->end());
}

void SecretStoreContract::refusesUnusableKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("empty") << QString();
    QTest::newRow("NUL") << QStringLiteral("odd") + QChar(u'\0') + QStringLiteral("key");
    QTest::newRow("half a character") << QString(QChar(0xd83d));
    QTest::newRow("too long") << QString(513, u'k');
}

void SecretStoreContract::refusesUnusableKeys()
{
    QFETCH(QString, key);
    VERIFY_FAILURE(await(m_store->write(key, secret("never"))), VaultError::Other);
    VERIFY_FAILURE(await(m_store->read(key)), VaultError::Other);
    VERIFY_FAILURE(await(m_store->erase(key)), VaultError::Other);
}

void SecretStoreContract::answersOverlappingCallsInOrderAndOnce()
{
    const QString one = freshKey();
    const QString two = freshKey();
    QStringList log;
    note(m_store->read(one), QStringLiteral("read one"), log);
    note(m_store->write(one, secret("1")), QStringLiteral("write one"), log);
    note(m_store->write(two, secret(QByteArray(kSecretSizeLimit + 1, 'x'))), QStringLiteral("large two"),
         log);
    note(m_store->read(one), QStringLiteral("read one"), log);
    note(m_store->erase(one), QStringLiteral("erase one"), log);
    note(m_store->read(QString()), QStringLiteral("read nothing"), log);
    note(m_store->read(one), QStringLiteral("read one"), log);
    note(m_store->write(two, secret("2")), QStringLiteral("write two"), log);
    note(m_store->erase(two), QStringLiteral("erase two"), log);
    QTRY_COMPARE_WITH_TIMEOUT(log.size(), 9, 20'000);
    const QStringList expected{
        QStringLiteral("read one secret_not_found"),
        QStringLiteral("write one ok"),
        QStringLiteral("large two secret_too_large"),
        QStringLiteral("read one ok"),
        QStringLiteral("erase one ok"),
        QStringLiteral("read nothing keyring_failed"),
        QStringLiteral("read one secret_not_found"),
        QStringLiteral("write two ok"),
        QStringLiteral("erase two ok"),
    };
    QCOMPARE(log, expected);
    // One more round trip: whatever was answered twice would have shown by now.
    VERIFY_FAILURE(await(m_store->read(two)), VaultError::NotFound);
    QCOMPARE(log.size(), 9);
}

void SecretStoreContract::seesItsOwnWriteWithoutWaitingForIt()
{
    const QString key = freshKey();
    QStringList log;
    note(m_store->write(key, secret("a")), QStringLiteral("a"), log);
    note(m_store->write(key, secret("b")), QStringLiteral("b"), log);
    const auto read = await(m_store->read(key));
    VERIFY_RESULT(read);
    QVERIFY(read->view() == QByteArrayView("b"));
    QCOMPARE(log.size(), 2);
}

namespace {

QCoro::Task<Result<SecretBytes>> writeThenRead(SecretStore &store, QString key)
{
    SecretBytes bytes = secret("nested");
    Result<void> written = co_await store.write(key, std::move(bytes));
    if (!written) {
        co_return base::Failure(written.error());
    }
    Result<SecretBytes> read = co_await store.read(key);
    co_return read;
}

QCoro::Task<> destroyAfterReading(std::unique_ptr<SecretStore> &store, QString key, QStringList &log)
{
    const Result<SecretBytes> read = co_await store->read(key);
    log.append(word(read));
    store.reset();
}

} // namespace

void SecretStoreContract::takesAQuestionFromInsideAnAnswer()
{
    QStringList log;
    note(writeThenRead(*m_store, freshKey()), QStringLiteral("first"), log);
    note(writeThenRead(*m_store, freshKey()), QStringLiteral("second"), log);
    QTRY_COMPARE_WITH_TIMEOUT(log.size(), 2, 20'000);
    QVERIFY(log.contains(QStringLiteral("first ok")));
    QVERIFY(log.contains(QStringLiteral("second ok")));
}

void SecretStoreContract::answersWhatWaitsWhenItIsDestroyed()
{
    const QString key = freshKey();
    QStringList log;
    note(m_store->write(key, secret("whatever")), QStringLiteral("1"), log);
    note(m_store->read(key), QStringLiteral("2"), log);
    note(m_store->erase(key), QStringLiteral("3"), log);
    note(m_store->probe(), QStringLiteral("4"), log);
    m_store.reset();
    QCOMPARE(log.size(), 4);
    for (int i = 0; i < 4; ++i) {
        const QString number = QString::number(i + 1);
        QVERIFY2(log.at(i) == QString(number + QStringLiteral(" ok")) ||
                     log.at(i) == QString(number + QStringLiteral(" secret_unavailable")),
                 qPrintable(log.at(i)));
    }
    // What was under way ends behind our back; nobody is answered twice and the next store works.
    m_store = makeStore();
    VERIFY_RESULT(await(m_store->probe()));
    VERIFY_RESULT(await(m_store->erase(key)));
    QCOMPARE(log.size(), 4);
}

void SecretStoreContract::mayBeDestroyedByItsOwnAnswer()
{
    QStringList log;
    destroyAfterReading(m_store, freshKey(), log);
    QTRY_COMPARE_WITH_TIMEOUT(log, QStringList{QStringLiteral("secret_not_found")}, 20'000);
    QVERIFY(!m_store);
}

void SecretStoreContract::probesAndLeavesNothingBehind()
{
    VERIFY_RESULT(await(m_store->probe()));
    VERIFY_RESULT(await(m_store->probe()));
}

void SecretStoreContract::saysWhenItIsWriting()
{
    QSignalSpy settled(m_store.get(), &SecretStore::writesSettled);
    QVERIFY(!m_store->isWriting());
    const QString key = freshKey();
    QStringList log;
    note(m_store->write(key, secret("w")), QStringLiteral("write"), log);
    note(m_store->erase(key), QStringLiteral("erase"), log);
    // A store that answers at once is never seen writing; one that takes its time says when it is done.
    const bool waits = log.isEmpty();
    QCOMPARE(m_store->isWriting(), waits);
    QTRY_COMPARE_WITH_TIMEOUT(log.size(), 2, 20'000);
    QVERIFY(!m_store->isWriting());
    QCOMPARE(settled.count(), waits ? 1 : 0);
}

template<typename T>
void SecretStoreContract::takesItsTime(QCoro::Task<Result<T>> answering)
{
    QObject context;
    bool hasTurned = false;
    QMetaObject::invokeMethod(&context, [&hasTurned] { hasTurned = true; }, Qt::QueuedConnection);
    QCOMPARE(answering.isReady(), answersAtOnce());
    VERIFY_RESULT(await(std::move(answering)));
    QVERIFY(hasTurned || answersAtOnce());
}

void SecretStoreContract::keepsTheEventLoopTurning()
{
    const QString key = freshKey();
    takesItsTime(m_store->write(key, secret(QByteArray(8000, 'x'))));
    takesItsTime(m_store->read(key));
    takesItsTime(m_store->erase(key));
}

} // namespace sealwright::tests
