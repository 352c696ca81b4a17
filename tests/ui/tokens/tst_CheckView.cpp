// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/JwkKey.h"
#include "app/crypto/KeyReader.h"
#include "tests/ui/tokens/TokensDesk.h"

#include <QDirIterator>

using namespace sealwright;
using tests::TokensDesk;

namespace {

constexpr char kClaims[] = R"({"iss":"https://issuer.example","aud":["a","b"],"n":9007199254740993,)"
                           R"("iat":1767261000,"exp":1767265200})";

QByteArray jwksOf(const char *privateFile, const char *kid)
{
    const auto key = crypto::readPrivateKey(tests::testKey(privateFile));
    base::Json jwk = crypto::toJwk(key->publicKey());
    jwk["kid"] = kid;
    base::Json set;
    set["keys"] = base::Json::array({jwk});
    return base::compactJson(set);
}

} // namespace

/// Reading and checking in the window.
class TestCheckView : public QObject
{
    Q_OBJECT

private:
    static QByteArray signedWith(const TokensDesk &desk, jwt::JwtAlgorithm algorithm, const char *file,
                                 const char *kid = nullptr)
    {
        flow::MintOrder order;
        order.algorithm = algorithm;
        order.key = *crypto::readPrivateKey(tests::testKey(file));
        order.content.claims = *base::parseJson(kClaims);
        if (kid != nullptr) {
            order.content.header["kid"] = kid;
        }
        return desk.mintToken.run(order)->token;
    }

private Q_SLOTS:

    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void teachesWhileThereIsNoToken()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode();
        auto *empty = desk.find<QWidget>("noToken");
        QVERIFY(empty->isVisible());
        QGuiApplication::clipboard()->setText(QString::fromLatin1(desk.token(kClaims)));
        desk.click(empty->findChild<QPushButton *>(QStringLiteral("action")));
        QVERIFY(!empty->isVisible());
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        desk.click(desk.find<QToolButton>("clearToken"));
        QVERIFY(empty->isVisible());
        desk.act(); // nothing to verify
        QVERIFY(empty->isVisible());
    }

    void showsWhatIsInATokenAsItStandsThere()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode("Bearer " + desk.token(kClaims) + "\n");
        QCOMPARE(desk.text("decodedHeader"), QByteArray("{\n  \"alg\": \"HS256\",\n  \"typ\": \"JWT\"\n}"));
        QVERIFY(desk.text("decodedClaims").contains("\"n\": 9007199254740993,"));
        QCOMPARE(desk.text("decodedSignature").size(), qsizetype{43});
        QCOMPARE(desk.label("expRelative"), QStringLiteral("in 1 h"));
        QCOMPARE(desk.label("iatRelative"), QStringLiteral("10 min ago"));
        QVERIFY(desk.find<QLabel>("expTime")->toolTip().contains(QLatin1String("2026-01-01 11:00:00 UTC")));
        QVERIFY(desk.codes("warnings").isEmpty());
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
    }

    void warnsOfWhatIsOdd()
    {
        TokensDesk desk;
        desk.open();
        const QByteArray header =
            QByteArray(R"({"alg":"none","jwk":{}})")
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const QByteArray claims =
            QByteArray(R"({"exp":1000,"iat":1767261600000})")
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        desk.showDecode(header + '.' + claims + '.');
        const QStringList codes = desk.codes("warnings");
        for (const char *code : {"unsecured", "embedded_key", "expired", "time_in_milliseconds"}) {
            QVERIFY2(codes.contains(QLatin1String(code)), qPrintable(codes.join(QLatin1Char(' '))));
        }
        QVERIFY(desk.find<QWidget>("warnings")->isVisible());
    }

    void saysWhyATextIsNoToken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("a word") << QByteArray("nonsense") << QStringLiteral("0 instead of two dots");
        QTest::newRow("encrypted") << QByteArray("e30.a.b.c.d") << QStringLiteral("encrypted token");
        QTest::newRow("no JSON") << QByteArray("YWJj.e30.") << QStringLiteral("not JSON");
        QTest::newRow("padded") << QByteArray("e30=.e30.") << QStringLiteral("padded");
        QTest::newRow("line break") << QByteArray("e30.e3\n0.")
                                    << QStringLiteral("line break stands at character 3");
        QTest::newRow("members twice")
            << QByteArray(R"({"alg":"HS256","alg":"none"})").toBase64(QByteArray::OmitTrailingEquals) +
                   ".e30."
            << QStringLiteral("two members alg");
        QTest::newRow("nested")
            << QByteArray(QByteArray(10000, '[').toBase64(QByteArray::OmitTrailingEquals) + ".e30.")
            << QStringLiteral("nests too deep");
    }

    void saysWhyATextIsNoToken()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, said);
        TokensDesk desk;
        desk.open();
        desk.showDecode(text);
        QCOMPARE(desk.verdict(), QStringLiteral("no token"));
        QVERIFY2(desk.label("verdictSentence").contains(said), qPrintable(desk.label("verdictSentence")));
        QCOMPARE(desk.code(), QStringLiteral("jwt_malformed"));
        QVERIFY(!desk.find<widgets::MarkedText>("decodedClaims")->isVisible());
    }

    void verifiesWithASharedSecret()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(desk.token(kClaims));
        desk.pasteSecret("checkSecret", TokensDesk::kSecret);
        QVERIFY(desk.hint("checkSecretInput").contains(QLatin1String("32 B")));
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("valid"));
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        // Whatever is changed takes the verdict back.
        desk.type("issuer", QStringLiteral("somebody else"));
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("another issuer"));
        QCOMPARE(desk.code(), QStringLiteral("issuer_mismatch"));
        desk.type("issuer", QStringLiteral("https://issuer.example"));
        desk.type("audience", QStringLiteral("c"));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("audience_mismatch"));
        desk.type("audience", QStringLiteral("b"));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        desk.pasteSecret("checkSecret", "another secret altogether, as long as");
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("wrong signature"));
        QVERIFY(desk.label("verdictSentence").contains(QLatin1String("another key signed")));
    }

    void looksAtTheClockWithLeeway()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(desk.token(kClaims));
        desk.pasteSecret("checkSecret", TokensDesk::kSecret);
        desk.clock.advance(std::chrono::hours(1) + std::chrono::seconds(20));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("expired"));
        desk.type("leeway", QStringLiteral("a bit"));
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        QVERIFY(desk.hint("leeway").contains(QLatin1String("not a duration")));
        desk.type("leeway", QStringLiteral("30s"));
        QVERIFY(desk.hint("leeway").isEmpty());
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        desk.type("leeway", {});
        desk.click(desk.find<QCheckBox>("signatureOnly"));
        QVERIFY(!desk.find<QLineEdit>("leeway")->isEnabled());
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("signature valid"));
        QVERIFY(desk.label("verdictSentence").contains(QLatin1String("None of the claims")));
    }

    void theUserPinsTheAlgorithmsNeverTheToken()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(signedWith(desk, jwt::JwtAlgorithm::RS256, "rsa.pkcs8.pem"));
        // A secret's algorithms are those of secrets, whatever the token says.
        desk.pasteSecret("checkSecret", TokensDesk::kSecret);
        QVERIFY(desk.find<QCheckBox>("acceptHS256")->isVisible());
        QVERIFY(!desk.find<QCheckBox>("acceptRS256")->isVisible());
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("alg_not_allowed"));
        desk.find<QComboBox>("checkWith")->setCurrentIndex(1);
        desk.pasteInto("keyText", tests::testKey("rsa.spki.pem"));
        QVERIFY(desk.find<QCheckBox>("acceptPS512")->isVisible());
        QVERIFY(!desk.find<QCheckBox>("acceptHS256")->isVisible());
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        desk.click(desk.find<QCheckBox>("acceptRS256"));
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("alg_not_allowed"));
        for (const char *name : {"acceptRS384", "acceptRS512", "acceptPS256", "acceptPS384", "acceptPS512"}) {
            desk.click(desk.find<QCheckBox>(name));
        }
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        QVERIFY(desk.hint("algorithms").contains(QLatin1String("No algorithm is chosen")));
    }

    void verifiesWithPublicKeysOfEveryForm_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("SPKI") << tests::testKey("rsa.spki.pem");
        QTest::newRow("PKCS#1") << tests::testKey("rsa.pkcs1-public.pem");
        QTest::newRow("certificate") << tests::testKey("rsa.certificate.pem");
        QTest::newRow("base64 of DER") << tests::testKeyDer("rsa.spki.pem").toBase64();
        const auto key = crypto::readPrivateKey(tests::testKey("rsa.pkcs8.pem"));
        QTest::newRow("JWK") << base::compactJson(crypto::toJwk(key->publicKey()));
    }

    void verifiesWithPublicKeysOfEveryForm()
    {
        QFETCH(const QByteArray, key);
        TokensDesk desk;
        desk.open();
        desk.showDecode(signedWith(desk, jwt::JwtAlgorithm::PS256, "rsa.pkcs8.pem"));
        desk.find<QComboBox>("checkWith")->setCurrentIndex(1);
        desk.pasteInto("keyText", key);
        QVERIFY(desk.hint("keyTextRow").contains(QLatin1String("RSA, 2048 bits")));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
    }

    void saysAtTheFieldWhyAKeyCannotBeUsed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, int kind, const QByteArray &key, const char *said) {
            QTest::newRow(name) << kind << key << QString::fromLatin1(said);
        };
        const QByteArray pem = tests::testKey("rsa.spki.pem");
        row("private key", 1, tests::testKey("rsa.pkcs8.pem"), "private key");
        row("encrypted private key", 1, tests::testKey("rsa.encrypted.pem"), "private key");
        row("private JWK", 1,
            R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",)"
            R"("d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})",
            "private key");
        row("truncated", 1, pem.first(pem.size() / 2), "cut off");
        row("a secret", 1, "just a password", "no key in any form");
        row("nested", 1, QByteArray(10000, '{'), "nests too deep");
        row("public key as a secret", 0, pem, "half of a key pair");
        row("certificate as a secret", 0, tests::testKey("rsa.certificate.pem"), "half of a key pair");
        row("no set", 2, "{\"a\":1}", "no array of keys");
        row("set no JSON", 2, "{", "not valid JSON");
        row("set nested", 2, QByteArray(10000, '['), "nests too deep");
        row("members twice", 2, R"({"keys":[],"keys":[]})", "twice");
    }

    void saysAtTheFieldWhyAKeyCannotBeUsed()
    {
        QFETCH(const int, kind);
        QFETCH(const QByteArray, key);
        QFETCH(const QString, said);
        TokensDesk desk;
        desk.open();
        desk.showDecode(desk.token(kClaims));
        desk.find<QComboBox>("checkWith")->setCurrentIndex(kind);
        const char *field = kind == 0 ? "checkSecretInput" : "keyTextRow";
        if (kind == 0) {
            desk.pasteSecret("checkSecret", key);
        } else {
            desk.pasteInto("keyText", key);
        }
        QVERIFY2(desk.hint(field).contains(said), qPrintable(desk.hint(field)));
        desk.act();
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        QVERIFY(desk.label("verdictSentence").contains(QLatin1String("could not be checked")));
    }

    void asksForAKeyThatIsMissing()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(desk.token(kClaims));
        desk.act();
        QVERIFY(desk.hint("checkSecretInput").contains(QLatin1String("empty")));
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        QTRY_VERIFY(desk.find<widgets::SecretField>("checkSecret")->hasFocus());
    }

    void neverPutsAPrivateKeyOfAFileOnTheScreen()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(desk.token(kClaims));
        desk.find<QComboBox>("checkWith")->setCurrentIndex(1);
        widgets::Dialogs::setNextFileName(
            desk.file(QStringLiteral("k.pem"), tests::testKey("rsa.pkcs8.pem")));
        desk.click(desk.find<QPushButton>("publicKeyFile"));
        QVERIFY(desk.hint("keyTextRow").contains(QLatin1String("private key")));
        QVERIFY(desk.find<QPlainTextEdit>("keyText")->toPlainText().isEmpty());
        widgets::Dialogs::setNextFileName(
            desk.file(QStringLiteral("k.der"), tests::testKeyDer("rsa.spki.pem")));
        desk.click(desk.find<QPushButton>("publicKeyFile"));
        QVERIFY(desk.hint("keyTextRow").contains(QLatin1String("RSA, 2048 bits")));
    }

    void choosesFromAKeySetThatWasPasted()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(signedWith(desk, jwt::JwtAlgorithm::ES256, "p256.pkcs8.pem", "a"));
        desk.find<QComboBox>("checkWith")->setCurrentIndex(2);
        desk.pasteInto("keyText", jwksOf("p256.pkcs8.pem", "a"));
        QVERIFY2(desk.hint("keyTextRow").contains(QLatin1String("a (P-256)")),
                 qPrintable(desk.hint("keyTextRow")));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        desk.pasteInto("keyText", jwksOf("p256.pkcs8.pem", "b"));
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("kid_not_found"));
    }

    void fetchesAKeySet()
    {
        TokensDesk desk;
        desk.open();
        desk.showDecode(signedWith(desk, jwt::JwtAlgorithm::ES256, "p256.pkcs8.pem", "a"));
        desk.find<QComboBox>("checkWith")->setCurrentIndex(2);
        const auto fetch = [&desk](const char *url) {
            desk.type("keySetUrl", QString::fromLatin1(url));
            desk.click(desk.find<QPushButton>("fetch"));
        };
        fetch("http://keys.example/jwks");
        QVERIFY(desk.hint("keySetUrlRow").contains(QLatin1String("plain HTTP")));
        QVERIFY(desk.sender.sent().empty());
        desk.sender.answer(404);
        fetch("https://keys.example/jwks");
        QTRY_VERIFY(desk.hint("keySetUrlRow").contains(QLatin1String("404")));
        desk.sender.answer(200, jwksOf("p256.pkcs8.pem", "a"));
        fetch("https://keys.example/jwks");
        QTRY_VERIFY(desk.hint("keySetUrlRow").contains(QLatin1String("a (P-256)")));
        QVERIFY(desk.sender.sent().back().options.bodyLimit <= 1024 * 1024);
        QVERIFY(desk.find<QCheckBox>("acceptES256")->isVisible());
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        // A wait can be given up, and the page may go.
        desk.sender.hold();
        fetch("https://keys.example/jwks");
        QCOMPARE(desk.find<QPushButton>("fetch")->text(), QStringLiteral("Cancel"));
        desk.click(desk.find<QPushButton>("fetch"));
        QTRY_COMPARE(desk.find<QPushButton>("fetch")->text(), QStringLiteral("Fetch"));
        fetch("https://keys.example/jwks");
        desk.page.reset();
        desk.sender.release();
    }

    void verifiesWithACredentialAndTheKeyBefore()
    {
        TokensDesk desk;
        const auto credential =
            desk.added(TokensDesk::jwtCredential(QStringLiteral("Vapi"), "{}"), TokensDesk::kSecret);
        desk.open();
        desk.showDecode(desk.token(kClaims));
        desk.choose("checkWith", credential.id);
        QVERIFY(!desk.find<widgets::SecretField>("checkSecret")->isVisible());
        QVERIFY(desk.find<QCheckBox>("acceptHS256")->isVisible());
        QVERIFY(!desk.find<QCheckBox>("acceptHS512")->isVisible());
        desk.act();
        QTRY_COMPARE(desk.code(), QStringLiteral("ok"));
        QVERIFY(!desk.label("verdictSentence").contains(QLatin1String("rotation")));
        VERIFY_RESULT(tests::await(
            desk.keep.rotate(credential.id, tests::FlowWorld::secret("another secret of thirty-two by"))));
        desk.act();
        QTRY_VERIFY(desk.label("verdictSentence").contains(QLatin1String("before the last rotation")));
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        desk.store.failAlways(vault::VaultError::Locked);
        desk.act();
        QTRY_COMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        QVERIFY(desk.label("verdictSentence").contains(QLatin1String("locked")));
    }

    void coloursTheSegments()
    {
        TokensDesk desk;
        desk.open();
        const QByteArray token = desk.token(kClaims);
        desk.showDecode("Bearer " + token);
        const auto selections = desk.find<QPlainTextEdit>("token")->extraSelections();
        QCOMPARE(selections.size(), 3);
        QCOMPARE(selections[0].cursor.selectedText().toLatin1(), token.first(token.indexOf('.')));
        QCOMPARE(selections[2].cursor.selectedText().toLatin1(), token.sliced(token.lastIndexOf('.') + 1));
        QVERIFY(selections[0].format.background() != selections[1].format.background());
    }

    void takesATokenThatIsTooLongToEdit()
    {
        TokensDesk desk;
        desk.open();
        const QByteArray token = desk.token("{\"a\":\"" + QByteArray(150 * 1024, 'x') + "\"}");
        desk.showDecode(token);
        QVERIFY(!desk.find<QPlainTextEdit>("token")->isVisible());
        QCOMPARE(desk.text("tokenShown"), token);
        QVERIFY(desk.label("tokenSize").contains(QLatin1String("too long to be edited")));
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
        desk.pasteSecret("checkSecret", TokensDesk::kSecret);
        desk.act();
        QCOMPARE(desk.code(), QStringLiteral("ok"));
        desk.click(desk.find<QToolButton>("clearToken"));
        QVERIFY(desk.find<QPlainTextEdit>("token")->isVisible());
        // And what is no token however long it is.
        desk.showDecode(QByteArray(4 * 1024 * 1024, 'x'));
        QCOMPARE(desk.verdict(), QStringLiteral("no token"));
        QVERIFY(desk.label("verdictSentence").contains(QLatin1String("longer than")));
    }

    void writesNothingOfIt()
    {
        TokensDesk desk;
        desk.open();
        const QByteArray token = desk.token(kClaims);
        desk.showDecode(token);
        desk.pasteSecret("checkSecret", TokensDesk::kSecret);
        desk.act();
        desk.page.reset();
        QDirIterator files(desk.home.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains(token.first(20)) && !content.contains(TokensDesk::kSecret));
        }
    }
};

QTEST_MAIN(TestCheckView)
#include "tst_CheckView.moc"
