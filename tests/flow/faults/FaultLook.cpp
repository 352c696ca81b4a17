// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultDisk.h"
#include "app/vault/VaultHeader.h"
#include "app/vault/VaultKey.h"
#include "tests/flow/faults/FaultHouse.h"

#include <QDirIterator>

namespace sealwright::tests {
namespace {

/// Everything that the vault file holds.
base::Json vaultContent(const QString &path)
{
    base::Json content = base::Json::object();
    const auto file = vault::VaultDisk(path).read();
    if (!file || !*file) {
        return file ? content : base::Json(std::string(file.error().code()));
    }
    const auto header = vault::decodeVaultHeader(**file);
    const auto key = header ? vault::VaultKey::derive(base::SecretBytes::copyOf("correct horse"), *header)
                            : base::Result<vault::VaultKey>(base::Failure(header.error()));
    const auto opened =
        key ? key->open(**file) : base::Result<vault::VaultContent>(base::Failure(key.error()));
    if (!opened) {
        return std::string(opened.error().code());
    }
    for (const QString &name : opened->keys()) {
        content[base::utf8(name)] = opened->find(name)->toByteArray().toStdString();
    }
    return content;
}

base::Json keychainContent(FaultHouse &house)
{
    base::Json content = base::Json::object();
    const auto store = house.makeStore(vault::StoreKind::Keychain);
    for (const QString &key : keysOfTheHouse()) {
        const auto there = outcomeOf(store->read(key));
        if (there) {
            content[base::utf8(key)] = there->view().toByteArray().toStdString();
        } else if (!there.error().is(vault::VaultError::NotFound)) {
            content[base::utf8(key)] = std::string(there.error().code());
        }
    }
    return content;
}

/// What nobody sees and nobody needs: temporary files, locks, notes.
base::Json litterIn(const QString &folder)
{
    base::Json litter = base::Json::array();
    QDirIterator walk(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString name = QDir(folder).relativeFilePath(walk.next());
        const bool belongs =
            name == QLatin1String("vault") || name == QLatin1String("vault.lock") ||
            (name.startsWith(QLatin1String("workspace/")) && !walk.fileName().startsWith(QLatin1Char('.')));
        if (!belongs) {
            litter.push_back(base::utf8(name));
        }
    }
    return litter;
}

base::Json lookAround(FaultHouse &house, const QString &folder, bool withKeychain)
{
    base::Json there;
    there["credentials"] = base::Json::object();
    const auto credentials = house.workspace.credentials();
    const auto environments = house.workspace.environments();
    there["isReadable"] =
        credentials && environments && credentials->broken.empty() && environments->broken.empty();
    for (const credential::Credential &each :
         credentials ? credentials->items : std::vector<credential::Credential>()) {
        there["credentials"][base::utf8(each.id)] =
            each.rotatedAt ? each.rotatedAt->time_since_epoch().count() : 0;
    }
    there["environments"] = environments ? environments->items.size() : 0;
    there["file"] = vaultContent(house.vaultFile);
    there["keychain"] = withKeychain ? keychainContent(house) : base::Json::object();
    there["litter"] = litterIn(folder);
    return there;
}

} // namespace

base::Json comeNext(const QString &folder, vault::StoreKind kind, bool withKeychain)
{
    base::Json seen;
    auto opened = workspace::Workspace::open(folder + QStringLiteral("/workspace"));
    if (!opened) {
        seen["mended"] = std::string(opened.error().code());
        return seen;
    }
    FaultHouse house(std::move(*opened), folder, kind);
    seen["before"] = lookAround(house, folder, withKeychain);
    const base::Result<void> mended = outcomeOf(house.mend.run());
    seen["mended"] = mended ? std::string("ok") : std::string(mended.error().code());
    seen["after"] = lookAround(house, folder, withKeychain);
    if (!seen["after"]["litter"].empty()) {
        // What is left of writing a vault file goes when that is used next.
        const auto file = house.makeStore(vault::StoreKind::VaultFile);
        outcomeOf(file->open());
        seen["after"] = lookAround(house, folder, withKeychain);
    }
    return seen;
}

} // namespace sealwright::tests
