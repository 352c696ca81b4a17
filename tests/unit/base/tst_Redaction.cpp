// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Redaction.h"
#include "app/base/SecretBytes.h"

#include <QTest>

using namespace sealwright::base;

namespace {

const QByteArray kLabel("<redacted>");

Redaction knowing(QByteArrayView secret)
{
    Redaction redaction;
    redaction.add(SecretBytes::copyOf(secret), kLabel);
    return redaction;
}

} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void replacesTheSecretInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        // The secret is "s3cr?t&key~~"; base64 and base64url differ for it.
        QTest::newRow("plain") << QByteArray("Bearer s3cr?t&key~~;") << QByteArray("Bearer <redacted>;");
        QTest::newRow("twice") << QByteArray("s3cr?t&key~~s3cr?t&key~~")
                               << QByteArray("<redacted><redacted>");
        QTest::newRow("hex") << QByteArray("=733363723f74266b65797e7e.") << QByteArray("=<redacted>.");
        QTest::newRow("HEX") << QByteArray("=733363723F74266B65797E7E.") << QByteArray("=<redacted>.");
        QTest::newRow("base64") << QByteArray("czNjcj90JmtleX5+") << QByteArray("<redacted>");
        QTest::newRow("base64url") << QByteArray("czNjcj90JmtleX5-") << QByteArray("<redacted>");
        QTest::newRow("percent") << QByteArray("?k=s3cr%3Ft%26key~~&x") << QByteArray("?k=<redacted>&x");
        QTest::newRow("nothing to hide") << QByteArray("s3cr?t&key~") << QByteArray("s3cr?t&key~");
    }

    void replacesTheSecretInEveryForm()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const Redaction redaction = knowing("s3cr?t&key~~");
        QCOMPARE(redaction.apply(text), expected);
        QCOMPARE(redaction.contains(text), text != expected);
    }

    void hidesAVeryShortSecretInItsPlace()
    {
        Redaction redaction;
        redaction.addPlaced("X-Key: Token ", "Token ", SecretBytes::copyOf("Zw7"), "\r\n", kLabel);
        QCOMPARE(redaction.apply("X-Key: Token Zw7\r\nX-Other: Zw7\r\n"),
                 QByteArray("X-Key: Token <redacted>\r\nX-Other: Zw7\r\n"));
        QCOMPARE(redaction.apply("Token Zw7"), QByteArray("Token <redacted>"));
        QVERIFY(redaction.contains("Token Zw7"));
        QVERIFY(!redaction.contains("Zw7"));
    }

    void leavesVeryShortSecretsAlone()
    {
        const Redaction redaction = knowing("abc");
        QVERIFY(redaction.isEmpty());
        QCOMPARE(redaction.apply("abc abc"), QByteArray("abc abc"));
        QVERIFY(!knowing("abcd").isEmpty());
    }

    void replacesTheLongerOfTwoThatOverlap()
    {
        Redaction redaction;
        redaction.add(SecretBytes::copyOf("token"), "<short>");
        redaction.add(SecretBytes::copyOf("token-and-more"), "<long>");
        QCOMPARE(redaction.apply("token-and-more token"), QByteArray("<long> <short>"));
    }

    void findsBytesThatAreNotText()
    {
        const QByteArray secret("\0\xff\0\xfe\0", 5);
        const QByteArray around = "a" + secret + "b";
        QCOMPARE(knowing(secret).apply(around), QByteArray("a<redacted>b"));
    }

    void findsNothingInNoBytes()
    {
        const Redaction redaction = knowing("a secret of some length");
        QVERIFY(!redaction.contains(QByteArrayView()));
        QCOMPARE(redaction.apply(QByteArrayView()), QByteArray());
    }

    void keepsBytesAsTheyAreWhenItKnowsNothing()
    {
        const Redaction nothing;
        QVERIFY(nothing.isEmpty());
        QVERIFY(!nothing.contains("anything"));
        QCOMPARE(nothing.apply(QByteArray("\0x", 2)), QByteArray("\0x", 2));
    }
};

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_Redaction.moc"
