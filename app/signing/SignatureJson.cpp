// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"

namespace sealwright::signing {
namespace {

base::Json textOrNull(const QByteArray &text)
{
    return text.isEmpty() ? base::Json() : base::Json(base::utf8(text));
}

} // namespace

base::Json toJson(const SignatureSteps &steps)
{
    base::Json parts = base::Json::array();
    for (const NamedPart &part : steps.parts) {
        parts.push_back({{"name", base::utf8(part.name)}, {"offset", part.offset}, {"length", part.length}});
    }
    base::Json json = base::Json::object();
    json["key"] = {{"decoded", base::utf8(steps.key.decoded)},
                   {"bytes", steps.key.bytes},
                   {"fingerprint",
                    steps.key.fingerprint ? base::Json(base::utf8(*steps.key.fingerprint)) : base::Json()}};
    if (!steps.key.type.isEmpty()) {
        json["key"]["type"] = base::utf8(steps.key.type);
        json["key"]["bits"] = steps.key.bits;
    }
    json["algorithm"] = base::utf8(steps.algorithm);
    json["content"] = {{"base64", base::utf8(steps.content.toBase64())}, {"parts", std::move(parts)}};
    json["digest"] = base::utf8(steps.digest.toHex());
    json["encoded"] = base::utf8(steps.encoded);
    for (const Stage &stage : steps.stages) {
        json["stages"].push_back(
            {{"name", base::utf8(stage.name)}, {"base64", base::utf8(stage.bytes.toBase64())}});
    }
    return json;
}

base::Json toJson(const SignedRequest &signedRequest)
{
    base::Json added = base::Json::array();
    for (const http::HeaderField &field : signedRequest.addedHeaders()) {
        added.push_back(base::Json::array({base::utf8(field.name), base::utf8(field.value)}));
    }
    base::Json json = base::Json::object();
    json["request"] = http::toJson(signedRequest.request);
    json["added"] = std::move(added);
    json["steps"] = toJson(signedRequest.steps);
    json["timestamp"] = textOrNull(signedRequest.timestamp);
    json["id"] = textOrNull(signedRequest.id);
    return json;
}

} // namespace sealwright::signing
