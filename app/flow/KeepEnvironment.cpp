// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepEnvironment.h"

#include "app/credential/CredentialError.h"
#include "app/crypto/Fingerprint.h"
#include "app/flow/ClaimOwner.h"
#include "app/flow/WhenFree.h"
#include "app/vault/ForCertain.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

using base::Result;
using workspace::Environment;
using workspace::EnvironmentVariable;

/// How often an edit is done anew while others change the same environment.
constexpr int kEditAttempts = 20;

std::vector<QString> requestsWithCredentialIn(const QString &environmentId,
                                              const std::vector<workspace::SavedRequest> &requests)
{
    std::vector<QString> names;
    for (const workspace::SavedRequest &request : requests) {
        if (request.credentialIn.contains(environmentId)) {
            names.push_back(request.name);
        }
    }
    return names;
}

std::vector<QByteArray> secretNames(const Environment &environment)
{
    std::vector<QByteArray> names;
    for (const EnvironmentVariable &variable : environment.variables) {
        if (variable.isSecret) {
            names.push_back(variable.name);
        }
    }
    return names;
}

std::vector<QString> slotsOf(const std::vector<QByteArray> &names)
{
    std::vector<QString> slotNames;
    slotNames.reserve(names.size());
    for (const QByteArray &name : names) {
        slotNames.push_back(QString::fromUtf8(name));
    }
    return slotNames;
}

Result<void> checkSecrets(const Environment &environment, const KeepEnvironment::Secrets &secrets)
{
    for (const auto &[name, secret] : secrets) {
        const EnvironmentVariable *variable = environment.find(name);
        const QString shown = QString::fromUtf8(name);
        if (variable == nullptr || !variable->isSecret) {
            return base::failure(workspace::WorkspaceError::EnvironmentInvalid,
                                 {{"environment", environment.name},
                                  {"variable", shown},
                                  {"reason", QStringLiteral("it is not declared secret")}});
        }
        if (secret.isEmpty()) {
            return base::failure(credential::CredentialError::SecretEmpty, {{"slot", shown}});
        }
    }
    return {};
}

/// What it takes to put the store back as it was.
struct Overwritten
{
    QString key;
    std::optional<base::SecretBytes> before; ///< nothing: there was none
};

QCoro::Task<Result<void>> putBack(vault::SecretStore &store, std::vector<Overwritten> overwritten)
{
    Result<void> outcome;
    for (Overwritten &each : overwritten) {
        auto puttingBack = each.before ? vault::writeForCertain(store, each.key, *std::move(each.before))
                                       : vault::eraseForCertain(store, each.key);
        const Result<void> isBack = co_await puttingBack;
        outcome = outcome ? isBack : outcome;
    }
    co_return outcome;
}

} // namespace

KeepEnvironment::KeepEnvironment(workspace::Workspace &workspace, vault::SecretStore &store,
                                 base::Random &random, MendCredentials *mend, FindTypedSecrets *typed)
    : m_workspace(workspace)
    , m_store(store)
    , m_random(random)
    , m_mend(mend)
    , m_typed(typed)
{
}

Result<workspace::Listing<Environment>> KeepEnvironment::environments() const
{
    return m_workspace.environments();
}

Result<workspace::Listing<EnvironmentSummary>> KeepEnvironment::list() const
{
    Result<workspace::Listing<Environment>> all = environments();
    if (!all) {
        return base::Failure(all.error());
    }
    const auto requests = m_workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    workspace::Listing<EnvironmentSummary> listing;
    listing.broken = std::move(all->broken);
    for (Environment &environment : all->items) {
        std::vector<QString> users = requestsWithCredentialIn(environment.id, requests->items);
        listing.items.push_back({std::move(environment), std::move(users)});
    }
    return listing;
}

Result<EnvironmentSummary> KeepEnvironment::summary(const QString &nameOrId) const
{
    Result<Environment> found = m_workspace.findEnvironment(nameOrId);
    if (!found) {
        return base::Failure(found.error());
    }
    const auto requests = m_workspace.requests();
    if (!requests) {
        return base::Failure(requests.error());
    }
    std::vector<QString> users = requestsWithCredentialIn(found->id, requests->items);
    return EnvironmentSummary{*std::move(found), std::move(users)};
}

QCoro::Task<std::vector<VariableState>> KeepEnvironment::states(Environment environment,
                                                                vault::MayUnlock mayUnlock)
{
    std::vector<VariableState> states;
    for (const QByteArray &name : secretNames(environment)) {
        VariableState state;
        state.name = name;
        const QString key = environment.secretKey(name);
        auto reading = mayUnlock == vault::MayUnlock::Yes ? m_store.read(key) : m_store.look(key);
        const Result<base::SecretBytes> secret = co_await reading;
        if (secret) {
            state.present = true;
            state.fingerprint = crypto::fingerprint(*secret);
        } else if (!secret.error().is(vault::VaultError::NotFound)) {
            state.error = secret.error();
            mayUnlock = vault::MayUnlock::No; // who said no is not asked for the next one
        }
        states.push_back(std::move(state));
    }
    co_return states;
}

