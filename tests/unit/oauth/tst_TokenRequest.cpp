// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"
#include "app/jwt/JwkSet.h"
#include "app/jwt/VerifyToken.h"
#include "app/oauth/FormBody.h"
#include "app/oauth/TokenRequest.h"
#include "tests/support/TestKeys.h"
#include "tests/unit/oauth/OAuthBench.h"

using namespace sealwright;
using namespace sealwright::tests;
using credential::ClientAuth;
using credential::OAuth2Fields;

namespace {

oauth::TokenRequest made(const OAuth2Fields &fields, QByteArrayView secret = kClientSecret)
{
    CountingRandom random;
    auto request =
        oauth::makeTokenRequest(fields, base::SecretBytes::copyOf(secret), FixedClock().now(), random);
    if (!request) {
        qFatal("no token request was made: %s", std::string(request.error().code()).c_str());
    }
    return *std::move(request);
}

QByteArray valueIn(const oauth::TokenRequest &request, QByteArrayView name)
{
    for (const auto &[each, value] : formPairs(request.request.body)) {
        if (each == name) {
            return value;
        }
    }
    return {};
}

QByteArray namesIn(const oauth::TokenRequest &request)
{
    QByteArray names;
    for (const auto &[name, value] : formPairs(request.request.body)) {
        names += (names.isEmpty() ? "" : " ") + name;
    }
    return names;
}

} // namespace

class TestTokenRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void encodesFormsByTheLetter()
    {
        QCOMPARE(oauth::formEncoded("aZ09*-._"), QByteArray("aZ09*-._"));
        QCOMPARE(oauth::formEncoded(" ~+/&=%:\n"), QByteArray("+%7E%2B%2F%26%3D%25%3A%0A"));
        // RFC 6749 appendix B, its example: U+0020 %&+£€.
        QCOMPARE(oauth::formEncoded(" %&+\xc2\xa3\xe2\x82\xac"), QByteArray("+%25%26%2B%C2%A3%E2%82%AC"));
    }

    void asksWithTheSecretInTheBody()
    {
        OAuth2Fields fields = oauthFields();
        const oauth::TokenRequest request = made(fields);
        QCOMPARE(request.request.method, QByteArray("POST"));
        QCOMPARE(request.request.url, fields.tokenUrl);
        QCOMPARE(*request.request.headers.find("Content-Type"),
                 QByteArray("application/x-www-form-urlencoded"));
        QVERIFY(!request.request.headers.contains("Authorization"));
        QCOMPARE(namesIn(request), QByteArray("grant_type client_id client_secret"));
        QCOMPARE(valueIn(request, "grant_type"), QByteArray("client_credentials"));
        QCOMPARE(valueIn(request, "client_id"), fields.clientId);
        QCOMPARE(valueIn(request, "client_secret"), kClientSecret.toByteArray());
    }

    void sendsWhatIsNotEmpty()
    {
        OAuth2Fields fields = oauthFields();
        fields.scope = "a b";
        fields.audience = "https://api.example.test/";
        fields.parameters = {{"resource", "x=y&z"}, {"tenant", ""}};
        const oauth::TokenRequest request = made(fields);
        QCOMPARE(namesIn(request),
                 QByteArray("grant_type client_id client_secret scope audience resource tenant"));
        QCOMPARE(valueIn(request, "scope"), QByteArray("a b"));
        QCOMPARE(valueIn(request, "audience"), fields.audience);
        QCOMPARE(valueIn(request, "resource"), QByteArray("x=y&z"));
    }

    /// RFC 6749 §2.3.1: both halves are form-encoded before they are joined and base64-encoded.
    void encodesBothHalvesOfBasicFirst()
    {
        OAuth2Fields fields = oauthFields();
        fields.clientAuth = ClientAuth::Basic;
        const oauth::TokenRequest request = made(fields);
        QCOMPARE(namesIn(request), QByteArray("grant_type"));
        const QByteArray *header = request.request.headers.find("Authorization");
        QVERIFY(header != nullptr && header->startsWith("Basic "));
        const QByteArray pair = QByteArray::fromBase64(header->sliced(6));
        QCOMPARE(pair, QByteArray("client%3A1+%26:client+secret+%2B%2F%26%3D%25+0123456789"));
        QVERIFY(request.redaction.contains(*header));
        QVERIFY(!request.redaction.apply(*header).contains(header->sliced(6, 20)));
    }

    void provesItselfWithASignedAssertion()
    {
        OAuth2Fields fields = oauthFields();
        fields.clientAuth = ClientAuth::PrivateKeyJwt;
        fields.algorithm = jwt::JwtAlgorithm::ES256;
        fields.kid = "k-1";
        const oauth::TokenRequest request = made(fields, testKey("p256.pkcs8.pem"));
        QCOMPARE(namesIn(request), QByteArray("grant_type client_id client_assertion_type client_assertion"));
        QCOMPARE(valueIn(request, "client_assertion_type"),
                 QByteArray("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        const QByteArray assertion = valueIn(request, "client_assertion");
        auto key = jwt::readCheckingKey(jwt::JwtAlgorithm::ES256, testKey("p256.spki.pem"));
        VERIFY_RESULT(key);
        jwt::TokenRules rules;
        rules.algorithms = {jwt::JwtAlgorithm::ES256};
        rules.now = FixedClock().now();
        rules.issuer = QString::fromLatin1(fields.clientId);
        rules.audience = QString::fromLatin1(fields.tokenUrl);
        const auto verified = jwt::verifyToken(assertion, jwt::JwkSet::ofOne(*std::move(key)), rules);
        QVERIFY2(verified.isValid(), jwt::nameOf(verified.reason).constData());
        const base::Json claims = *request.assertionClaims;
        QCOMPARE(claims["sub"].get<std::string>(), fields.clientId.toStdString());
        QCOMPARE(claims["exp"].get<qint64>() - claims["iat"].get<qint64>(), 300);
        QVERIFY(claims["jti"].get<std::string>().size() == 36);
        QCOMPARE((*request.assertionHeader)["kid"].get<std::string>(), std::string("k-1"));
        // It opens the same door as the secret for five minutes.
        QVERIFY(!request.redaction.apply(request.request.body).contains(assertion));
    }

    void saysWhyAKeyCannotSign()
    {
        OAuth2Fields fields = oauthFields();
        fields.clientAuth = ClientAuth::PrivateKeyJwt;
        CountingRandom random;
        const auto key = base::SecretBytes::copyOf(testKey("p256.pkcs8.pem"));
        VERIFY_FAILURE(oauth::makeTokenRequest(fields, key, FixedClock().now(), random),
                       crypto::KeyError::AlgorithmMismatch);
    }

    void knowsEveryFormItsSecretTakes()
    {
        const oauth::TokenRequest request = made(oauthFields());
        const QByteArray secret = kClientSecret.toByteArray();
        QByteArray inJson = secret;
        inJson.replace("/", "\\/");
        for (const QByteArray &form : {secret, oauth::formEncoded(secret), secret.toPercentEncoding(),
                                       secret.toHex(), secret.toBase64(), inJson, request.request.body}) {
            QVERIFY2(request.redaction.contains(form), form.constData());
        }
        QCOMPARE(request.redaction.apply(request.request.body),
                 QByteArray("grant_type=client_credentials&client_id=client%3A1+%26&client_secret=" +
                            crypto::redactionLabel(base::SecretBytes::copyOf(kClientSecret))));
    }
};

QTEST_GUILESS_MAIN(TestTokenRequest)
#include "tst_TokenRequest.moc"
