// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultVerdict.h"

#include "tests/flow/faults/FaultHouse.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <string_view>

namespace sealwright::tests {
namespace {

using Secrets = std::map<std::string, std::string>;

const std::string kKept = base::utf8(kKeptCredential);
const std::string kSettled = base::utf8(kSettledCredential);
const std::string kAdded = base::utf8(kAddedCredential);
const std::string kCurrent = kKept + "/token";
const std::string kPrevious = kKept + "/token/previous";
const std::string kOfVariable = base::utf8(kKeptEnvironment) + "/apiKey";

/// What a user has.
struct World
{
    std::map<std::string, int> credentials; ///< by id: when it was rotated
    Secrets secrets;                        ///< of the store
    Secrets elsewhere;                      ///< of the other one

    bool operator==(const World &) const = default;

    /// Without what a note knows of: where a change was begun, it may lie beside.
    World live() const
    {
        World shown = *this;
        std::erase_if(shown.secrets, [this](const auto &each) {
            const std::string owner = each.first.substr(0, each.first.find('/'));
            const bool isBeside = each.first.ends_with("/incoming") || each.first.ends_with("/outgoing");
            return isBeside || (owner.starts_with("cred_") && !credentials.contains(owner));
        });
        return shown;
    }
};

World before(const QByteArray &change)
{
    World world;
    world.credentials = {{kKept, kRotatedBefore}};
    world.secrets = {{kCurrent, "second"}, {kPrevious, "first"}, {kOfVariable, "old"}};
    if (change == "mend") {
        world.credentials.emplace(kSettled, 0);
        world.secrets.emplace(kSettled + "/token", "settled");
    }
    return world;
}

World after(const QByteArray &change)
{
    World world = before(change);
    if (change == "add") {
        world.credentials.emplace(kAdded, 0);
        world.secrets.emplace(kAdded + "/token", "added");
    } else if (change == "rotate" || change == "mend") {
        world.credentials[kKept] = kRotatedAfter;
        world.secrets[kCurrent] = "third";
        world.secrets[kPrevious] = "second";
    } else if (change == "remove") {
        world.credentials.clear();
        world.secrets.erase(kCurrent);
        world.secrets.erase(kPrevious);
    } else if (change == "set-secret") {
        world.secrets[kOfVariable] = "new";
    } else {
        std::swap(world.secrets, world.elsewhere);
    }
    return world;
}

Secrets secretsIn(const base::Json &content)
{
    return content.is_object() ? content.get<Secrets>() : Secrets{{"unreadable", content.dump()}};
}

World worldIn(const base::Json &there, const QByteArray &store)
{
    World world;
    world.credentials = there.at("credentials").get<std::map<std::string, int>>();
    world.secrets = secretsIn(there.at(store.toStdString()));
    world.elsewhere = secretsIn(there.at(store == "file" ? "keychain" : "file"));
    return world;
}

bool isPartOf(const Secrets &some, const Secrets &all)
{
    return std::ranges::includes(all, some);
}

template<std::size_t count>
bool isOneOf(const std::string &code, const std::array<std::string_view, count> &codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

/// It says that nobody knows, and that the new secret may be live.
bool isUnsettled(const std::string &code)
{
    return isOneOf(code, std::array<std::string_view, 3>{"secret_outcome_unknown", "rotation_unsettled",
                                                         "environment_unsettled"});
}

/// All that these say is there, and nobody else is changing it.
bool isUntrue(const std::string &code)
{
    return isOneOf(code, std::array<std::string_view, 8>{"credential_not_found", "environment_not_found",
                                                         "secret_not_found", "vault_missing",
                                                         "workspace_file_changed", "owner_busy",
                                                         "workspace_busy", "vault_passphrase_wrong"});
}

bool saysThatNothingChanged(const std::string &sentence)
{
    constexpr std::array<std::string_view, 5> kPhrases{"nothing was changed", "nothing was moved",
                                                       "nothing was saved", "is untouched",
                                                       "secrets are where they were"};
    return std::ranges::any_of(kPhrases, [&sentence](std::string_view phrase) {
        return sentence.find(phrase) != std::string::npos;
    });
}

QString verdictOnMove(const std::string &code, bool wasKilled, const World &then)
{
    const Secrets all = before("move").secrets;
    const bool isAtSource = then.secrets == all && isPartOf(then.elsewhere, all);
    const bool isAtTarget = then.elsewhere == all && isPartOf(then.secrets, all);
    if (wasKilled || code == "move_not_taken_back") {
        return isAtSource || isAtTarget ? QString() : QStringLiteral("neither store has all secrets");
    }
    if (code == "ok" || code == "move_not_cleared") {
        return !isAtTarget ? QStringLiteral("moved, and not all secrets are there")
               : code == "ok" && !then.secrets.empty()
                   ? QStringLiteral("moved, and the source has some still")
                   : QString();
    }
    if (code == "workspace_file_unreadable") {
        // The secrets of a file that could not be read stay, and that is said; those of others are moved.
        Secrets both = then.secrets;
        both.insert(then.elsewhere.begin(), then.elsewhere.end());
        const bool isOnceEach = both == all && then.secrets.size() + then.elsewhere.size() == all.size();
        return isOnceEach ? QString() : QStringLiteral("not all moved (%1), and not each is in one place");
    }
    return !isAtSource               ? QStringLiteral("not moved (%1), and secrets are gone")
           : !then.elsewhere.empty() ? QStringLiteral("not moved (%1), and the target has some")
                                     : QString();
}

/// At the moment when it was told.
QString verdictOnOutcome(const QByteArray &change, const std::string &code, const World &then)
{
    const World live = then.live();
    if (isUnsettled(code)) {
        return {};
    }
    if (code == "ok" || code == "credential_removed_secret_left") {
        return live == after(change).live() ? QString()
                                            : QStringLiteral("it was said to be done, and is not");
    }
    return live == before(change).live()
               ? QString()
               : QStringLiteral("it was said to have failed (%1), and is done or half");
}

QString verdictOnEnd(const QByteArray &change, const std::string &code, bool wasKilled, const World &finally)
{
    const bool isAfter = finally == after(change);
    const bool isBefore = finally == before(change);
    if (change == "mend") {
        return isAfter ? QString() : QStringLiteral("mended anew, it is not what it should have become");
    }
    if (wasKilled || isUnsettled(code)) {
        return isBefore || isAfter ? QString()
                                   : QStringLiteral("mended, it is neither as before nor as after");
    }
    if (code == "ok" || code == "credential_removed_secret_left") {
        return isAfter ? QString() : QStringLiteral("done and mended, it is not as after");
    }
    return isBefore ? QString() : QStringLiteral("failed (%1) and mended, it is not as before");
}

QString withCode(const QString &verdict, const std::string &code)
{
    return verdict.contains(QStringLiteral("%1")) ? verdict.arg(QString::fromStdString(code)) : verdict;
}

} // namespace

QString whatIsWrong(const Fault &fault, const base::Json &seen)
{
    const std::string ended = seen.value("ended", std::string("not at all"));
    const std::string code = seen.value("code", std::string());
    // A program whose session bus is gone is ended with SIGTERM by the library that speaks to it.
    const bool wasKilled = (fault.trap == "kill" && ended == std::to_string(SIGKILL)) ||
                           (fault.store == "keychain" && ended == std::to_string(SIGTERM)) ||
                           (fault.change == "move" && ended == std::to_string(SIGTERM));
    if (!wasKilled && (ended != "answered" || code.empty())) {
        return QStringLiteral("it ended with %1").arg(QString::fromStdString(ended));
    }
    if (!seen.contains("after") || seen.value("mended", std::string()) != "ok") {
        return QStringLiteral("the next program cannot mend it: %1")
            .arg(QString::fromStdString(seen.value("mended", std::string("it did not end"))));
    }
    const base::Json &atEnd = seen.at("after");
    if (!atEnd.at("isReadable").get<bool>() || atEnd.at("environments") != 1) {
        return QStringLiteral("a file cannot be read, or is lost");
    }
    if (!atEnd.at("litter").empty()) {
        return QStringLiteral("something is left behind");
    }
    const World then = worldIn(seen.at("before"), fault.store);
    const World finally = worldIn(atEnd, fault.store);
    if (isUntrue(code)) {
        return QStringLiteral("it says what is not so: %1").arg(QString::fromStdString(code));
    }
    // What mending says, nobody is told: it tries again.
    if (fault.change != "mend" && saysThatNothingChanged(seen.value("sentence", std::string())) &&
        then.live() != before(fault.change).live()) {
        return QStringLiteral("%1 says that nothing was changed").arg(QString::fromStdString(code));
    }
    if (fault.change == "move") {
        return withCode(verdictOnMove(code, wasKilled, finally), code);
    }
    for (const auto &[id, rotatedAt] : then.credentials) {
        if (!then.secrets.contains(id + "/token")) {
            return QStringLiteral("a credential has no secret, until somebody mends");
        }
    }
    if (fault.change != "mend" && !wasKilled) {
        const QString verdict = verdictOnOutcome(fault.change, code, then);
        if (!verdict.isEmpty()) {
            return withCode(verdict, code);
        }
    }
    return withCode(verdictOnEnd(fault.change, code, wasKilled, finally), code);
}

} // namespace sealwright::tests