QCoro::Task<Result<Environment>> KeepEnvironment::save(Environment environment, Secrets secrets,
                                                       PlainSecrets plain)
{
    if (m_mend != nullptr) {
        auto mending = m_mend->run();
        co_await mending; // what cannot be mended now is left for the next time
    }
    const bool isNew = environment.id.isEmpty();
    if (isNew) {
        environment.id = workspace::newEnvironmentId(m_random);
        environment.document = base::Json::object();
        environment.slug.clear();
    }
    if (const auto checked = check(environment); !checked) {
        co_return base::Failure(checked.error());
    }
    if (const auto checked = checkSecrets(environment, secrets); !checked) {
        co_return base::Failure(checked.error());
    }
    if (plain == PlainSecrets::Refuse) {
        auto looking = typedSecrets(environment, secrets);
        const std::vector<TypedSecret> found = co_await looking;
        if (!found.empty()) {
            co_return base::Failure(asError(found));
        }
    }
    auto claiming = claimOwner(m_mend != nullptr ? &m_mend->unfinished() : nullptr, environment.id);
    const Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error().with({"environment", environment.name}));
    }
    auto storing =
        store(std::move(environment), std::move(secrets), *claimed,
              isNew ? workspace::UnfinishedChange::Act::Add : workspace::UnfinishedChange::Act::Refit);
    Result<Environment> stored = co_await storing;
    co_return stored;
}

QCoro::Task<Result<Environment>> KeepEnvironment::edit(QString nameOrId, Change change, Secrets secrets,
                                                       PlainSecrets plain)
{
    for (int attempt = 1;; ++attempt) {
        Result<Environment> found = m_workspace.findEnvironment(nameOrId);
        if (!found) {
            co_return found;
        }
        nameOrId = found->id; // it may be renamed
        if (const Result<void> changed = change(*found); !changed) {
            co_return base::Failure(changed.error());
        }
        Secrets again;
        for (const auto &[name, secret] : secrets) {
            again.emplace(name, secret.clone());
        }
        auto saving = save(*std::move(found), std::move(again), plain);
        Result<Environment> saved = co_await saving;
        if (saved || !saved.error().is(workspace::WorkspaceError::FileChanged) || attempt == kEditAttempts) {
            co_return saved;
        }
    }
}

// The secrets are noted before anything waits: whose they are may be gone then.
QCoro::Task<std::vector<TypedSecret>> KeepEnvironment::typedSecrets(Environment environment,
                                                                    const Secrets &secrets)
{
    std::vector<TypedSecret> found;
    if (m_typed != nullptr) {
        auto given = std::make_shared<FindTypedSecrets::Given>();
        given->owner = environment.name;
        for (const auto &[name, secret] : secrets) {
            given->secrets.note(environment.secretKey(name), secret);
        }
        auto looking = m_typed->in(std::move(environment), std::move(given));
        found = co_await looking;
    }
    co_return found;
}

std::optional<NotCompared> KeepEnvironment::notCompared() const
{
    return m_typed != nullptr ? m_typed->notCompared() : std::nullopt;
}

