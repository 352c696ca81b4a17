// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CertificateInfo.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::sender;

class TestCertificateInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsWhatLibcurlTells()
    {
        // SHA-256 of "abc" is FIPS 180-4's example.
        const http::PeerCertificate certificate = peerCertificate(
            {"Subject:CN = a, O = b:c", "Issuer:CN = ca", "Version:2", "Expire date:Mar  1 12:34:56 2027 GMT",
             "Cert:-----BEGIN CERTIFICATE-----\nYW\nJj\n-----END CERTIFICATE-----\n"});
        QCOMPARE(certificate.subject, QStringLiteral("CN = a, O = b:c"));
        QCOMPARE(certificate.issuer, QStringLiteral("CN = ca"));
        QCOMPARE(certificate.notAfter, QStringLiteral("2027-03-01T12:34:56Z"));
        QCOMPARE(certificate.sha256,
                 QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void keepsATimeThatItDoesNotKnow()
    {
        QCOMPARE(isoTime("Dec 31 23:59:59 9999 GMT"), QStringLiteral("9999-12-31T23:59:59Z"));
        QCOMPARE(isoTime("2027-03-01"), QStringLiteral("2027-03-01"));
        QCOMPARE(isoTime("Foo  1 12:34:56 2027 GMT"), QStringLiteral("Foo  1 12:34:56 2027 GMT"));
        QCOMPARE(isoTime(""), QString());
    }

    void readsVersionAndCipher()
    {
        const auto facts = tlsFactsFromText("SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n");
        QVERIFY(facts);
        QCOMPARE(facts->version, QStringLiteral("TLSv1.3"));
        QCOMPARE(facts->cipher, QStringLiteral("TLS_AES_256_GCM_SHA384"));
        const auto newer = tlsFactsFromText("SSL connection using TLSv1.2 / C / x25519 / RSASSA-PSS\n");
        QCOMPARE(newer->cipher, QStringLiteral("C"));
        QVERIFY(!tlsFactsFromText("Connected to localhost"));
    }
};

QTEST_GUILESS_MAIN(TestCertificateInfo)
#include "tst_CertificateInfo.moc"
