// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/CheckScenes.h"

#include "app/credential/HmacRecipe.h"
#include "app/signing/RecipeCatalog.h"
#include "tests/ui/screens/GenuineRequest.h"
#include "ui/checker/CheckDialog.h"
#include "ui/editor/CodeEditor.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace sealwright::tests {
namespace {

checker::CheckDialog *dialogOf(shell::MainWindow &window)
{
    auto *dialog = window.findChild<checker::CheckDialog *>();
    if (!dialog) {
        window.findChild<QAction *>(QStringLiteral("checkCommand"))->trigger();
        dialog = window.findChild<checker::CheckDialog *>();
    }
    return dialog;
}

QByteArray curlOf(const http::Request &request)
{
    QByteArray text = "curl --insecure '" + request.url + "' \\\n";
    for (const http::HeaderField &field : request.headers) {
        text.append("  -H '").append(field.name).append(": ").append(field.value).append("' \\\n");
    }
    return text.append("  --data-raw '").append(request.body).append("' | jq .");
}

void chooseCredential(checker::CheckDialog &dialog, const char *name)
{
    auto *with = dialog.findChild<QComboBox *>(QStringLiteral("credential"));
    with->setCurrentIndex(with->findText(QLatin1String(name), Qt::MatchStartsWith));
    Q_EMIT with->activated(with->currentIndex());
}

void check(shell::MainWindow &window, const QByteArray &message, const char *credential,
           const char *asOf = nullptr)
{
    checker::CheckDialog *dialog = dialogOf(window);
    dialog->openWith({.message = message, .url = {}, .credentialId = {}, .asOf = {}});
    chooseCredential(*dialog, credential);
    dialog->findChild<QLineEdit *>(QStringLiteral("asOf"))->setText(QLatin1String(asOf));
    dialog->check();
}

bool isChecked(shell::MainWindow &window)
{
    return !dialogOf(window)->isRunning();
}

void checkVerified(shell::MainWindow &window)
{
    const auto recipe =
        signing::CompiledRecipe::compile(*signing::RecipeCatalog().find(QStringLiteral("stripe")));
    check(window,
          curlOf(genuine(recipe, "https://hooks.example.test/webhook",
                         "{\"id\":\"evt_1PQ2\",\"type\":\"invoice.paid\",\"data\":{\"object\":"
                         "{\"id\":\"in_1PQ2\",\"amount_paid\":4200,\"currency\":\"eur\"}}}")),
          "Stripe live");
}

void checkWrittenAnew(shell::MainWindow &window)
{
    http::Request request =
        genuine(credential::compileHmacFields({}), "https://hooks.example.test/webhook",
                "{\"message\": {\"type\": \"status-update\", \"status\": \"in-progress\", \"call\": {\"id\": "
                "\"7420f27a\", \"cost\": 0.05}, \"timestamp\": 1767261600000}}");
    request.body = "{\"message\":{\"type\":\"status-update\",\"status\":\"in-progress\",\"call\":{\"id\":"
                   "\"7420f27a\",\"cost\":0.05},\"timestamp\":1767261600000}}";
    check(window, rawOf(request), "Vapi HMAC");
}

void checkStale(shell::MainWindow &window)
{
    const auto recipe =
        signing::CompiledRecipe::compile(*signing::RecipeCatalog().find(QStringLiteral("stripe")));
    check(window,
          rawOf(genuine(recipe, "https://hooks.example.test/webhook",
                        "{\"id\":\"evt_1PQ2\",\"type\":\"invoice.paid\"}")),
          "Stripe live", "2026-01-01T10:47:12Z");
}

void checkUnreadable(shell::MainWindow &window)
{
    checker::CheckDialog *dialog = dialogOf(window);
    dialog->openWith({.message = "curl https://hooks.example.test/webhook \\\n"
                                 "  -H 'Content-Type: application/json' \\\n"
                                 "  -H 'Stripe-Signature: t=1767261600,v1=5257a869 \\\n"
                                 "  --data-raw '{\"id\":\"evt_1PQ2\"}'",
                      .url = {},
                      .credentialId = {},
                      .asOf = {}});
    auto *with = dialog->findChild<QComboBox *>(QStringLiteral("credential"));
    with->setCurrentIndex(with->count() - 1);
    Q_EMIT with->activated(with->currentIndex());
    dialog->findChild<QComboBox *>(QStringLiteral("recipe"))->setEditText(QStringLiteral("Stripe"));
}

} // namespace

std::vector<Scene> checkScenes()
{
    const auto always = [](shell::MainWindow &) { return true; };
    return {
        {QStringLiteral("check-new"), [](shell::MainWindow &window) { dialogOf(window); }, always},
        {QStringLiteral("check-verified"), checkVerified, isChecked},
        {QStringLiteral("check-rewritten"), checkWrittenAnew, isChecked},
        {QStringLiteral("check-rewritten-hex"),
         [](shell::MainWindow &window) {
             auto *form = dialogOf(window)->findChild<QComboBox *>(QStringLiteral("comparisonForm"));
             if (form) {
                 form->setCurrentIndex(1);
             }
         },
         isChecked},
        {QStringLiteral("check-stale"), checkStale, isChecked},
        {QStringLiteral("check-unreadable"), checkUnreadable, isChecked},
    };
}

} // namespace sealwright::tests
