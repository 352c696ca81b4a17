// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/JwkKey.h"
#include "app/crypto/KeyReader.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using base::Json;
using crypto::KeyError;
using tests::testKey;

namespace {

/// RFC 7515 appendix A.3.1.
Json ellipticKey()
{
    return Json::parse(R"({"kty":"EC","crv":"P-256",
        "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        "d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"})");
}

/// RFC 8037 appendix A.1.
Json octetKey()
{
    return Json::parse(R"({"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})");
}

Json without(Json key, const char *member)
{
    key.erase(member);
    return key;
}

Json with(Json key, const char *member, const Json &value)
{
    key[member] = value;
    return key;
}

} // namespace

class TestJwkKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsPublishedKeys()
    {
        const auto elliptic = crypto::privateKeyFromJwk(ellipticKey());
        VERIFY_RESULT(elliptic);
        QCOMPARE(elliptic->type(), crypto::KeyType::P256);
        const auto ellipticPublic = crypto::publicKeyFromJwk(without(ellipticKey(), "d"));
        VERIFY_RESULT(ellipticPublic);
        QCOMPARE(ellipticPublic->spki(), elliptic->publicKey().spki());

        const auto octet = crypto::privateKeyFromJwk(octetKey());
        VERIFY_RESULT(octet);
        QCOMPARE(octet->type(), crypto::KeyType::Ed25519);
        // The same key in RFC 8032 §7.1, test 1.
        QCOMPARE(octet->publicKey().spki(),
                 crypto::readPublicKey("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
                     ->spki());
    }

    void readsAJwkWhereverAKeyIsAsked()
    {
        const auto key = crypto::readPrivateKey(base::prettyJson(octetKey()));
        VERIFY_RESULT(key);
        QCOMPARE(crypto::nameOf(key->facts().form), QByteArray("jwk"));
        VERIFY_RESULT(crypto::readPublicKey(base::prettyJson(without(octetKey(), "d"))));
    }

    void showsEveryTypeAndReadsItBack_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char *file : {"rsa.spki.pem", "p256.spki.pem", "p384.spki.pem", "p521.spki.pem",
                                 "secp256k1.spki.pem", "ed25519.spki.pem", "ed448.spki.pem"}) {
            QTest::newRow(file) << QByteArray(file);
        }
    }

    void showsEveryTypeAndReadsItBack()
    {
        QFETCH(const QByteArray, file);
        const auto key = crypto::readPublicKey(testKey(file.constData()));
        VERIFY_RESULT(key);
        const Json jwk = crypto::toJwk(*key);
        const auto again = crypto::publicKeyFromJwk(jwk);
        VERIFY_RESULT(again);
        QCOMPARE(again->spki(), key->spki());
        QCOMPARE(base::compactJson(crypto::toJwk(*again)), base::compactJson(jwk));
    }

    void keepsTheHalvesApart()
    {
        VERIFY_FAILURE(crypto::publicKeyFromJwk(ellipticKey()), KeyError::IsPrivate);
        VERIFY_FAILURE(crypto::publicKeyFromJwk(octetKey()), KeyError::IsPrivate);
        VERIFY_FAILURE(crypto::privateKeyFromJwk(without(ellipticKey(), "d")), KeyError::IsPublic);
        const Json secret = Json::parse(R"({"kty":"oct","k":"c2VjcmV0"})");
        VERIFY_FAILURE(crypto::publicKeyFromJwk(secret), KeyError::IsSymmetric);
        VERIFY_FAILURE(crypto::privateKeyFromJwk(secret), KeyError::IsSymmetric);
        VERIFY_FAILURE(crypto::secretFromJwk(ellipticKey()), KeyError::IsAsymmetric);
        VERIFY_RESULT(crypto::secretFromJwk(secret));
        VERIFY_FAILURE(crypto::secretFromJwk(Json::parse(R"({"kty":"oct","k":""})")), KeyError::JwkInvalid);
        VERIFY_FAILURE(crypto::secretFromJwk(Json::parse(R"({"kty":"oct"})")), KeyError::JwkInvalid);
    }

    void refusesWhatDoesNotBelongTogether()
    {
        const auto foreign = crypto::privateKeyFromJwk(
            with(ellipticKey(), "d", "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"));
        VERIFY_FAILURE(foreign, KeyError::JwkInvalid);
        QCOMPARE(foreign.error().fact("member"), QStringLiteral("d"));
        VERIFY_FAILURE(
            crypto::privateKeyFromJwk(with(octetKey(), "d", "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE")),
            KeyError::JwkInvalid);
        Json rsa = crypto::toJwk(*crypto::readPublicKey(testKey("rsa.spki.pem")));
        rsa["d"] = rsa["n"];
        VERIFY_FAILURE(crypto::privateKeyFromJwk(rsa), KeyError::JwkInvalid);
    }

    void refusesWrongMembers_data()
    {
        QTest::addColumn<QByteArray>("jwk");
        QTest::addColumn<QByteArray>("member");
        const auto row = [](const char *name, const Json &jwk, const char *member) {
            QTest::newRow(name) << base::compactJson(jwk) << QByteArray(member);
        };
        const Json elliptic = without(ellipticKey(), "d");
        const Json rsa = crypto::toJwk(*crypto::readPublicKey(testKey("rsa.spki.pem")));
        row("missing", without(elliptic, "x"), "x");
        row("no string", with(elliptic, "x", 5), "x");
        row("padded", with(elliptic, "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0="), "y");
        row("plain base64", with(elliptic, "y", "x/FEzRu9m36HLN/tue659LNpXW6pCyStikYjKIWI5a0"), "y");
        row("bits left over", with(elliptic, "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a1"), "y");
        row("coordinate without its leading zero", with(elliptic, "y", "AQID"), "y");
        row("off the curve", with(elliptic, "y", elliptic["x"]), "x");
        row("RSA without exponent", without(rsa, "e"), "e");
        row("RSA of 24 bits", with(rsa, "n", "AQAB"), "n");
        row("RSA of three primes", with(rsa, "oth", Json::array()), "oth");
        row("Ed25519 too short", with(without(octetKey(), "d"), "x", "AQID"), "x");
    }

    void refusesWrongMembers()
    {
        QFETCH(const QByteArray, jwk);
        QFETCH(const QByteArray, member);
        const auto key = crypto::publicKeyFromJwk(Json::parse(jwk.toStdString()));
        VERIFY_FAILURE(key, KeyError::JwkInvalid);
        QCOMPARE(key.error().fact("member").toLatin1(), member);
    }

    void refusesForeignTypesAndCurves()
    {
        VERIFY_FAILURE(crypto::publicKeyFromJwk(Json::parse(R"({"kty":"DSA"})")), KeyError::TypeUnsupported);
        VERIFY_FAILURE(crypto::publicKeyFromJwk(Json::parse(R"({"kty":7})")), KeyError::TypeUnsupported);
        const auto brainpool = crypto::publicKeyFromJwk(with(without(ellipticKey(), "d"), "crv", "BP-256"));
        VERIFY_FAILURE(brainpool, KeyError::CurveUnsupported);
        QCOMPARE(brainpool.error().fact("curve"), QStringLiteral("BP-256"));
        VERIFY_FAILURE(crypto::publicKeyFromJwk(with(without(octetKey(), "d"), "crv", "X25519")),
                       KeyError::CurveUnsupported);
    }
};

QTEST_GUILESS_MAIN(TestJwkKey)
#include "tst_JwkKey.moc"
