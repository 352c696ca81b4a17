// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/JwsDetached.h"

#include "app/http/Url.h"
#include "app/signing/BuiltinVariables.h"
#include "app/signing/JoseMethod.h"
#include "app/signing/OpenKey.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

using base::Json;

constexpr const char *kTrueLayerVersion = "2";

QByteArray headerNameOf(const CompiledRecipe::Program &program)
{
    return program.places.empty() ? QByteArray("X-JWS-Signature") : program.places.front().name;
}

QList<QByteArray> namesIn(const QByteArray &list)
{
    QList<QByteArray> names;
    for (const QByteArray &name : list.split(',')) {
        if (!name.trimmed().isEmpty()) {
            names.append(name.trimmed());
        }
    }
    return names;
}

/// `POST /path`, a line for each header, and the body. Fails with ValueMissing for a header that is not
/// there.
base::Result<QByteArray> requestPayload(const http::Request &request, const QByteArray &path,
                                        const QList<QByteArray> &headers)
{
    QByteArray payload = request.method.toUpper() + " " + path + "\n";
    for (const QByteArray &name : headers) {
        const QByteArray *value = request.headers.find(name);
        if (value == nullptr) {
            return base::failure(SigningError::ValueMissing,
                                 {{"expression", QString::fromUtf8(QByteArray("header:" + name))}});
        }
        payload.append(name).append(": ").append(value->trimmed()).append('\n');
    }
    return payload.append(request.body);
}

QByteArray signingInput(const QByteArray &header, const QByteArray &payload, bool isEncoded)
{
    return header + "." + (isEncoded ? joseEncoded(payload) : payload);
}

/// What a detached JWS says about itself.
struct Detached
{
    QByteArray headerText; ///< still encoded
    Json header;
    QByteArray signature;
    bool isEncoded = true;
};

/// Nothing for a text that is no detached JWS, has a payload, or makes demands that we do not know (§4.1.11).
std::optional<Detached> readDetached(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != 3 || !parts[1].isEmpty()) {
        return std::nullopt;
    }
    const auto headerBytes = decode(parts[0], Encoding::Base64Url);
    auto signature = decode(parts[2], Encoding::Base64Url);
    if (!headerBytes || !signature || text.contains('=')) {
        return std::nullopt;
    }
    base::Result<Json> header = base::parseJson(*headerBytes);
    if (!header || !header->is_object()) {
        return std::nullopt;
    }
    Detached detached{parts[0], *std::move(header), *std::move(signature), true};
    if (const auto critical = detached.header.find("crit"); critical != detached.header.end()) {
        if (*critical != Json::array({"b64"})) {
            return std::nullopt;
        }
        detached.isEncoded = detached.header.value("b64", Json(true)) != Json(false);
    } else if (detached.header.contains("b64")) {
        return std::nullopt; // RFC 7797 §6: it must be critical
    }
    return detached;
}

base::Result<SealMethod> methodFor(const QByteArray &algorithm)
{
    const auto method = joseMethod(algorithm);
    return method ? base::Result<SealMethod>(*method)
                  : base::Result<SealMethod>(variableInvalid("alg", "unknown algorithm"));
}

Json headerFor(const BuiltinVariables &variables, const QByteArray &algorithm, bool isEncoded,
               const QList<QByteArray> *names)
{
    Json header = Json::object();
    header["alg"] = base::utf8(algorithm);
    if (const QByteArray kid = variables.value("kid"); !kid.isEmpty()) {
        header["kid"] = base::utf8(kid);
    }
    if (names != nullptr) {
        header["tl_version"] = kTrueLayerVersion;
        header["tl_headers"] = base::utf8(names->join(','));
    }
    if (!isEncoded) {
        header["b64"] = false;
        header["crit"] = Json::array({"b64"});
    }
    return header;
}

} // namespace

