// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/faults/FaultHouse.h"

namespace sealwright::tests {
namespace {

using vault::StoreKind;
using Act = workspace::UnfinishedChange::Act;

base::SecretBytes secret(QByteArrayView text)
{
    return base::SecretBytes::copyOf(text);
}

template<typename Value>
base::Result<void> whether(const base::Result<Value> &result)
{
    return result ? base::Result<void>() : base::Result<void>(base::Failure(result.error()));
}

credential::Credential bearer(const QString &id, const QString &name)
{
    credential::Credential credential;
    credential.id = id;
    credential.name = name;
    credential.fields = credential::BearerFields();
    return credential;
}

StoreKind otherThan(StoreKind kind)
{
    return kind == StoreKind::VaultFile ? StoreKind::Keychain : StoreKind::VaultFile;
}

/// What killed programs left: a rotation that was swapping, an added credential and an added environment
/// whose files are there, and a removed credential whose secret is.
base::Result<void> leaveUnfinished(FaultHouse &house, std::map<QString, QByteArray> &secrets)
{
    const credential::Credential kept = bearer(kKeptCredential, QStringLiteral("Kept"));
    const credential::Credential settled = bearer(kSettledCredential, QStringLiteral("Settled"));
    const credential::Credential removed = bearer(kAddedCredential, QStringLiteral("Removed"));
    secrets.emplace(kept.incomingSecretKey(kTokenSlot), "third");
    secrets.emplace(kept.outgoingSecretKey(kTokenSlot), "second");
    secrets.emplace(settled.secretKey(kTokenSlot), "settled");
    secrets.emplace(removed.secretKey(kTokenSlot), "removed");
    base::Result<void> done = house.workspace.saveCredential(settled);
    const workspace::UnfinishedChange all[] = {
        {kept.id, Act::Swap, {kTokenSlot}, house.clock.now()},
        {settled.id, Act::Add, {kTokenSlot}, {}},
        {removed.id, Act::Remove, {kTokenSlot}, {}},
        {kKeptEnvironment, Act::Add, {QString::fromUtf8(kVariable)}, {}}};
    for (const workspace::UnfinishedChange &each : all) {
        const auto claim = house.unfinished.claim(each.ownerId);
        if (done) {
            done = claim ? claim->note(each) : base::Result<void>(base::Failure(claim.error()));
        }
    }
    return done;
}

} // namespace

base::Result<void> furnish(const QString &folder, StoreKind kind, bool isUnfinished)
{
    auto opened = workspace::Workspace::open(folder + QStringLiteral("/workspace"));
    if (!opened) {
        return base::Failure(opened.error());
    }
    FaultHouse house(std::move(*opened), folder, kind);
    credential::Credential kept = bearer(kKeptCredential, QStringLiteral("Kept"));
    kept.rotatedAt = base::TimePoint(std::chrono::milliseconds(kRotatedBefore));
    base::Result<void> done = house.workspace.saveCredential(kept);
    workspace::Environment environment;
    environment.id = kKeptEnvironment;
    environment.name = QStringLiteral("Staging");
    environment.variables = {{kVariable, {}, true}};
    if (done) {
        done = whether(house.workspace.saveEnvironment(environment));
    }
    std::map<QString, QByteArray> secrets{{kept.secretKey(kTokenSlot), "second"},
                                          {kept.previousSecretKey(kTokenSlot), "first"},
                                          {environment.secretKey(kVariable), "old"}};
    if (done && isUnfinished) {
        done = leaveUnfinished(house, secrets);
    }
    for (const auto &[key, text] : secrets) {
        if (done) {
            done = outcomeOf(house.chosen.write(key, secret(text)));
        }
    }
    return done;
}

base::Result<void> clearKeychain(const QString &folder)
{
    auto opened = workspace::Workspace::open(folder + QStringLiteral("/workspace"));
    if (!opened) {
        return whether(opened);
    }
    FaultHouse house(std::move(*opened), folder, StoreKind::Keychain);
    base::Result<void> done;
    for (const QString &key : keysOfTheHouse()) {
        if (done) {
            done = outcomeOf(house.chosen.erase(key));
        }
    }
    return done;
}

base::Result<void> change(const QString &name, const QString &folder, StoreKind kind)
{
    auto opened = workspace::Workspace::open(folder + QStringLiteral("/workspace"));
    if (!opened) {
        return base::Failure(opened.error());
    }
    FaultHouse house(std::move(*opened), folder, kind);
    if (name == QLatin1String("add")) {
        auto fresh = bearer(QString(), QStringLiteral("Added"));
        return whether(outcomeOf(house.keepCredential.add(std::move(fresh), secret("added"))));
    }
    if (name == QLatin1String("rotate")) {
        return whether(outcomeOf(house.keepCredential.rotate(QStringLiteral("Kept"), secret("third"))));
    }
    if (name == QLatin1String("remove")) {
        return outcomeOf(
            house.keepCredential.remove(QStringLiteral("Kept"), flow::KeepCredential::WhenUsed::Refuse));
    }
    if (name == QLatin1String("set-secret")) {
        auto found = house.workspace.findEnvironment(QStringLiteral("Staging"));
        if (!found) {
            return base::Failure(found.error());
        }
        flow::KeepEnvironment::Secrets secrets;
        secrets.emplace(kVariable, secret("new"));
        return whether(outcomeOf(house.keepEnvironment.save(*found, std::move(secrets))));
    }
    if (name == QLatin1String("move")) {
        const auto moved = outcomeOf(house.moveSecrets.run(kind, otherThan(kind)));
        return moved && !moved->broken.empty() ? base::Failure(moved->broken.front().error) : whether(moved);
    }
    return outcomeOf(house.mend.run());
}

} // namespace sealwright::tests
