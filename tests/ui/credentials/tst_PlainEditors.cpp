// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestKeys.h"
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/widgets/Dialogs.h"

#include <QFile>
#include <QPlainTextEdit>

using namespace sealwright;
using namespace sealwright::tests;

/// The editors of the kinds basic, apiKey and mtls.
class TestPlainEditors : public QObject
{
    Q_OBJECT

private:
    static QString keyFile(const CredentialsDesk &desk, const char *name)
    {
        QFile file(desk.world.home.filePath(QLatin1String(name)));
        const QByteArray bytes = testKey(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("a test file could not be written");
        }
        return file.fileName();
    }

    static void pasteCertificate(const CredentialsDesk &desk, const QByteArray &text)
    {
        auto *field = desk.at<QPlainTextEdit>("certificate");
        QVERIFY(field && field->isVisible());
        field->setPlainText(QString::fromUtf8(text));
    }

    static void chooseKey(CredentialsDesk &desk, const char *name)
    {
        widgets::Dialogs::setNextFileName(keyFile(desk, name));
        desk.click("secretFile");
    }

    static void startClient(CredentialsDesk &desk)
    {
        desk.open();
        desk.startNew("mtls");
        desk.type("name", QStringLiteral("Client"));
    }

private Q_SLOTS:

    void previewsAndKeepsUserAndPassword()
    {
        CredentialsDesk desk;
        desk.open();
        desk.startNew("basic");
        QVERIFY(!desk.at("certificate")->isVisible());
        desk.type("username", QStringLiteral("alice"));
        QCOMPARE(desk.preview(), QByteArray("Authorization: Basic ‹base64 of alice:password›"));
        desk.typeSecret(QStringLiteral("alice:open sesame"));
        QVERIFY(!desk.hintOf("username").isEmpty());
        QVERIFY(desk.at<widgets::PlainLabel>("secretWarning")->text().contains(QLatin1String("user name")));
        desk.type("username", QStringLiteral("al:ice"));
        QVERIFY(desk.isInvalid("username"));
        desk.click("save");
        QVERIFY(desk.world.workspace.credentials()->items.empty());
        desk.type("username", QStringLiteral("alice"));
        desk.click("save");
        QTRY_COMPARE(desk.world.workspace.credentials()->items.size(), std::size_t{1});
        const auto kept = desk.world.workspace.credentials();
        QCOMPARE(std::get<credential::BasicFields>(kept->items.front().fields).username, QByteArray("alice"));
        QCOMPARE(desk.world.store.secretOf(kept->items.front().secretKey(QStringLiteral("password"))),
                 QByteArray("alice:open sesame"));
    }

    void showsWhereAKeyGoes()
    {
        CredentialsDesk desk;
        desk.open();
        desk.startNew("api-key");
        QCOMPARE(desk.preview(), QByteArray("X-API-Key: ‹key›"));
        QVERIFY(desk.at("prefix")->isVisible());
        desk.type("prefix", QStringLiteral("Token "));
        QCOMPARE(desk.preview(), QByteArray("X-API-Key: Token ‹key›"));
        desk.choose("placement", "query");
        QVERIFY(!desk.at("prefix")->isVisible());
        QCOMPARE(desk.preview(), QByteArray("?X-API-Key=‹key›"));
        QVERIFY(desk.hintOf("placement").contains(QLatin1String("logs")));
    }

    void marksANameThatDoesNotFit()
    {
        CredentialsDesk desk;
        desk.open();
        desk.startNew("api-key-query");
        desk.type("keyName", QStringLiteral("a&b"));
        QVERIFY(desk.isInvalid("keyName"));
        QVERIFY(!desk.isInvalid("name"));
        desk.type("keyName", QStringLiteral("a_b"));
        QVERIFY(!desk.isInvalid("keyName"));
        QCOMPARE(desk.preview(), QByteArray("?a_b=‹key›"));
    }