base::Result<SignedRequest> JwsDetached::sign(const CompiledRecipe::Program &program, http::Request request,
                                              const SigningMoment &moment,
                                              const base::SecretBytes &secret) const
{
    const BuiltinVariables variables(program, moment.variables);
    const QByteArray algorithm = variables.value("alg");
    const base::Result<SealMethod> method = methodFor(algorithm);
    if (!method) {
        return base::Failure(method.error());
    }
    base::Result<OpenedKey> key = openKeyFor(program.key, *method, secret, KeyUse::Sign);
    if (!key) {
        return base::Failure(key.error());
    }
    const auto seal = makeSeal(*method, *key, KeyUse::Sign);
    if (!seal) {
        return base::Failure(seal.error());
    }
    const bool coversRequest = variables.value("payload") != "body";
    const bool isEncoded = variables.value("b64") != "false";
    const QList<QByteArray> names = namesIn(variables.value("headers"));
    const base::Result<http::Url> url = http::Url::parse(request.url);
    if (coversRequest && !url) {
        return base::Failure(url.error());
    }
    const base::Result<QByteArray> payload =
        coversRequest ? requestPayload(request, url->path(), names) : request.body;
    if (!payload) {
        return base::Failure(payload.error());
    }
    const Json header = headerFor(variables, algorithm, isEncoded, coversRequest ? &names : nullptr);
    const QByteArray headerText = joseEncoded(base::compactJson(header));
    const QByteArray input = signingInput(headerText, *payload, isEncoded);
    (*seal)->update(input);
    const base::Result<QByteArrayView> signature = (*seal)->finish();
    if (!signature) {
        return base::Failure(signature.error());
    }

    SignedRequest result;
    result.request = std::move(request);
    const QByteArray value = headerText + ".." + joseEncoded(*signature);
    putHeader(result.request.headers, headerNameOf(program), value);
    result.placed.push_back(
        {PlacedValue::Where::Header, headerNameOf(program), value, {{"signature", 0, value.size()}}});
    result.steps.key = key->step;
    result.steps.algorithm = algorithm;
    result.steps.content = input;
    result.steps.parts = {{"header", 0, headerText.size()},
                          {"payload", headerText.size() + 1, input.size() - headerText.size() - 1}};
    result.steps.digest = signature->toByteArray();
    result.steps.encoding = "base64url";
    result.steps.encoded = value;
    const qsizetype bodyAt = payload->size() - result.request.body.size();
    result.steps.stages = {{"header", base::compactJson(header)},
                           {"payload", *payload, {{"body", bodyAt, result.request.body.size()}}}};
    result.steps.format = "jws-detached";
    return result;
}

Verification JwsDetached::verify(const CompiledRecipe::Program &program, const http::Request &request,
                                 const VerifyOptions &options,
                                 std::span<const base::SecretBytes *const> secrets) const
{
    const BuiltinVariables variables(program, options.variables);
    Verification result;
    result.verdict = Verdict::Failed;
    result.recipe = program.recipe.id;
    result.header = headerNameOf(program);
    const auto fail = [&result](Reason reason) {
        result.reason = reason;
        return result;
    };
    const QByteArray *value = request.headers.find(headerNameOf(program));
    if (value == nullptr) {
        result.verdict = Verdict::Unsigned;
        return fail(Reason::MissingHeader);
    }
    const std::optional<Detached> detached = readDetached(value->trimmed());
    if (!detached) {
        return fail(Reason::MalformedHeader);
    }
    const QByteArray algorithm = variables.value("alg");
    const base::Result<SealMethod> method = methodFor(algorithm);
    if (!method || base::stringMember(detached->header, "alg").value_or(QString()).toUtf8() != algorithm) {
        return fail(Reason::UnsupportedScheme);
    }
    const auto kid = variables.given("kid");
    if (kid && base::stringMember(detached->header, "kid").value_or(QString()).toUtf8() != *kid) {
        return fail(Reason::NoMatchingKey);
    }

    std::vector<QByteArray> inputs;
    if (variables.value("payload") == "body") {
        inputs.push_back(signingInput(detached->headerText, request.body, detached->isEncoded));
    } else {
        const base::Result<http::Url> url = http::Url::parse(request.url);
        if (!url) {
            return fail(Reason::SignatureMismatch);
        }
        const QList<QByteArray> names =
            namesIn(base::stringMember(detached->header, "tl_headers").value_or(QString()).toUtf8());
        // A slash at the end comes and goes with proxies, and TrueLayer's own verifiers take either.
        const QByteArray path = url->path();
        const QByteArray twin = path.endsWith('/') ? path.chopped(1) : path + "/";
        for (const QByteArray &one : {path, twin}) {
            const base::Result<QByteArray> payload = requestPayload(request, one, names);
            if (!payload) {
                result.header = payload.error().fact("expression").toUtf8().replace("header:", "");
                return fail(Reason::MissingHeader);
            }
            inputs.push_back(signingInput(detached->headerText, *payload, detached->isEncoded));
        }
    }
    result.content = inputs.front();

    bool triedOne = false;
    for (std::size_t i = 0; i < secrets.size() && !result.matchingKey; ++i) {
        const base::Result<OpenedKey> key = openKeyFor(program.key, *method, *secrets[i], KeyUse::Verify);
        const auto seal = key ? makeSeal(*method, *key, KeyUse::Verify)
                              : base::Result<std::unique_ptr<Seal>>(base::Failure(key.error()));
        if (!seal) {
            result.keyError = seal.error();
            continue;
        }
        triedOne = true;
        for (const QByteArray &input : inputs) {
            (*seal)->update(input);
            if ((*seal)->isAnyRight({detached->signature})) {
                result.matchingKey = static_cast<qsizetype>(i);
                result.content = input;
            }
        }
    }
    if (!triedOne) {
        return fail(result.keyError ? Reason::KeyInvalid : Reason::NoMatchingKey);
    }
    result.keyError.reset();
    if (!result.matchingKey) {
        return fail(Reason::SignatureMismatch);
    }
    result.verdict = Verdict::Verified;
    result.reason = Reason::Ok;
    return result;
}

std::vector<PlacedValue> JwsDetached::places(const CompiledRecipe::Program &program) const
{
    return {{PlacedValue::Where::Header, headerNameOf(program), "{signature}", {{"signature", 0, 11}}}};
}

} // namespace sealwright::signing
