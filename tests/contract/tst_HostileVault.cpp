// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretStore.h"
#include "app/vault/VaultDisk.h"
#include "app/vault/VaultKey.h"
#include "app/vault/VaultWork.h"
#include "tests/support/Campaign.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <cerrno>
#include <span>

using namespace sealwright;
using base::SecretBytes;
using vault::VaultContent;
using vault::VaultDisk;

namespace {

constexpr int kCleanRun = 3; ///< of vault_act: the trap was never reached

struct Failing
{
    const char *name;
    const char *kind;
    int error;
};

constexpr Failing kFailing[] = {{"disk full", "fail-for-ever", ENOSPC},
                                {"a bad block", "fail-once", EIO},
                                {"disk full for a moment", "fail-once", ENOSPC},
                                {"read-only", "fail-for-ever", EROFS}};
const QByteArray kAfter = QByteArray("after").repeated(1000);

QString actPath()
{
    return QFileInfo(QCoreApplication::applicationDirPath() + QStringLiteral("/vault_act")).filePath();
}

SecretBytes passphrase()
{
    return SecretBytes::copyOf("correct horse");
}

/// What the file holds, or nothing when there is none. Fails the test when it cannot be opened.
base::Result<std::optional<VaultContent>> contentAt(const QString &path)
{
    const auto file = VaultDisk(path).read();
    if (!file) {
        return base::Failure(file.error());
    }
    if (!*file) {
        return std::nullopt;
    }
    const auto header = vault::decodeVaultHeader(**file);
    if (!header) {
        return base::Failure(header.error());
    }
    const auto key = vault::VaultKey::derive(passphrase(), *header);
    if (!key) {
        return base::Failure(key.error());
    }
    auto content = key->open(**file);
    if (!content) {
        return base::Failure(content.error());
    }
    return std::optional(std::move(*content));
}

/// Makes a vault with `a` = "before" and `b` = "stays".
void makeSample(const QString &path)
{
    const VaultDisk disk(path);
    const vault::VaultStep made = vault::makeVault(disk, passphrase(), {16, 8, 1});
    for (const auto &[key, value] : {std::pair("a", "before"), std::pair("b", "stays")}) {
        vault::VaultOrder order{vault::VaultOrder::Verb::Write, QLatin1String(key),
                                SecretBytes::copyOf(value)};
        if (!carryOut(disk, made.key, order).answer) {
            qFatal("the sample could not be made");
        }
    }
}

/// `a` is as before, as after, or is not there: one letter for each.
QString stateOf(const VaultContent &content)
{
    const auto a = content.find(QStringLiteral("a"));
    return !a                               ? QStringLiteral("absent")
           : *a == QByteArrayView("before") ? QStringLiteral("before")
           : *a == QByteArrayView(kAfter)   ? QStringLiteral("after")
                                            : QStringLiteral("mixed");
}

QStringList namesBeside(const QString &path)
{
    return QDir(QFileInfo(path).path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

/// The vault file while its process is killed, its disk is full or gone, and others write to it.
class TestHostileVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void killedAtEverySavePointItIsAsBeforeOrAsAfter_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<QString>("kind");
        // After one call is before the next.
        const QStringList kinds{QStringLiteral("kill-before"), QStringLiteral("kill-after")};
        for (const char *act : {"make", "write", "erase"}) {
            for (const QString &kind : kinds.first(tests::rounds(1, 2))) {
                QTest::addRow("%s, %s", act, qPrintable(kind)) << QString::fromLatin1(act) << kind;
            }
        }
    }

    void killedAtEverySavePointItIsAsBeforeOrAsAfter()
    {
        QFETCH(QString, act);
        QFETCH(QString, kind);
        QSet<QString> states;
        int calls = 1;
        for (;; ++calls) {
            const QString path = prepared(act);
            const int code = actTrapped(path, kind, calls, 0, act);
            if (code == kCleanRun) {
                break;
            }
            QCOMPARE(code, -1); // killed
            const QString state = checkWhole(path, act);
            QVERIFY2(!state.isEmpty(), qPrintable(QStringLiteral("call %1").arg(calls)));
            states.insert(state);
        }
        QVERIFY2(calls > 8, "there were fewer calls than a save takes");
        // Both were seen, so the kills struck before and after the moment that counts.
        QCOMPARE(states.size(), 2);
    }

    void whenACallFailsNothingIsLost_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("error");
        for (const char *act : {"make", "write", "erase"}) {
            const QString name = QString::fromLatin1(act);
            for (const Failing &one :
                 std::span(kFailing).first(static_cast<std::size_t>(tests::rounds(2, 4)))) {
                QTest::addRow("%s, %s", act, one.name) << name << QString::fromLatin1(one.kind) << one.error;
            }
        }
    }

    void whenACallFailsNothingIsLost()
    {
        QFETCH(QString, act);
        QFETCH(QString, kind);
        QFETCH(int, error);
        int failures = 0;
        int calls = 1;
        for (;; ++calls) {
            const QString path = prepared(act);
            const int code = actTrapped(path, kind, calls, error, act);
            if (code == kCleanRun) {
                break;
            }
            QVERIFY2(code == 0 || code == 1, qPrintable(QString::number(code)));
            failures += code;
            if (code == 1) {
                QVERIFY2(m_printed == "vault_not_written" || m_printed == "vault_unreadable",
                         m_printed.constData());
            }
            const QString state = checkWhole(path, act);
            QVERIFY2(!state.isEmpty(), qPrintable(QStringLiteral("call %1").arg(calls)));
            if (code == 0) {
                QCOMPARE(state,
                         act == QLatin1String("write") ? QStringLiteral("after") : QStringLiteral("absent"));
            }
        }
        QVERIFY2(failures > 4, "hardly any call was missed");
    }

