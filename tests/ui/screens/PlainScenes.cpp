// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/PlainScenes.h"

#include "tests/support/TestKeys.h"
#include "tests/support/TestResult.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/SecretField.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

namespace sealwright::tests {
namespace {

QString add(composition::Composition &house, const QString &name, const QString &environment,
            credential::Fields fields, std::vector<QByteArray> secrets)
{
    credential::Credential credential;
    credential.name = name;
    credential.environment = environment;
    credential.fields = std::move(fields);
    std::vector<base::SecretBytes> bytes;
    for (const QByteArray &secret : secrets) {
        bytes.push_back(base::SecretBytes::copyOf(secret));
    }
    const auto added = await(house.keepCredential().add(std::move(credential), std::move(bytes)));
    return added ? added->id : QString();
}

void addRequest(composition::Composition &house, const QString &name, const QString &credentialId)
{
    workspace::SavedRequest request;
    request.folder = QStringLiteral("staging");
    request.name = name;
    request.method = "POST";
    request.toReceiver = true;
    request.body = "{\"order\":1}";
    request.credentialId = credentialId;
    (void)house.workspace().saveRequest(std::move(request));
}

void choose(shell::MainWindow &window, const QString &name)
{
    auto *page = window.findChild<QWidget *>(QStringLiteral("credentialsPage"));
    window.showPage(shell::MainWindow::CredentialsPageIndex);
    for (auto *table : page->findChildren<QTableView *>()) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name) {
                table->selectRow(row);
            }
        }
    }
}

void startNew(shell::MainWindow &window, const char *preset)
{
    window.showPage(shell::MainWindow::CredentialsPageIndex);
    window.findChild<QAction *>(QString(QStringLiteral("new_") % QLatin1String(preset)))->trigger();
}

/// Of a new credential's editor: fields that were replaced live on until the event loop turns.
template<typename T>
T *shown(shell::MainWindow &window, const char *name)
{
    for (T *one :
         window.findChild<QWidget *>(QStringLiteral("editor"))->findChildren<T *>(QLatin1String(name))) {
        if (one->isVisible()) {
            return one;
        }
    }
    return nullptr;
}

void send(shell::MainWindow &window, const QString &request)
{
    window.showPage(shell::MainWindow::SendPageIndex);
    auto *tree = window.findChild<QTreeWidget *>(QStringLiteral("requestTree"));
    tree->setCurrentItem(tree->findItems(request, Qt::MatchExactly | Qt::MatchRecursive).constFirst());
    auto *page = window.findChild<composer::SendPage *>(QStringLiteral("sendPage"));
    page->findChild<QWidget *>(QStringLiteral("inspector"))->findChild<QTabWidget *>()->setCurrentIndex(1);
    page->send();
}

bool isIdle(shell::MainWindow &window)
{
    return !window.findChild<composer::SendPage *>(QStringLiteral("sendPage"))->isSending();
}

} // namespace

void seedPlain(composition::Composition &house)
{
    const QString basic = add(house, QStringLiteral("Reports API"), QStringLiteral("staging"),
                              credential::BasicFields{"reports"}, {"correct horse battery staple"});
    add(house, QStringLiteral("Weather API"), QStringLiteral("production"),
        credential::ApiKeyFields{.prefix = "Token "}, {"wk_3f9a1c5e7b2d48603f9a1c5e7b2d4860"});
    const QString key =
        add(house, QStringLiteral("Maps API"), QStringLiteral("staging"),
            credential::ApiKeyFields{
                .placement = credential::KeyPlacement::Query, .name = "api_key", .prefix = {}},
            {"mk_8e6d4c2b0a1937558e6d4c2b0a193755"});
    add(house, QStringLiteral("Bank gateway"), QStringLiteral("production"), credential::MtlsFields{},
        {testKey("rsa.certificate.pem"), testKey("rsa.pkcs8.pem")});
    addRequest(house, QStringLiteral("With user and password"), basic);
    addRequest(house, QStringLiteral("With a key in the URL"), key);
}

std::vector<Scene> plainScenes()
{
    const auto always = [](shell::MainWindow &) { return true; };
    const auto chosen = [](const char *name) {
        return [name](shell::MainWindow &window) { choose(window, QString::fromLatin1(name)); };
    };
    return {
        {QStringLiteral("credentials-basic"), chosen("Reports API"), always},
        {QStringLiteral("credentials-api-key"), chosen("Weather API"), always},
        {QStringLiteral("credentials-api-key-query"), chosen("Maps API"), always},
        {QStringLiteral("credentials-mtls"), chosen("Bank gateway"), always},
        {QStringLiteral("credentials-mtls-new"),
         [](shell::MainWindow &window) {
             startNew(window, "mtls");
             shown<QPlainTextEdit>(window, "certificate")
                 ->setPlainText(QString::fromLatin1(testKey("rsa.certificate.pem")));
         },
         always},
        {QStringLiteral("credentials-mtls-mismatch"),
         [](shell::MainWindow &window) {
             QTest::keyClicks(shown<widgets::SecretField>(window, "secret"), QStringLiteral("no key at all"));
             shown<QPushButton>(window, "save")->click();
         },
         always},
        {QStringLiteral("credentials-basic-new"),
         [](shell::MainWindow &window) {
             shown<QPushButton>(window, "revert")->click();
             startNew(window, "basic");
             shown<QLineEdit>(window, "username")->setText(QStringLiteral("al:ice"));
         },
         [](shell::MainWindow &window) { return shown<QLineEdit>(window, "username") != nullptr; }},
        {QStringLiteral("signature-basic-tab"),
         [](shell::MainWindow &window) {
             shown<QPushButton>(window, "revert")->click();
             send(window, QStringLiteral("With user and password"));
         },
         isIdle},
        {QStringLiteral("signature-api-key-tab"),
         [](shell::MainWindow &window) { send(window, QStringLiteral("With a key in the URL")); }, isIdle},
    };
}

} // namespace sealwright::tests
