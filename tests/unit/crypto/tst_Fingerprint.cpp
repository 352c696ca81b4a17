// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"

#include <QTest>

using namespace sealwright;

class TestFingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsTheFirstFourBytesOfTheHash()
    {
        // printf %s 0123456789abcdef | sha256sum
        const auto secret = base::SecretBytes::copyOf("0123456789abcdef");
        QCOMPARE(crypto::fingerprint(secret), QStringLiteral("sha256:9f9f5111"));
        QCOMPARE(crypto::redactionLabel(secret), QByteArray("\u2039redacted sha256:9f9f5111\u203a"));
    }

    void givesAShortSecretNoFingerprint()
    {
        const auto secret = base::SecretBytes::copyOf("0123456789abcde");
        QVERIFY(!crypto::fingerprint(secret).has_value());
        QCOMPARE(crypto::redactionLabel(secret), QByteArray("\u2039redacted\u203a"));
        QVERIFY(!crypto::fingerprint(base::SecretBytes()).has_value());
    }
};

QTEST_GUILESS_MAIN(TestFingerprint)
#include "tst_Fingerprint.moc"
