// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyReader.h"
#include "app/text/DescribeKey.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QTest>

using namespace sealwright;
using tests::testKey;

class TestDescribeKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesAKeyByTypeAndForm()
    {
        const auto of = [](const QByteArray &text) {
            return text::describe(crypto::readPublicKey(text)->facts());
        };
        const QString rsa = of(testKey("rsa.spki.pem"));
        QVERIFY2(rsa.startsWith(QStringLiteral("RSA, 2048 bits, SPKI in PEM, fingerprint sha256:")),
                 qPrintable(rsa));
        QVERIFY(of(testKey("rsa.certificate.pem")).contains(QStringLiteral("X.509 certificate in PEM")));
        QVERIFY(of(tests::testKeyDer("p256.spki.pem")).startsWith(QStringLiteral("P-256, SPKI in DER")));
        QVERIFY(of("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
                    .startsWith(QStringLiteral("Ed25519, bare bytes in hex")));
    }

    void saysWhatIsKnownOfAKeyBeingEntered()
    {
        using jwt::JwtAlgorithm;
        const auto of = [](JwtAlgorithm algorithm, const QByteArray &text) {
            return text::describe(flow::inspectMintingKey(algorithm, text));
        };
        QCOMPARE(of(JwtAlgorithm::HS256, "short"), QStringLiteral("Shared secret, 5 B"));
        QVERIFY(of(JwtAlgorithm::HS256, "0123456789abcdef").contains(QStringLiteral("fingerprint sha256:")));
        QVERIFY(of(JwtAlgorithm::RS256, testKey("rsa.encrypted.pem")).contains(QStringLiteral("passphrase")));
        QCOMPARE(of(JwtAlgorithm::ES256, testKey("rsa.pkcs8.pem")), QString());
    }

    void listsTheKeysOfASet()
    {
        const auto of = [](const char *json) { return text::describe(*jwt::JwkSet::parse(json)); };
        QVERIFY(of(R"({"keys":[]})").contains(QStringLiteral("empty key set")));
        QCOMPARE(
            of(R"({"keys":[{"kty":"oct","k":"AAAA","kid":"a"},{"kty":"oct","k":"AAAA","use":"enc"},)"
               R"({"kty":"EC","kid":"broken\u202e"}]})"),
            QStringLiteral("3 keys: a (shared secret), one without kid (shared secret, not for signing), "
                           "broken\\u{202e} cannot be used"));
        QByteArray many("{\"keys\":[");
        for (int i = 0; i < 20; ++i) {
            many += (i == 0 ? "" : ",") + QByteArray("{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"") +
                    QByteArray(100, 'k') + "\"}";
        }
        const QString text = of(QByteArray(many + "]}").constData());
        QVERIFY(text.startsWith(QStringLiteral("20 keys: ")) && text.size() < 400);
    }
};

QTEST_GUILESS_MAIN(TestDescribeKey)
#include "tst_DescribeKey.moc"