    void killedInTheMiddleOfItsWorkItIsAlwaysWhole()
    {
        constexpr int kCalls = 100; // of some rounds
        const QString path = freshPath();
        makeSample(path);
        const int kills = tests::rounds(10, kCalls);
        int sawRounds = 0;
        for (int i = 0; i < kills; ++i) {
            const QString call = QString::number(1 + i * kCalls / kills);
            QProcess process;
            process.start(actPath(), {path, QStringLiteral("churn"), call});
            QVERIFY(process.waitForFinished(60'000));
            const QByteArray printed = process.readAllStandardOutput();
            QVERIFY2(process.exitStatus() == QProcess::CrashExit, printed.constData());
            sawRounds += printed.isEmpty() ? 0 : 1;
            const auto content = contentAt(path);
            VERIFY_RESULT(content);
            QVERIFY(content->has_value());
            QVERIFY((*content)->find(QStringLiteral("b")) == QByteArrayView("stays"));
            const auto a = (*content)->find(QStringLiteral("a"));
            QVERIFY(!a || *a == QByteArrayView("before") || (a->startsWith("value ") && a->endsWith("end")));
            VERIFY_RESULT(VaultDisk(path).tryLock());
            QCOMPARE(namesBeside(path), QStringList({QStringLiteral("vault"), QStringLiteral("vault.lock")}));
        }
        QVERIFY2(sawRounds > 0 && sawRounds < kills, qPrintable(QString::number(sawRounds)));
    }

    void losesNothingThatTwoProcessesWriteAtOnce()
    {
        constexpr int kCount = 50;
        const QString path = freshPath();
        makeSample(path);
        std::vector<std::unique_ptr<QProcess>> processes;
        for (const char *name : {"one", "two", "three"}) {
            auto process = std::make_unique<QProcess>();
            process->setProcessChannelMode(QProcess::MergedChannels); // whatever it says is shown
            process->start(actPath(),
                           {path, QStringLiteral("fill"), QLatin1String(name), QString::number(kCount)});
            processes.push_back(std::move(process));
        }
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(120'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardOutput().constData());
        }
        const auto content = contentAt(path);
        VERIFY_RESULT(content);
        QCOMPARE((*content)->count(), 3 * kCount + 2);
        for (const char *name : {"one", "two", "three"}) {
            for (int i = 0; i < kCount; ++i) {
                const QString key = QLatin1String(name) + QStringLiteral("/%1").arg(i);
                QVERIFY((*content)->find(key) == QByteArrayView(key.toUtf8()));
            }
        }
    }

private:
    QString freshPath() { return m_home.filePath(QStringLiteral("%1/vault").arg(++m_count)); }

    QString prepared(const QString &act)
    {
        const QString path = freshPath();
        if (act != QLatin1String("make")) {
            // Made once: to make it takes longer than all that is done with it here.
            if (m_sample.isEmpty()) {
                m_sample = freshPath();
                makeSample(m_sample);
            }
            const QString folder = QFileInfo(path).path();
            if (!QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) ||
                !QFile::copy(m_sample, path)) {
                qFatal("the sample could not be copied");
            }
        }
        return path;
    }

    /// Its exit code; -1 when it was killed.
    int actTrapped(const QString &path, const QString &kind, int atCall, int error, const QString &act)
    {
        QProcess process;
        process.start(actPath(), {path, QStringLiteral("trap"), kind, QString::number(atCall),
                                  QString::number(error), act});
        process.waitForFinished();
        m_printed = process.readAllStandardOutput();
        return process.exitStatus() == QProcess::CrashExit ? -1 : process.exitCode();
    }

    /// The state of `a`, and `missing` without a file; empty when anything is mixed up or left behind.
    static QString checkWhole(const QString &path, const QString &act)
    {
        const auto content = contentAt(path);
        if (!content) {
            return {};
        }
        QString state = QStringLiteral("missing");
        if (*content) {
            state = stateOf(**content);
            const auto b = (*content)->find(QStringLiteral("b"));
            if (act != QLatin1String("make") && b != QByteArrayView("stays")) {
                return {};
            }
        } else if (act != QLatin1String("make")) {
            return {};
        }
        const auto lock = VaultDisk(path).tryLock();
        if (!lock || !*lock) {
            return {};
        }
        for (const QString &name : namesBeside(path)) {
            if (name != QLatin1String("vault") && name != QLatin1String("vault.lock")) {
                return {};
            }
        }
        const bool isPossible = act == QLatin1String("make")
                                    ? state == QLatin1String("missing") || state == QLatin1String("absent")
                                : act == QLatin1String("write")
                                    ? state == QLatin1String("before") || state == QLatin1String("after")
                                    : state == QLatin1String("before") || state == QLatin1String("absent");
        return isPossible ? state : QString();
    }

    QTemporaryDir m_home;
    QString m_sample;
    QByteArray m_printed;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestHostileVault)
#include "tst_HostileVault.moc"
