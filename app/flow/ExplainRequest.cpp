// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ExplainRequest.h"

#include "app/base/OneShot.h"
#include "app/flow/VerifyRequest.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace sealwright::flow {
namespace {

using Outcome = std::optional<explain::Explanation>;

/// Runs the search in the pool; the case, secrets and all, goes with it and is wiped there.
base::OneShot<Outcome> search(std::shared_ptr<const explain::Case> question,
                              signing::Verification verification)
{
    base::OneShot<Outcome> found;
    QThreadPool::globalInstance()->start(
        [question = std::move(question), verification = std::move(verification), found]() mutable {
            Outcome outcome = explain::explain(*question, verification);
            question.reset();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [found, outcome = std::move(outcome)]() mutable { found.resolve(std::move(outcome)); },
                Qt::QueuedConnection);
        });
    return found;
}

} // namespace

ExplainRequest::ExplainRequest(const workspace::Workspace &workspace, PrepareAuthentication &prepare,
                               vault::SecretStore &store)
    : m_workspace(workspace)
    , m_prepare(prepare)
    , m_store(store)
{
}

QCoro::Task<base::Result<Explained>> ExplainRequest::run(http::Request request, Authentication authentication,
                                                         signing::VerifyOptions options)
{
    base::Result<PreparedAuthentication> prepared =
        co_await m_prepare.run(std::move(authentication), PrepareAuthentication::Secrets::WithPrevious);
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    const auto shared = std::make_shared<const PreparedAuthentication>(std::move(*prepared));
    signing::Verification verification = judge(*shared, request, options);
    auto explaining = explain(shared, std::move(request), std::move(options), std::move(verification));
    Explained explained = co_await explaining;
    co_return explained;
}

QCoro::Task<Explained> ExplainRequest::explain(std::shared_ptr<const PreparedAuthentication> prepared,
                                               http::Request request, signing::VerifyOptions options,
                                               signing::Verification verification)
{
    Explained explained;
    explained.verification = verification;
    if (!prepared->recipe) {
        co_return explained;
    }
    explain::Case question{*prepared->recipe, {}, std::move(request), std::move(options), {}};
    question.options.variables.insert(prepared->variables.begin(), prepared->variables.end());
    for (const base::SecretBytes &secret : prepared->secrets) {
        question.secrets.push_back(secret.clone());
    }
    explained.lints = explain::lintsOf(question, verification);
    if (verification.verdict == signing::Verdict::Verified) {
        co_return explained;
    }
    auto gathering = otherSecrets(prepared);
    question.others = co_await gathering;
    auto searching = search(std::make_shared<const explain::Case>(std::move(question)), verification);
    auto awaiter = searching.awaiter();
    explained.explanation = co_await awaiter;
    co_return explained;
}

QCoro::Task<std::vector<explain::OtherSecret>>
ExplainRequest::otherSecrets(std::shared_ptr<const PreparedAuthentication> prepared)
{
    std::vector<explain::OtherSecret> others;
    const base::Result<workspace::Listing<credential::Credential>> listing = m_workspace.credentials();
    if (!listing) {
        co_return others;
    }
    for (const credential::Credential &other : listing->items) {
        if (prepared->credential && prepared->credential->id == other.id) {
            continue;
        }
        const QString slot = other.secretSlots().front();
        for (const bool isPrevious : {false, true}) {
            const QString key = isPrevious ? other.previousSecretKey(slot) : other.secretKey(slot);
            base::Result<base::SecretBytes> secret = co_await m_store.read(key);
            if (secret) {
                others.push_back({{other.id, other.name, isPrevious}, std::move(*secret)});
            } else if (!secret.error().is(vault::VaultError::NotFound)) {
                co_return others; // a store that does not answer is asked once
            }
        }
    }
    co_return others;
}

} // namespace sealwright::flow
