// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ExplainRequest.h"

#include "app/crypto/Fingerprint.h"
#include "app/flow/InPool.h"
#include "app/flow/VerifyRequest.h"

namespace sealwright::flow {
namespace {

/// Braces of a template's literal text are doubled.
QByteArray literal(QByteArray text)
{
    return text.replace("{", "{{").replace("}", "}}");
}

struct Named
{
    const char *id;
    const char *name;
    const char *source;
};

Named recipeNameOf(const PreparedAuthentication &prepared)
{
    const auto kind = prepared.credential ? prepared.credential->kind() : credential::Kind::Bearer;
    if (kind == credential::Kind::Basic) {
        return {"basic", "Basic", "RFC 7617"};
    }
    if (kind == credential::Kind::ApiKey) {
        return {"api-key", "API key", "the fields of the credential"};
    }
    return {"bearer", "Bearer", "RFC 6750"};
}

/// A bearer credential is a recipe too: one whose secret travels as it is, or a token that is checked.
std::optional<signing::CompiledRecipe> recipeOf(const PreparedAuthentication &prepared)
{
    if (prepared.recipe || !prepared.place || prepared.oauth2) {
        return prepared.recipe; // what a server gave, nobody here can judge
    }
    const credential::TokenPlace &place = *prepared.place;
    const Named named = recipeNameOf(prepared);
    base::Json document{{"id", named.id}, {"name", named.name}, {"source", named.source}};
    std::string part = "{secret}";
    document["algorithm"] = "token";
    if (prepared.credential) {
        if (const auto *jwt = std::get_if<credential::JwtFields>(&prepared.credential->fields)) {
            document["algorithm"] = "jwt:" + base::utf8(jwt::nameOf(jwt->algorithm));
            part = "{signature}";
        }
    }
    const std::string where = place.where == credential::TokenPlace::Where::Query ? "query:" : "header:";
    document["place"] = {{where + base::utf8(place.name), base::utf8(literal(place.prefix)) + part}};
    const base::Result<signing::Recipe> recipe = signing::recipeFromJson(std::move(document));
    if (!recipe) {
        return std::nullopt;
    }
    base::Result<signing::CompiledRecipe> compiled = signing::CompiledRecipe::compile(*recipe);
    return compiled ? std::optional(*std::move(compiled)) : std::nullopt;
}

std::shared_ptr<const base::Redaction> redactionOfOther(const explain::Case &question,
                                                        const explain::OtherMatch &other)
{
    auto redaction = std::make_shared<base::Redaction>();
    for (const explain::OtherSecret &secret : question.others) {
        if (secret.owner == other) {
            redaction->add(secret.secret, crypto::redactionLabel(secret.secret));
        }
    }
    return redaction;
}

/// What a search brings to light.
struct Found
{
    std::optional<explain::Explanation> explanation;
    std::vector<explain::Lint> lints;
};

/// Everything of a question that takes its time. The case, secrets and all, is wiped with it.
Found search(const explain::Case &question, const signing::Verification &verification,
             const std::stop_token &stop)
{
    Found found;
    found.lints = explain::lintsOf(question, verification);
    if (verification.verdict != signing::Verdict::Verified) {
        found.explanation = explain::explain(question, verification, {}, stop);
    }
    return found;
}

/// Ends when the cancellation is requested.
std::stop_token stopOf(const base::Cancellation &cancellation)
{
    const std::stop_source source;
    cancellation.onRequested([source]() mutable { source.request_stop(); });
    return source.get_token();
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
                                                         signing::VerifyOptions options,
                                                         base::Cancellation cancellation)
{
    base::Result<PreparedAuthentication> prepared =
        co_await m_prepare.run(std::move(authentication), PrepareAuthentication::Secrets::WithPrevious);
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    const auto shared = std::make_shared<const PreparedAuthentication>(std::move(*prepared));
    // A body of megabytes is hashed in more time than the event loop has.
    auto judging = inPool([shared, request, options] { return judge(*shared, request, options); });
    auto awaiter = judging.awaiter();
    signing::Verification verification = co_await awaiter;
    auto explaining = explain(shared, std::move(request), std::move(options), std::move(verification),
                              std::move(cancellation));
    Explained explained = co_await explaining;
    co_return explained;
}

QCoro::Task<Explained> ExplainRequest::explain(std::shared_ptr<const PreparedAuthentication> prepared,
                                               http::Request request, signing::VerifyOptions options,
                                               signing::Verification verification,
                                               base::Cancellation cancellation)
{
    Explained explained;
    explained.verification = verification;
    const std::optional<signing::CompiledRecipe> recipe = recipeOf(*prepared);
    if (!recipe) {
        co_return explained;
    }
    explain::Case question{*recipe, {}, std::move(request), std::move(options), {}};
    question.options.variables.insert(prepared->variables.begin(), prepared->variables.end());
    for (const base::SecretBytes &secret : prepared->secrets) {
        question.secrets.push_back(prepared->sent(secret));
    }
    if (verification.verdict != signing::Verdict::Verified) {
        auto gathering = otherSecrets(prepared);
        question.others = co_await gathering;
    }
    const auto shared = std::make_shared<const explain::Case>(std::move(question));
    auto searching = inPool(
        [shared, verification, stop = stopOf(cancellation)] { return search(*shared, verification, stop); });
    auto awaiter = searching.awaiter();
    Found found = co_await awaiter;
    explained.explanation = std::move(found.explanation);
    explained.lints = std::move(found.lints);
    if (explained.explanation && explained.explanation->other) {
        explained.redaction = redactionOfOther(*shared, *explained.explanation->other);
    }
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
        if (other.kind() == credential::Kind::Mtls) {
            continue; // nothing of it stands in a request
        }
        const QString slot = other.secretSlots().front();
        for (const bool isPrevious : {false, true}) {
            const QString key = isPrevious ? other.previousSecretKey(slot) : other.secretKey(slot);
            base::Result<base::SecretBytes> secret = co_await m_store.look(key);
            if (secret) {
                others.push_back(
                    {{other.id, other.name, isPrevious}, credential::sentSecret(other.fields, *secret)});
            } else if (!secret.error().is(vault::VaultError::NotFound)) {
                co_return others; // a store that does not answer is asked once
            }
        }
    }
    co_return others;
}

} // namespace sealwright::flow
