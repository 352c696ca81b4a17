// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/SendRequest.h"

#include "app/crypto/Fingerprint.h"
#include "app/flow/PlaceToken.h"
#include "app/flow/RedactExchange.h"
#include "app/flow/RedactFilled.h"
#include "app/flow/RedactPlaced.h"
#include "app/flow/WireMarks.h"
#include "app/http/Url.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

/// A credential bound to hosts goes nowhere else.
base::Result<void> checkHost(const PreparedAuthentication &prepared, const http::Request &request)
{
    if (!prepared.credential || prepared.credential->hosts.empty()) {
        return {};
    }
    const base::Result<http::Url> url = http::Url::parse(request.url);
    if (!url) {
        return base::Failure(url.error());
    }
    const QString host = QString::fromLatin1(url->host());
    const std::vector<QString> &allowed = prepared.credential->hosts;
    const bool isAllowed = std::ranges::any_of(
        allowed, [&host](const QString &each) { return each.compare(host, Qt::CaseInsensitive) == 0; });
    if (isAllowed) {
        return {};
    }
    return base::failure(
        credential::CredentialError::HostNotAllowed,
        {{"credential", prepared.credential->name},
         {"host", host},
         {"allowed", QStringList(allowed.begin(), allowed.end()).join(QStringLiteral(", "))}});
}

/// A client certificate goes over TLS, and over TLS with one of them only.
base::Result<void> checkIdentity(const PreparedAuthentication &prepared, const http::Request &request,
                                 const sender::SendOptions &options)
{
    if (!prepared.identity) {
        return {};
    }
    const base::Result<http::Url> url = http::Url::parse(request.url);
    if (!url) {
        return base::Failure(url.error());
    }
    if (url->scheme() != "https") {
        return base::failure(credential::CredentialError::NeedsTls,
                             {{"credential", prepared.credential->name}});
    }
    if (!options.clientCertificateFile.isEmpty()) {
        return base::failure(credential::CredentialError::CertificateTwice,
                             {{"credential", prepared.credential->name}});
    }
    return {};
}

/// A signature of RFC 9421 covers what its user chose.
bool coversBody(const signing::CompiledRecipe &recipe, const signing::SignatureSteps &steps)
{
    return steps.format == "rfc9421"
               ? std::ranges::any_of(steps.parts,
                                     [](const signing::NamedPart &part) {
                                         return part.name.startsWith("\"content-digest\"");
                                     })
               : recipe.coversBody();
}

/// Secrets of the environment, which a body may hold as well.
void hideFilledInExchange(SentExchange &sent, const PreparedAuthentication &prepared)
{
    if (prepared.filledIn.empty()) {
        return;
    }
    const base::Redaction redaction = redactionOfFilled(prepared);
    sent.redacted = redactFilled(sent.exchange.request, redaction) || sent.redacted;
    sent.redacted = redactFilled(sent.placed, redaction) || sent.redacted;
    if (sent.steps) {
        sent.redacted = redactFilled(*sent.steps, redaction) || sent.redacted;
    }
    if (sent.refused) {
        sent.redacted = redactFilled(sent.refused->request, redaction) || sent.redacted;
    }
}

} // namespace

VariableScope scopeOf(const SendOrder &order)
{
    return {order.environment, order.overrides.variables, order.leavesTexts};
}

std::optional<history::UseKind> useOf(const SendOrder &order, const PreparedRequest &ready)
{
    if (order.remember == Remember::No) {
        return std::nullopt;
    }
    history::UseKind use;
    use.request = order.savedRequest;
    if (const base::Result<http::Url> url = http::Url::parse(ready.request.url)) {
        use.host = QString::fromUtf8(redactionOf(ready.authentication).apply(url->authority()));
    }
    return use;
}

SendRequest::SendRequest(PrepareAuthentication &prepare, sender::HttpSender &sender, const base::Clock &clock,
                         base::Random &random, UsageLog *usage)
    : m_prepare(prepare)
    , m_sender(sender)
    , m_clock(clock)
    , m_random(random)
    , m_usage(usage)
    , m_tokens(sender, clock, random)
{
}

QCoro::Task<base::Result<SentExchange>> SendRequest::run(SendOrder order, base::Cancellation cancellation)
{
    auto preparing =
        prepareRequest(m_prepare, order.request, std::move(order.authentication), scopeOf(order));
    base::Result<PreparedRequest> ready = co_await preparing;
    if (!ready) {
        co_return base::Failure(ready.error());
    }
    const signing::SigningMoment moment = momentOf(order.overrides, m_clock, m_random);
    std::optional<history::UseKind> use = useOf(order, *ready);
    auto sending = runPrepared(std::move(ready->request), ready->authentication, moment,
                               std::move(order.options), cancellation);
    base::Result<SentExchange> sent = co_await sending;
    if (sent) {
        sent->lints = std::move(ready->lints);
        note(std::move(use), sent->credentialId, sent->exchange.status, sent->exchange.error);
    }
    co_return sent;
}

