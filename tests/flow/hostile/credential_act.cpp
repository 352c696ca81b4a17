// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepCredential.h"
#include "app/vault/VaultFile.h"
#include "tests/contract/hostile/SyscallTrap.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

// A credential changed by a process that is killed:
//
//     credential_act WORKSPACE VAULT UNFINISHED live CALL   adds, saves, rotates and removes one, and is
//     killed
//                                                           before so many a call that SyscallTrap counts;
//                                                           with 0 it lives on and prints how many calls
//                                                           there were
//     credential_act WORKSPACE VAULT UNFINISHED mend        puts right what such a process left
//
// The secret of version N of a credential is `vN … end N`, and the clock stands at N milliseconds
// when it comes, so that whoever looks can tell what belongs together. Ends with 1 and the error's code when
// it fails.

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

class VersionClock final : public base::Clock
{
public:
    base::TimePoint now() const override { return base::TimePoint(std::chrono::milliseconds(version)); }

    int version = 0;
};

struct House
{
    workspace::Workspace workspace;
    OnePassphrase passphrases;
    vault::VaultFile store;
    VersionClock clock;
    base::SystemRandom random;
    workspace::Unfinished unfinished;
    flow::MendCredentials mend{workspace, store, unfinished};
    flow::KeepCredential keep{workspace, store, clock, random, nullptr, &mend};

    House(workspace::Workspace opened, const QStringList &words)
        : workspace(std::move(opened))
        , store(words.at(2), passphrases, {kCost, std::chrono::milliseconds(30'000)})
        , unfinished(words.at(3), workspace.folder())
    {
    }
};

int complain(const base::Error &error)
{
    std::fwrite(error.code().data(), 1, error.code().size(), stdout);
    std::fflush(stdout);
    return 1;
}

/// Of very different lengths, and recognisably whole.
base::SecretBytes secretOf(int version)
{
    const QByteArray number = QByteArray::number(version);
    const QByteArray word = "v" + number + ' ';
    const QByteArray whole = word.repeated(1 + version * 37 % 200) + "end " + number;
    return base::SecretBytes::copyOf(whole);
}

QCoro::Task<base::Result<void>> change(House &house)
{
    credential::Credential one;
    one.name = QStringLiteral("saved");
    one.environment = one.name;
    one.fields = credential::BearerFields();
    house.clock.version = 1;
    auto adding = house.keep.add(one, secretOf(1));
    base::Result<credential::Credential> saved = co_await adding;
    for (int version = 2; saved && version <= 4; ++version) {
        saved->name = QStringLiteral("saved %1").arg(version);
        saved->environment = saved->name;
        auto editing = house.keep.edit(*saved);
        saved = co_await editing;
        if (!saved) {
            break;
        }
        house.clock.version = version;
        auto rotating = house.keep.rotate(saved->id, secretOf(version));
        saved = co_await rotating;
        if (saved && version == 3) {
            auto dropping = house.keep.dropPrevious(saved->id);
            saved = co_await dropping;
        }
    }
    if (!saved) {
        co_return base::Failure(saved.error());
    }
    auto removing = house.keep.remove(saved->id, flow::KeepCredential::WhenUsed::Refuse);
    base::Result<void> removed = co_await removing;
    co_return removed;
}

QCoro::Task<> live(House &house, int killedBefore)
{
    tests::setTrap(tests::Trap::KillBefore, killedBefore, 0);
    auto changing = change(house);
    const base::Result<void> changed = co_await changing;
    std::printf("%d\n", tests::removeTrap());
    std::fflush(stdout);
    QCoreApplication::exit(changed ? 0 : complain(changed.error()));
}

QCoro::Task<> mend(House &house)
{
    auto mending = house.mend.run();
    const base::Result<void> mended = co_await mending;
    QCoreApplication::exit(mended ? 0 : complain(mended.error()));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const bool lives = words.size() == 6 && words.at(4) == QLatin1String("live");
    if (!lives && words.size() != 5) {
        return 2;
    }
    auto workspace = workspace::Workspace::open(words.at(1));
    if (!workspace) {
        return complain(workspace.error());
    }
    House house(std::move(*workspace), words);
    QTimer::singleShot(0, &application,
                       [&house, &words, lives] { lives ? live(house, words.at(5).toInt()) : mend(house); });
    return QCoreApplication::exec();
}
