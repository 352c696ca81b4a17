// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/Scenes.h"

#include "app/vapi/EventTemplates.h"
#include "tests/ui/screens/TokenScenes.h"
#include "ui/composer/SendPage.h"

#include <QAction>
#include <QCoroTask>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

namespace sealwright::tests {
namespace {

QString addCredential(composition::Composition &house, const QString &name, const QString &environment,
                      credential::Fields fields)
{
    credential::Credential one;
    one.name = name;
    one.environment = environment;
    one.fields = std::move(fields);
    base::SecretBytes secret = base::SecretBytes::copyOf("0123456789abcdef0123456789abcdef0123456789abcdef");
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
    (void)house.keepRequest().save(std::move(request));
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
    addRequest(house, QStringLiteral("staging"), QStringLiteral("Assistant request"), "POST",
               "http://localhost:3000/webhook?tenant=a%20b", QStringLiteral("assistant-request"), hmac);
    addRequest(house, QStringLiteral("staging"), QStringLiteral("Old secret, new secret"), "POST",
               "http://localhost:3000/webhook", QStringLiteral("transcript"), secret);
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
        {QStringLiteral("commands"),
         [](shell::MainWindow &window) {
             window.showPage(shell::MainWindow::SendPageIndex);
             window.findChild<QAction *>(QStringLiteral("paletteCommand"))->trigger();
         },
         always},
    };
    const std::vector<Scene> tokens = tokenScenes();
    all.insert(all.end() - 1, tokens.begin(),
               tokens.end()); // the palette lies over what is there: it comes last
    return all;
}

} // namespace sealwright::tests