void SendRequest::note(std::optional<history::UseKind> use, const QString &credentialId, int status,
                       const std::optional<base::Error> &error) const
{
    if (!use || credentialId.isEmpty()) {
        return;
    }
    use->credentialId = credentialId;
    use->status = status;
    if (error) {
        use->error = error->codeText();
    }
    note(*std::move(use), 1);
}

void SendRequest::note(history::UseKind use, qint64 count) const
{
    if (m_usage != nullptr) {
        m_usage->note(use, m_clock.now(), count);
    }
}

QCoro::Task<base::Result<SentExchange>> SendRequest::runPrepared(http::Request request,
                                                                 PreparedAuthentication &prepared,
                                                                 signing::SigningMoment moment,
                                                                 sender::SendOptions options,
                                                                 base::Cancellation cancellation)
{
    const base::Result<void> allowed = checkHost(prepared, request);
    if (!allowed) {
        co_return base::Failure(allowed.error());
    }

    const base::Result<void> presentable = checkIdentity(prepared, request, options);
    if (!presentable) {
        co_return base::Failure(presentable.error());
    }

    if (prepared.oauth2) {
        auto sending = sendWithToken(std::move(request), prepared, std::move(options), cancellation);
        SentExchange sentWithToken = co_await sending;
        hideFilledInExchange(sentWithToken, prepared);
        co_return sentWithToken;
    }

    base::Redaction redaction = redactionOf(prepared);
    SentExchange sent;
    if (prepared.credential) {
        sent.credentialId = prepared.credential->id;
        sent.fields = prepared.credential->fields;
    }
    sent.certificate = prepared.certificate;
    options.clientIdentity = prepared.identity;
    if (prepared.recipe) {
        base::Result<signing::SignedRequest> signedRequest =
            signWith(prepared, std::move(request), std::move(moment));
        if (!signedRequest) {
            co_return base::Failure(signedRequest.error());
        }
        request = std::move(signedRequest->request);
        sent.steps = std::move(signedRequest->steps);
        sent.placed = std::move(signedRequest->placed);
        sent.timestamp = std::move(signedRequest->timestamp);
        sent.id = std::move(signedRequest->id);
        sent.recipe = prepared.recipe;
        sent.signsBody = coversBody(*prepared.recipe, *sent.steps);
    } else if (prepared.tokenIssue) {
        base::Result<base::SecretBytes> token = prepared.tokenIssue->mint(prepared.variables, moment);
        if (!token) {
            co_return base::Failure(token.error());
        }
        sent.placed.push_back(placeToken(request, *prepared.place, *token, crypto::redactionLabel(*token)));
        sent.steps = prepared.tokenIssue->stepsBeforeSignature(*token);
        redaction.add(*token, crypto::redactionLabel(*token));
    } else if (prepared.place) {
        const base::SecretBytes &secret = prepared.secrets.front();
        sent.placed.push_back(
            placeToken(request, *prepared.place, prepared.sent(secret), crypto::redactionLabel(secret)));
    }

    addProxy(redaction, options.proxy);
    sent.exchange = co_await m_sender.send(std::move(request), std::move(options), cancellation);
    sent.sentHeadBytes = sent.exchange.sentHead.size();
    if (prepared.recipe) {
        sent.redacted =
            redactPlaced(sent.placed, prepared.secrets.front(), redaction, sent.exchange.request.body);
    }
    hideFilledInExchange(sent, prepared);
    sent.redacted = redact(sent.exchange, redaction) || sent.redacted;
    sent.marks = marksIn(sent.exchange.sentHead, sent.placed);
    sent.bodyMarks = marksInBody(sent.exchange.request.body, sent.placed);
    co_return sent;
}

base::Json toJson(const SentExchange &sent)
{
    base::Json json = http::toJson(sent.exchange);
    base::Json error = std::move(json["error"]);
    json.erase("error");
    json["signature"] = sent.steps ? signing::toJson(*sent.steps) : base::Json();
    json["credential"] =
        sent.credentialId.isEmpty() ? base::Json() : base::Json(base::utf8(sent.credentialId));
    if (sent.certificate) {
        json["clientCertificate"] = crypto::toJson(*sent.certificate);
    }
    if (sent.redacted) {
        json["redacted"] = true;
    }
    if (sent.refused) {
        json["refused"] = http::toJson(*sent.refused);
    }
    for (const TokenUse &use : sent.tokens) {
        base::Json call = use.call ? oauth::toJson(*use.call) : base::Json::object();
        call["reused"] = use.isReused;
        json["tokenCalls"].push_back(std::move(call));
    }
    json["error"] = std::move(error);
    return json;
}

} // namespace sealwright::flow
