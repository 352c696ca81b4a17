// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/SqliteUsage.h"
#include "tests/contract/hostile/SyscallTrap.h"

#include <QCoreApplication>

#include <cstdio>
#include <string_view>

// The history in a process of its own, which may be killed:
//
//     history_act FILE churn CALL          records for `cred_churn` until it is killed before so many a call
//                                          that SyscallTrap counts, and prints each number once it is written
//     history_act FILE fill NAME COUNT     records COUNT times for NAME, one by one
//
// Ends with 0 when it is done, with 1 and the error's code when it failed.

using namespace sealwright;

namespace {

QCoro::Task<> fill(history::SqliteUsage &store, QString name, int count)
{
    const bool isEndless = count < 0;
    for (int number = 1; isEndless || number <= count; ++number) {
        history::Use use;
        use.kind.credentialId = name;
        use.kind.host = QStringLiteral("example.test");
        use.kind.status = 200 + number % 5;
        use.at = base::TimePoint(std::chrono::milliseconds(number));
        auto recording = store.record(std::vector<history::Use>(1, use));
        const base::Result<void> done = co_await recording;
        if (!done) {
            std::fwrite(done.error().code().data(), 1, done.error().code().size(), stdout);
            QCoreApplication::exit(1);
            co_return;
        }
        if (isEndless) {
            std::printf("%d\n", number);
            std::fflush(stdout);
        }
    }
    QCoreApplication::exit(0);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 4) {
        return 2;
    }
    history::SqliteUsage store(words.at(1), std::chrono::seconds(60));
    const bool isChurn = words.at(2) == QLatin1String("churn");
    if (isChurn) {
        tests::setTrap(tests::Trap::KillBefore, words.at(3).toInt(), 0);
    }
    const QCoro::Task<> filling = isChurn ? fill(store, QStringLiteral("cred_churn"), -1)
                                          : fill(store, words.value(3), words.value(4).toInt());
    return QCoreApplication::exec();
}
