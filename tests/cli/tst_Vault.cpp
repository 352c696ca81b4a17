// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultWork.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/TestResult.h"

#include <QDir>
#include <QSocketNotifier>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "secret-3f9a1c5e7b2d4860";
constexpr char kPassphrase[] = "a passphrase of several words";

/// A terminal of its own, with the program in front of it.
class Terminal
{
public:
    Terminal()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0) {
            qFatal("there is no terminal to be had");
        }
        m_name = ::ptsname(m_master);
        m_slave = ::open(m_name.constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
        m_notifier = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            char bytes[4096];
            const ssize_t count = ::read(m_master, bytes, sizeof bytes);
            if (count > 0) {
                shown.append(bytes, count);
            } else {
                m_notifier->setEnabled(false);
            }
        });
    }

    ~Terminal()
    {
        m_notifier.reset();
        ::close(m_slave);
        ::close(m_master);
    }

    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    /// Standard error of the process is the terminal; its output goes to us.
    void attach(QProcess &process) const
    {
        process.setChildProcessModifier([slave = m_slave] {
            ::setsid();
            ::ioctl(slave, TIOCSCTTY, 0);
            ::dup2(slave, STDERR_FILENO);
        });
    }

    void type(const QByteArray &keys) const
    {
        if (::write(m_master, keys.constData(), static_cast<std::size_t>(keys.size())) != keys.size()) {
            qFatal("the terminal takes no keys");
        }
    }

    QByteArray shown;

private:
    int m_master;
    int m_slave;
    QByteArray m_name;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace

