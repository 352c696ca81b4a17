// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultFile.h"
#include "app/vault/VaultWork.h"
#include "tests/contract/hostile/SyscallTrap.h"

#include <QCoreApplication>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>
#include <string_view>

// A vault file in a process of its own, which may be killed or find its disk full:
//
//     vault_act FILE trap KIND NUMBER ERRNO make|write|erase   one operation, with a trap at call NUMBER
//     vault_act FILE fill NAME COUNT                            writes NAME/0 … NAME/COUNT-1
//     vault_act FILE churn NUMBER                               writes, replaces and erases `a` until it is
//                                                               killed before call NUMBER
//
// Ends with 0 when it is done, with 1 and the error's code when it failed, with 3 when the trap was never
// reached.

using namespace sealwright;

namespace {

constexpr crypto::ScryptCost kCost{16, 8, 1};

class OnePassphrase final : public vault::PassphraseSource
{
public:
    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion) override
    {
        co_return base::SecretBytes::copyOf("correct horse");
    }
};

int numberIn(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

int complain(const base::Error &error)
{
    std::fwrite(error.code().data(), 1, error.code().size(), stdout);
    return 1;
}

int actTrapped(const QString &path, char **words)
{
    static const std::map<std::string_view, tests::Trap> traps{{"kill-before", tests::Trap::KillBefore},
                                                               {"kill-after", tests::Trap::KillAfter},
                                                               {"fail-once", tests::Trap::FailOnce},
                                                               {"fail-for-ever", tests::Trap::FailForEver}};
    const tests::Trap trap = traps.at(words[0]);
    const int atCall = numberIn(words[1]);
    const int error = numberIn(words[2]);
    const std::string_view act(words[3]);

    const vault::VaultDisk disk(path);
    const base::SecretBytes passphrase = base::SecretBytes::copyOf("correct horse");
    vault::VaultStep step;
    if (act == "make") {
        tests::setTrap(trap, atCall, error);
        step = makeVault(disk, passphrase, kCost);
    } else {
        const auto unlocked = unlockVault(disk, passphrase);
        if (!unlocked.key) {
            return complain(unlocked.answer.error());
        }
        vault::VaultOrder order;
        order.verb = act == "write" ? vault::VaultOrder::Verb::Write : vault::VaultOrder::Verb::Erase;
        order.key = QStringLiteral("a");
        order.secret = base::SecretBytes::copyOf(QByteArray("after").repeated(1000));
        tests::setTrap(trap, atCall, error);
        step = carryOut(disk, unlocked.key, order);
    }
    if (tests::removeTrap() < atCall) {
        return 3;
    }
    return step.answer ? 0 : complain(step.answer.error());
}

QCoro::Task<> fill(vault::SecretStore &store, QString name, int count)
{
    for (int i = 0; i < count; ++i) {
        const QString key = name + u'/' + QString::number(i);
        auto writing = store.write(key, base::SecretBytes::copyOf(key.toUtf8()));
        const base::Result<void> written = co_await writing;
        if (!written) {
            QCoreApplication::exit(complain(written.error()));
            co_return;
        }
    }
    QCoreApplication::exit(0);
}

QCoro::Task<> churn(vault::SecretStore &store)
{
    for (int round = 0;; ++round) {
        // Of very different lengths, and recognisably whole.
        const QByteArray word = "value " + QByteArray::number(round) + ' ';
        const QByteArray value = word.repeated(1 + round % 300) + "end";
        for (int i = 0; i < 2; ++i) {
            auto writing = store.write(QStringLiteral("a"), base::SecretBytes::copyOf(value));
            const base::Result<void> written = co_await writing;
            if (!written) {
                QCoreApplication::exit(complain(written.error()));
                co_return;
            }
        }
        std::fputs("round\n", stdout);
        std::fflush(stdout);
        auto erasing = store.erase(QStringLiteral("a"));
        co_await erasing;
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QString path = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    const std::string_view act(argc > 2 ? argv[2] : "");
    if (act == "trap" && argc == 7) {
        return actTrapped(path, argv + 3);
    }
    QCoreApplication application(argc, argv);
    OnePassphrase passphrases;
    vault::VaultFile store(path, passphrases, {kCost, std::chrono::milliseconds(30'000)});
    if (act == "fill" && argc == 5) {
        const QCoro::Task<> filling = fill(store, QString::fromLocal8Bit(argv[3]), numberIn(argv[4]));
        return QCoreApplication::exec();
    }
    if (act == "churn" && argc == 4) {
        tests::setTrap(tests::Trap::KillBefore, numberIn(argv[3]), 0);
        const QCoro::Task<> churning = churn(store);
        return QCoreApplication::exec();
    }
    return 2;
}
