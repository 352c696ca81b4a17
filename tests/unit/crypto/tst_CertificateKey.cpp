// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/CertificateKey.h"
#include "tests/support/TestCertificates.h"

#include <QFile>
#include <QTest>

using namespace sealwright;

class TestCertificateKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY(m_certificates.isValid()); }

    void knowsTheKeyOfACertificate()
    {
        const QByteArray certificate = text("good.pem");
        QVERIFY(crypto::isKeyOfCertificate(text("leaf.key"), certificate));
        const QByteArray chain = certificate + text("ca.pem");
        QVERIFY(crypto::isKeyOfCertificate(text("leaf.key"), chain));
    }

    void refusesWhatDoesNotBelong()
    {
        const QByteArray certificate = text("good.pem");
        QVERIFY(!crypto::isKeyOfCertificate(text("ca.key"), certificate));
        QVERIFY(!crypto::isKeyOfCertificate(certificate, certificate));
        QVERIFY(!crypto::isKeyOfCertificate(text("leaf.key"), text("leaf.key")));
        QVERIFY(!crypto::isKeyOfCertificate({}, {}));
    }

private:
    QByteArray text(const char *name) const
    {
        QFile file(m_certificates.file(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    tests::TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestCertificateKey)
#include "tst_CertificateKey.moc"
