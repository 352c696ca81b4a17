// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/EnvironmentScenes.h"

#include "tests/ui/SavedEnvironment.h"
#include "ui/composer/SendPage.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/environments/VariableModel.h"
#include "ui/environments/VariableTable.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

namespace sealwright::tests {
namespace {

const QString kRequest = QStringLiteral("Order placed");

environments::EnvironmentsDialog *dialogIn(shell::MainWindow &window)
{
    window.findChild<QAction *>(QStringLiteral("manageEnvironmentsCommand"))->trigger();
    return window.findChild<environments::EnvironmentsDialog *>();
}

environments::VariableTable *tableIn(shell::MainWindow &window)
{
    return dialogIn(window)->findChild<environments::VariableTable *>();
}

void openRequest(shell::MainWindow &window)
{
    window.showPage(shell::MainWindow::SendPageIndex);
    window.findChild<QTabBar *>(QStringLiteral("requestTabs"))->setCurrentIndex(0);
    auto *tree = window.findChild<QTreeWidget *>(QStringLiteral("requestTree"));
    const auto found = tree->findItems(kRequest, Qt::MatchExactly | Qt::MatchRecursive);
    if (!found.isEmpty()) {
        tree->setCurrentItem(found.constFirst());
    }
}

QComboBox *choiceIn(shell::MainWindow &window)
{
    auto *page = window.findChild<QWidget *>(QStringLiteral("sendPage"));
    return page->findChild<QComboBox *>(QStringLiteral("environment"));
}

void workIn(shell::MainWindow &window, const QString &environment)
{
    auto *combo = choiceIn(window);
    combo->setCurrentText(environment);
    Q_EMIT combo->activated(combo->currentIndex());
}

bool isReady(shell::MainWindow &)
{
    return true;
}

bool isSent(shell::MainWindow &window)
{
    return !window.findChild<composer::SendPage *>()->isSending();
}

bool isLookedAt(shell::MainWindow &window)
{
    const QAbstractItemModel *model = tableIn(window)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, environments::VariableModel::Value).data().toString() ==
            QStringLiteral("looking…")) {
            return false;
        }
    }
    return true;
}

QString brokenPath()
{
    return QDir::homePath() + QStringLiteral("/acme/environments/laptop.json");
}

} // namespace

void seedEnvironments(composition::Composition &house)
{
    const auto own = house.workspace().findCredential(QStringLiteral("Vapi HMAC"));
    const auto staging = savedEnvironment(house.keepEnvironment(), QStringLiteral("staging"),
                                          {{"host", "http://localhost:3000", false},
                                           {"hook", "{{host}}/webhook", false},
                                           {"tenant", "acme", false},
                                           {"region", "eu-west-1", false},
                                           {"apiKey", {}, true}},
                                          {{"apiKey", "ZmFrZS1rZXktb2YtdGhlLXN0YWdpbmctZW52aXJvbm1lbnQ"}});
    savedEnvironment(house.keepEnvironment(), QStringLiteral("production"),
                     {{"host", "https://hooks.example.test", false},
                      {"hook", "{{host}}/v2/webhook", false},
                      {"apiKey", {}, true}});
    workspace::SavedRequest request;
    request.folder = QStringLiteral("environments");
    request.name = kRequest;
    request.url = "{{hook}}/{{tenant}}?key={{apiKey}}";
    request.headers = {{"Content-Type", "application/json", true},
                       {"X-Tenant", "{{tenant}}", true},
                       {"X-Region", "{{region}}/{{zone}}", false}};
    request.body = "{\n  \"tenant\": \"{{tenant}}\",\n  \"region\": \"{{region}}\",\n  \"greeting\": \"Hello "
                   "{{customer.name}}\",\n  \"order\": 4711\n}\n";
    if (own) {
        request.credentialId = own->id;
        request.credentialIn[staging.id] = own->id;
    }
    (void)house.workspace().saveRequest(std::move(request));
}

std::vector<Scene> environmentScenes()
{
    using environments::VariableModel;
    return {
        {QStringLiteral("environments"),
         [](shell::MainWindow &window) {
             openRequest(window);
             workIn(window, QStringLiteral("staging"));
             dialogIn(window)->select(choiceIn(window)->currentData().toString());
         },
         isLookedAt},
        {QStringLiteral("environments-moving"),
         [](shell::MainWindow &window) {
             auto *table = tableIn(window);
             table->goTo(2, VariableModel::Name);
             QTest::keyClick(table, Qt::Key_Space);
             table->goTo(3, VariableModel::Name);
         },
         isReady},
        {QStringLiteral("environments-wrong"),
         [](shell::MainWindow &window) {
             auto *table = tableIn(window);
             QTest::keyClick(table, Qt::Key_Up);
             QTest::keyClick(table, Qt::Key_Space); // plain again
             table->model()->setData(table->model()->index(3, VariableModel::Name),
                                     QStringLiteral("the region"));
         },
         isReady},
        {QStringLiteral("environments-broken"),
         [](shell::MainWindow &window) {
             QFile file(brokenPath());
             if (file.open(QIODevice::WriteOnly)) {
                 file.write("{\"id\": \"env_aaaaaaaaaa\", \"name\": \"laptop\", \"variables\": [");
                 file.close();
             }
             window.findChild<QPushButton *>(QStringLiteral("revertEnvironment"))->click();
             dialogIn(window)->reload();
             dialogIn(window)->select(brokenPath());
         },
         isReady},
        {QStringLiteral("send-environment"),
         [](shell::MainWindow &window) {
             QFile::remove(brokenPath());
             dialogIn(window)->close();
             openRequest(window);
             window.findChild<composer::SendPage *>()->reload();
             workIn(window, QStringLiteral("staging"));
         },
         isReady},
        {QStringLiteral("send-environment-unknown"),
         [](shell::MainWindow &window) { workIn(window, QStringLiteral("production")); }, isReady},
        {QStringLiteral("send-environment-refused"),
         [](shell::MainWindow &window) {
             window.findChild<composer::SendPage *>()->send();
             window.findChild<QTabBar *>(QStringLiteral("requestTabs"))->setCurrentIndex(1);
         },
         isSent},
        {QStringLiteral("send-environment-choice"),
         [](shell::MainWindow &window) {
             window.findChild<QTabBar *>(QStringLiteral("requestTabs"))->setCurrentIndex(0);
             window.findChild<QAction *>(QStringLiteral("environmentCommand"))->trigger();
         },
         isReady},
        {QStringLiteral("send-environment-none"),
         [](shell::MainWindow &window) { workIn(window, QStringLiteral("None")); }, isReady},
    };
}

} // namespace sealwright::tests
