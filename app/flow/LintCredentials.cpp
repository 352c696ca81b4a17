// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/LintCredentials.h"

namespace sealwright::flow {
namespace {

using credential::Credential;

struct CodeOf
{
    QByteArray operator()(const base::Error &error) const
    {
        return {error.code().data(), static_cast<qsizetype>(error.code().size())};
    }

    QByteArray operator()(credential::SecretHint hint) const { return credential::nameOf(hint); }

    QByteArray operator()(credential::CredentialWarning warning) const { return credential::nameOf(warning); }

    QByteArray operator()(const RotationDue &) const { return QByteArrayLiteral("rotation_due"); }
};

/// What can be said without its secrets.
std::vector<CredentialFinding> lintFields(const Credential &credential, const FindRecipe &recipes)
{
    std::vector<CredentialFinding> findings;
    if (const base::Result<void> usable = credential::check(credential); !usable) {
        findings.push_back({usable.error(), {}});
    }
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        if (const auto recipe = recipes.of(*hmac); !recipe) {
            findings.push_back({recipe.error(), {}});
        }
    }
    for (const credential::CredentialWarning warning : credential::warningsOf(credential)) {
        findings.push_back({warning, {}});
    }
    return findings;
}

} // namespace

QByteArray codeOf(const CredentialFinding &finding)
{
    return std::visit(CodeOf(), finding.what);
}

LintCredentials::LintCredentials(workspace::Workspace &workspace, vault::SecretStore &store,
                                 const FindRecipe &recipes, const base::Clock &clock)
    : m_workspace(workspace)
    , m_store(store)
    , m_recipes(recipes)
    , m_clock(clock)
{
}

base::Result<std::vector<Credential>> LintCredentials::chosen(const QString &nameOrId) const
{
    if (nameOrId.isEmpty()) {
        auto all = m_workspace.credentials();
        if (!all) {
            return base::Failure(all.error());
        }
        return std::move(all->items);
    }
    base::Result<Credential> one = m_workspace.findCredential(nameOrId);
    if (!one) {
        return base::Failure(one.error());
    }
    std::vector<Credential> alone;
    alone.push_back(*std::move(one));
    return alone;
}

QCoro::Task<base::Result<std::vector<LintedCredential>>> LintCredentials::run(QString nameOrId)
{
    base::Result<std::vector<Credential>> credentials = chosen(nameOrId);
    if (!credentials) {
        co_return base::Failure(credentials.error());
    }
    const auto rotateAfter = RotationReminder(m_workspace).age();
    if (!rotateAfter) {
        co_return base::Failure(rotateAfter.error());
    }
    std::vector<LintedCredential> linted;
    for (Credential &credential : *credentials) {
        auto linting = lint(std::move(credential), *rotateAfter);
        base::Result<LintedCredential> one = co_await linting;
        if (!one) {
            co_return base::Failure(one.error());
        }
        linted.push_back(*std::move(one));
    }
    co_return linted;
}

QCoro::Task<base::Result<LintedCredential>>
LintCredentials::lint(Credential credential, std::optional<std::chrono::days> rotateAfter)
{
    LintedCredential linted;
    linted.findings = lintFields(credential, m_recipes);
    std::vector<base::SecretBytes> secrets;
    const std::vector<QString> slots = credential.secretSlots();
    for (const QString &slot : slots) {
        auto reading = m_store.read(credential.secretKey(slot));
        base::Result<base::SecretBytes> secret = co_await reading;
        if (!secret && !secret.error().is(vault::VaultError::NotFound)) {
            co_return base::Failure(secret.error().with({"credential", credential.name}));
        }
        if (!secret) {
            linted.findings.push_back({secret.error().with({"credential", credential.name}), slot});
            continue;
        }
        for (const credential::SecretHint hint : credential::secretHints(credential, secret->view())) {
            linted.findings.push_back({hint, slot});
        }
        secrets.push_back(*std::move(secret));
    }
    if (secrets.size() == slots.size()) {
        if (const auto usable = credential::checkSecrets(credential, secrets); !usable) {
            linted.findings.push_back({usable.error(), slots.size() == 1 ? slots.front() : QString()});
        }
    }
    if (isRotationDue(credential, rotateAfter, m_clock.now())) {
        linted.findings.push_back({RotationDue{secretSince(credential).value_or(base::TimePoint())}, {}});
    }
    linted.credential = std::move(credential);
    co_return linted;
}

} // namespace sealwright::flow