QCoro::Task<Result<Environment>> KeepEnvironment::store(Environment environment, Secrets secrets,
                                                        const OwnerClaim &claim,
                                                        workspace::UnfinishedChange::Act act)
{
    // The secrets of before that its new form no longer declares.
    std::vector<QByteArray> dropped;
    if (const auto before = workspace::environmentFromJson(environment.document)) {
        dropped = secretNames(*before);
        std::erase_if(dropped, [&environment](const QByteArray &name) {
            const EnvironmentVariable *variable = environment.find(name);
            return variable != nullptr && variable->isSecret;
        });
    }
    if (!dropped.empty()) {
        auto asking = vault::checkAnswers(m_store, environment.secretKey(dropped.front()));
        const Result<void> answers = co_await asking;
        if (!answers) {
            co_return base::Failure(answers.error().with({"environment", environment.name}));
        }
    }
    std::vector<QByteArray> touched = dropped;
    for (const auto &[name, secret] : secrets) {
        touched.push_back(name);
    }
    if (!touched.empty()) {
        Result<void> done = m_workspace.makePlaceFor(environment.id);
        if (done) {
            done = noteStep(claim, {environment.id, act, slotsOf(touched)});
        }
        if (!done) {
            co_return base::Failure(done.error());
        }
    }
    std::optional<base::Error> problem;
    std::vector<Overwritten> overwritten;
    for (auto &[name, secret] : secrets) {
        const QString key = environment.secretKey(name);
        auto reading = m_store.read(key);
        Result<base::SecretBytes> before = co_await reading;
        if (!before && !before.error().is(vault::VaultError::NotFound) &&
            !before.error().is(vault::VaultError::VaultMissing)) {
            problem = before.error();
            break;
        }
        overwritten.push_back(
            {key, before ? std::optional<base::SecretBytes>(*std::move(before)) : std::nullopt});
        auto writing = vault::writeForCertain(m_store, key, std::move(secret));
        const Result<void> written = co_await writing;
        if (!written) {
            problem = written.error();
            break;
        }
    }
    Result<Environment> saved;
    if (problem) {
        saved = base::Failure(problem->with({"environment", environment.name}));
    } else {
        auto saving = whenFree([this, &environment] { return m_workspace.saveEnvironment(environment); });
        saved = co_await saving;
    }
    bool isSettled = true;
    if (!saved) {
        auto puttingBack = putBack(m_store, std::move(overwritten));
        const Result<void> isBack = co_await puttingBack;
        isSettled = isBack.has_value();
        if (!isSettled && act == workspace::UnfinishedChange::Act::Refit) {
            saved = base::failure(EnvironmentError::Unsettled,
                                  {{"environment", environment.name}, {"reason", saved.error().codeText()}});
        } // else nothing is live of what no file declares: the note stays, and a later program erases it
    } else {
        auto erasing = erase(*saved, std::move(dropped));
        const Result<void> erased = co_await erasing;
        isSettled = erased.has_value(); // else the note stays, and a later program erases what was dropped
    }
    if (isSettled && !touched.empty()) {
        settle(claim);
    }
    co_return saved;
}

QCoro::Task<Result<void>> KeepEnvironment::remove(QString nameOrId)
{
    const Result<Environment> found = m_workspace.findEnvironment(nameOrId);
    if (!found) {
        co_return base::Failure(found.error());
    }
    const std::vector<QByteArray> names = secretNames(*found);
    auto claiming = claimOwner(m_mend != nullptr ? &m_mend->unfinished() : nullptr, found->id);
    const Result<OwnerClaim> claimed = co_await claiming;
    if (!claimed) {
        co_return base::Failure(claimed.error().with({"environment", found->name}));
    }
    if (!names.empty()) {
        auto asking = vault::checkAnswers(m_store, found->secretKey(names.front()));
        const Result<void> answers = co_await asking;
        if (!answers) {
            co_return base::Failure(answers.error().with({"environment", found->name}));
        }
        const Result<void> noted =
            noteStep(*claimed, {found->id, workspace::UnfinishedChange::Act::Remove, slotsOf(names)});
        if (!noted) {
            co_return noted;
        }
    }
    if (const auto removed = m_workspace.removeEnvironment(*found); !removed) {
        settle(*claimed);
        co_return base::Failure(removed.error());
    }
    auto erasing = erase(*found, names);
    const Result<void> erased = co_await erasing;
    if (erased) {
        settle(*claimed);
    }
    co_return erased;
}

QCoro::Task<Result<void>> KeepEnvironment::erase(Environment environment, std::vector<QByteArray> names)
{
    Result<void> outcome;
    for (const QByteArray &name : names) {
        auto erasing = vault::eraseForCertain(m_store, environment.secretKey(name));
        const Result<void> erased = co_await erasing;
        if (!erased) {
            outcome = base::Failure(erased.error().with({"environment", environment.name}));
        }
    }
    co_return outcome;
}

base::Json toJson(const EnvironmentSummary &summary)
{
    const Environment &environment = summary.environment;
    base::Json json;
    json["id"] = base::utf8(environment.id);
    json["name"] = base::utf8(environment.name);
    json["variables"] = base::Json::array();
    for (const EnvironmentVariable &variable : environment.variables) {
        base::Json one;
        one["name"] = variable.name.toStdString();
        one["secret"] = variable.isSecret;
        if (!variable.isSecret) {
            one["value"] = variable.value.toStdString();
        }
        json["variables"].push_back(std::move(one));
    }
    json["usedBy"] = base::Json::array();
    for (const QString &user : summary.usedBy) {
        json["usedBy"].push_back(base::utf8(user));
    }
    return json;
}

base::Json toJson(const EnvironmentSummary &summary, const std::vector<VariableState> &states)
{
    base::Json json = toJson(summary);
    for (const VariableState &state : states) {
        const auto one = std::ranges::find_if(json["variables"], [&state](const base::Json &each) {
            return each.at("name") == state.name.toStdString();
        });
        if (one == json["variables"].end()) {
            continue;
        }
        (*one)["present"] = state.error ? base::Json() : base::Json(state.present);
        (*one)["fingerprint"] = state.fingerprint ? base::Json(base::utf8(*state.fingerprint)) : base::Json();
    }
    return json;
}

} // namespace sealwright::flow
