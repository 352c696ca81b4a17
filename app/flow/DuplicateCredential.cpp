// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/DuplicateCredential.h"

namespace sealwright::flow {

using credential::Credential;

DuplicateCredential::DuplicateCredential(const workspace::Workspace &workspace, vault::SecretStore &store,
                                         KeepCredential &keep)
    : m_workspace(workspace)
    , m_store(store)
    , m_keep(keep)
{
}

QCoro::Task<base::Result<Credential>> DuplicateCredential::run(QString nameOrId, QString name)
{
    base::Result<Credential> found = m_workspace.findCredential(nameOrId);
    if (!found) {
        co_return base::Failure(found.error());
    }
    std::vector<base::SecretBytes> secrets;
    for (const QString &slot : found->secretSlots()) {
        auto reading = m_store.read(found->secretKey(slot));
        base::Result<base::SecretBytes> secret = co_await reading;
        if (!secret) {
            co_return base::Failure(secret.error().with({"credential", found->name}));
        }
        secrets.push_back(*std::move(secret));
    }
    Credential second = *std::move(found);
    second.name = std::move(name);
    second.rotatedAt.reset();
    auto adding = m_keep.add(std::move(second), std::move(secrets), PlainSecrets::AsTyped);
    base::Result<Credential> added = co_await adding;
    co_return added;
}

} // namespace sealwright::flow
