// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tokens/TokensDesk.h"

using namespace sealwright;
using tests::TokensDesk;

namespace {

QByteArray headerOf(const QByteArray &token)
{
    return QByteArray::fromBase64(token.first(token.indexOf('.')), QByteArray::Base64UrlEncoding);
}

} // namespace

/// The key that a token is minted with: where it comes from, what it can be, and what is said when it cannot.
class TestMintKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void mintsWithEveryKindOfKey_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *algorithm, const QByteArray &key,
                            const char *said) {
            QTest::newRow(name) << QString::fromLatin1(algorithm) << key << QString::fromLatin1(said);
        };
        row("RS256", "RS256", tests::testKey("rsa.pkcs1.pem"), "RSA, 2048 bits, PKCS#1 in PEM");
        row("PS512", "PS512", tests::testKey("rsa.pkcs8.pem"), "RSA, 2048 bits, PKCS#8 in PEM");
        row("ES256", "ES256", tests::testKey("p256.sec1.pem"), "P-256, SEC1 in PEM");
        row("ES256K", "ES256K", tests::testKey("secp256k1.pkcs8.pem"), "secp256k1");
        row("ES384", "ES384", tests::testKey("p384.pkcs8.pem"), "P-384");
        row("ES512", "ES512", tests::testKey("p521.pkcs8.pem"), "P-521");
        row("EdDSA", "EdDSA", tests::testKey("ed25519.pkcs8.pem"), "Ed25519");
        row("oct JWK", "HS256", R"({"kty":"oct","k":"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"})",
            "Shared secret, 32 B");
        row("base64 with line breaks", "RS256",
            tests::testKeyDer("rsa.pkcs8.pem").toBase64().insert(64, '\n').insert(700, "\r\n"),
            "PKCS#8 in base64");
    }

    void mintsWithEveryKindOfKey()
    {
        QFETCH(const QString, algorithm);
        QFETCH(const QByteArray, key);
        QFETCH(const QString, said);
        TokensDesk desk;
        desk.open();
        desk.choose("algorithm", algorithm);
        desk.pasteSecret("key", key);
        QVERIFY2(desk.hint("keyInput").contains(said), qPrintable(desk.hint("keyInput")));
        desk.act();
        QVERIFY(headerOf(desk.minted()).contains(algorithm.toLatin1()));
    }

    void saysAtTheFieldWhyAKeyCannotBeUsed_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *algorithm, const QByteArray &key,
                            const char *said) {
            QTest::newRow(name) << QString::fromLatin1(algorithm) << key << QString::fromLatin1(said);
        };
        const QByteArray pem = tests::testKey("rsa.pkcs8.pem");
        row("public key", "RS256", tests::testKey("rsa.spki.pem"), "public key");
        row("certificate", "RS256", tests::testKey("rsa.certificate.pem"), "certificate");
        row("wrong type", "ES256", pem, "cannot be used with ES256");
        row("wrong curve", "ES256", tests::testKey("p384.pkcs8.pem"), "P-384");
        row("truncated PEM", "RS256", pem.first(pem.size() / 2), "cut off");
        row("damaged PEM", "RS256", QByteArray(pem).replace(100, 1, "!"), "damaged");
        row("pair as secret", "HS256", pem, "half of a key pair");
        row("public JWK", "EdDSA",
            R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
            "public key");
        row("oct JWK for a pair", "RS256", R"({"kty":"oct","k":"AAAA"})", "shared secret");
        row("secret for a pair", "RS256", "just a password", "no key in any form");
        row("OpenSSH", "EdDSA",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "not read");
        row("nested", "RS256", QByteArray(10000, '{'), "nests too deep");
        row("too short", "RS512", tests::testKey("rsa1024.pkcs8.pem"), "");
    }

    void saysAtTheFieldWhyAKeyCannotBeUsed()
    {
        QFETCH(const QString, algorithm);
        QFETCH(const QByteArray, key);
        QFETCH(const QString, said);
        TokensDesk desk;
        desk.open();
        desk.choose("algorithm", algorithm);
        desk.pasteSecret("key", key);
        if (said.isEmpty()) { // usable, and doubtful
            QVERIFY(desk.label("keyWarning").contains(QLatin1String("2048 bits")));
            return;
        }
        QVERIFY2(desk.hint("keyInput").contains(said), qPrintable(desk.hint("keyInput")));
        desk.act();
        QVERIFY(desk.minted().isEmpty());
        QVERIFY(desk.hint("keyInput").contains(said));
    }

    void asksForAKeyThatIsMissing()
    {
        TokensDesk desk;
        desk.open();
        desk.act();
        QVERIFY(desk.minted().isEmpty());
        QVERIFY2(desk.hint("keyInput").contains(QLatin1String("HS256 needs a key")),
                 qPrintable(desk.hint("keyInput")));
        QTRY_VERIFY(desk.find<widgets::SecretField>("key")->hasFocus());
    }

    void warnsOfASecretThatIsTooShortOrHasBlanks()
    {
        TokensDesk desk;
        desk.open();
        desk.pasteSecret("key", "short \n");
        QVERIFY(desk.label("keyWarning").contains(QLatin1String("shorter than the digest")));
        QVERIFY(desk.label("keyWarning").contains(QLatin1String("They count")));
        desk.act();
        QVERIFY(desk.codes("mintNotes").contains(QStringLiteral("secret_shorter_than_digest")));
        desk.pasteSecret("key", TokensDesk::kSecret);
        QVERIFY(desk.label("keyWarning").isEmpty());
    }

    void opensAnEncryptedKeyWithItsPassphrase()
    {
        TokensDesk desk;
        desk.open();
        desk.choose("algorithm", QStringLiteral("RS256"));
        auto *passphrase = desk.find<widgets::SecretField>("passphrase");
        QVERIFY(!passphrase->isVisible());
        desk.pasteSecret("key", tests::testKey("rsa.encrypted.pem"));
        QVERIFY(passphrase->isVisible());
        desk.act();
        QTRY_VERIFY(desk.hint("passphrase").contains(QLatin1String("encrypted")));
        desk.pasteSecret("passphrase", "wrong");
        desk.act();
        QTRY_VERIFY(desk.hint("passphrase").contains(QLatin1String("does not open")));
        QVERIFY(desk.minted().isEmpty());
        desk.pasteSecret("passphrase", "correct-horse");
        QVERIFY(desk.hint("passphrase").isEmpty());
        passphrase->setFocus();
        QTest::keyClick(passphrase, Qt::Key_Return);
        QVERIFY(!desk.find<QPushButton>("act")->isEnabled());
        QTRY_VERIFY(!desk.minted().isEmpty());
        QVERIFY(desk.find<QPushButton>("act")->isEnabled());
    }

    void readsAKeyFromAFile()
    {
        TokensDesk desk;
        desk.open();
        const QByteArray expected = [&desk] {
            desk.pasteSecret("key", TokensDesk::kSecret);
            desk.act();
            return desk.minted();
        }();
        const auto open = [&desk](const QString &path) {
            widgets::Dialogs::setNextFileName(path);
            desk.click(desk.find<QPushButton>("keyFile"));
        };
        open(desk.file(QStringLiteral("s.txt"), QByteArray(TokensDesk::kSecret) + '\n'));
        const auto *field = desk.find<widgets::SecretField>("key");
        QCOMPARE(field->placeholderText(), QStringLiteral("s.txt, 32 B without its final line break"));
        desk.act();
        QCOMPARE(desk.minted(), expected);
        // DER is as good as PEM.
        desk.choose("algorithm", QStringLiteral("ES256"));
        open(desk.file(QStringLiteral("key.der"), tests::testKeyDer("p256.pkcs8.pem")));
        QVERIFY2(desk.hint("keyInput").contains(QLatin1String("PKCS#8 in DER")),
                 qPrintable(desk.hint("keyInput")));
        desk.act();
        QVERIFY(headerOf(desk.minted()).contains("ES256"));
        desk.click(desk.find<QToolButton>("keyClear"));
        QVERIFY(desk.hint("keyInput").isEmpty());
        QVERIFY(!desk.find<QToolButton>("keyClear")->isVisible());
        // What cannot be read is said, at the field.
        open(desk.home.filePath(QStringLiteral("nowhere.pem")));
        QVERIFY(desk.hint("keyInput").contains(QLatin1String("nowhere.pem")));
        open(desk.home.path());
        QVERIFY(desk.hint("keyInput").contains(QLatin1String("cannot be read")));
        open(desk.file(QStringLiteral("large"), QByteArray(300 * 1024, 'A')));
        QVERIFY(desk.hint("keyInput").contains(QLatin1String("too large")));
        open(desk.file(QStringLiteral("empty"), {}));
        QVERIFY(desk.hint("keyInput").contains(QLatin1String("empty")));
        open({}); // cancelled
        QVERIFY(desk.hint("keyInput").contains(QLatin1String("empty")));
    }
};

QTEST_MAIN(TestMintKeys)

#include "tst_MintKeys.moc"
