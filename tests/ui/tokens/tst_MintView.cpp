// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/InspectKey.h"
#include "app/jwt/VerifyToken.h"
#include "tests/ui/tokens/TokensDesk.h"

#include <QMimeData>
#include <QThreadPool>

using namespace sealwright;
using tests::TokensDesk;

namespace {

base::Json claimsOf(const QByteArray &token)
{
    const auto decoded = jwt::decodeToken(token, {});
    return decoded && decoded->claims ? *decoded->claims : base::Json();
}

QByteArray headerOf(const QByteArray &token)
{
    return QByteArray::fromBase64(token.first(token.indexOf('.')), QByteArray::Base64UrlEncoding);
}

} // namespace

/// Minting in the window: what is entered, what comes of it, and what is said when it cannot.
class TestMintView : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void mintsWhatWasTypedWithOrderAndNumbers()
    {
        TokensDesk desk;
        desk.open();
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.setClaims(R"({"z":1,"a":9007199254740993,"é":"ü"})");
        desk.type("kid", QStringLiteral("k-1"));
        desk.type("type", QStringLiteral("at+jwt"));
        desk.type("header", QStringLiteral(R"({"x":true})"));
        desk.type("notBefore", QStringLiteral("-5s"));
        desk.click(desk.find<QCheckBox>("tokenId"));
        desk.act();
        const QByteArray token = desk.minted();
        QCOMPARE(headerOf(token), QByteArray(R"({"alg":"HS256","typ":"at+jwt","kid":"k-1","x":true})"));
        const QByteArray claims = base::compactJson(claimsOf(token));
        QVERIFY2(claims.startsWith(R"({"z":1,"a":9007199254740993,"é":"ü","iat":1767261600,)"
                                   "\"nbf\":1767261595,\"exp\":1767265200,\"jti\":\""),
                 claims.constData());
        jwt::TokenRules rules;
        rules.algorithms = {jwt::JwtAlgorithm::HS256};
        rules.now = desk.clock.now();
        const auto keys = flow::readCheckingKeys(flow::CheckingKind::SharedSecret, TokensDesk::kSecret);
        QVERIFY(jwt::verifyToken(token, *keys, rules).isValid());
        QVERIFY(desk.codes("mintNotes").isEmpty());
    }

    void showsWhatWillBeSignedFromTheFirstLetterOn()
    {
        TokensDesk desk;
        desk.open();
        desk.setClaims("{\"a\":1}");
        QCOMPARE(desk.text("headerPreview"), QByteArray("{\n  \"alg\": \"HS256\",\n  \"typ\": \"JWT\"\n}"));
        QVERIFY(desk.text("claimsPreview").startsWith("{\n  \"a\": 1,\n  \"iat\": 1767261600,"));
        const QByteArray input = desk.text("inputPreview");
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.act();
        QVERIFY(desk.minted().startsWith(QByteArray(input + '.')));
        // The token stays when something changes, and says that it is of before.
        QVERIFY(desk.label("stale").isEmpty());
        const QByteArray token = desk.minted();
        desk.setClaims("{\"a\":2}");
        QCOMPARE(desk.minted(), token);
        QVERIFY(!desk.label("stale").isEmpty());
        desk.act();
        QVERIFY(desk.label("stale").isEmpty());
    }

    void copiesTheTokenAndAsksThatItBeForgotten()
    {
        TokensDesk desk;
        desk.open();
        QVERIFY(!desk.find<QToolButton>("mintedTokenCopy")->isEnabled());
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.act();
        desk.click(desk.find<QToolButton>("mintedTokenCopy"));
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(copied->text().toUtf8(), desk.minted());
        QCOMPARE(copied->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    }

    void takesTheTokenOverToBeDecoded()
    {
        TokensDesk desk;
        desk.open();
        QVERIFY(!desk.find<QPushButton>("decodeMinted")->isEnabled());
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.act();
        desk.click(desk.find<QPushButton>("decodeMinted"));
        QCOMPARE(desk.find<QTabBar>("tokenTabs")->currentIndex(), 1);
        QCOMPARE(desk.find<QPlainTextEdit>("token")->toPlainText().toUtf8(), desk.minted());
        QCOMPARE(desk.verdict(), QStringLiteral("signature not checked"));
    }

    void mayGoAwayWhileItMints()
    {
        TokensDesk desk;
        desk.open();
        desk.choose("algorithm", QStringLiteral("RS256"));
        desk.pasteSecret("key", tests::testKey("rsa.encrypted.pem"));
        desk.pasteSecret("passphrase", "correct-horse");
        desk.act();
        desk.page.reset();
        QVERIFY(QTest::qWaitFor([] { return QThreadPool::globalInstance()->activeThreadCount() == 0; }));
        QCoreApplication::sendPostedEvents();
    }

    void mintsNoneOnlyOnPurpose()
    {
        TokensDesk desk;
        desk.open();
        desk.choose("algorithm", QStringLiteral("none"));
        QVERIFY(!desk.find<widgets::SecretField>("key")->isVisible());
        auto *consent = desk.find<QCheckBox>("allowNone");
        QVERIFY(consent->isVisible());
        QVERIFY(desk.hint("allowNone").contains(QLatin1String("believes anybody")));
        desk.act();
        QVERIFY(desk.minted().isEmpty());
        QVERIFY(desk.hint("allowNone").contains(QLatin1String("on purpose")));
        desk.click(consent);
        desk.act();
        QVERIFY(desk.minted().endsWith('.'));
        QVERIFY(desk.codes("mintNotes").contains(QStringLiteral("unsecured")));
        // Another algorithm needs its key again.
        desk.choose("algorithm", QStringLiteral("HS256"));
        QVERIFY(!consent->isVisible());
        QVERIFY(desk.find<widgets::SecretField>("key")->isVisible());
    }

    void saysWhereTheClaimsAreWrong_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("said");
        QTest::newRow("no JSON") << QByteArray("{\n  \"a\": 1,\n}") << QStringLiteral("line 3");
        QTest::newRow("no object") << QByteArray("[1]") << QStringLiteral("not a JSON object");
        QTest::newRow("twice") << QByteArray("{\"a\":1,\"a\":2}") << QStringLiteral("names “a” twice");
        QTest::newRow("nested") << QByteArray(10000, '[') << QStringLiteral("nests too deep");
        QTest::newRow("far time") << QByteArray("{\"iat\":1e300}") << QStringLiteral("ten thousand years");
    }

    void saysWhereTheClaimsAreWrong()
    {
        QFETCH(const QByteArray, claims);
        QFETCH(const QString, said);
        TokensDesk desk;
        desk.open();
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.setClaims(claims);
        QVERIFY2(desk.label("claimsProblem").contains(said), qPrintable(desk.label("claimsProblem")));
        desk.act();
        QVERIFY(desk.minted().isEmpty());
        desk.setClaims("{}");
        QVERIFY(desk.label("claimsProblem").isEmpty());
        desk.act();
        QVERIFY(!desk.minted().isEmpty());
    }

    void saysWhatElseIsWrongAtItsField()
    {
        TokensDesk desk;
        desk.open();
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.type("expiresIn", QStringLiteral("soon"));
        QVERIFY(desk.hint("expiresIn").contains(QLatin1String("no duration")));
        desk.act();
        QTRY_VERIFY(desk.find<QLineEdit>("expiresIn")->hasFocus());
        desk.type("expiresIn", {});
        QVERIFY(desk.hint("expiresIn").isEmpty());
        desk.type("header", QStringLiteral("{\"alg\":\"none\"}"));
        QVERIFY(desk.hint("header").contains(QLatin1String("alg")));
        desk.type("header", QStringLiteral("{"));
        QVERIFY(!desk.hint("header").isEmpty());
        desk.type("header", {});
        desk.act();
        QVERIFY(!desk.minted().isEmpty());
        QCOMPARE(desk.codes("mintNotes"), QStringList{QStringLiteral("never_expires")});
    }

    void startsFromVapisTokensAndAsksForTheirVariables()
    {
        TokensDesk desk;
        desk.open();
        desk.choose("start", QStringLiteral("vapi-jwt-public"));
        desk.pasteSecret("key", TokensDesk::kSecret);
        desk.act();
        QVERIFY(desk.minted().isEmpty());
        QVERIFY(!desk.hint("var_orgId").isEmpty());
        desk.type("var_orgId", QStringLiteral("org\"1"));
        desk.type("var_origin", QStringLiteral("https://a.example"));
        desk.type("var_assistantId", QStringLiteral("as-1"));
        desk.act();
        const base::Json claims = claimsOf(desk.minted());
        QCOMPARE(QByteArray::fromStdString(claims["orgId"].get<std::string>()), QByteArray("org\"1"));
        QCOMPARE(QByteArray::fromStdString(claims["token"]["tag"].get<std::string>()), QByteArray("public"));
        QVERIFY(claims["token"]["restrictions"]["enabled"] == base::Json(true));
        QCOMPARE(claims["exp"].get<qint64>() - claims["iat"].get<qint64>(), 3600);
        desk.choose("start", QStringLiteral("vapi-jwt-private"));
        QVERIFY(desk.page->findChild<QLineEdit *>(QStringLiteral("var_origin")) == nullptr ||
                !desk.find<QLineEdit>("var_origin")->isVisible());
        desk.act();
        QCOMPARE(base::compactJson(claimsOf(desk.minted())["token"]), QByteArray("{\"tag\":\"private\"}"));
    }

    void mintsWithTheKeyOfACredential()
    {
        TokensDesk desk;
        credential::Credential credential = TokensDesk::jwtCredential(QStringLiteral("Vapi"), "{\"own\":1}");
        std::get<credential::JwtFields>(credential.fields).algorithm = jwt::JwtAlgorithm::ES256;
        std::get<credential::JwtFields>(credential.fields).kid = "k-7";
        credential = desk.added(credential, tests::testKey("p256.pkcs8.pem"));
        desk.added(tests::FlowWorld::bearer(QStringLiteral("not for tokens")), "token");
        desk.open();
        QCOMPARE(desk.find<QComboBox>("source")->count(), 2);
        desk.choose("source", credential.id);
        QVERIFY(!desk.find<QComboBox>("algorithm")->isEnabled());
        QVERIFY(!desk.find<widgets::SecretField>("key")->isVisible());
        QVERIFY(desk.label("ofCredential").contains(QLatin1String("Vapi")));
        QCOMPARE(desk.find<editor::CodeEditor>("claims")->bytes(), QByteArray("{\n  \"own\": 1\n}"));
        desk.act();
        QTRY_VERIFY(!desk.minted().isEmpty());
        QCOMPARE(headerOf(desk.minted()), QByteArray(R"({"alg":"ES256","typ":"JWT","kid":"k-7"})"));
        // What somebody typed stays when another key is chosen.
        desk.setClaims("{\"typed\":1}");
        desk.choose("source", {});
        desk.choose("source", credential.id);
        QCOMPARE(desk.find<editor::CodeEditor>("claims")->bytes(), QByteArray("{\"typed\":1}"));
        // Locked: said, and nothing is lost.
        desk.store.failAlways(vault::VaultError::Locked);
        const QByteArray before = desk.minted();
        desk.act();
        QTRY_VERIFY(desk.find<QWidget>("mintTrouble")->isVisible());
        QCOMPARE(desk.minted(), before);
    }

    void followsTheWorkspace()
    {
        TokensDesk desk;
        desk.open();
        const auto credential =
            desk.added(TokensDesk::jwtCredential(QStringLiteral("new"), "{}"), TokensDesk::kSecret);
        desk.page->reloadCredentials();
        desk.choose("source", credential.id);
        VERIFY_RESULT(
            tests::await(desk.keep.remove(credential.id, flow::KeepCredential::WhenUsed::RemoveAnyway)));
        desk.page->reloadCredentials();
        QCOMPARE(desk.find<QComboBox>("source")->currentIndex(), 0);
        QVERIFY(desk.find<widgets::SecretField>("key")->isVisible());
        QVERIFY(desk.find<QComboBox>("algorithm")->isEnabled());
    }

    void namesEveryControl()
    {
        TokensDesk desk;
        desk.open();
        for (const bool isMint : {true, false}) {
            if (!isMint) {
                desk.page->showDecode();
            }
            for (auto *widget : desk.page->findChildren<QWidget *>()) {
                if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
                    widget->focusProxy() == nullptr) {
                    QVERIFY2(!widget->accessibleName().isEmpty(),
                             qPrintable(widget->objectName() +
                                        QString::fromLatin1(widget->metaObject()->className())));
                }
            }
            for (const auto *button : desk.page->findChildren<QAbstractButton *>()) {
                QVERIFY2(!button->isVisible() || !button->toolTip().isEmpty(),
                         qPrintable(button->objectName()));
            }
        }
        for (const QLabel *label : desk.page->findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
};

QTEST_MAIN(TestMintView)
#include "tst_MintView.moc"
