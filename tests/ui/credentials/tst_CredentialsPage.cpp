// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flow/FlowWorld.h"
#include "ui/credentials/CredentialTable.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/credentials/TemplateField.h"
#include "ui/theme/Style.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace sealwright;
using credentials::CredentialsPage;
using credentials::CredentialTable;
using tests::FlowWorld;
using widgets::Dialogs;

namespace {

/// The page in a window, and its controls by their names.
struct Desk
{
    FlowWorld world;
    std::unique_ptr<CredentialsPage> page;

    void open()
    {
        page = std::make_unique<CredentialsPage>(world.keep, world.inspect, world.recipes, world.clock);
        page->resize(1200, 800);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }

    template<typename T = QWidget>
    T *at(const char *name) const
    {
        // Fields that were replaced live until the event loop turns; the last one made is the one that is
        // seen.
        const auto all = page->findChildren<T *>(QLatin1String(name));
        for (T *one : all) {
            if (one->isVisible()) {
                return one;
            }
        }
        return all.isEmpty() ? nullptr : all.last();
    }

    void startNew(const char *preset)
    {
        auto *menu = page->findChild<QMenu *>(QStringLiteral("newCredentialMenu"));
        Q_EMIT menu->aboutToShow();
        auto *action = page->findChild<QAction *>(QString(QLatin1String("new_") % QLatin1String(preset)));
        QVERIFY2(action, preset);
        action->trigger();
    }

    void type(const char *field, const QString &text)
    {
        auto *edit = at<QLineEdit>(field);
        QVERIFY2(edit && edit->isVisible(), field);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    void typeSecret(const QString &text)
    {
        auto *field = at<widgets::SecretField>("secret");
        QVERIFY(field && field->isVisible());
        field->setFocus();
        QTest::keyClicks(field, text);
    }

    void choose(const char *field, const char *value)
    {
        auto *combo = at<QComboBox>(field);
        QVERIFY2(combo && combo->isVisible(), field);
        const int index = combo->findData(QByteArray(value));
        QVERIFY2(index >= 0, value);
        combo->setCurrentIndex(index);
    }

    void click(const char *button)
    {
        auto *found = at<QPushButton>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }

    QByteArray preview() const { return at<widgets::MarkedText>("preview")->bytes(); }

    QString hintOf(const char *field) const
    {
        const auto *hint = at<widgets::PlainLabel>(QByteArray(field).append("Hint").constData());
        return hint != nullptr && hint->isVisible() ? hint->text() : QString();
    }

    bool isInvalid(const char *field) const { return theme::isMarkedInvalid(at(field)); }

    CredentialTable *table() const { return at<CredentialTable>("credentialTable"); }

    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    void choseRow(int row)
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, 0));
    }

    QString shownPanel() const
    {
        for (const char *name : {"editor", "brokenFile", "nothingSelected"}) {
            if (at(name)->isVisible()) {
                return QString::fromLatin1(name);
            }
        }
        return {};
    }
};

} // namespace

class TestCredentialsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_desk = std::make_unique<Desk>();
        QVERIFY(m_desk->world.home.isValid());
    }

    void cleanup() { m_desk.reset(); }

    void teachesWhatCredentialsAreWhileThereAreNone()
    {
        m_desk->open();
        QVERIFY(m_desk->at("emptyCredentials")->isVisible());
        QVERIFY(!m_desk->at<QLineEdit>("filter")->isEnabled());
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("nothingSelected"));
        QVERIFY(!QFile::exists(m_desk->world.workspace.folder()));
    }

    void addsABearerByKeysAlone()
    {
        m_desk->open();
        QSignalSpy changed(m_desk->page.get(), &CredentialsPage::credentialsChanged);
        m_desk->at<QPushButton>("newCredential")->setFocus();
        QTest::keyClick(m_desk->page.get(), Qt::Key_N, Qt::ControlModifier);
        auto *menu = m_desk->page->findChild<QMenu *>(QStringLiteral("newCredentialMenu"));
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("editor"));
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Bearer token"));
        m_desk->type("name", QStringLiteral("API"));
        m_desk->typeSecret(QStringLiteral("a-token-of-some-length"));
        QCOMPARE(m_desk->preview(), QByteArray("Authorization: Bearer ‹token›"));
        QTest::keyClick(m_desk->at("secret"), Qt::Key_S, Qt::ControlModifier);

        QCOMPARE(changed.size(), 1);
        const auto saved = m_desk->world.workspace.findCredential(QStringLiteral("API"));
        VERIFY_RESULT(saved);
        QCOMPARE(m_desk->world.store.secretOf(saved->secretKey(QStringLiteral("token"))),
                 QByteArray("a-token-of-some-length"));
        QCOMPARE(m_desk->cell(0, 0), QStringLiteral("API"));
        QCOMPARE(m_desk->cell(0, 5), QStringLiteral("Keychain"));
        QCOMPARE(m_desk->table()->currentId(), saved->id);
        QVERIFY(!m_desk->page->hasUnsaved());
        QVERIFY(m_desk->hintOf("secret").contains(QLatin1String("cannot be shown again")));
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
            R"({"id":"mine","name":"Mine","algorithm":"hmac-sha256","content":"{var:webhookId}.{body}",)"
            R"("encoding":"hex","variables":{"webhookId":"the id of the webhook"},)"
            R"("place":{"header:X-S":"{signature}"}})");
        file.close();
        m_desk->open();
        m_desk->startNew("mine");
        QVERIFY(m_desk->at<QLineEdit>("var_webhookId"));
        QVERIFY(m_desk->isInvalid("var_webhookId"));
        m_desk->type("var_webhookId", QStringLiteral("wh_1"));
        QVERIFY(!m_desk->isInvalid("var_webhookId"));
        QCOMPARE(m_desk->hintOf("var_webhookId"), QStringLiteral("the id of the webhook"));
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
        QCOMPARE(m_desk->cell(0, 4), QStringLiteral("never"));
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
        QCOMPARE(m_desk->cell(0, 4), QStringLiteral("just now"));
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
        QVERIFY(!m_desk->at<QPushButton>("beginReplacing")->isEnabled());
        QVERIFY(m_desk->cell(0, 5) != QLatin1String("missing"));

        m_desk->world.store.work();
        m_desk->world.store.drop(credential.secretKey(QStringLiteral("secretKey")));
        m_desk->page->storeChanged();
        QCOMPARE(m_desk->cell(0, 5), QStringLiteral("missing"));
        m_desk->click("beginReplacing");
        m_desk->typeSecret(QStringLiteral("example-hmac-secret"));
        m_desk->click("replace");
        QCOMPARE(m_desk->cell(0, 5), QStringLiteral("Keychain"));
    }

    void namesTheRequestsBeforeItDeletes()
    {
        FlowWorld &world = m_desk->world;
        const auto credential = world.added(FlowWorld::hmac(QStringLiteral("Mine")), "example-hmac-secret");
        world.savedRequest(QStringLiteral("Tool calls"), credential.id);
        m_desk->open();
        m_desk->choseRow(0);
        QCOMPARE(m_desk->cell(0, 3), QStringLiteral("1 request"));
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        m_desk->click("delete");
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("Tool calls")));
        VERIFY_RESULT(world.workspace.findCredential(credential.id));

        QSignalSpy changed(m_desk->page.get(), &CredentialsPage::credentialsChanged);
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->table()->setFocus();
        QTest::keyClick(m_desk->table(), Qt::Key_Delete);
        QCOMPARE(changed.size(), 1);
        QVERIFY(world.workspace.credentials()->items.empty());
        QVERIFY(world.store.keys().isEmpty());
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("nothingSelected"));
        QVERIFY(m_desk->at("emptyCredentials")->isVisible());
    }

    void asksBeforeWhatWasEnteredIsLost()
    {
        const auto first = m_desk->world.added(FlowWorld::hmac(QStringLiteral("A")), "example-hmac-secret");
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("B")), "token");
        m_desk->open();
        m_desk->choseRow(0);
        m_desk->type("name", QStringLiteral("A2"));
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        m_desk->choseRow(1);
        QCOMPARE(m_desk->table()->currentId(), first.id);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("A2"));

        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        m_desk->choseRow(1);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("B"));
        VERIFY_RESULT(m_desk->world.workspace.findCredential(QStringLiteral("A2")));

        m_desk->startNew("bearer");
        m_desk->type("name", QStringLiteral("C"));
        Dialogs::setNextAnswer(Dialogs::Answer::Other);
        m_desk->choseRow(0);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("A2"));
        QCOMPARE(m_desk->table()->model()->rowCount(), 2);

        // Nothing was entered, so nothing is asked.
        m_desk->startNew("bearer");
        m_desk->choseRow(1);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("B"));
    }

    void filtersWithoutTouchingTheEditor()
    {
        credential::Credential live = FlowWorld::hmac(QStringLiteral("Live"));
        live.environment = QStringLiteral("production");
        live.hosts = {QStringLiteral("hooks.example.test")};
        m_desk->world.added(live, "example-hmac-secret");
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("Other")), "token");
        m_desk->open();
        m_desk->choseRow(1);
        QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Other"));
        QTest::keyClick(m_desk->table(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_desk->at("filter")->hasFocus());
        for (const char *text : {"PROD", "hooks.ex", "live", "hmac"}) {
            m_desk->type("filter", QString::fromLatin1(text));
            QCOMPARE(m_desk->table()->model()->rowCount(), 1);
            QCOMPARE(m_desk->at<QLineEdit>("name")->text(), QStringLiteral("Other"));
        }
        m_desk->type("filter", QStringLiteral("nothing like it"));
        QVERIFY(m_desk->at("noMatch")->isVisible());
        QTest::mouseClick(m_desk->at("noMatch")->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m_desk->table()->model()->rowCount(), 2);
    }

    void listsBrokenFilesWithTheirReasonAndLeavesThemAlone()
    {
        const auto credential =
            m_desk->world.added(FlowWorld::hmac(QStringLiteral("Fine")), "example-hmac-secret");
        const QString path =
            m_desk->world.workspace.folder() % QLatin1String("/credentials/cred_bbbbbbbbbb.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ oops");
        file.close();
        m_desk->open();
        QCOMPARE(m_desk->table()->model()->rowCount(), 2);
        QCOMPARE(m_desk->cell(1, 0), QStringLiteral("cred_bbbbbbbbbb.json"));
        m_desk->choseRow(1);
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("brokenFile"));
        QVERIFY(m_desk->at<widgets::PlainLabel>("brokenReason")->text().contains(QLatin1String("line 1")));
        m_desk->click("copyPath");
        QCOMPARE(QGuiApplication::clipboard()->text(), path);
        m_desk->choseRow(0);
        QCOMPARE(m_desk->shownPanel(), QStringLiteral("editor"));
    }

    void saysWhenTheWorkspaceCannotBeRead()
    {
        FlowWorld &world = m_desk->world;
        QVERIFY(QDir().mkpath(world.workspace.folder()));
        QFile inTheWay(world.workspace.folder() % QLatin1String("/credentials"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        m_desk->open();
        auto *trouble = m_desk->at<widgets::Banner>("credentialsTrouble");
        QVERIFY(trouble->isVisible());
        QVERIFY(trouble->sentence().contains(QLatin1String("credentials")));
        QVERIFY(inTheWay.remove());
        QTest::mouseClick(trouble->findChild<QPushButton *>(QStringLiteral("first")), Qt::LeftButton);
        QVERIFY(!trouble->isVisible());
    }

    void staysUsableWhileTheKeyringThinks()
    {
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("Slow")), "token");
        m_desk->open();
        m_desk->world.store.hold();
        m_desk->startNew("bearer");
        m_desk->type("name", QStringLiteral("New"));
        m_desk->typeSecret(QStringLiteral("token"));
        m_desk->click("save");
        QVERIFY(!m_desk->at<widgets::PlainLabel>("progress")->text().isEmpty());
        QVERIFY(!m_desk->at<QPushButton>("save")->isEnabled());
        m_desk->world.store.release();
        QVERIFY(m_desk->at<widgets::PlainLabel>("progress")->text().isEmpty());
        VERIFY_RESULT(m_desk->world.workspace.findCredential(QStringLiteral("New")));
    }

    void survivesThePageClosingWhileTheKeyringThinks()
    {
        m_desk->open();
        m_desk->world.store.hold();
        m_desk->startNew("bearer");
        m_desk->typeSecret(QStringLiteral("token"));
        m_desk->click("save");
        m_desk->page.reset();
        m_desk->world.store.release();
        QCOMPARE(m_desk->world.workspace.credentials()->items.size(), std::size_t{1});
    }

    void everyControlHasANameAndAToolTip()
    {
        m_desk->open();
        for (const char *preset : {"bearer", "vapi-hmac", "stripe"}) {
            m_desk->startNew(preset);
            for (const QWidget *widget : m_desk->page->findChildren<QWidget *>()) {
                const bool isControl =
                    (qobject_cast<const QAbstractButton *>(widget) ||
                     qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget) ||
                     qobject_cast<const widgets::SecretField *>(widget) ||
                     qobject_cast<const QPlainTextEdit *>(widget));
                if (!isControl || !widget->isVisible() ||
                    widget->objectName().startsWith(QLatin1String("qt_")) ||
                    (widget->parentWidget() && widget->parentWidget()->inherits("QLineEdit"))) {
                    continue;
                }
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
                QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            }
        }
    }

    void reachesEveryFieldByTab()
    {
        m_desk->open();
        m_desk->startNew("vapi-hmac");
        QStringList order;
        m_desk->at("name")->setFocus();
        for (int i = 0; i < 40 && QApplication::focusWidget() != nullptr; ++i) {
            const QString name = QApplication::focusWidget()->objectName();
            if (order.contains(name)) {
                break;
            }
            order << name;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        const QStringList wanted{QStringLiteral("name"),      QStringLiteral("environment"),
                                 QStringLiteral("secret"),    QStringLiteral("recipe"),
                                 QStringLiteral("algorithm"), QStringLiteral("signatureHeader"),
                                 QStringLiteral("hosts"),     QStringLiteral("save")};
        qsizetype last = -1;
        for (const QString &name : wanted) {
            const qsizetype at = order.indexOf(name);
            QVERIFY2(at > last, qPrintable(order.join(QLatin1Char(' '))));
            last = at;
        }
    }

    void neverTakesANameForMarkup()
    {
        m_desk->world.added(FlowWorld::bearer(QStringLiteral("<b>bold</b><img src=x>")), "token");
        m_desk->open();
        m_desk->choseRow(0);
        for (const QLabel *label : m_desk->page->findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(!m_desk->at("title")->toolTip().contains(QLatin1String("<img")));
    }

private:
    std::unique_ptr<Desk> m_desk;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const theme::Theme theme(application, theme::Theme::Choice::Light);
    TestCredentialsPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CredentialsPage.moc"