    void keepsAClientCertificateWithItsKey()
    {
        CredentialsDesk desk;
        startClient(desk);
        QVERIFY(
            desk.at<widgets::PlainLabel>("previewProblem")->text().contains(QLatin1String("TLS handshake")));
        pasteCertificate(desk, testKey("rsa.certificate.pem"));
        QVERIFY(desk.hintOf("certificate").contains(QLatin1String("CN = Sealwright test")));
        // The clock of the test stands before the certificate's time.
        QVERIFY(desk.at<widgets::PlainLabel>("certificateWarning")->isVisible());
        chooseKey(desk, "rsa.pkcs1.pem");
        desk.click("save");
        QTRY_COMPARE(desk.world.workspace.credentials()->items.size(), std::size_t{1});
        QCOMPARE(desk.world.store.keys().size(), 2);
        QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
        QTRY_VERIFY(desk.at<widgets::PlainLabel>("storedCertificate")
                        ->text()
                        .contains(QLatin1String("CN = Sealwright test")));
        QVERIFY(!desk.at("certificate")->isVisible());

        desk.click("beginReplacing");
        QVERIFY(desk.at("certificate")->isVisible());
        pasteCertificate(desk, testKey("rsa.certificate.pem"));
        chooseKey(desk, "rsa.pkcs8.pem");
        desk.click("replace");
        QTRY_COMPARE(desk.world.store.keys().size(), 4);
        QTRY_VERIFY(!desk.at("certificate")->isVisible());
        QCOMPARE(desk.cell(0, 1), QStringLiteral("Certificate"));
    }

    void saysAtItsFieldWhatDoesNotBelong()
    {
        CredentialsDesk desk;
        startClient(desk);
        pasteCertificate(desk, testKey("rsa.pkcs8.pem"));
        QVERIFY(desk.hintOf("certificate").contains(QLatin1String("private key")));
        pasteCertificate(desk, testKey("rsa.certificate.pem"));
        chooseKey(desk, "p256.pkcs8.pem");
        desk.click("save");
        QTRY_VERIFY(
            desk.at<widgets::PlainLabel>("secretHint")->text().contains(QLatin1String("does not belong")));
        QVERIFY(desk.world.workspace.credentials()->items.empty());
        chooseKey(desk, "rsa.encrypted.pem");
        desk.click("save");
        QTRY_VERIFY(
            desk.at<widgets::PlainLabel>("secretHint")->text().contains(QLatin1String("openssl pkey")));
        chooseKey(desk, "rsa.certificate.pem");
        desk.click("save");
        QTRY_VERIFY(
            desk.at<widgets::PlainLabel>("secretHint")->text().contains(QLatin1String("certificate")));
        desk.typeSecret(QStringLiteral("no key at all"));
        desk.click("save");
        QTRY_VERIFY(
            desk.at<widgets::PlainLabel>("secretHint")->text().contains(QLatin1String("no key in any form")));
        pasteCertificate(desk, {});
        chooseKey(desk, "rsa.pkcs8.pem");
        desk.click("save");
        QTRY_VERIFY(desk.hintOf("certificate").contains(QLatin1String("empty")));
        QVERIFY(desk.world.store.keys().isEmpty());
    }

    void takesACertificateFromAFile()
    {
        CredentialsDesk desk;
        startClient(desk);
        widgets::Dialogs::setNextFileName(keyFile(desk, "rsa.pkcs8.pem"));
        desk.click("certificateFile");
        QVERIFY(desk.at<QPlainTextEdit>("certificate")->toPlainText().isEmpty());
        QVERIFY(desk.hintOf("certificate").contains(QLatin1String("private key")));
        widgets::Dialogs::setNextFileName(keyFile(desk, "rsa.certificate.pem"));
        desk.click("certificateFile");
        QVERIFY(desk.at<QPlainTextEdit>("certificate")->toPlainText().contains(QLatin1String("BEGIN CERT")));
    }
};

QTEST_MAIN(TestPlainEditors)
#include "tst_PlainEditors.moc"
