// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/Scenes.h"

#include "app/crypto/GenerateKey.h"
#include "app/vapi/EventTemplates.h"
#include "tests/support/OAuthServer.h"
#include "tests/ui/screens/CareScenes.h"
#include "tests/ui/screens/EnvironmentScenes.h"
#include "tests/ui/screens/PlainScenes.h"
#include "tests/ui/screens/TokenScenes.h"
#include "ui/composer/SendPage.h"
#include "ui/editor/CodeEditor.h"
#include "ui/recipes/RecipesPage.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/SecretField.h"

#include <QAction>
#include <QCoroTask>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

namespace sealwright::tests {
namespace {

QString addCredential(
    composition::Composition &house, const QString &name, const QString &environment,
    credential::Fields fields,
    base::SecretBytes secret = base::SecretBytes::copyOf("0123456789abcdef0123456789abcdef0123456789abcdef"))
{
    credential::Credential one;
    one.name = name;
    one.environment = environment;
    one.fields = std::move(fields);
    const auto added = QCoro::waitFor(house.keepCredential().add(one, std::move(secret)));
    return added ? added->id : QString();
}

void addRequest(composition::Composition &house, const QString &folder, const QString &name,
                const QByteArray &method, const QByteArray &url, const QString &event,
                const QString &credential, bool toReceiver = false)
{
    workspace::SavedRequest request;
    request.folder = folder;
    request.name = name;
    request.method = method;
    request.url = url;
    request.toReceiver = toReceiver;
    request.credentialId = credential;
    if (!event.isEmpty()) {
        request.templateId = QStringLiteral("vapi/") + event;
        request.body = vapi::eventBody(event).value_or("{\n  \"message\": {\n    \"type\": \"x\"\n  }\n}\n");
    }
    request.headers = {{"Content-Type", "application/json", true},
                       {"X-Trace", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", true},
                       {"X-Debug", "1", false}};
    (void)house.workspace().saveRequest(std::move(request));
}

/// A request to the receiver here, signed by a recipe with a fresh key.
void addSigned(composition::Composition &house, const QString &recipe, const QString &name,
               std::optional<crypto::KeyType> pair, const signing::Variables &variables = {})
{
    credential::HmacFields fields;
    fields.recipeId = recipe;
    fields.variables = variables;
    base::SecretBytes secret =
        base::SecretBytes::copyOf("wJalrXUtnFEMI+K7MDENG+bPxRfiCYEXAMPLEKEY0123456789");
    if (pair) {
        if (auto made = crypto::generateKeyPair(*pair)) {
            secret = std::move(made->privateKey);
        }
    }
    const QString id = addCredential(house, name, QStringLiteral("test"), fields, std::move(secret));
    addRequest(house, QStringLiteral("signed"), name, "POST", {}, QStringLiteral("hang"), id, true);
}

/// The token endpoint of the pictures: it gives a JWT, good for an hour.
OAuthServer &tokenServer()
{
    static std::unique_ptr<OAuthServer> server;
    if (server) {
        return *server;
    }
    server = std::make_unique<OAuthServer>();
    qAddPostRoutine([] { server.reset(); }); // its sockets end with the application
    server->raw().answerByDefault([] {
        return tokenAnswer::granted(
            "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IjIwMjYtMDEifQ."
            "eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS50ZXN0LyIsInN1YiI6InZhcGktc2VydmVyIiwiYXVkIjoiaHR0cHM6Ly9h"
            "cGku"
            "ZXhhbXBsZS50ZXN0LyIsInNjb3BlIjoiY2FsbHM6d3JpdGUiLCJpYXQiOjE3NjcyNjE2MDAsImV4cCI6MTc2NzI2NTIwMH0."
            "c2lnbmF0dXJlLW9mLXRoZS1zZXJ2ZXI",
            R"("token_type":"Bearer","expires_in":3600,"scope":"calls:write")");
    });
    return *server;
}

template<typename T>
T *child(QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1String(name));
}

void choose(shell::MainWindow &window, const QString &name)
{
    auto *tree = child<QTreeWidget>(window, "requestTree");
    const auto found = tree->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
    if (!found.isEmpty()) {
        tree->setCurrentItem(found.constFirst());
    }
}

void chooseCredential(shell::MainWindow &window, const QString &name)
{
    for (auto *table : child<QWidget>(window, "credentialsPage")->findChildren<QTableView *>()) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name) {
                table->selectRow(row);
            }
        }
    }
}

