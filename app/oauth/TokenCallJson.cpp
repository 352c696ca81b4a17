// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/TokenCall.h"
#include "app/signing/Timestamp.h"

namespace sealwright::oauth {
namespace {

using base::Json;

Json timeJson(base::TimePoint time)
{
    return base::utf8(signing::formatTimestamp(time, signing::TimestampUnit::Iso));
}

Json timeJson(const std::optional<base::TimePoint> &time)
{
    return time ? timeJson(*time) : Json();
}

/// What stands in it. Its signature does not: with that, this would be the token.
Json decodedJson(const jwt::DecodedToken &token)
{
    Json json = Json::object();
    json["header"] = token.header;
    json["claims"] = token.claims ? *token.claims : Json();
    json["times"] = Json::object();
    for (const auto &[claim, time] : token.times) {
        json["times"][claim.toStdString()] = timeJson(time);
    }
    json["warnings"] = Json::array();
    for (const jwt::TokenWarning warning : token.warnings) {
        json["warnings"].push_back(base::utf8(jwt::nameOf(warning)));
    }
    json["signatureChecked"] = false;
    return json;
}

} // namespace

QByteArray nameOf(CallReason reason)
{
    switch (reason) {
    case CallReason::NoneYet:
        return QByteArrayLiteral("none_yet");
    case CallReason::Expired:
        return QByteArrayLiteral("expired");
    case CallReason::Refused:
        return QByteArrayLiteral("refused");
    case CallReason::Asked:
        return QByteArrayLiteral("asked");
    }
    return {};
}

Json toJson(const TokenFacts &facts)
{
    Json json = Json::object();
    json["type"] = base::utf8(facts.type);
    json["scope"] = base::utf8(facts.scope);
    json["fingerprint"] = facts.fingerprint ? Json(base::utf8(*facts.fingerprint)) : Json();
    json["bytes"] = facts.bytes;
    json["fetchedAt"] = timeJson(facts.fetchedAt);
    json["expiresAt"] = timeJson(facts.expiresAt);
    json["renewAt"] = timeJson(facts.renewAt);
    json["warnings"] = Json::array();
    for (const TokenNote note : facts.notes) {
        json["warnings"].push_back(base::utf8(nameOf(note)));
    }
    json["jwt"] = facts.decoded ? decodedJson(*facts.decoded) : Json();
    return json;
}

Json toJson(const TokenCall &call)
{
    Json json = Json::object();
    json["reason"] = base::utf8(nameOf(call.reason));
    json["exchange"] = http::toJson(call.exchange);
    json["token"] = call.token ? toJson(*call.token) : Json();
    json["assertion"] = Json();
    if (call.assertionHeader && call.assertionClaims) {
        json["assertion"] = {{"header", *call.assertionHeader}, {"claims", *call.assertionClaims}};
    }
    json["error"] = call.error ? http::toJson(*call.error) : Json();
    return json;
}

} // namespace sealwright::oauth
