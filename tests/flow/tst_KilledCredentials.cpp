// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultDisk.h"
#include "app/vault/VaultHeader.h"
#include "app/vault/VaultKey.h"
#include "app/workspace/Workspace.h"
#include "tests/support/Campaign.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <memory>
#include <set>

using namespace sealwright;

namespace {

/// What the vault holds, by key.
base::Result<std::map<QString, QByteArray>> secretsIn(const QString &path)
{
    const auto file = vault::VaultDisk(path).read();
    if (!file) {
        return base::Failure(file.error());
    }
    if (!*file) {
        return std::map<QString, QByteArray>();
    }
    const auto header = vault::decodeVaultHeader(**file);
    if (!header) {
        return base::Failure(header.error());
    }
    const auto key = vault::VaultKey::derive(base::SecretBytes::copyOf("correct horse"), *header);
    if (!key) {
        return base::Failure(key.error());
    }
    const auto content = key->open(**file);
    if (!content) {
        return base::Failure(content.error());
    }
    std::map<QString, QByteArray> secrets;
    for (const QString &name : content->keys()) {
        secrets.emplace(name, content->find(name)->toByteArray());
    }
    return secrets;
}

/// The version that a secret is of; 0 when it is not whole.
int versionOf(const QByteArray &secret)
{
    const int version = secret.sliced(secret.lastIndexOf(' ') + 1).toInt();
    const QByteArray number = QByteArray::number(version);
    const QByteArray word = "v" + number + ' ';
    const QByteArray whole = word.repeated(1 + version * 37 % 200) + "end " + number;
    return version > 0 && secret == whole ? version : 0;
}

} // namespace

/// A program that adds, saves, rotates and removes a credential is killed on its way.
class TestKilledCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachIsAsBeforeOrAsAfterAndItsSecretInOneState()
    {
        const int calls = callsOfALife();
        QVERIFY2(calls > 100, qPrintable(QString::number(calls)));
        const int kills = tests::rounds(16, calls);
        std::set<QString> seen;
        for (int i = 0; i < kills; ++i) {
            const int call = 1 + i * calls / kills;
            m_home = std::make_unique<QTemporaryDir>();
            QProcess process;
            process.start(act(), words({QStringLiteral("live"), QString::number(call)}));
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitStatus() == QProcess::CrashExit, process.readAll().constData());
            checkSecretsAreWhole();
            if (!QTest::currentTestFailed()) {
                mend();
            }
            if (!QTest::currentTestFailed()) {
                checkAll(seen);
            }
            if (QTest::currentTestFailed()) {
                qWarning("killed before call %d of %d", call, calls);
                return;
            }
        }
        // It was not always the same moment: new, rotated with and without a previous secret.
        QVERIFY2(seen.size() >= 4, qPrintable(QStringList(seen.begin(), seen.end()).join(QLatin1Char(' '))));
    }

private:
    /// Of a program that nobody kills; 0 when it fails.
    int callsOfALife()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QProcess process;
        process.start(act(), words({QStringLiteral("live"), QStringLiteral("0")}));
        const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        return ended && process.exitCode() == 0 ? process.readAllStandardOutput().trimmed().toInt() : 0;
    }

    static QString act()
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/credential_act");
    }

    QString vault() const { return m_home->filePath(QStringLiteral("vault")); }

    QStringList words(const QStringList &verb) const
    {
        return QStringList{m_home->filePath(QStringLiteral("workspace")), vault(),
                           m_home->filePath(QStringLiteral("unfinished"))} +
               verb;
    }

    /// Before anything is mended, nothing is torn: every file can be read and every secret is one that was
    /// given.
    void checkSecretsAreWhole()
    {
        const auto opened = workspace::Workspace::open(m_home->filePath(QStringLiteral("workspace")));
        VERIFY_RESULT(opened);
        const auto listing = opened->credentials();
        VERIFY_RESULT(listing);
        QVERIFY(listing->broken.empty());
        const auto secrets = secretsIn(vault());
        VERIFY_RESULT(secrets);
        for (const auto &[key, secret] : *secrets) {
            QVERIFY2(versionOf(secret) > 0, qPrintable(key));
        }
        // Whoever sends now has a secret to send with.
        for (const credential::Credential &one : listing->items) {
            QVERIFY2(secrets->contains(one.secretKey(QStringLiteral("token"))), qPrintable(one.id));
        }
    }

    void mend()
    {
        QProcess process;
        process.start(act(), words({QStringLiteral("mend")}));
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    void checkAll(std::set<QString> &seen)
    {
        const auto opened = workspace::Workspace::open(m_home->filePath(QStringLiteral("workspace")));
        VERIFY_RESULT(opened);
        const auto listing = opened->credentials();
        VERIFY_RESULT(listing);
        QVERIFY(listing->broken.empty());
        auto secrets = secretsIn(vault());
        VERIFY_RESULT(secrets);
        for (const credential::Credential &one : listing->items) {
            QCOMPARE(one.environment, one.name); // one save, or the other
            const auto current = secrets->extract(one.secretKey(QStringLiteral("token")));
            QVERIFY2(!current.empty(), qPrintable(one.id));
            const int version = versionOf(current.mapped());
            QVERIFY(version > 0);
            // The file tells of the secret that is there.
            const qint64 told = one.rotatedAt ? one.rotatedAt->time_since_epoch().count() : 1;
            QCOMPARE(qint64{version}, told);
            const auto previous = secrets->extract(one.previousSecretKey(QStringLiteral("token")));
            if (!previous.empty()) {
                QCOMPARE(versionOf(previous.mapped()), version - 1);
            }
            seen.insert(QStringLiteral("v%1%2").arg(version).arg(
                previous.empty() ? QString() : QStringLiteral("+previous")));
        }
        // No secret is without its credential.
        QVERIFY2(secrets->empty(), secrets->empty() ? "" : qPrintable(secrets->begin()->first));
        const QDir unfinished(m_home->filePath(QStringLiteral("unfinished")));
        QCOMPARE(unfinished.entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestKilledCredentials)
#include "tst_KilledCredentials.moc"
