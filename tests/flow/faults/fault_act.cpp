// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// fault_act FOLDER: changes secrets while a call of the system fails, or the process is killed at it, over
// and over: each time in a fork, so that it costs no start of a program. Reads lines from standard input:
//
//     CHANGE STORE TRAP ERRNO CALL
//
// CHANGE is add, rotate, remove, set-secret, move (from that store to the other one) or mend (what killed
// programs left); STORE file or keychain; TRAP kill, once or ever; CALL which of those that SyscallTrap
// counts, 0 for none. Each answers with a line of JSON: `ended` (`answered`, or the signal's number), `code`
// (`ok`, or the error's), `sentence`, `calls`, and what was there then, `before` and `after` the next program
// put right what was left: the files, what each store holds by key, the notes, and what does not belong
// there.
#include "app/text/Describe.h"
#include "tests/contract/hostile/SyscallTrap.h"
#include "tests/flow/faults/FaultHouse.h"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace sealwright;
using vault::StoreKind;

namespace {

constexpr unsigned kDeadline = 60; // seconds: whoever takes longer hangs

std::string codeOf(const base::Result<void> &outcome)
{
    return outcome ? std::string("ok") : std::string(outcome.error().code());
}

/// What a fork wrote before it ended, and how that was.
struct Ended
{
    base::Json said;
    int signal = 0;
};

/// Forks, makes a program of it, and lets it do that.
Ended inAnotherProgram(const std::function<base::Json()> &work)
{
    int ends[2] = {};
    if (::pipe(ends) != 0) {
        qFatal("no pipe");
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        ::alarm(kDeadline);
        int argc = 1;
        char name[] = "fault_act";
        char *argv[] = {name, nullptr};
        const QCoreApplication application(argc, argv);
        const std::string said = work().dump();
        const ssize_t written = ::write(ends[1], said.data(), said.size());
        ::_exit(written == ssize_t(said.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
        said.append(buffer, std::size_t(got));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    Ended ended;
    ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    ended.said = base::parseJson(QByteArray::fromStdString(said)).value_or(base::Json::object());
    return ended;
}

/// One line of the input.
struct Order
{
    std::string change;
    StoreKind store = StoreKind::VaultFile;
    tests::Trap trap = tests::Trap::None;
    int error = 0;
    int call = 0;

    bool isUnfinished() const { return change == "mend"; }

    bool needsKeychain() const { return store == StoreKind::Keychain || change == "move"; }
};

std::optional<Order> orderIn(const std::string &line)
{
    std::istringstream words(line);
    Order order;
    std::string store;
    std::string trap;
    words >> order.change >> store >> trap >> order.error >> order.call;
    const auto kind = vault::storeKindNamed(store);
    if (!words || !kind) {
        return std::nullopt;
    }
    order.store = *kind;
    order.trap = trap == "kill"   ? tests::Trap::KillBefore
                 : trap == "once" ? tests::Trap::FailOnce
                 : trap == "ever" ? tests::Trap::FailForEver
                                  : tests::Trap::None;
    return order;
}

/// The house as it stands before the change. A vault file is made once and copied; a keychain cannot be.
bool setUp(const std::filesystem::path &home, const Order &order)
{
    const std::filesystem::path made = home / (order.isUnfinished() ? "unfinished" : "made");
    const std::filesystem::path house = home / "house";
    const QString folder = QString::fromStdString(house.string());
    std::filesystem::remove_all(house);
    const bool isCopied = order.store == StoreKind::VaultFile && std::filesystem::exists(made);
    if (isCopied) {
        std::filesystem::copy(made, house, std::filesystem::copy_options::recursive);
    }
    if (isCopied && !order.needsKeychain()) {
        return true;
    }
    const Ended ended = inAnotherProgram([&]() -> base::Json {
        base::Result<void> done;
        if (order.needsKeychain()) {
            done = tests::clearKeychain(folder);
        }
        if (done && !isCopied) {
            done = tests::furnish(folder, order.store, order.isUnfinished());
        }
        return {{"code", codeOf(done)}};
    });
    if (order.store == StoreKind::VaultFile && !isCopied) {
        std::filesystem::copy(house, made, std::filesystem::copy_options::recursive);
    }
    return ended.said.value("code", std::string()) == "ok";
}

base::Json obey(const std::filesystem::path &home, const Order &order)
{
    if (!setUp(home, order)) {
        return {{"ended", "the house could not be furnished"}};
    }
    const QString folder = QString::fromStdString((home / "house").string());
    const Ended changed = inAnotherProgram([&]() -> base::Json {
        tests::setTrap(order.trap, order.call, order.error, tests::Reach::Everything);
        const base::Result<void> outcome =
            tests::change(QString::fromStdString(order.change), folder, order.store);
        const int calls = tests::removeTrap();
        return {{"code", codeOf(outcome)},
                {"sentence", outcome ? std::string() : base::utf8(text::describe(outcome.error()))},
                {"calls", calls}};
    });
    const Ended next =
        inAnotherProgram([&] { return tests::comeNext(folder, order.store, order.needsKeychain()); });
    base::Json answer = next.said;
    answer.update(changed.said);
    answer["ended"] = changed.signal == 0 ? "answered" : std::to_string(changed.signal);
    return answer;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        return 2;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const std::optional<Order> order = orderIn(line);
        if (!order) {
            return 2;
        }
        std::cout << obey(argv[1], *order).dump() << std::endl;
    }
    return 0;
}