void sendFrom(shell::MainWindow &window, const QString &request)
{
    window.showPage(shell::MainWindow::SendPageIndex);
    choose(window, request);
    child<composer::SendPage>(window, "sendPage")->send();
}

bool isIdle(shell::MainWindow &window)
{
    return !child<composer::SendPage>(window, "sendPage")->isSending();
}

void showInspectorTab(shell::MainWindow &window, int index)
{
    auto *inspector = child<QWidget>(*child<QWidget>(window, "sendPage"), "inspector");
    if (auto *tabs = inspector->findChild<QTabWidget *>()) {
        tabs->setCurrentIndex(index);
    }
}

Scene signatureOf(const char *name, const char *request)
{
    return {QLatin1String("signature-") + QLatin1String(name),
            [request](shell::MainWindow &window) {
                showInspectorTab(window, 0);
                sendFrom(window, QLatin1String(request));
            },
            isIdle};
}

Scene shownAs(const char *name, int tab)
{
    return {QLatin1String("signature-") + QLatin1String(name),
            [tab](shell::MainWindow &window) { showInspectorTab(window, tab); }, isIdle};
}

bool exampleIsShown(shell::MainWindow &window)
{
    const auto *verdict = child<widgets::Pill>(*child<QWidget>(window, "example"), "verdict");
    return verdict->word() == QLatin1String("verified");
}

} // namespace

void seed(composition::Composition &house)
{
    const QString hmac = addCredential(house, QStringLiteral("Vapi HMAC"), QStringLiteral("staging"),
                                       credential::HmacFields{});
    addCredential(house, QStringLiteral("Production API Auth"), QStringLiteral("production"),
                  credential::BearerFields{});
    credential::BearerFields legacy;
    legacy.headerName = "X-Vapi-Secret";
    legacy.includePrefix = false;
    const QString secret =
        addCredential(house, QStringLiteral("Legacy secret"), QStringLiteral("staging"), legacy);
    credential::HmacFields stripe;
    stripe.recipeId = QStringLiteral("stripe");
    const QString stripeId =
        addCredential(house, QStringLiteral("Stripe live"), QStringLiteral("production"), stripe);

    addSigned(house, QStringLiteral("aws-sigv4"), QStringLiteral("AWS SigV4"), std::nullopt);
    addSigned(house, QStringLiteral("rfc9421-general"), QStringLiteral("HTTP Message Signatures"),
              crypto::KeyType::P256);
    addSigned(house, QStringLiteral("plaid"), QStringLiteral("Plaid"), crypto::KeyType::P256);
    addSigned(house, QStringLiteral("paypal"), QStringLiteral("PayPal"), crypto::KeyType::Rsa,
              {{"webhookId", "WH-2W7266712B616591M"}, {"certUrl", "https://api.example.test/certs/1"}});
    addSigned(house, QStringLiteral("telegram"), QStringLiteral("Telegram"), std::nullopt);
    credential::OAuth2Fields oauth;
    oauth.tokenUrl = tokenServer().url();
    oauth.clientId = "vapi-server";
    oauth.scope = "calls:write";
    oauth.audience = "https://api.example.test/";
    const QString oauthId =
        addCredential(house, QStringLiteral("Vapi OAuth"), QStringLiteral("staging"), oauth);

    seedPlain(house);
    const QString longName =
        QStringLiteral("Customer relationship platform, outbound webhooks of the European region");
    addCredential(house, longName, QStringLiteral("pre-production-eu-west"), credential::HmacFields{});
    addRequest(
        house, QStringLiteral("a folder with quite a long name"), longName, "DELETE",
        "https://a-host-with-a-very-long-name.eu-west-1.pre-production.example.test:8443/api/v2/customers/"
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6/webhooks?tenant=acme%20corporation&expand=all&dry_run=true",
        QStringLiteral("status-update"), stripeId);

    addRequest(house, {}, QStringLiteral("Vapi tool-calls"), "POST", {}, QStringLiteral("tool-calls"), hmac,
               true);
    addRequest(house, {}, QStringLiteral("Vapi end-of-call report"), "POST", "http://127.0.0.1:9/webhook",
               QStringLiteral("end-of-call-report"), hmac);
    addRequest(house, {}, QStringLiteral("Stripe invoice.paid"), "POST", "https://localhost:3000/stripe",
               QStringLiteral("hang"), stripeId);
    addRequest(house, {}, QStringLiteral("List assistants"), "GET", "https://api.example.test/assistant", {},
               secret);
    addRequest(house, QStringLiteral("staging"), QStringLiteral("With an access token"), "POST", {},
               QStringLiteral("hang"), oauthId, true);
    addRequest(house, QStringLiteral("staging"), QStringLiteral("Assistant request"), "POST",
               "http://localhost:3000/webhook?tenant=a%20b", QStringLiteral("assistant-request"), hmac);
    addRequest(house, QStringLiteral("staging"), QStringLiteral("Old secret, new secret"), "POST",
               "http://localhost:3000/webhook", QStringLiteral("transcript"), secret);
    seedCare(house);
    seedEnvironments(house);
}

