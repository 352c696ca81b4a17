// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultDisk.h"
#include "app/vault/VaultHeader.h"
#include "app/vault/VaultKey.h"
#include "app/workspace/Workspace.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <set>

using namespace sealwright;

namespace {

constexpr int kKills = KILLS;
/// Of one credential's life: added, rotated three times, its previous secret dropped once, removed.
constexpr int kSteps = 6;

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

/// A program that adds, saves, rotates and removes credentials is killed at random moments.
class TestKilledCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachIsAsBeforeOrAsAfterAndItsSecretInOneState()
    {
        std::set<QString> seen;
        for (int i = 0; i < kKills; ++i) {
            QProcess process;
            process.start(act(), words("churn"));
            QVERIFY(process.waitForStarted());
            // Mostly somewhere in its first rounds, else before or while it begins.
            const int steps = i % 8 == 0 ? 0 : QRandomGenerator::global()->bounded(1, 2 * kSteps);
            QVERIFY2(hasDone(process, steps), process.readAll().constData());
            process.waitForFinished(QRandomGenerator::global()->bounded(1, 30));
            QVERIFY2(process.state() == QProcess::Running, process.readAll().constData());
            process.kill();
            QVERIFY(process.waitForFinished());

            checkSecretsAreWhole();
            mend();
            if (QTest::currentTestFailed()) {
                return;
            }
            checkAll(seen);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        // It was not always the same moment: new, rotated with and without a previous secret.
        QVERIFY2(seen.size() >= (kKills < 200 ? 2 : 4),
                 qPrintable(QStringList(seen.begin(), seen.end()).join(QLatin1Char(' '))));
    }

private:
    static bool hasDone(QProcess &process, int steps)
    {
        while (steps > 0) {
            if (process.canReadLine()) {
                process.readLine();
                --steps;
            } else if (!process.waitForReadyRead(60'000)) {
                return false;
            }
        }
        return true;
    }

    static QString act()
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/credential_act");
    }

    QString vault() const { return m_home.filePath(QStringLiteral("vault")); }

    QStringList words(const char *verb) const
    {
        return {m_home.filePath(QStringLiteral("workspace")), vault(),
                m_home.filePath(QStringLiteral("unfinished")), QLatin1String(verb)};
    }

    /// Before anything is mended, nothing is torn: every file can be read and every secret is one that was
    /// given.
    void checkSecretsAreWhole()
    {
        const auto opened = workspace::Workspace::open(m_home.filePath(QStringLiteral("workspace")));
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
        process.start(act(), words("mend"));
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    void checkAll(std::set<QString> &seen)
    {
        const auto opened = workspace::Workspace::open(m_home.filePath(QStringLiteral("workspace")));
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
        const QDir unfinished(m_home.filePath(QStringLiteral("unfinished")));
        QCOMPARE(unfinished.entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestKilledCredentials)
#include "tst_KilledCredentials.moc"
