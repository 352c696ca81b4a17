// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/credentials/CredentialsDesk.h"
#include "ui/credentials/TemplateField.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QDir>

using namespace sealwright;
using tests::CredentialsDesk;
using tests::FlowWorld;

/// The editor as the page shows it.
class TestCredentialEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_desk = std::make_unique<CredentialsDesk>();
        QVERIFY(m_desk->world.home.isValid());
    }

    void cleanup() { m_desk.reset(); }

    void previewsWhatEachFieldOfAnHmacDoes()
    {
        m_desk->open();
        m_desk->startNew("vapi-hmac");
        QCOMPARE(m_desk->preview(),
                 QByteArray("x-timestamp: 1767261600000\nx-signature: ‹64 hex digits of HMAC-SHA-256›"));
        QCOMPARE(m_desk->at<widgets::MarkedText>("signedContent")->bytes(), QByteArray("{timestamp}.{body}"));
        m_desk->choose("algorithm", "sha512");
        m_desk->choose("timestampUnit", "s");
        m_desk->type("signatureHeader", QStringLiteral("X-Sig"));
        m_desk->type("signaturePrefix", QStringLiteral("v1="));
        QCOMPARE(m_desk->preview(),
                 QByteArray("x-timestamp: 1767261600\nX-Sig: v1=‹128 hex digits of HMAC-SHA-512›"));
        m_desk->at<QCheckBox>("includeTimestamp")->setFocus();
        QTest::keyClick(m_desk->at("includeTimestamp"), Qt::Key_Space);
        QCOMPARE(m_desk->preview(), QByteArray("X-Sig: v1=‹128 hex digits of HMAC-SHA-512›"));
        QCOMPARE(m_desk->at<widgets::MarkedText>("signedContent")->bytes(), QByteArray("{body}"));
        QVERIFY(!m_desk->at("timestampHeader")->isVisible());
    }

    void makesXVapiSecretWithoutPrefix()
    {
        m_desk->open();
        m_desk->startNew("vapi-secret");
        QCOMPARE(m_desk->preview(), QByteArray("X-Vapi-Secret: ‹token›"));
        QVERIFY(!m_desk->at("prefix")->isVisible());
        QTest::mouseClick(m_desk->at<QCheckBox>("includePrefix"), Qt::LeftButton, {}, QPoint(8, 15));
        QVERIFY(m_desk->at("prefix")->isVisible());
        QCOMPARE(m_desk->preview(), QByteArray("X-Vapi-Secret: Bearer ‹token›"));
    }

    void saysAtTheFieldWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("header name") << QByteArray("signatureHeader") << QStringLiteral("x sig");
        QTest::newRow("no header name") << QByteArray("signatureHeader") << QString();
        QTest::newRow("twice the same") << QByteArray("timestampHeader") << QStringLiteral("X-Signature");
    }

    void saysAtTheFieldWhatIsWrong()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QString, text);
        m_desk->open();
        m_desk->startNew("vapi-hmac");
        m_desk->type(field.constData(), text);
        QVERIFY(m_desk->isInvalid(field.constData()));
        QVERIFY(!m_desk->hintOf(field.constData()).isEmpty());
        QVERIFY(m_desk->at("previewProblem")->isVisible());
        m_desk->typeSecret(QStringLiteral("example-hmac-secret"));
        m_desk->click("save");
        QVERIFY(m_desk->isInvalid(field.constData()));
        QVERIFY(m_desk->world.workspace.credentials()->items.empty());
        QVERIFY(m_desk->world.store.keys().isEmpty());
        m_desk->type(field.constData(), QStringLiteral("x-fine"));
        QVERIFY(!m_desk->isInvalid(field.constData()));
    }

    void saysThatATokenIsUnknownAndColoursThoseThatAreNot()
    {
        m_desk->open();
        m_desk->startNew("vapi-hmac");
        auto *format = m_desk->at<credentials::TemplateField>("payloadFormat");
        format->setFocus();
        QTest::keyClick(format, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(format, QStringLiteral("{timestmap}.{body}"));
        QVERIFY(m_desk->isInvalid("payloadFormat"));
        QVERIFY(m_desk->hintOf("payloadFormat").contains(QLatin1String("{timestmap}")));
        QCOMPARE(format->extraSelections().size(), 1);
        QTest::keyClick(format, Qt::Key_Tab);
        QVERIFY(!format->hasFocus());
    }

    void keepsWhatWasEnteredWhenTheSecretCannotBeStored()
    {
        m_desk->open();
        m_desk->startNew("vapi-hmac");
        m_desk->type("name", QStringLiteral("Kept"));
        m_desk->typeSecret(QStringLiteral("example-hmac-secret"));
        m_desk->world.store.failNext(vault::VaultError::Locked);
        m_desk->click("save");
        QVERIFY(m_desk->at<widgets::Banner>("editorBanner")->isVisible());
        QVERIFY(m_desk->at<widgets::Banner>("editorBanner")->sentence().contains(QLatin1String("locked")));
        QVERIFY(m_desk->world.workspace.credentials()->items.empty());
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Kept"));
        QVERIFY(!m_desk->at<widgets::SecretField>("secret")->isEmpty());
        m_desk->click("save");
        VERIFY_RESULT(m_desk->world.workspace.findCredential(QStringLiteral("Kept")));
        QVERIFY(!m_desk->at<widgets::Banner>("editorBanner")->isVisible());
    }

    void asksForTheSecretWhenItIsEmpty()
    {
        m_desk->open();
        m_desk->startNew("bearer");
        m_desk->click("save");
        QVERIFY(m_desk->isInvalid("secret"));
        QVERIFY(m_desk->hintOf("secret").contains(QLatin1String("empty")));
        m_desk->typeSecret(QStringLiteral("x"));
        QVERIFY(!m_desk->isInvalid("secret"));
    }

    void warnsOfAPrefixThatWouldBeSentTwice()
    {
        m_desk->open();
        m_desk->startNew("bearer");
        m_desk->typeSecret(QStringLiteral("Bearer abc"));
        auto *warning = m_desk->at<widgets::PlainLabel>("secretWarning");
        QVERIFY(warning->isVisible());
        QVERIFY(warning->text().contains(QLatin1String("twice")));
        m_desk->click("save"); // it warns and does not refuse
        QCOMPARE(m_desk->world.workspace.credentials()->items.size(), std::size_t{1});
    }

    void offersEveryRecipeAndItsNote()
    {
        m_desk->open();
        m_desk->startNew("stripe");
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Stripe"));
        QCOMPARE(m_desk->at<QComboBox>("recipe")->currentData().toByteArray(), QByteArray("stripe"));
        QVERIFY(!m_desk->at("payloadFormat")->isVisible());
        QVERIFY(m_desk->preview().startsWith("Stripe-Signature: t=1767261600,v1="));
        QVERIFY(!m_desk->hintOf("recipe").isEmpty());
        m_desk->choose("recipe", "");
        QVERIFY(m_desk->at("payloadFormat")->isVisible());
        QVERIFY(m_desk->preview().startsWith("x-timestamp: "));
    }

    void asksForTheVariablesOfARecipe()
    {
        FlowWorld &world = m_desk->world;
        QVERIFY(QDir().mkpath(world.workspace.folder() % QLatin1String("/recipes")));
        QFile file(world.workspace.folder() % QLatin1String("/recipes/mine.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"id":"mine","name":"Mine","algorithm":"hmac-sha256","content":"{var:webhookId}.{var:env}.{body}",)"
            R"("encoding":"hex","variables":{"env":"master"},)"
            R"("place":{"header:X-S":"{signature}"}})");
        file.close();
        m_desk->open();
        m_desk->startNew("mine");
        QVERIFY(m_desk->at<QLineEdit>("var_webhookId"));
        QVERIFY(m_desk->isInvalid("var_webhookId"));
        m_desk->type("var_webhookId", QStringLiteral("wh_1"));
        QVERIFY(!m_desk->isInvalid("var_webhookId"));
        QVERIFY(!m_desk->isInvalid("var_env"));
        QCOMPARE(m_desk->at<QLineEdit>("var_env")->placeholderText(), QStringLiteral("master"));
        QCOMPARE(m_desk->hintOf("var_env"), QStringLiteral("Left empty, it is master."));
        m_desk->typeSecret(QStringLiteral("example-hmac-secret"));
        m_desk->click("save");
        const auto saved = world.workspace.findCredential(QStringLiteral("Mine"));
        VERIFY_RESULT(saved);
        QCOMPARE(std::get<credential::HmacFields>(saved->fields).variables.at("webhookId"),
                 QByteArray("wh_1"));
    }

    void editsASavedOneAndReverts()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        m_desk->open();
        m_desk->choseRow(0);
        QVERIFY(!m_desk->at<QPushButton>("save")->isEnabled());
        m_desk->type("environment", QStringLiteral("production"));
        QVERIFY(m_desk->page->hasUnsaved());
        m_desk->click("revert");
        QCOMPARE(m_desk->at<QLineEdit>("environment")->text(), QString());
        QVERIFY(!m_desk->page->hasUnsaved());

        m_desk->type("environment", QStringLiteral("production"));
        m_desk->type("hosts", QStringLiteral("hooks.example.test,  api.example.test"));
        m_desk->click("save");
        const auto saved = m_desk->world.workspace.findCredential(QStringLiteral("Mine"));
        VERIFY_RESULT(saved);
        QCOMPARE(saved->environment, QStringLiteral("production"));
        QCOMPARE(saved->hosts.size(), std::size_t{2});
        QCOMPARE(m_desk->cell(0, 2), QStringLiteral("production"));

        m_desk->type("hosts", QStringLiteral("https://hooks.example.test/"));
        m_desk->click("save");
        QVERIFY(m_desk->isInvalid("hosts"));
        m_desk->type("name", QString());
        m_desk->click("save");
        QVERIFY(m_desk->isInvalid("name"));
        QCOMPARE(m_desk->world.workspace.findCredential(saved->id)->hosts.size(), std::size_t{2});
    }

    void neverShowsASecretAgain()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        m_desk->open();
        m_desk->choseRow(0);
        QVERIFY(m_desk->at("stored")->isVisible());
        QVERIFY(!m_desk->at("secret")->isVisible());
        QVERIFY(m_desk->at<widgets::SecretField>("stored")->isEmpty());
        for (const QWidget *widget : m_desk->page->findChildren<QWidget *>()) {
            for (const char *property :
                 {"text", "plainText", "placeholderText", "toolTip", "accessibleName"}) {
                QVERIFY(
                    !widget->property(property).toString().contains(QLatin1String("example-hmac-secret")));
            }
        }
    }

    void replacesASecretAndKeepsThePreviousOneUntilItIsDropped()
    {
        const auto credential =
            m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        const QString key = credential.secretKey(QStringLiteral("secretKey"));
        const QString previous = credential.previousSecretKey(QStringLiteral("secretKey"));
        m_desk->open();
        m_desk->choseRow(0);
        QCOMPARE(m_desk->cell(0, 5), QStringLiteral("never"));
        m_desk->click("beginReplacing");
        m_desk->click("cancelReplacing");
        QVERIFY(m_desk->at("stored")->isVisible());

        m_desk->click("beginReplacing");
        m_desk->click("replace");
        QVERIFY(m_desk->isInvalid("secret"));
        m_desk->typeSecret(QStringLiteral("another-hmac-secret"));
        QTest::keyClick(m_desk->at("secret"), Qt::Key_Return);
        QCOMPARE(m_desk->world.store.secretOf(key), QByteArray("another-hmac-secret"));
        QCOMPARE(m_desk->world.store.secretOf(previous), QByteArray("example-hmac-secret"));
        QCOMPARE(m_desk->cell(0, 5), QStringLiteral("just now"));
        QVERIFY(m_desk->at("stored")->isVisible());
        QVERIFY(m_desk->at("dropPrevious")->isVisible());
        m_desk->click("dropPrevious");
        QVERIFY(!m_desk->world.store.has(previous));
        QVERIFY(!m_desk->at("dropPrevious")->isVisible());
    }

    void keepsEditsWhileTheSecretIsReplaced()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->type("name", QStringLiteral("Renamed"));
        m_desk->click("beginReplacing");
        m_desk->typeSecret(QStringLiteral("another-hmac-secret"));
        m_desk->click("replace");
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Renamed"));
        m_desk->click("save");
        const auto saved = m_desk->world.workspace.findCredential(QStringLiteral("Renamed"));
        VERIFY_RESULT(saved);
        QVERIFY(saved->rotatedAt.has_value());
    }

    void tellsAMissingSecretFromOneThatCannotBeReached()
    {
        const auto credential =
            m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        m_desk->world.store.failAlways(vault::VaultError::Locked);
        m_desk->open();
        m_desk->choseRow(0);
        QVERIFY(m_desk->hintOf("secret").contains(QLatin1String("locked")));
        QCOMPARE(m_desk->at<QPushButton>("beginReplacing")->text(), QStringLiteral("Unlock…"));
        QVERIFY(m_desk->cell(0, 6) != QLatin1String("missing"));

        m_desk->world.store.work();
        m_desk->world.store.drop(credential.secretKey(QStringLiteral("secretKey")));
        m_desk->page->storeChanged(vault::StoreKind::Keychain);
        QCOMPARE(m_desk->cell(0, 6), QStringLiteral("missing"));
        m_desk->click("beginReplacing");
        m_desk->typeSecret(QStringLiteral("example-hmac-secret"));
        m_desk->click("replace");
        QCOMPARE(m_desk->cell(0, 6), QStringLiteral("Keychain"));
    }

    void saysWhereSecretsAreWithoutLookingAtOne()
    {
        m_desk->world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        m_desk->open();
        m_desk->page->storeChanged(vault::StoreKind::Session);
        QCOMPARE(m_desk->cell(0, 6), QStringLiteral("Memory"));
        m_desk->page->storeChanged(vault::StoreKind::VaultFile);
        QCOMPARE(m_desk->cell(0, 6), QStringLiteral("Vault file"));
    }

private:
    std::unique_ptr<CredentialsDesk> m_desk;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const theme::Theme theme(application, theme::Theme::Choice::Light);
    TestCredentialEditor test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CredentialEditor.moc"
