// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Campaign.h"
#include "tests/ui/SavedEnvironment.h"
#include "tests/ui/checker/CheckDesk.h"

#include <QStackedWidget>

using namespace sealwright;
using tests::CheckDesk;

class TestCheckDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysThatAGenuineRequestIsGenuine()
    {
        CheckDesk desk;
        const QByteArray message = CheckDesk::raw(desk.signedBy("github-sha256", "s3cret", "{\"a\": 1}"));
        desk.open();
        desk.setMessage(message);
        desk.useRecipe("GitHub", QStringLiteral("s3cret"));
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        QCOMPARE(desk.textOf("reasonCode"), QStringLiteral("ok"));
        QCOMPARE(desk.textOf("matched"), QStringLiteral("Secret 1 of those given matched."));
        QVERIFY(!desk.at("why"));
        QCOMPARE(desk.at<widgets::MarkedText>("signedContent")->bytes(), QByteArray("{\"a\": 1}"));
    }

    void saysWhichOfSeveralSecretsMatched()
    {
        CheckDesk desk;
        const QByteArray message = CheckDesk::raw(desk.signedBy("github-sha256", "new", "{}"));
        desk.open();
        desk.setMessage(message);
        desk.useRecipe("GitHub", QStringLiteral("old"));
        QTest::mouseClick(desk.at<QPushButton>("addSecret"), Qt::LeftButton);
        QVERIFY(desk.at("secret1")->hasFocus());
        desk.giveSecret("secret1", QStringLiteral("new"));
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        QCOMPARE(desk.textOf("matched"), QStringLiteral("Secret 2 of those given matched."));
    }

    void explainsABodyThatWasWrittenAnew()
    {
        CheckDesk desk;
        http::Request request = desk.signedBy("github-sha256", "s3cret", "{\"amount\": 5, \"name\": \"x\"}");
        request.body = "{\"amount\":5,\"name\":\"x\"}";
        desk.open();
        desk.setMessage(CheckDesk::raw(request));
        desk.useRecipe("GitHub", QStringLiteral("s3cret"));
        desk.check();
        QVERIFY(desk.verdict() != QLatin1String("verified"));
        QCOMPARE(desk.textOf("reasonCode"), QStringLiteral("signature_mismatch"));
        QVERIFY(!desk.textOf("why").isEmpty() && !desk.textOf("fix").isEmpty());
        QVERIFY(desk.textOf("tried").contains(QLatin1String("body_reserialized")));
        QCOMPARE(desk.at<widgets::Pill>("confidence")->word(), QStringLiteral("exact"));
        auto *sent = desk.at<widgets::MarkedText>("sentContent");
        auto *built = desk.at<widgets::MarkedText>("builtContent");
        QCOMPARE(sent->bytes(), QByteArray("{\"amount\": 5, \"name\": \"x\"}"));
        QCOMPARE(built->bytes(), request.body);
        QCOMPARE(sent->textCursor().position(), 10);
        QVERIFY(desk.textOf("differencePlace").contains(QLatin1String("10")));
        desk.at<QComboBox>("comparisonForm")->setCurrentIndex(1);
        QVERIFY(sent->bytes().startsWith("00000000  7b 22 61"));
        QVERIFY(built->textCursor().position() > 10);
    }

    void explainsAStaleTimestamp()
    {
        CheckDesk desk;
        const QByteArray message = CheckDesk::raw(desk.signedBy("stripe", "whsec_x", "{}"));
        desk.open();
        desk.setMessage(message);
        desk.useRecipe("Stripe", QStringLiteral("whsec_x"));
        desk.at<QLineEdit>("asOf")->setText(QStringLiteral("2026-01-01T11:00:00Z"));
        desk.check();
        QCOMPARE(desk.textOf("reasonCode"), QStringLiteral("timestamp_too_old"));
        QVERIFY(desk.textOf("tried").contains(QLatin1String("timestamp_stale")));
        desk.at<QLineEdit>("tolerance")->setText(QStringLiteral("2h"));
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
    }

    void fillsInACredentialFromTheChosenEnvironment()
    {
        CheckDesk desk;
        credential::Credential token = tests::FlowWorld::bearer(QStringLiteral("Token"));
        std::get<credential::BearerFields>(token.fields).prefix = "{{scheme}} ";
        const QString id = desk.world.added(token, "a-token-that-both-ends-know").id;
        const auto staging = tests::savedEnvironment(desk.keepEnvironment, QStringLiteral("staging"),
                                                     {{"scheme", "Token", false}});
        desk.environments.reload();
        desk.environments.choose(staging.id);
        desk.open({.message = "POST /hook HTTP/1.1\r\nHost: example.test\r\n"
                              "Authorization: Token a-token-that-both-ends-know\r\n\r\n{}",
                   .url = {},
                   .credentialId = id,
                   .asOf = {}});
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
    }

    void usesACredentialOfTheWorkspace()
    {
        CheckDesk desk;
        credential::HmacFields fields;
        fields.recipeId = QStringLiteral("github-sha256");
        credential::Credential credential;
        credential.name = QStringLiteral("Repository hook");
        credential.fields = fields;
        const QString id = desk.world.added(credential, "s3cret").id;
        const QByteArray message = CheckDesk::raw(desk.signedBy("github-sha256", "s3cret", "{}"));
        desk.open({.message = message, .url = {}, .credentialId = id, .asOf = {}});
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        QCOMPARE(desk.textOf("matched"), QStringLiteral("The current secret matched."));
        QVERIFY(!desk.at("secret0"));
    }

    void saysThatATokenCoversNoBody()
    {
        CheckDesk desk;
        const QString id = desk.world.added(tests::FlowWorld::bearer(QStringLiteral("Token")), "t0ken").id;
        desk.open({.message = "POST / HTTP/1.1\nHost: h\nAuthorization: Bearer t0ken\n\n{}",
                   .url = {},
                   .credentialId = id,
                   .asOf = {}});
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        QVERIFY(!desk.textOf("coverage").isEmpty());
    }

    void takesACurlCommandAndSaysWhatItLeftOut()
    {
        CheckDesk desk;
        const http::Request request = desk.signedBy("github-sha256", "s3cret", "{\"a\":\"b\"}");
        desk.open();
        desk.setMessage("curl -k https://example.test/hook \\\n -H 'X-Hub-Signature-256: " +
                        *request.headers.find("X-Hub-Signature-256") + "' -d '" + request.body + "'");
        desk.useRecipe("GitHub", QStringLiteral("s3cret"));
        desk.check();
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        QCOMPARE(desk.at<widgets::Pill>("form")->word(), QStringLiteral("curl command"));
        const auto notes = desk.at("notes")->findChildren<QLabel *>();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.first()->text().startsWith(QLatin1String("Line 1: --insecure")));
    }

    void goesOnWithTheKeyboardAlone()
    {
        CheckDesk desk;
        const QByteArray message = CheckDesk::raw(desk.signedBy("github-sha256", "s3cret", "{}"));
        desk.open();
        desk.setMessage(message);
        desk.useRecipe("GitHub", QStringLiteral("s3cret"));
        QTest::keyClick(desk.at<widgets::SecretField>("secret0"), Qt::Key_Return);
        QTRY_COMPARE(desk.verdict(), QStringLiteral("verified"));
        desk.at("message")->setFocus();
        QTest::keyClick(desk.dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!desk.dialog->isRunning());
        QCOMPARE(desk.verdict(), QStringLiteral("verified"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // in the message
        QVERIFY(!desk.dialog->isVisible());
    }

    void refusesWhatCannotBeChecked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("hint");
        QTest::newRow("time") << "asOf" << "tomorrow" << "timeHint";
        QTest::newRow("tolerance") << "tolerance" << "5 parsecs" << "timeHint";
        QTest::newRow("url") << "url" << "ftp://h/" << "urlHint";
    }

    void refusesWhatCannotBeChecked()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, value);
        QFETCH(const QString, hint);
        CheckDesk desk;
        desk.open();
        desk.setMessage("POST / HTTP/1.1\nHost: h\n\n");
        desk.useRecipe("GitHub", QStringLiteral("s"));
        auto *edit = desk.at<QLineEdit>(field.toLatin1().constData());
        edit->setText(value);
        desk.check();
        if (field == QLatin1String("url")) {
            QVERIFY(!desk.textOf("readError").isEmpty()); // it is part of the request
        } else {
            QVERIFY(!desk.textOf(hint.toLatin1().constData()).isEmpty());
            QVERIFY(edit->hasFocus());
        }
        QCOMPARE(desk.verdict(), QString());
    }

    void wantsARecipeAndASecret()
    {
        CheckDesk desk;
        desk.open();
        desk.setMessage("POST / HTTP/1.1\nHost: h\n\n");
        desk.useRecipe("Nobody's", {});
        desk.check();
        QVERIFY(!desk.textOf("recipeHint").isEmpty());
        QVERIFY(theme::isMarkedInvalid(desk.at("recipe")));
        desk.at<QComboBox>("recipe")->setEditText(QStringLiteral("github"));
        desk.check();
        QVERIFY(!desk.textOf("secretsHint").isEmpty());
        QVERIFY(desk.at("secret0")->hasFocus());
    }

    void saysThatASecretCannotBeHad()
    {
        CheckDesk desk;
        const QString id = desk.world.added(tests::FlowWorld::hmac(QStringLiteral("Vapi")), "s3cret").id;
        desk.world.store.failAlways(vault::VaultError::Locked);
        desk.open({.message = "POST / HTTP/1.1\nHost: h\n\n{}", .url = {}, .credentialId = id, .asOf = {}});
        desk.check();
        QVERIFY(!desk.textOf("sentence").isEmpty());
        QVERIFY(!desk.textOf("credentialHint").isEmpty());
        QCOMPARE(desk.verdict(), QString());
    }

    void staysResponsiveWithALongBodyAndCanBeStopped()
    {
        CheckDesk desk;
        QByteArray body("[");
        while (body.size() < tests::rounds(200'000, 1'000'000)) {
            body += "{\"id\": 12345, \"name\": \"some name\", \"price\": 1.50},\n";
        }
        body += "{}]";
        http::Request request = desk.signedBy("github-sha256", "s3cret", body);
        request.body.replace("12345", "54321");
        desk.open();
        desk.setMessage(CheckDesk::raw(request));
        desk.useRecipe("GitHub", QStringLiteral("s3cret"));
        QTest::keyClick(desk.dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!desk.at("check")->isEnabled());
        QTRY_VERIFY(desk.at("stop")->isVisible());
        QTest::mouseClick(desk.at<QPushButton>("stop"), Qt::LeftButton);
        QVERIFY(!desk.dialog->isRunning() && desk.at("check")->isEnabled());
        QCOMPARE(desk.verdict(), QString());
        desk.check();
        QCOMPARE(desk.textOf("reasonCode"), QStringLiteral("signature_mismatch"));
    }

    void namesEveryControlAndTakesNothingForHtml()
    {
        CheckDesk desk;
        http::Request request = desk.signedBy("github-sha256", "s3cret", "{\"a\": \"<b>x</b>\"}");
        request.body = "{\"a\":\"<b>x</b>\"}";
        desk.open();
        desk.setMessage(CheckDesk::raw(request));
        desk.useRecipe("GitHub", QStringLiteral("s3cret"));
        desk.check();
        for (const QWidget *widget : desk.dialog->findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            QVERIFY2(!label || label->textFormat() == Qt::PlainText, qPrintable(widget->objectName()));
            const bool isControl = qobject_cast<const QAbstractButton *>(widget) ||
                                   qobject_cast<const QComboBox *>(widget) ||
                                   qobject_cast<const widgets::SecretField *>(widget) ||
                                   (qobject_cast<const QLineEdit *>(widget) &&
                                    !qobject_cast<const QComboBox *>(widget->parentWidget()));
            if (isControl && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus) {
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(widget->objectName()));
                QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestCheckDialog)
#include "tst_CheckDialog.moc"
