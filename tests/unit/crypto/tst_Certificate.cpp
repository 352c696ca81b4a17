// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Certificate.h"
#include "app/crypto/KeyPem.h"
#include "app/crypto/KeyReader.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"

#include <QFile>
#include <QSslCertificate>

using namespace sealwright;
using namespace sealwright::crypto;
using tests::testKey;

class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tellsWhatACertificateSays()
    {
        const auto chain = CertificateChain::read(testKey("rsa.certificate.pem"));
        VERIFY_RESULT(chain);
        const QSslCertificate judge(testKey("rsa.certificate.pem"));
        const CertificateFacts &facts = chain->facts();
        QCOMPARE(facts.subject, QStringLiteral("CN = Sealwright test"));
        QCOMPARE(facts.issuer, facts.subject);
        QCOMPARE(facts.sha256, QString::fromLatin1(judge.digest(QCryptographicHash::Sha256).toHex()));
        QCOMPARE(facts.notBefore.time_since_epoch().count(), judge.effectiveDate().toMSecsSinceEpoch());
        QCOMPARE(facts.notAfter.time_since_epoch().count(), judge.expiryDate().toMSecsSinceEpoch());
        QCOMPARE(facts.chained, 0);
        QCOMPARE(toJson(facts)["subject"].dump(), "\"CN = Sealwright test\"");
    }

    void readsEveryFormThatHoldsOne()
    {
        const QByteArray pem = testKey("rsa.certificate.pem");
        const QByteArray der = QSslCertificate(pem).toDer();
        const QByteArray texts[] = {pem, "  \n" + pem,   QByteArray(pem).replace("\n", "\\n"),
                                    der, der.toBase64(), "Bag Attributes: none\n" + pem};
        const auto facts = CertificateChain::read(pem)->facts();
        for (const QByteArray &text : texts) {
            const auto chain = CertificateChain::read(text);
            VERIFY_RESULT(chain);
            QVERIFY(chain->facts() == facts);
            QCOMPARE(QSslCertificate(chain->pem()).toDer(), der);
        }
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        const QByteArray pem = testKey("rsa.certificate.pem");
        const auto row = [](const char *tag, const QByteArray &text, const char *code) {
            QTest::newRow(tag) << text << QByteArray(code);
        };
        row("nothing", {}, "certificate_missing");
        row("words", "no certificate", "certificate_missing");
        row("a key", testKey("rsa.pkcs8.pem"), "certificate_holds_private_key");
        row("a key in DER", tests::testKeyDer("p256.pkcs8.pem"), "certificate_holds_private_key");
        row("an encrypted key", testKey("rsa.encrypted.pem"), "certificate_holds_private_key");
        row("both", pem + testKey("rsa.pkcs8.pem"), "certificate_holds_private_key");
        row("a public key", testKey("rsa.spki.pem"), "certificate_missing");
        row("PKCS #12", testKey("rsa.p12"), "certificate_missing");
        row("cut off", pem.left(pem.size() / 2), "key_pem_truncated");
        const QByteArray der = QSslCertificate(pem).toDer();
        row("damaged",
            "-----BEGIN CERTIFICATE-----\n" + der.first(200).toBase64() + "\n-----END CERTIFICATE-----\n",
            "certificate_damaged");
        row("too large", QByteArray(kLongestKeyText + 1, 'A'), "key_too_large");
    }

    void refusesWhatIsNone()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, code);
        const auto chain = CertificateChain::read(text);
        QVERIFY(!chain);
        QCOMPARE(QByteArray::fromStdString(std::string(chain.error().code())), code);
    }

    void knowsItsKey()
    {
        const auto chain = CertificateChain::read(testKey("rsa.certificate.pem"));
        VERIFY_RESULT(chain);
        for (const char *same : {"rsa.pkcs8.pem", "rsa.pkcs1.pem"}) {
            const auto key = readPrivateKey(testKey(same));
            VERIFY_RESULT(key);
            VERIFY_RESULT(chain->checkKey(*key));
        }
        for (const char *other : {"rsa1024.pkcs8.pem", "p256.pkcs8.pem", "ed25519.pkcs8.pem"}) {
            const auto key = readPrivateKey(testKey(other));
            VERIFY_RESULT(key);
            const auto checked = chain->checkKey(*key);
            VERIFY_FAILURE(checked, CertificateError::KeyMismatch);
            QCOMPARE(checked.error().fact("subject"), QStringLiteral("CN = Sealwright test"));
            QVERIFY(checked.error().fact("number").isEmpty());
        }
    }

    void saysWhichOfAChainInTheWrongOrderHasTheKey()
    {
        const tests::TestCertificates certificates;
        QVERIFY2(certificates.isValid(), "the openssl program could not make certificates");
        const auto text = [&certificates](const char *name) {
            QFile file(certificates.file(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto key = readPrivateKey(text("leaf.key"));
        VERIFY_RESULT(key);
        const auto right = CertificateChain::read(QByteArray(text("client.pem") + text("ca.pem")));
        VERIFY_RESULT(right);
        QCOMPARE(right->facts().chained, 1);
        QCOMPARE(right->pem().count("BEGIN CERTIFICATE"), 2);
        VERIFY_RESULT(right->checkKey(*key));
        const auto wrong = CertificateChain::read(QByteArray(text("ca.pem") + text("client.pem")));
        VERIFY_RESULT(wrong);
        const auto checked = wrong->checkKey(*key);
        VERIFY_FAILURE(checked, CertificateError::KeyMismatch);
        QCOMPARE(checked.error().fact("number"), QStringLiteral("2"));
    }

    void warnsOfTimesThatServersRefuse()
    {
        const auto chain = CertificateChain::read(testKey("rsa.certificate.pem"));
        VERIFY_RESULT(chain);
        const CertificateFacts &facts = chain->facts();
        const std::chrono::milliseconds one(1);
        QVERIFY(warningOf(facts, facts.notBefore - one) == CertificateWarning::NotYetValid);
        QVERIFY(!warningOf(facts, facts.notBefore));
        QVERIFY(!warningOf(facts, facts.notAfter));
        QVERIFY(warningOf(facts, facts.notAfter + one) == CertificateWarning::Expired);
    }

    void writesAKeyThatReadsBackAsTheSame_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char *file : {"rsa.pkcs1.pem", "p256.sec1.pem", "ed25519.pkcs8.pem", "p521.pkcs8.pem"}) {
            QTest::newRow(file) << QByteArray(file);
        }
    }

    void writesAKeyThatReadsBackAsTheSame()
    {
        QFETCH(const QByteArray, file);
        const auto key = readPrivateKey(testKey(file.constData()));
        VERIFY_RESULT(key);
        const base::SecretBytes pem = pkcs8Pem(*key);
        QVERIFY(pem.view().startsWith("-----BEGIN PRIVATE KEY-----\n"));
        const auto again = readPrivateKey(pem.view());
        VERIFY_RESULT(again);
        QCOMPARE(again->facts().fingerprint, key->facts().fingerprint);
    }
};

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_Certificate.moc"