namespace {

QString storeWords(shell::MainWindow &window)
{
    return child<QLabel>(*child<QWidget>(window, "statusLine"), "store")->text();
}

} // namespace

std::vector<Scene> vaultScenes()
{
    const auto pressBanner = [](shell::MainWindow &window) {
        child<QPushButton>(*child<QWidget>(window, "storeBanner"), "first")->click();
    };
    return {
        {QStringLiteral("vault-make"),
         [pressBanner](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::CredentialsPageIndex);
             pressBanner(window);
         },
         [](shell::MainWindow &window) {
             auto *dialog = child<QDialog>(window, "passphraseDialog");
             if (dialog != nullptr && child<widgets::SecretField>(*dialog, "passphrase")->isEmpty()) {
                 QTest::keyClicks(child<widgets::SecretField>(*dialog, "passphrase"),
                                  QStringLiteral("correct horse battery staple"));
                 QTest::keyClicks(child<widgets::SecretField>(*dialog, "again"), QStringLiteral("correct"));
             }
             return dialog != nullptr;
         }},
        {QStringLiteral("vault-locked"),
         [pressBanner](shell::MainWindow &window) {
             widgets::Dialogs::setNextPassphrase("correct horse battery staple");
             widgets::Dialogs::setNextAnswer(
                 widgets::Dialogs::Answer::Accept); // the word about what was moved
             pressBanner(window);
         },
         [](shell::MainWindow &window) {
             auto *locking = window.findChild<QAction *>(QStringLiteral("lockVaultCommand"));
             if (storeWords(window).contains(QLatin1String("unlocked"))) {
                 locking->trigger();
             }
             return storeWords(window).contains(QLatin1String("is locked"));
         }},
        {QStringLiteral("vault-unlock"), pressBanner,
         [](shell::MainWindow &window) { return child<QDialog>(window, "passphraseDialog") != nullptr; }},
    };
}

