// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Encoding.h"
#include "app/crypto/Hmac.h"
#include "app/crypto/JwkKey.h"
#include "app/crypto/KeyReader.h"
#include "app/crypto/Signature.h"
#include "app/jwt/TokenMinter.h"
#include "app/jwt/VerifyToken.h"
#include "tests/support/Places.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QFile>
#include <QTest>

using namespace sealwright;
using base::Json;
using jwt::JwtAlgorithm;
using jwt::TokenReason;
using tests::testKey;

namespace {

constexpr base::TimePoint kNow{std::chrono::milliseconds(1767261600000)}; // 2026-01-01T10:00:00Z
constexpr QByteArrayView kSecret("0123456789abcdef0123456789abcdef");

QByteArray encoded(QByteArrayView bytes)
{
    return base::encode(bytes, base::Encoding::Base64Url);
}

/// A token with any header and payload, signed with HS256 and kSecret whatever they say.
QByteArray signedText(const QByteArray &header, const QByteArray &payload)
{
    const QByteArray input = encoded(header) + '.' + encoded(payload);
    return input + '.' + encoded(crypto::hmac(crypto::HashAlgorithm::Sha256, kSecret, input));
}

QByteArray hs256(const QByteArray &payload)
{
    return signedText(R"({"alg":"HS256","typ":"JWT"})", payload);
}

jwt::TokenRules rulesFor(JwtAlgorithm algorithm)
{
    jwt::TokenRules rules;
    rules.algorithms = {algorithm};
    rules.now = kNow;
    return rules;
}

jwt::JwkSet secretKey()
{
    return jwt::JwkSet::ofOne(base::SecretBytes::copyOf(kSecret));
}

jwt::JwkSet publicKey(const char *file)
{
    return jwt::JwkSet::ofOne(*crypto::readPublicKey(testKey(file)));
}

QByteArray minted(JwtAlgorithm algorithm, const char *file)
{
    jwt::TokenTemplate content;
    content.claims = {{"sub", "1"}};
    auto minter =
        jwt::TokenMinter::create(algorithm, *jwt::readMintingKey(algorithm, testKey(file)), content);
    return *minter->mint(kNow);
}

QByteArray reasonOf(const QByteArray &token, const jwt::JwkSet &keys, const jwt::TokenRules &rules)
{
    return jwt::nameOf(jwt::verifyToken(token, keys, rules).reason);
}

QByteArray reasonOf(const QByteArray &payload)
{
    return reasonOf(hs256(payload), secretKey(), rulesFor(JwtAlgorithm::HS256));
}

QByteArray reasonOfText(const QByteArray &token)
{
    return reasonOf(token, secretKey(), rulesFor(JwtAlgorithm::HS256));
}

Json publishedVectors()
{
    QFile file(tests::checkoutPath(QStringLiteral("tests/unit/jwt/data/published.json")));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json::array();
}

} // namespace

class TestVerifyToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void acceptsThePublishedTokens_data()
    {
        QTest::addColumn<QByteArray>("vector");
        for (const Json &vector : publishedVectors()) {
            QTest::newRow(vector.at("name").get<std::string>().c_str()) << base::compactJson(vector);
        }
    }

    void acceptsThePublishedTokens()
    {
        QFETCH(const QByteArray, vector);
        const Json json = Json::parse(vector.toStdString());
        const auto token = QByteArray::fromStdString(json.at("token").get<std::string>());
        const auto algorithm =
            jwt::jwtAlgorithmNamed(QByteArray::fromStdString(json.at("alg").get<std::string>()));
        QVERIFY(algorithm.has_value());
        Json publicPart = json.at("key");
        for (const char *secret : {"d", "p", "q", "dp", "dq", "qi"}) {
            publicPart.erase(secret);
        }
        const auto keys = jwt::JwkSet::parse(base::compactJson(publicPart));
        VERIFY_RESULT(keys);
        jwt::TokenRules rules = rulesFor(*algorithm);
        rules.signatureOnly = true;
        QCOMPARE(reasonOf(token, *keys, rules), QByteArray("ok"));
        // The private part in the same JWK is the one that signed.
        if (!hmacOf(*algorithm)) {
            const auto key = crypto::privateKeyFromJwk(json.at("key"));
            VERIFY_RESULT(key);
            const QByteArray input = token.first(token.lastIndexOf('.'));
            const auto scheme = jwt::signatureOf(*algorithm, key->type());
            QVERIFY(scheme.has_value());
            const auto signature = crypto::sign(*key, *scheme, input);
            VERIFY_RESULT(signature);
            QCOMPARE(reasonOf(input + '.' + encoded(*signature), *keys, rules), QByteArray("ok"));
            if (algorithm == JwtAlgorithm::RS256 ||
                algorithm == JwtAlgorithm::EdDSA) { // they are deterministic
                QCOMPARE(input + '.' + encoded(*signature), token);
            }
        }
        QByteArray other = token;
        const qsizetype place = other.indexOf('.') + 3;
        other[place] = other[place] == 'A' ? 'B' : 'A';
        QCOMPARE(reasonOf(other, *keys, rules), QByteArray("signature_invalid"));
    }

    void acceptsWhatItMints_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](JwtAlgorithm algorithm, const char *name) {
            QTest::newRow(jwt::nameOf(algorithm).constData())
                << static_cast<int>(algorithm) << QByteArray(name);
        };
        for (const auto algorithm : {JwtAlgorithm::RS256, JwtAlgorithm::RS384, JwtAlgorithm::RS512,
                                     JwtAlgorithm::PS256, JwtAlgorithm::PS384, JwtAlgorithm::PS512}) {
            row(algorithm, "rsa");
        }
        row(JwtAlgorithm::ES256, "p256");
        row(JwtAlgorithm::ES256K, "secp256k1");
        row(JwtAlgorithm::ES384, "p384");
        row(JwtAlgorithm::ES512, "p521");
        row(JwtAlgorithm::EdDSA, "ed25519");
    }

    void acceptsWhatItMints()
    {
        QFETCH(const int, algorithm);
        QFETCH(const QByteArray, name);
        const auto chosen = static_cast<JwtAlgorithm>(algorithm);
        const QByteArray token = minted(chosen, QByteArray(name + ".pkcs8.pem").constData());
        QCOMPARE(reasonOf(token, publicKey(QByteArray(name + ".spki.pem").constData()), rulesFor(chosen)),
                 QByteArray("ok"));
        QCOMPARE(
            reasonOf(token, publicKey(name == "rsa" ? "p256.spki.pem" : "rsa.spki.pem"), rulesFor(chosen)),
            QByteArray("key_mismatch"));
    }

    /// RFC 8725 §§2.1, 3.1: the attacker signs with the public key's text as if it were a shared secret.
    void refusesAPublicKeyUsedAsASharedSecret()
    {
        for (const QByteArray &text : {testKey("rsa.spki.pem"), tests::testKeyDer("rsa.spki.pem"),
                                       testKey("rsa.spki.pem").trimmed()}) {
            const QByteArray input = encoded(R"({"alg":"HS256"})") + '.' + encoded(R"({"sub":"admin"})");
            const QByteArray forged =
                input + '.' + encoded(crypto::hmac(crypto::HashAlgorithm::Sha256, text, input));
            QCOMPARE(reasonOf(forged, publicKey("rsa.spki.pem"), rulesFor(JwtAlgorithm::RS256)),
                     QByteArray("alg_not_allowed"));
            jwt::TokenRules careless = rulesFor(JwtAlgorithm::RS256);
            careless.algorithms.push_back(JwtAlgorithm::HS256);
            QCOMPARE(reasonOf(forged, publicKey("rsa.spki.pem"), careless), QByteArray("key_mismatch"));
            VERIFY_FAILURE(jwt::readCheckingKey(JwtAlgorithm::HS256, text), crypto::KeyError::IsAsymmetric);
        }
        VERIFY_FAILURE(jwt::readCheckingKey(JwtAlgorithm::RS256, kSecret), crypto::KeyError::Unrecognised);
        QCOMPARE(reasonOf(minted(JwtAlgorithm::RS256, "rsa.pkcs8.pem"), secretKey(),
                          rulesFor(JwtAlgorithm::RS256)),
                 QByteArray("key_mismatch"));
    }

    void saysThatTheKeyIsShort()
    {
        const QByteArray token = minted(JwtAlgorithm::RS256, "rsa1024.pkcs8.pem");
        const jwt::JwkSet keys = jwt::JwkSet::ofOne(
            jwt::checkingKeyOf(*jwt::readMintingKey(JwtAlgorithm::RS256, testKey("rsa1024.pkcs8.pem"))));
        const auto verification = jwt::verifyToken(token, keys, rulesFor(JwtAlgorithm::RS256));
        QVERIFY(verification.isValid());
        QVERIFY(verification.weakness.has_value());
        QCOMPARE(verification.weakness->bits, 1024);
        const auto long2048 = jwt::verifyToken(minted(JwtAlgorithm::RS256, "rsa.pkcs8.pem"),
                                               publicKey("rsa.spki.pem"), rulesFor(JwtAlgorithm::RS256));
        QVERIFY(long2048.isValid());
        QVERIFY(!long2048.weakness);
    }

    void refusesAKeySetWhoseKeyAnybodyCanSignUnder()
    {
        const auto keys = jwt::JwkSet::parse(
            R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]})");
        VERIFY_RESULT(keys);
        // R is the neutral point and S is 0: that holds for every message.
        const QByteArray token = encoded(R"({"alg":"EdDSA"})") + '.' + encoded("{}") + '.' +
                                 encoded(QByteArray(64, '\0').replace(0, 1, "\1"));
        const auto verification = jwt::verifyToken(token, *keys, rulesFor(JwtAlgorithm::EdDSA));
        QCOMPARE(jwt::nameOf(verification.reason), QByteArray("key_mismatch"));
        QVERIFY(verification.cause && verification.cause->is(crypto::KeyError::SmallOrder));
    }

    void refusesNoneInEveryCase()
    {
        for (const char *name : {"none", "None", "NONE", "nOnE"}) {
            const QByteArray header = "{\"alg\":\"" + QByteArray(name) + "\"}";
            QCOMPARE(reasonOfText(encoded(header) + '.' + encoded(R"({"sub":"1"})") + '.'),
                     QByteArray("alg_none"));
            QCOMPARE(reasonOfText(signedText(header, R"({"sub":"1"})")), QByteArray("alg_none"));
            jwt::TokenRules careless = rulesFor(JwtAlgorithm::None);
            QCOMPARE(reasonOf(encoded(header) + '.' + encoded("{}") + '.', secretKey(), careless),
                     QByteArray("alg_none"));
        }
    }

    /// RFC 8725 §3.10: whoever brings the key along proves nothing.
    void neverUsesAKeyInTheToken()
    {
        const auto attacker = crypto::readPrivateKey(testKey("p256.pkcs8.pem"));
        Json header{{"alg", "ES256"}};
        header["jwk"] = crypto::toJwk(attacker->publicKey());
        header["jku"] = "https://attacker.example/keys";
        header["x5u"] = "https://attacker.example/certificate";
        header["x5c"] = Json::array({tests::testKeyDer("rsa.certificate.pem").toBase64().toStdString()});
        const QByteArray input = encoded(base::compactJson(header)) + '.' + encoded(R"({"sub":"admin"})");
        const QByteArray token =
            input + '.' + encoded(*crypto::sign(*attacker, crypto::SignatureAlgorithm::EcdsaP256Raw, input));
        const auto other = jwt::JwkSet::parse(
            R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})");
        VERIFY_RESULT(other);
        QCOMPARE(reasonOf(token, *other, rulesFor(JwtAlgorithm::ES256)), QByteArray("signature_invalid"));
        QCOMPARE(reasonOf(token, *jwt::JwkSet::parse(R"({"keys":[]})"), rulesFor(JwtAlgorithm::ES256)),
                 QByteArray("kid_not_found"));
        // With the same key from the caller it is good: what the header carries makes it no worse.
        QCOMPARE(reasonOf(token, publicKey("p256.spki.pem"), rulesFor(JwtAlgorithm::ES256)),
                 QByteArray("ok"));
    }

    void refusesEcdsaThatIsAllZerosOrDer()
    {
        const QByteArray token = minted(JwtAlgorithm::ES256, "p256.pkcs8.pem");
        const QByteArray input = token.first(token.lastIndexOf('.'));
        const auto rules = rulesFor(JwtAlgorithm::ES256);
        const auto keys = publicKey("p256.spki.pem");
        QCOMPARE(reasonOf(input + '.' + encoded(QByteArray(64, '\0')), keys, rules),
                 QByteArray("signature_invalid"));
        const auto key = crypto::readPrivateKey(testKey("p256.pkcs8.pem"));
        const auto der = crypto::sign(*key, crypto::SignatureAlgorithm::EcdsaP256Der, input);
        QCOMPARE(reasonOf(input + '.' + encoded(*der), keys, rules), QByteArray("signature_invalid"));
        QCOMPARE(reasonOf(input + '.', keys, rules), QByteArray("signature_invalid"));
    }

    void refusesWhatIsNotWrittenToTheLetter_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = hs256(R"({"sub":"1"})");
        const QByteArray header = encoded(R"({"alg":"HS256"})");
        const QByteArray payload = encoded(R"({"sub":"1"})");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("two segments") << header + '.' + payload;
        QTest::newRow("four segments") << good + ".AAAA";
        QTest::newRow("five segments") << QByteArray("e30.e30.e30.e30.e30");
        QTest::newRow("a blank in front") << ' ' + good;
        QTest::newRow("a line break behind") << good + '\n';
        QTest::newRow("padding") << good + '=';
        QTest::newRow("plain base64") << QByteArray(good).replace('-', '+').replace('_', '/') + '+';
        QTest::newRow("header no JSON") << signedText("alg", "{}");
        QTest::newRow("header no object") << signedText("[]", "{}");
        QTest::newRow("header empty") << '.' + payload + ".AAAA";
        QTest::newRow("header without alg") << signedText("{}", "{}");
        QTest::newRow("alg no string") << signedText(R"({"alg":["HS256"]})", "{}");
        QTest::newRow("alg twice") << signedText(R"({"alg":"none","alg":"HS256"})", "{}");
        QTest::newRow("claim twice") << hs256(R"({"sub":"1","sub":"2"})");
        QTest::newRow("claim twice, spelled otherwise") << hs256(R"({"sub":"1","s\u0075b":"2"})");
        QTest::newRow("claim twice, deep inside") << hs256(R"({"a":[{"b":1,"b":2}]})");
        QTest::newRow("payload no JSON") << hs256("sub=1");
        QTest::newRow("payload no object") << hs256("[]");
        QTest::newRow("payload empty") << hs256("");
        QTest::newRow("payload not UTF-8") << hs256("{\"sub\":\"\xff\"}");
        QTest::newRow("claims behind a NUL") << hs256(QByteArray("{\"sub\":\"1\"}\0,\"exp\":1}", 21));
        QTest::newRow("NUL alone behind the claims") << hs256(QByteArray("{\"sub\":\"1\"}\0", 12));
        QTest::newRow("NUL behind the header") << signedText(QByteArray("{\"alg\":\"HS256\"}\0", 16), "{}");
        QTest::newRow("byte order mark before the claims") << hs256("\xef\xbb\xbf{}");
        QTest::newRow("byte order mark before the header")
            << signedText("\xef\xbb\xbf{\"alg\":\"HS256\"}", "{}");
        QTest::newRow("payload nested 10,000 deep")
            << hs256("{\"a\":" + QByteArray(10000, '[') + QByteArray(10000, ']') + '}');
        QTest::newRow("header nested 10,000 deep") << signedText(
            "{\"alg\":\"HS256\",\"a\":" + QByteArray(10000, '[') + QByteArray(10000, ']') + '}', "{}");
        QTest::newRow("huge") << hs256("{\"a\":\"" + QByteArray(300000, 'a') + "\"}");
        QTest::newRow("crit empty") << signedText(R"({"alg":"HS256","crit":[]})", "{}");
        QTest::newRow("crit no array") << signedText(R"({"alg":"HS256","crit":"exp"})", "{}");
        QTest::newRow("crit names what is not there")
            << signedText(R"({"alg":"HS256","crit":["exp"]})", "{}");
        QTest::newRow("crit names alg") << signedText(R"({"alg":"HS256","crit":["alg"]})", "{}");
        QTest::newRow("exp no number") << hs256(R"({"exp":"1900000000"})");
        QTest::newRow("nbf no number") << hs256(R"({"nbf":null})");
        QTest::newRow("iat no number") << hs256(R"({"iat":true})");
    }

    void refusesWhatIsNotWrittenToTheLetter()
    {
        QFETCH(const QByteArray, token);
        const auto verification = jwt::verifyToken(token, secretKey(), rulesFor(JwtAlgorithm::HS256));
        QCOMPARE(jwt::nameOf(verification.reason), QByteArray("malformed"));
        QVERIFY(verification.cause.has_value());
    }

    void refusesBitsThatNoEncoderWrites()
    {
        // 32 bytes leave two bits in the last character; an attacker may set them.
        const QByteArray token = hs256(R"({"sub":"1"})");
        QCOMPARE(reasonOfText(token), QByteArray("ok"));
        constexpr QByteArrayView kAlphabet(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
        const qsizetype last = kAlphabet.indexOf(token.back());
        for (qsizetype extra = 1; extra < 4; ++extra) {
            QCOMPARE(reasonOfText(token.chopped(1) + kAlphabet[last + extra]), QByteArray("malformed"));
        }
    }

    void refusesExtensionsItDoesNotKnow()
    {
        QCOMPARE(reasonOfText(signedText(R"({"alg":"HS256","crit":["urn:x"],"urn:x":1})", "{}")),
                 QByteArray("crit_unknown"));
        QCOMPARE(reasonOfText(signedText(R"({"alg":"HS256","b64":false,"crit":["b64"]})", "{}")),
                 QByteArray("crit_unknown"));
        QCOMPARE(reasonOfText(signedText(R"({"alg":"HS256","b64":false})", "{}")),
                 QByteArray("crit_unknown"));
        QCOMPARE(reasonOfText(signedText(R"({"alg":"HS256","b64":0})", "{}")), QByteArray("crit_unknown"));
    }

    void holdsTokensToTheirTimes()
    {
        // kNow is 1767261600.
        QCOMPARE(reasonOf(R"({"exp":1767261601})"), QByteArray("ok"));
        QCOMPARE(reasonOf(R"({"exp":1767261600})"), QByteArray("expired"));
        QCOMPARE(reasonOf(R"({"exp":1767261600.5})"), QByteArray("ok"));
        QCOMPARE(reasonOf(R"({"exp":-1})"), QByteArray("expired"));
        QCOMPARE(reasonOf(R"({"exp":1e300})"), QByteArray("ok"));
        QCOMPARE(reasonOf(R"({"nbf":1767261600})"), QByteArray("ok"));
        QCOMPARE(reasonOf(R"({"nbf":1767261601})"), QByteArray("not_yet_valid"));
        QCOMPARE(reasonOf(R"({"iat":1767261600})"), QByteArray("ok"));
        QCOMPARE(reasonOf(R"({"iat":1767261601})"), QByteArray("not_yet_valid"));
        QCOMPARE(reasonOf(R"({})"), QByteArray("ok"));

        jwt::TokenRules lenient = rulesFor(JwtAlgorithm::HS256);
        lenient.leeway = std::chrono::seconds(30);
        const auto within = [&lenient](const QByteArray &payload) {
            return reasonOf(hs256(payload), secretKey(), lenient);
        };
        QCOMPARE(within(R"({"exp":1767261571})"), QByteArray("ok"));
        QCOMPARE(within(R"({"exp":1767261570})"), QByteArray("expired"));
        QCOMPARE(within(R"({"nbf":1767261630})"), QByteArray("ok"));
        QCOMPARE(within(R"({"nbf":1767261631})"), QByteArray("not_yet_valid"));
        QCOMPARE(within(R"({"iat":1767261631})"), QByteArray("not_yet_valid"));
    }

    void looksAtTheSignatureBeforeTheClaims()
    {
        QByteArray forged = hs256(R"({"exp":1})");
        forged[forged.size() - 5] = forged[forged.size() - 5] == 'A' ? 'B' : 'A';
        QCOMPARE(reasonOfText(forged), QByteArray("signature_invalid"));
    }

    void holdsTokensToIssuerAndAudience()
    {
        jwt::TokenRules rules = rulesFor(JwtAlgorithm::HS256);
        rules.issuer = QStringLiteral("urn:issuer");
        rules.audience = QStringLiteral("api");
        const auto with = [&rules](const QByteArray &payload) {
            return reasonOf(hs256(payload), secretKey(), rules);
        };
        QCOMPARE(with(R"({"iss":"urn:issuer","aud":"api"})"), QByteArray("ok"));
        QCOMPARE(with(R"({"iss":"urn:issuer","aud":["web","api"]})"), QByteArray("ok"));
        QCOMPARE(with(R"({"iss":"urn:issuer/","aud":"api"})"), QByteArray("issuer_mismatch"));
        QCOMPARE(with(R"({"aud":"api"})"), QByteArray("issuer_mismatch"));
        QCOMPARE(with(R"({"iss":["urn:issuer"],"aud":"api"})"), QByteArray("issuer_mismatch"));
        QCOMPARE(with(R"({"iss":"urn:issuer"})"), QByteArray("audience_mismatch"));
        QCOMPARE(with(R"({"iss":"urn:issuer","aud":"API"})"), QByteArray("audience_mismatch"));
        QCOMPARE(with(R"({"iss":"urn:issuer","aud":[]})"), QByteArray("audience_mismatch"));
        QCOMPARE(with(R"({"iss":"urn:issuer","aud":{"api":1}})"), QByteArray("audience_mismatch"));
    }

    void takesAnyPayloadWhenOnlyTheSignatureCounts()
    {
        jwt::TokenRules rules = rulesFor(JwtAlgorithm::HS256);
        rules.signatureOnly = true;
        const auto verification = jwt::verifyToken(hs256("any bytes"), secretKey(), rules);
        QVERIFY(verification.isValid());
        QVERIFY(verification.claims.is_null());
        QCOMPARE(reasonOf(hs256(R"({"exp":1})"), secretKey(), rules), QByteArray("ok"));
    }
};

QTEST_GUILESS_MAIN(TestVerifyToken)
#include "tst_VerifyToken.moc"
