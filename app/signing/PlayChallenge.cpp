// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/PlayChallenge.h"

#include "app/http/Url.h"
#include "app/json/JsonText.h"
#include "app/signing/OpenKey.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

using What = ChallengeFault::What;

base::Result<QByteArray> text(const Template &value, Evaluator &evaluator)
{
    const base::Result<Expanded> expanded = evaluator.expand(value);
    return expanded ? base::Result<QByteArray>(expanded->bytes) : base::Failure(expanded.error());
}

base::Result<http::Request> plainRequest(const ChallengeStep &step, const http::Url &url,
                                         Evaluator &evaluator)
{
    http::Request request{step.method, {}, {}, {}};
    http::Url target = url;
    for (const ChallengeStep::Field &field : step.query) {
        const base::Result<QByteArray> value = text(field.value, evaluator);
        if (!value) {
            return base::Failure(value.error());
        }
        target = target.withQueryParameter(field.name, *value);
    }
    request.url = target.text();
    for (const ChallengeStep::Field &field : step.headers) {
        const base::Result<QByteArray> value = text(field.value, evaluator);
        if (!value) {
            return base::Failure(value.error());
        }
        request.headers.append(field.name, *value);
    }
    if (step.body) {
        const base::Result<QByteArray> body = text(*step.body, evaluator);
        if (!body) {
            return base::Failure(body.error());
        }
        request.body = *body;
    }
    if (const auto sendable = http::checkRequest(request); !sendable) {
        return base::Failure(sendable.error());
    }
    return request;
}

base::Result<http::Request> signedRequest(http::Request request, ChallengeStep::Signature signature,
                                          const CompiledRecipe &recipe, const base::SecretBytes &secret,
                                          const SigningMoment &moment)
{
    base::Result<Signer> signer = Signer::create(recipe, secret);
    if (!signer) {
        return base::Failure(signer.error());
    }
    const QByteArray body = request.body;
    if (signature == ChallengeStep::Signature::Wrong) {
        request.body.append(' ');
    }
    base::Result<SignedRequest> made = signer->sign(std::move(request), moment);
    if (!made) {
        return base::Failure(made.error());
    }
    if (signature == ChallengeStep::Signature::Wrong) {
        made->request.body = body;
    }
    return std::move(made->request);
}

base::Result<ExpectedReply> filledIn(const ChallengeExpectation &expectation, Evaluator &evaluator)
{
    ExpectedReply reply{expectation.status, expectation.contentType, {}, expectation.within};
    for (const ChallengeExpectation::Content &content : expectation.contents) {
        if (!content.text) {
            reply.contents.push_back({content.place, base::compactJson(content.literal), content.literal});
            continue;
        }
        base::Result<QByteArray> value = text(*content.text, evaluator);
        if (!value) {
            return base::Failure(value.error());
        }
        reply.contents.push_back({content.place, *std::move(value), {}});
    }
    return reply;
}

QByteArray mediaType(const http::HeaderList &headers)
{
    const QByteArray *value = headers.find("Content-Type");
    return value == nullptr ? QByteArray() : value->split(';').first().trimmed().toLower();
}

std::vector<ChallengeFault> faultsBy(const ExpectedReply &expected, const ChallengeReply &reply)
{
    std::vector<ChallengeFault> faults;
    if (reply.status != expected.status) {
        faults.push_back(
            {What::Status, {}, QByteArray::number(expected.status), QByteArray::number(reply.status)});
    }
    if (!expected.contentType.isEmpty() && mediaType(reply.headers) != expected.contentType) {
        faults.push_back({What::ContentType, {}, expected.contentType, mediaType(reply.headers)});
    }
    const json::JsonText json(reply.body);
    for (const ExpectedReply::Content &content : expected.contents) {
        if (content.place == "body") {
            if (reply.body != content.text) {
                faults.push_back({What::Body, {}, content.text, reply.body});
            }
            continue;
        }
        const QByteArray pointer = content.place.sliced(QByteArrayView("json:").size());
        const std::optional<json::JsonText::Span> span = json.locate(pointer);
        const QByteArray got = span ? reply.body.sliced(span->begin, span->end - span->begin) : QByteArray();
        const base::Json wanted =
            content.literal.is_null() ? base::Json(base::utf8(content.text)) : content.literal;
        const base::Result<base::Json> value = base::parseJson(got);
        if (!value || *value != wanted) {
            faults.push_back({What::Json, pointer, base::compactJson(wanted), got});
        }
    }
    if (expected.within && reply.elapsed > *expected.within) {
        faults.push_back({What::TooLate,
                          {},
                          QByteArray::number(expected.within->count()) + " s",
                          QByteArray::number(reply.elapsed.count()) + " ms"});
    }
    return faults;
}

} // namespace

base::Result<std::vector<ChallengeRequest>> playChallenge(const CompiledRecipe &recipe,
                                                          const base::SecretBytes &secret,
                                                          const QByteArray &url, const SigningMoment &moment)
{
    const CompiledRecipe::Program &program = recipe.program();
    const base::Result<http::Url> endpoint = http::Url::parse(url);
    if (!endpoint) {
        return base::Failure(endpoint.error());
    }
    std::optional<crypto::Hmac> mac;
    if (program.algorithm.family == Algorithm::Family::Hmac) {
        const base::Result<OpenedKey> key = openKey(program, secret, KeyUse::Sign);
        if (!key) {
            return base::Failure(key.error());
        }
        mac.emplace(program.algorithm.hash, key->bytes.view());
    }
    Values values;
    values.nonce = moment.nonce;
    values.variables = &moment.variables;
    values.defaults = &program.defaults;
    const http::Request empty{"GET", url, {}, {}};
    Evaluator evaluator(empty, values, mac ? &*mac : nullptr);

    std::vector<ChallengeRequest> played;
    for (const ChallengeStep &step : program.challenge) {
        base::Result<http::Request> request = plainRequest(step, *endpoint, evaluator);
        if (request && step.signature != ChallengeStep::Signature::None) {
            request = signedRequest(*std::move(request), step.signature, recipe, secret, moment);
        }
        if (!request) {
            return base::Failure(request.error());
        }
        ChallengeRequest challenge{*std::move(request), {}};
        for (const ChallengeExpectation &expectation : step.accepted) {
            base::Result<ExpectedReply> expected = filledIn(expectation, evaluator);
            if (!expected) {
                return base::Failure(expected.error());
            }
            challenge.accepted.push_back(*std::move(expected));
        }
        played.push_back(std::move(challenge));
    }
    return played;
}

std::vector<ChallengeFault> checkReply(const ChallengeRequest &challenge, const ChallengeReply &reply)
{
    std::optional<std::vector<ChallengeFault>> fewest;
    for (const ExpectedReply &expected : challenge.accepted) {
        std::vector<ChallengeFault> faults = faultsBy(expected, reply);
        if (!fewest || faults.size() < fewest->size()) {
            fewest = std::move(faults);
        }
    }
    return fewest.value_or(std::vector<ChallengeFault>());
}

} // namespace sealwright::signing
