// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OAuthServer.h"
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/widgets/Pill.h"

#include <QLabel>
#include <QPlainTextEdit>

using namespace sealwright;
using namespace sealwright::tests;

/// The editor of an oauth2 credential, and the token that it fetches.
class TestOAuth2Editor : public QObject
{
    Q_OBJECT

private:
    static QString textOf(const CredentialsDesk &desk, const char *name)
    {
        const auto *label = desk.at<QLabel>(name);
        return label == nullptr || !label->isVisible() ? QString() : label->text();
    }

    static void fillIn(CredentialsDesk &desk)
    {
        desk.startNew("oauth2");
        desk.type("tokenUrl", QStringLiteral("https://auth.example.test/token"));
        desk.type("clientId", QStringLiteral("client-1"));
        desk.typeSecret(QStringLiteral("a client secret"));
    }

private Q_SLOTS:

    void keepsWhatIsEntered()
    {
        CredentialsDesk desk;
        desk.open();
        fillIn(desk);
        desk.type("scope", QStringLiteral("calls:write"));
        desk.choose("clientAuth", "basic");
        desk.at<QPlainTextEdit>("parameters")
            ->setPlainText(QStringLiteral("resource=https://api.example.test"));
        desk.at<QPushButton>("save")->click();
        QTRY_COMPARE(desk.world.workspace.credentials()->items.size(), std::size_t{1});
        const auto kept = desk.world.workspace.credentials();
        const auto &fields = std::get<credential::OAuth2Fields>(kept->items.front().fields);
        QCOMPARE(fields.tokenUrl, QByteArray("https://auth.example.test/token"));
        QCOMPARE(fields.scope, QByteArray("calls:write"));
        QVERIFY(fields.clientAuth == credential::ClientAuth::Basic);
        QCOMPARE(fields.parameters.at("resource"), QByteArray("https://api.example.test"));
    }

    void asksForAKeyWhereAKeyIsNeeded()
    {
        CredentialsDesk desk;
        desk.open();
        desk.startNew("oauth2");
        QVERIFY(!desk.at("algorithm")->isVisible());
        desk.choose("clientAuth", "private_key_jwt");
        QVERIFY(desk.at("algorithm")->isVisible());
        QVERIFY(desk.at("kid")->isVisible());
    }

    void warnsOfPlainHttpWhileItIsTyped()
    {
        CredentialsDesk desk;
        desk.open();
        fillIn(desk);
        QVERIFY(!textOf(desk, "tokenUrlHint").contains(QLatin1String("Plain HTTP")));
        desk.type("tokenUrl", QStringLiteral("http://auth.example.test/token"));
        QVERIFY(textOf(desk, "tokenUrlHint").contains(QLatin1String("Plain HTTP")));
        desk.type("tokenUrl", QStringLiteral("http://127.0.0.1:3000/token"));
        QVERIFY(!textOf(desk, "tokenUrlHint").contains(QLatin1String("Plain HTTP")));
    }

    void fetchesATokenWithTheFieldsAsTheyStand()
    {
        CredentialsDesk desk;
        desk.open();
        fillIn(desk);
        desk.sender.answer(tokenAnswer::granted(
            "access-token-0123456789", R"("token_type":"Bearer","expires_in":3600,"scope":"calls")"));
        desk.at<QPushButton>("fetchToken")->click();
        QTRY_VERIFY(desk.at("tokenCall")->isVisible());
        QVERIFY(desk.sender.sent().front().request.body.contains("client_secret=a+client+secret"));
        QCOMPARE(desk.at<widgets::Pill>("tokenState")->word(), QStringLiteral("Token"));
        QVERIFY(textOf(desk, "tokenFacts").contains(QLatin1String("Good until 2026-01-01 11:00:00 UTC")));
        QVERIFY(textOf(desk, "tokenFacts").contains(QLatin1String("calls")));
        const auto *wire = desk.at<widgets::MarkedText>("token_secondWire");
        QVERIFY(wire != nullptr && !wire->bytes().contains("access-token-0123456789"));
        QVERIFY(desk.world.workspace.credentials()->items.empty());
    }

    void saysWhyThereIsNone()
    {
        CredentialsDesk desk;
        desk.open();
        fillIn(desk);
        desk.sender.answer(tokenAnswer::refused(401, "invalid_client"));
        desk.at<QPushButton>("fetchToken")->click();
        QTRY_VERIFY(desk.at("tokenCall")->isVisible());
        QCOMPARE(desk.at<widgets::Pill>("tokenState")->word(), QStringLiteral("No token"));
        desk.type("scope", QStringLiteral("two  blanks"));
        desk.at<QPushButton>("fetchToken")->click();
        QCOMPARE(desk.sender.sent().size(), std::size_t{1});
        QVERIFY(!textOf(desk, "scopeHint").isEmpty());
    }

    void cancelsACallThatTakesTooLong()
    {
        CredentialsDesk desk;
        desk.open();
        fillIn(desk);
        desk.sender.hold();
        desk.at<QPushButton>("fetchToken")->click();
        QCOMPARE(desk.sender.held(), 1);
        QCOMPARE(desk.at<QPushButton>("fetchToken")->text(), QStringLiteral("Cancel"));
        desk.at<QPushButton>("fetchToken")->click();
        QCOMPARE(desk.sender.held(), 0);
        QTRY_COMPARE(desk.at<QPushButton>("fetchToken")->text(), QStringLiteral("Fetch a token"));
    }
};

QTEST_MAIN(TestOAuth2Editor)
#include "tst_OAuth2Editor.moc"