std::vector<Scene> scenes()
{
    const auto always = [](shell::MainWindow &) { return true; };
    std::vector<Scene> all{
        {QStringLiteral("send-new"),
         [](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::SendPageIndex);
             choose(window, QStringLiteral("Assistant request"));
         },
         always},
        {QStringLiteral("send-long"),
         [](shell::MainWindow &window) {
             choose(window, QStringLiteral(
                                "Customer relationship platform, outbound webhooks of the European region"));
         },
         always},
        {QStringLiteral("send"),
         [](shell::MainWindow &window) { sendFrom(window, QStringLiteral("Vapi tool-calls")); }, isIdle},
        {QStringLiteral("send-signature"), [](shell::MainWindow &window) { showInspectorTab(window, 1); },
         isIdle},
        {QStringLiteral("send-timeline"), [](shell::MainWindow &window) { showInspectorTab(window, 2); },
         isIdle},
        signatureOf("sigv4", "AWS SigV4"),
        shownAs("sigv4-tab", 1),
        signatureOf("rfc9421", "HTTP Message Signatures"),
        shownAs("rfc9421-tab", 1),
        signatureOf("jwt", "Plaid"),
        shownAs("jwt-tab", 1),
        signatureOf("rsa", "PayPal"),
        shownAs("rsa-tab", 1),
        signatureOf("token", "Telegram"),
        shownAs("token-tab", 1),
        {QStringLiteral("send-token-wire"),
         [](shell::MainWindow &window) {
             sendFrom(window, QStringLiteral("With an access token"));
             showInspectorTab(window, 0);
         },
         isIdle},
        {QStringLiteral("send-token"), [](shell::MainWindow &window) { showInspectorTab(window, 3); },
         isIdle},
        {QStringLiteral("send-refused"),
         [](shell::MainWindow &window) { sendFrom(window, QStringLiteral("Vapi end-of-call report")); },
         isIdle},
        {QStringLiteral("send-wrong"),
         [](shell::MainWindow &window) {
             choose(window, QStringLiteral("List assistants"));
             child<QLineEdit>(window, "url")->setText(QStringLiteral("ftp://api.example.test/x"));
             child<QTabBar>(window, "requestTabs")->setCurrentIndex(1);
         },
         always},
        {QStringLiteral("receive"),
         [](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::ReceivePageIndex);
             for (auto *table : child<QWidget>(window, "receivePage")->findChildren<QTableView *>()) {
                 table->selectRow(0);
             }
         },
         always},
        {QStringLiteral("credentials"),
         [](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::CredentialsPageIndex);
             for (auto *table : child<QWidget>(window, "credentialsPage")->findChildren<QTableView *>()) {
                 table->selectRow(0);
             }
         },
         always},
        {QStringLiteral("credentials-oauth2"),
         [](shell::MainWindow &window) { chooseCredential(window, QStringLiteral("Vapi OAuth")); }, always},
        {QStringLiteral("credentials-token"),
         [](shell::MainWindow &window) { child<QPushButton>(window, "fetchToken")->click(); },
         [](shell::MainWindow &window) {
             auto *call = child<QWidget>(window, "tokenCall");
             if (!call->isVisible()) {
                 return false;
             }
             child<QScrollArea>(window, "editorScroll")->ensureWidgetVisible(call);
             return true;
         }},
        {QStringLiteral("credentials-new"),
         [](shell::MainWindow &window) {
             auto *menu = child<QWidget>(window, "credentialsPage")->findChild<QMenu *>();
             for (QAction *action : menu->actions()) {
                 if (action->text().contains(QLatin1String("HMAC"))) {
                     action->trigger();
                     return;
                 }
             }
         },
         always},
        {QStringLiteral("recipes"),
         [](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::RecipesPageIndex);
             child<recipes::RecipesPage>(window, "recipesPage")->select(QStringLiteral("standard-webhooks"));
         },
         always},
        {QStringLiteral("recipes-search"),
         [](shell::MainWindow &window) {
             child<QLineEdit>(window, "recipeFilter")->setText(QStringLiteral("ed25519"));
             child<recipes::RecipesPage>(window, "recipesPage")->select(QStringLiteral("discord"));
         },
         always},
        {QStringLiteral("recipes-editor"),
         [](shell::MainWindow &window) {
             child<QLineEdit>(window, "recipeFilter")->clear();
             auto *page = child<recipes::RecipesPage>(window, "recipesPage");
             page->select(QStringLiteral("rfc9421-general"));
             page->duplicate();
         },
         exampleIsShown},
        {QStringLiteral("recipes-mistakes"),
         [](shell::MainWindow &window) {
             auto *text = child<editor::CodeEditor>(window, "recipeText");
             text->setBytes(text->bytes()
                                .replace("builtin:rfc9421", "hmac-sha256")
                                .replace("\"unit\": \"s\"", "\"unit\": \"sec\""));
             QMetaObject::invokeMethod(text, "edited");
         },
         [](shell::MainWindow &window) { return child<QListWidget>(window, "mistakes")->count() > 0; }},
        {QStringLiteral("shortcuts"),
         [](shell::MainWindow &window) {
             window.findChild<QAction *>(QStringLiteral("shortcutsCommand"))->trigger();
         },
         always},
        {QStringLiteral("commands"),
         [](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::SendPageIndex);
             window.findChild<QAction *>(QStringLiteral("paletteCommand"))->trigger();
         },
         always},
    };
    const std::vector<Scene> plain = plainScenes();
    const std::vector<Scene> care = careScenes();
    const std::vector<Scene> tokens = tokenScenes();
    all.insert(all.end() - 1, plain.begin(), plain.end());
    all.insert(all.end() - 1, care.begin(), care.end());
    all.insert(all.end() - 1, tokens.begin(),
               tokens.end()); // the palette lies over what is there: it comes last
    return all;
}

} // namespace sealwright::tests