/// The vault file from the command line: `--vault file`, and moving all secrets from and to the real keyring.
class TestVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("SECRET"), QLatin1String(kSecret));
        m_cli->environment.insert(QStringLiteral("PASSPHRASE"), QLatin1String(kPassphrase));
        m_cli->environment.insert(QStringLiteral("WRONG"), QStringLiteral("another one"));
    }

    void keepsASecretWhereItIsDocumented()
    {
        add("Kept");
        const QString file = vaultFile();
        QVERIFY2(QFile::exists(file), qPrintable(file));
        QCOMPARE(QFile::permissions(file) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        const CliResult details = m_cli->run(withPassphrase("credential show Kept --json"));
        VERIFY_EXIT(details, 0);
        const base::Json secret = details.json()["secrets"]["token"];
        QCOMPARE(secret["where"].dump(), "\"file\"");
        QCOMPARE(secret["present"].dump(), "true");
        VERIFY_EXIT(m_cli->run(withPassphrase("credential remove Kept")), 0);
    }

    void takesThePassphraseFromAFile()
    {
        makeCheapFile();
        add("Kept");
        const QString file = m_cli->file(QStringLiteral("passphrase"), QByteArray(kPassphrase) + '\n');
        const CliResult details =
            m_cli->run(words("credential show Kept --json --vault file --vault-passphrase-file", file));
        VERIFY_EXIT(details, 0);
        QCOMPARE(details.json()["secrets"]["token"]["present"].dump(), "true");
    }

    void tellsAWrongPassphrase()
    {
        makeCheapFile();
        add("Kept");
        const CliResult rotated =
            m_cli->run(words("credential rotate Kept --vault file --vault-passphrase-env "
                             "WRONG --secret-env SECRET --json"));
        VERIFY_EXIT(rotated, 3);
        QCOMPARE(rotated.errorCode(), std::string("vault_passphrase_wrong"));
        QVERIFY(!rotated.err.contains("another one"));
    }

    void asksNobodyWhereNobodySits()
    {
        const CliResult added = m_cli->run(
            words("credential add --vault file --kind bearer --name A --secret-env SECRET --json"));
        VERIFY_EXIT(added, 3);
        QCOMPARE(added.errorCode(), std::string("vault_passphrase_missing"));
        QVERIFY(added.err.contains("--vault-passphrase-env"));
        QVERIFY(!QFile::exists(vaultFile()));
    }

    void saysThatThereIsNoVaultFile()
    {
        const CliResult moved = m_cli->run(withPassphrase("vault move --from file --to keychain --json"));
        VERIFY_EXIT(moved, 0); // a new workspace keeps nothing
        VERIFY_EXIT(
            m_cli->run(words("credential add --vault session --kind bearer --name A --secret-env SECRET")),
            0);
        const CliResult missing = m_cli->run(withPassphrase("vault move --from file --to keychain --json"));
        VERIFY_EXIT(missing, 3);
        QCOMPARE(missing.errorCode(), std::string("vault_missing"));
    }

    void movesAllSecretsThereAndBack()
    {
        makeCheapFile();
        for (const char *name : {"One", "Two"}) {
            VERIFY_EXIT(m_cli->run(words("credential add --kind bearer --secret-env SECRET --name",
                                         QString::fromLatin1(name))),
                        0);
        }
        const CliResult there = m_cli->run(withPassphrase("vault move --from keychain --to file --json"));
        VERIFY_EXIT(there, 0);
        QCOMPARE(keysOf(there.json()), QByteArray("from to moved broken"));
        QCOMPARE(there.json()["moved"].size(), std::size_t{2});
        QCOMPARE(presentIn("One", words("--vault keychain")), std::string("false"));
        QCOMPARE(presentIn("One", withPassphrase("")), std::string("true"));

        const CliResult back = m_cli->run(withPassphrase("vault move --from file --to keychain"));
        VERIFY_EXIT(back, 0);
        QCOMPARE(back.out.count('\n'), 2);
        QCOMPARE(presentIn("Two", words("--vault keychain")), std::string("true"));
        QCOMPARE(presentIn("Two", withPassphrase("")), std::string("false"));
        for (const char *name : {"One", "Two"}) {
            VERIFY_EXIT(m_cli->run(words("credential remove", QString::fromLatin1(name))), 0);
        }
    }

    void refusesOtherStoresToMoveTo()
    {
        const CliResult moved = m_cli->run(words("vault move --from keychain --to session --json"));
        VERIFY_EXIT(moved, 2);
        QCOMPARE(moved.errorCode(), std::string("option_value_invalid"));
        VERIFY_EXIT(m_cli->run(words("vault move --from file --to file")), 2);
    }

    void asksAtTheTerminalAndShowsNothingOfIt()
    {
        Terminal terminal;
        QProcess process;
        terminal.attach(process);
        m_cli->start(
            process,
            words("credential add --vault file --kind bearer --name Typed --secret-env SECRET --json"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.shown.contains("New passphrase: "), shown(terminal.shown), 20'000);
        terminal.type(QByteArray("mistake\x15") + kPassphrase + "x\x7f\r");
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.shown.contains("The same again: "), shown(terminal.shown), 20'000);
        terminal.type(QByteArray(kPassphrase) + "\r");
        const CliResult added = Cli::finished(process);
        VERIFY_EXIT(added, 0);
        QVERIFY(!terminal.shown.contains("passphrase of several") && !terminal.shown.contains("mistake"));
        QCOMPARE(presentIn("Typed", withPassphrase("")), std::string("true"));
    }

    void givesUpAfterThreeWrongPassphrases()
    {
        makeCheapFile();
        add("Kept");
        Terminal terminal;
        QProcess process;
        terminal.attach(process);
        m_cli->start(process, words("credential rotate Kept --vault file --secret-env SECRET --json"));
        for (int i = 1; i <= 3; ++i) {
            QTRY_VERIFY2_WITH_TIMEOUT(terminal.shown.count("Passphrase of the vault file") == i,
                                      shown(terminal.shown), 20'000);
            terminal.type("wrong\r");
        }
        const CliResult rotated = Cli::finished(process);
        VERIFY_EXIT(rotated, 3);
        QCOMPARE(rotated.errorCode(), std::string("vault_passphrase_wrong"));
    }

    void endsOnControlC()
    {
        makeCheapFile();
        add("Kept");
        Terminal terminal;
        QProcess process;
        terminal.attach(process);
        m_cli->start(process, words("credential rotate Kept --vault file --secret-env SECRET --json"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.shown.contains("Passphrase of the vault file"),
                                  shown(terminal.shown), 20'000);
        terminal.type("half\x03");
        const CliResult rotated = Cli::finished(process);
        VERIFY_EXIT(rotated, 130);
    }

private:
    QString vaultFile() const
    {
        return m_cli->home.filePath(QStringLiteral(".local/share/sealwright/vault"));
    }

    /// An empty one that costs nothing to open; those that the program makes take a second each time.
    void makeCheapFile() const
    {
        const vault::VaultDisk disk(vaultFile());
        const base::SecretBytes passphrase = base::SecretBytes::copyOf(kPassphrase);
        VERIFY_RESULT(vault::makeVault(disk, passphrase, {16, 8, 1}).answer);
    }

    static QStringList withPassphrase(const char *command)
    {
        return words(command) + words("--vault file --vault-passphrase-env PASSPHRASE");
    }

    void add(const char *name)
    {
        QStringList command = withPassphrase("credential add --kind bearer --secret-env SECRET");
        command += words("--name", QString::fromLatin1(name));
        VERIFY_EXIT(m_cli->run(command), 0);
    }

    std::string presentIn(const char *credential, const QStringList &store) const
    {
        const CliResult details =
            m_cli->run(words("credential show --json", QString::fromLatin1(credential)) + store);
        return details.code == 0 ? details.json()["secrets"]["token"]["present"].dump()
                                 : std::string("failed");
    }

    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestVault)
#include "tst_Vault.moc"
