// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestKeys.h"
#include "tests/unit/signing/RecipeBench.h"

namespace sealwright::tests {

/// What signs and what verifies: the same secret, or the two halves of a key pair.
struct KeyHalves
{
    QByteArray toSign;
    QByteArray toVerify;
};

inline KeyHalves pairOf(const char *name)
{
    const QByteArray base(name);
    return {testKey(QByteArray(base + ".pkcs8.pem").constData()),
            testKey(QByteArray(base + ".spki.pem").constData())};
}

/// Keys of the type that a recipe's algorithm wants, in a form that its key plan can read.
inline KeyHalves keysFor(const signing::Recipe &recipe)
{
    const QByteArray algorithm = recipe.algorithm().toUtf8();
    if (algorithm == "ed25519") {
        return pairOf("ed25519");
    }
    if (algorithm.startsWith("ecdsa-p256") || algorithm == "jwt:ES256") {
        return pairOf("p256");
    }
    if (algorithm.startsWith("rsa-")) {
        return pairOf("rsa");
    }
    if (algorithm == "builtin:jws-detached") {
        return pairOf("p521");
    }
    if (algorithm ==
        "builtin:rfc9421") { // 32 bytes could be an Ed25519 key, and would need an algorithm said
        const QByteArray secret("c2VjcmV0IGtleSBmb3IgdGVzdHMgb2YgNDAgYnl0ZXMgISEhISEhISE=");
        return {secret, secret};
    }
    const bool isHex = base::compactJson(recipe.document).contains(R"("decode":"hex")");
    const QByteArray secret = isHex ? QByteArray("000102030405060708090a0b0c0d0e0f1011121314151617")
                                    : QByteArray("c2VjcmV0IGtleSBmb3IgdGVzdHMgMzIgYnl0ZXMgISE=");
    return {secret, secret};
}

/// A value for every variable that a recipe of ours names.
inline signing::Variables someVariables()
{
    return {{"appKey", "app-1"}, {"userId", "user-1"},       {"keyId", "key-1"},
            {"keyid", "key-1"},  {"webhookId", "hook-1"},    {"certUrl", "https://example.com/cert"},
            {"apiKey", "api-1"}, {"clientKey", "client-1"},  {"env", "staging"},
            {"kid", "kid-1"},    {"verifyToken", "token-1"}, {"accessKeyId", "AKIDEXAMPLE"}};
}

/// A request that has everything the recipe's content reads.
inline http::Request requestFor(const signing::Recipe &recipe)
{
    const QByteArray document = base::compactJson(recipe.document);
    if (document.contains("{form|")) {
        return {"POST",
                "https://example.com/hook?z=1&a=2",
                {{"Content-Type", "application/x-www-form-urlencoded"}},
                "To=%2B15551234&Body=Hello+there&From=%2B1555&Body=Again"};
    }
    return {
        "POST",
        "https://example.com/hook?z=1&a=2",
        {{"Content-Type", "application/json"}},
        R"({"id":"evt_1","amount": 12.50,"name":"J\u00e4ger","event":{"event_time":"1","event_type":"sent"},)"
        R"("Message":"m","MessageId":"i","Timestamp":"t","TopicArn":"a","Type":"Notification","value":[{}],)"
        R"("notificationItems":[{"NotificationRequestItem":{"pspReference":"p","originalReference":"o",)"
        R"("merchantAccountCode":"c","merchantReference":"r","amount":{"value":1130,"currency":"EUR"},)"
        R"("eventCode":"AUTHORISATION","success":"true"}}]})"};
}

} // namespace sealwright::tests
