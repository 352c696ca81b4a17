// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/TokenRequest.h"

#include "app/crypto/Fingerprint.h"
#include "app/jwt/CompactToken.h"
#include "app/jwt/TokenMinter.h"
#include "app/oauth/FormBody.h"

namespace sealwright::oauth {
namespace {

using base::SecretBytes;
using credential::ClientAuth;
using credential::OAuth2Fields;

/// Long enough for clocks that differ, and far too short to be worth stealing.
constexpr std::chrono::seconds kAssertionLifetime{300};
constexpr const char *kAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// RFC 7523 §3: issuer and subject are the client, the audience is the token endpoint.
base::Result<SecretBytes> mintAssertion(const OAuth2Fields &fields, const SecretBytes &key,
                                        base::TimePoint now, base::Random &random)
{
    const base::Result<jwt::MintingKey> read = jwt::readMintingKey(fields.algorithm, key.view());
    if (!read) {
        return base::Failure(read.error());
    }
    jwt::TokenTemplate content;
    if (!fields.kid.isEmpty()) {
        content.header["kid"] = base::utf8(fields.kid);
    }
    content.claims["iss"] = base::utf8(fields.clientId);
    content.claims["sub"] = base::utf8(fields.clientId);
    content.claims["aud"] = base::utf8(fields.tokenUrl);
    content.expiresIn = kAssertionLifetime;
    content.tokenId = true;
    base::Result<jwt::TokenMinter> minter = jwt::TokenMinter::create(fields.algorithm, *read, content);
    if (!minter) {
        return base::Failure(minter.error());
    }
    base::Result<QByteArray> token = minter->mint(now, base::uuid4(random));
    if (!token) {
        return base::Failure(token.error());
    }
    return SecretBytes::take(*std::move(token));
}

base::Result<void> addAssertion(TokenRequest &made, const OAuth2Fields &fields, const SecretBytes &key,
                                base::TimePoint now, base::Random &random)
{
    const base::Result<SecretBytes> assertion = mintAssertion(fields, key, now, random);
    if (!assertion) {
        return base::Failure(assertion.error());
    }
    if (const auto parts = jwt::readCompactToken(assertion->view())) {
        made.assertionHeader = parts->header;
        if (auto claims = jwt::claimsOf(*parts)) {
            made.assertionClaims = *std::move(claims);
        }
    }
    QByteArray &body = made.request.body;
    appendFormPair(body, "client_id", fields.clientId);
    appendFormPair(body, "client_assertion_type", kAssertionType);
    appendFormPair(body, "client_assertion", assertion->view());
    addSecret(made.redaction, *assertion);
    return {};
}

/// RFC 6749 §2.3.1: both halves are form-encoded before they are put together, which many forget.
void addBasic(TokenRequest &made, const OAuth2Fields &fields, const SecretBytes &secret)
{
    QByteArray pair = formEncoded(fields.clientId) + ':';
    pair += formEncoded(secret.view());
    const SecretBytes value = SecretBytes::take(pair.toBase64());
    base::wipe(pair);
    QByteArray header("Basic ");
    header += value.view();
    made.request.headers.append("Authorization", header);
    made.redaction.add(value, crypto::redactionLabel(secret));
}

} // namespace

void addSecret(base::Redaction &redaction, const SecretBytes &secret)
{
    const QByteArray label = crypto::redactionLabel(secret);
    redaction.add(secret, label);
    redaction.add(SecretBytes::take(formEncoded(secret.view())), label);
    QByteArray quoted = base::compactJson(base::Json(base::utf8(secret.view())));
    QByteArray inJson = quoted.sliced(1, quoted.size() - 2);
    QByteArray slashed = inJson;
    slashed.replace("/", "\\/");
    redaction.add(SecretBytes::take(std::move(inJson)), label);
    redaction.add(SecretBytes::take(std::move(slashed)), label);
    base::wipe(quoted);
}

base::Result<TokenRequest> makeTokenRequest(const OAuth2Fields &fields, const SecretBytes &secret,
                                            base::TimePoint now, base::Random &random)
{
    TokenRequest made;
    made.request.method = "POST";
    made.request.url = fields.tokenUrl;
    made.request.headers.append("Content-Type", "application/x-www-form-urlencoded");
    made.request.headers.append("Accept", "application/json");
    QByteArray &body = made.request.body;
    appendFormPair(body, "grant_type", "client_credentials");
    switch (fields.clientAuth) {
    case ClientAuth::Body:
        appendFormPair(body, "client_id", fields.clientId);
        appendFormPair(body, "client_secret", secret.view());
        break;
    case ClientAuth::Basic:
        addBasic(made, fields, secret);
        break;
    case ClientAuth::PrivateKeyJwt:
        if (const auto added = addAssertion(made, fields, secret, now, random); !added) {
            return base::Failure(added.error());
        }
        break;
    }
    if (!fields.scope.isEmpty()) {
        appendFormPair(body, "scope", fields.scope);
    }
    if (!fields.audience.isEmpty()) {
        appendFormPair(body, "audience", fields.audience);
    }
    for (const auto &[name, value] : fields.parameters) {
        appendFormPair(body, name, value);
    }
    addSecret(made.redaction, secret);
    return made;
}

} // namespace sealwright::oauth
