// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Hmac.h"
#include "app/crypto/KeyReader.h"
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"
#include "tests/support/TestKeys.h"

using namespace sealwright;
using namespace sealwright::tests;

namespace {

constexpr char kSecret[] = "0123456789abcdef0123456789abcdef";

QByteArray text(const base::Json &value)
{
    return value.is_string() ? QByteArray::fromStdString(value.get<std::string>()) : QByteArray();
}

} // namespace

/// `jwt mint|decode|verify` of cli.md.
class TestJwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli.emplace();
        m_cli->environment.insert(QStringLiteral("SECRET"), QLatin1String(kSecret));
    }

    void mintsTheContractsDocument()
    {
        const CliResult result =
            m_cli->run(words("jwt mint --json --alg HS256 --secret-env SECRET --expires-in 1h "
                             "--not-before -5s --issued-at 1767261600000 --claims",
                             QStringLiteral("{\"z\":1,\"a\":9007199254740993}")) +
                       words("--header", QStringLiteral("{\"kid\":\"k\"}")));
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.err, QByteArray());
        const base::Json json = result.json();
        QCOMPARE(keysOf(json), QByteArray("token header claims signingInputBytes"));
        QCOMPARE(base::compactJson(json["header"]),
                 QByteArray("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"k\"}"));
        QCOMPARE(
            base::compactJson(json["claims"]),
            QByteArray(
                "{\"z\":1,\"a\":9007199254740993,\"iat\":1767261600,\"nbf\":1767261595,\"exp\":1767265200}"));
        const QByteArray token = text(json["token"]);
        QCOMPARE(json["signingInputBytes"].get<qsizetype>(), token.lastIndexOf('.'));
    }

    void printsTheBareTokenAndVerifiesIt()
    {
        const QString pem = m_cli->file(QStringLiteral("key.pem"), testKey("p256.pkcs8.pem"));
        const QString der = m_cli->file(QStringLiteral("public.der"), testKeyDer("p256.spki.pem"));
        const CliResult minted = m_cli->run(words("jwt mint --alg ES256 --expires-in 1h --jti --claims -") +
                                                words("--key-file", pem),
                                            "{\"iss\":\"me\",\"aud\":[\"you\"]}");
        VERIFY_EXIT(minted, 0);
        QCOMPARE(minted.out.count('.'), 2);
        const CliResult verified = m_cli->run(
            words("jwt verify - --json --alg ES256 --issuer me --audience you --key-file", der), minted.out);
        VERIFY_EXIT(verified, 0);
        const base::Json json = verified.json();
        QCOMPARE(keysOf(json), QByteArray("valid reason header claims"));
        QCOMPARE(text(json["reason"]), QByteArray("ok"));
        QCOMPARE(keysOf(json["claims"]), QByteArray("iss aud iat exp jti"));
        const CliResult other =
            m_cli->run(words("jwt verify - --json --alg ES256 --issuer you --key-file", der), minted.out);
        VERIFY_EXIT(other, 1);
        QCOMPARE(text(other.json()["reason"]), QByteArray("issuer_mismatch"));
        const CliResult later = m_cli->run(
            words("jwt verify - --json --alg ES256 --now 2100-01-01T00:00:00Z --key-file", der), minted.out);
        VERIFY_EXIT(later, 1);
        QCOMPARE(text(later.json()["reason"]), QByteArray("expired"));
        const CliResult pinned =
            m_cli->run(words("jwt verify - --json --alg ES384,EdDSA --key-file", der), minted.out);
        VERIFY_EXIT(pinned, 1);
        QCOMPARE(text(pinned.json()["reason"]), QByteArray("alg_not_allowed"));
    }

    void decodesWithoutEverSayingVerified()
    {
        // RFC 7515 appendix A.1
        const QByteArray token(
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkz"
            "ODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU"
            "1p1r_wW1gFWFOEjXk");
        const CliResult result = m_cli->run(words("jwt decode --json", QString::fromLatin1(token)));
        VERIFY_EXIT(result, 0);
        const base::Json json = result.json();
        QCOMPARE(keysOf(json), QByteArray("header claims signature times warnings signatureChecked"));
        QVERIFY(json["signatureChecked"] == base::Json(false));
        QCOMPARE(text(json["times"]["exp"]), QByteArray("2011-03-22T18:43:00.000Z"));
        QCOMPARE(base::compactJson(json["warnings"]), QByteArray("[\"expired\"]"));
        QCOMPARE(text(json["signature"]), QByteArray("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        const CliResult human = m_cli->run(words("jwt decode -"), "Bearer " + token + "\n");
        QVERIFY2(human.out.startsWith("{\n  \"typ\": \"JWT\",\n"), human.out.constData());
        VERIFY_EXIT(human, 0);
        QVERIFY(human.err.contains("signature was not checked"));
        QVERIFY(!human.out.contains("verified") && !human.out.contains("valid"));
    }

    void saysThatAnRsaKeyIsShort()
    {
        const QString pem = m_cli->file(QStringLiteral("short.pem"), testKey("rsa1024.pkcs8.pem"));
        const QString half =
            m_cli->file(QStringLiteral("short.der"),
                        crypto::readPrivateKey(testKey("rsa1024.pkcs8.pem"))->publicKey().spki());
        const CliResult minted = m_cli->run(words("jwt mint --alg RS256 --claims {} --key-file", pem));
        VERIFY_EXIT(minted, 0);
        QVERIFY(minted.err.contains("fewer than 2048 bits"));
        const QString token = QString::fromLatin1(minted.out.trimmed());
        const CliResult said = m_cli->run(words("jwt verify --alg RS256 --key-file", half, token));
        VERIFY_EXIT(said, 0);
        QVERIFY2(said.out.contains("The RSA key has only 1024 bits"), said.out.constData());
        const CliResult json = m_cli->run(words("jwt verify --json --alg RS256 --key-file", half, token));
        VERIFY_EXIT(json, 0);
        QCOMPARE(base::compactJson(json.json()["warnings"]), QByteArray("[\"rsa_key_short\"]"));
    }

    void readsATokensJsonToItsLastByte()
    {
        const auto part = [](const QByteArray &bytes) {
            return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QByteArray input =
            part(R"({"alg":"HS256"})") + '.' + part(QByteArray("{\"sub\":\"alice\"}\0,\"exp\":1}", 25));
        const QByteArray token =
            input + '.' + part(crypto::hmac(crypto::HashAlgorithm::Sha256, kSecret, input));
        const CliResult result = m_cli->run(
            words("jwt verify --json --alg HS256 --secret-env SECRET", QString::fromLatin1(token)));
        VERIFY_EXIT(result, 1);
        QCOMPARE(text(result.json()["reason"]), QByteArray("malformed"));
        const CliResult said =
            m_cli->run(words("jwt verify --alg HS256 --secret-env SECRET", QString::fromLatin1(token)));
        VERIFY_EXIT(said, 1);
        QVERIFY2(said.out.contains("NUL"), said.out.constData());
    }

    void controlsThatATerminalObeysArePrintedAsEscapes()
    {
        const CliResult minted =
            m_cli->run(words("jwt mint --alg HS256 --no-iat --secret-env SECRET --claims -"),
                       QByteArray("{\"name\":\"\xc2\x9b!2J\x7f\"}"));
        VERIFY_EXIT(minted, 0);
        const QString token = QString::fromLatin1(minted.out.trimmed());
        for (const char *line : {"jwt decode", "jwt decode --json"}) {
            const CliResult result = m_cli->run(words(line, token));
            VERIFY_EXIT(result, 0);
            QVERIFY2(!result.out.contains("\xc2\x9b") && !result.out.contains('\x7f'),
                     result.out.constData());
            QVERIFY2(result.out.contains("009b"), result.out.constData());
        }
        const CliResult json = m_cli->run(words("jwt decode --json", token));
        QCOMPARE(text(json.json()["claims"]["name"]), QByteArray("\xc2\x9b!2J\x7f"));
    }

    void choosesFromAKeySet()
    {
        const QString keys = m_cli->file(QStringLiteral("keys.json"),
                                         "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\","
                                         "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}");
        // RFC 8037 appendix A.4
        const QString token =
            QStringLiteral("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_"
                           "MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        const CliResult only =
            m_cli->run(words("jwt verify --json --alg EdDSA --signature-only --jwks", keys, token));
        VERIFY_EXIT(only, 0);
        QVERIFY(only.json()["claims"].is_null());
        const CliResult claims = m_cli->run(words("jwt verify --json --alg EdDSA --jwks", keys, token));
        VERIFY_EXIT(claims, 1);
        QCOMPARE(text(claims.json()["reason"]), QByteArray("malformed"));
        const CliResult insecure =
            m_cli->run(words("jwt verify --json --alg EdDSA --jwks http://keys.example.com/jwks", token));
        VERIFY_EXIT(insecure, 2);
        QCOMPARE(insecure.errorCode(), std::string("key_set_url_insecure"));
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("exit");
        const auto row = [](const char *name, const char *line, const char *code, int exit) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(code) << exit;
        };
        row("none", "jwt mint --alg none --claims {}", "jwt_none_refused", 2);
        row("unknown algorithm", "jwt mint --alg HS257 --secret-env SECRET --claims {}",
            "jwt_algorithm_unknown", 2);
        row("no key", "jwt mint --alg HS256 --claims {}", "secret_source_missing", 2);
        row("claims no JSON", "jwt mint --alg HS256 --secret-env SECRET --claims {", "json_malformed", 2);
        row("claims no object", "jwt mint --alg HS256 --secret-env SECRET --claims []",
            "jwt_claims_not_object", 2);
        row("claim twice", "jwt mint --alg HS256 --secret-env SECRET --claims {\"a\":1,\"a\":2}",
            "json_duplicate_member", 2);
        row("a number of too many digits",
            "jwt mint --alg HS256 --secret-env SECRET --claims {\"a\":18446744073709551616}",
            "json_number_not_kept", 2);
        row("another alg in the header",
            "jwt mint --alg HS256 --secret-env SECRET --claims {} --header {\"alg\":\"none\"}",
            "jwt_header_invalid", 2);
        row("no duration", "jwt mint --alg HS256 --secret-env SECRET --claims {} --expires-in soon",
            "option_value_invalid", 2);
        row("secret for a pair", "jwt mint --alg RS256 --secret-env SECRET --claims {}", "key_unrecognised",
            2);
        row("broken JWK as secret", "jwt mint --alg HS256 --key-file broken.jwk --claims {}",
            "key_jwk_invalid", 2);
        row("JSON as secret", "jwt verify e30.e30.e30 --alg HS256 --key-file object.json", "key_jwk_invalid",
            2);
        row("a point of small order", "jwt verify e30.e30.e30 --alg EdDSA --key-file order.txt",
            "key_small_order", 2);
        row("certificate", "jwt mint --alg RS256 --key-file certificate.pem --claims {}",
            "key_is_certificate", 2);
        row("public key as secret", "jwt mint --alg HS256 --key-file public.pem --claims {}",
            "key_is_asymmetric", 2);
        row("no passphrase", "jwt mint --alg RS256 --key-file encrypted.pem --claims {}",
            "key_passphrase_missing", 3);
        row("wrong passphrase",
            "jwt mint --alg RS256 --key-file encrypted.pem --passphrase-env SECRET --claims {}",
            "key_passphrase_wrong", 2);
        row("private key to verify", "jwt verify e30.e30.e30 --alg RS256 --key-file key.pem",
            "key_is_private", 2);
        row("private JWK to verify", "jwt verify e30.e30.e30 --alg EdDSA --key-file private.jwk",
            "key_is_private", 2);
        row("private JWK in lines to verify", "jwt verify e30.e30.e30 --alg RS256 --key-file lines.txt",
            "key_is_private", 2);
        row("truncated PEM", "jwt mint --alg RS256 --key-file truncated.pem --claims {}", "key_pem_truncated",
            2);
        row("key of another type", "jwt mint --alg ES256 --key-file key.pem --claims {}",
            "key_algorithm_mismatch", 2);
        row("public key to mint", "jwt mint --alg RS256 --key-file public.pem --claims {}", "key_is_public",
            2);
        row("claims nested", "jwt mint --alg HS256 --secret-env SECRET --claims @nested.json",
            "json_too_deep", 2);
        row("key nested", "jwt mint --alg RS256 --key-file nested.json --claims {}", "json_too_deep", 2);
        row("key set nested", "jwt verify e30.e30.e30 --alg RS256 --jwks nested.json", "json_too_deep", 2);
        row("no key file", "jwt mint --alg RS256 --key-file nowhere.pem --claims {}",
            "secret_file_unreadable", 3);
        row("no claims file", "jwt mint --alg HS256 --secret-env SECRET --claims @nowhere.json",
            "input_file_unreadable", 2);
        row("no leeway", "jwt verify e30.e30.e30 --alg HS256 --secret-env SECRET --leeway soon",
            "option_value_invalid", 2);
        row("none to verify", "jwt verify e30.e30.e30 --alg none --secret-env SECRET", "option_value_invalid",
            2);
        row("mixed algorithms", "jwt verify e30.e30.e30 --alg HS256,RS256 --key-file public.pem",
            "option_value_invalid", 2);
        row("no token", "jwt decode nonsense", "jwt_malformed", 2);
        row("key set no JSON", "jwt verify e30.e30.e30 --alg RS256 --jwks public.pem", "json_malformed", 2);
        row("key set and key", "jwt verify e30.e30.e30 --alg RS256 --jwks public.pem --key-file public.pem",
            "options_conflict", 2);
        row("key in argv", "jwt mint --alg HS256 --key secret --claims {}", "secret_on_command_line", 2);
    }

    void refusesWhatIsWrong()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, code);
        QFETCH(const int, exit);
        m_cli->file(QStringLiteral("key.pem"), testKey("rsa.pkcs8.pem"));
        m_cli->file(QStringLiteral("public.pem"), testKey("rsa.spki.pem"));
        m_cli->file(QStringLiteral("certificate.pem"), testKey("rsa.certificate.pem"));
        m_cli->file(QStringLiteral("encrypted.pem"), testKey("rsa.encrypted.pem"));
        const QByteArray pem = testKey("rsa.pkcs8.pem");
        m_cli->file(QStringLiteral("truncated.pem"), pem.first(pem.size() / 2));
        m_cli->file(QStringLiteral("lines.txt"), testKeyDer("rsa.pkcs8.pem").toBase64().insert(64, '\n'));
        m_cli->file(QStringLiteral("broken.jwk"), "{\"kty\":\"oct\",\"k\":\"AAAA");
        m_cli->file(QStringLiteral("object.json"), R"({"secret":"AAAA"})");
        m_cli->file(QStringLiteral("order.txt"), "01" + QByteArray(62, '0'));
        m_cli->file(QStringLiteral("nested.json"), "{\"a\":" + QByteArray(10000, '['));
        m_cli->file(QStringLiteral("private.jwk"),
                    R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",)"
                    R"("d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})");
        const CliResult result = m_cli->run(words("--json") + words(line.toUtf8().constData()));
        QCOMPARE(QString::fromStdString(result.errorCode()), code);
        VERIFY_EXIT(result, exit);
    }

    void takesKeysFromEverySource()
    {
        const QByteArray pem = testKey("p256.pkcs8.pem");
        m_cli->environment.insert(QStringLiteral("KEY"), QString::fromLatin1(pem));
        const QString claims = m_cli->file(QStringLiteral("claims.json"), "{\"sub\":\"é\"}");
        const CliResult fromVariable =
            m_cli->run(words("jwt mint --alg ES256 --no-iat --key-env KEY --claims", QString(u'@' + claims)));
        VERIFY_EXIT(fromVariable, 0);
        const CliResult fromInput = m_cli->run(
            words("jwt mint --alg ES256 --no-iat --key-stdin --claims", QString(u'@' + claims)), pem);
        VERIFY_EXIT(fromInput, 0);
        for (const CliResult &minted : {fromVariable, fromInput}) {
            const CliResult verified = m_cli->run(
                words("jwt verify --json --alg ES256 --key-stdin", QString::fromLatin1(minted.out.trimmed())),
                testKey("p256.spki.pem"));
            VERIFY_EXIT(verified, 0);
            QCOMPARE(base::compactJson(verified.json()["claims"]), QByteArray("{\"sub\":\"é\"}"));
        }
    }

    void fetchesAKeySet()
    {
        // RFC 8037 appendix A.4
        const QString token =
            QStringLiteral("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_"
                           "MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        const QByteArray keys("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                              "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}");
        ByteServer server("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(keys.size()) +
                          "\r\n\r\n" + keys);
        const QStringList line = words("jwt verify --json --alg EdDSA --signature-only --jwks",
                                       server.url(QStringLiteral("/jwks.json")), token);
        VERIFY_EXIT(m_cli->run(line), 0);
        QVERIFY(server.requests.at(0).startsWith("GET /jwks.json HTTP/1.1\r\n"));
        server.reply = "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n";
        const CliResult redirected = m_cli->run(line);
        VERIFY_EXIT(redirected, 4);
        QCOMPARE(redirected.errorCode(), std::string("key_set_not_served"));
        server.reply = "HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + QByteArray(3000000, ' ');
        const CliResult large = m_cli->run(line);
        VERIFY_EXIT(large, 4);
        QCOMPARE(large.errorCode(), std::string("response_too_large"));
    }

    void saysThatNoClaimWasLookedAt()
    {
        const QString keys = m_cli->file(QStringLiteral("keys.json"),
                                         "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                                         "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
        const CliResult result = m_cli->run(
            words("jwt verify --alg EdDSA --signature-only "
                  "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_"
                  "MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg --jwks",
                  keys));
        VERIFY_EXIT(result, 0);
        QVERIFY2(result.out.contains("None of the claims"), result.out.constData());
    }

    void opensAnEncryptedKey()
    {
        m_cli->file(QStringLiteral("encrypted.pem"), testKey("rsa.encrypted.pem"));
        m_cli->file(QStringLiteral("phrase"), "correct-horse\n");
        const CliResult result = m_cli->run(words(
            "jwt mint --alg PS256 --key-file encrypted.pem --passphrase-file phrase --claims {} --no-iat"));
        VERIFY_EXIT(result, 0);
        QVERIFY(result.out.startsWith("eyJhbGciOiJQUzI1NiIsInR5cCI6IkpXVCJ9.e30."));
    }

    void mintsNoneOnPurpose()
    {
        const CliResult result = m_cli->run(words("jwt mint --alg none --allow-none --claims {} --no-iat"));
        VERIFY_EXIT(result, 0);
        QCOMPARE(result.out, QByteArray("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.\n"));
        QVERIFY(result.err.contains("anybody can make one"));
    }

private:
    std::optional<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_Jwt.moc"
