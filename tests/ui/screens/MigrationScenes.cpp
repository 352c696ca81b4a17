// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/MigrationScenes.h"

#include "ui/credentials/DocumentMenu.h"
#include "ui/migration/MigrationDialog.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>

namespace sealwright::tests {
namespace {

/// As somebody has it who began in 2024: every inline form there is.
constexpr const char *kAssistant = R"({
  "id": "7f3a2c9e-5b1d-4e8f-9a6c-0d2b4e6f8a1c",
  "orgId": "0b7c1d2e-3f4a-4b5c-8d6e-7f8091a2b3c4",
  "name": "Northwind front desk",
  "firstMessage": "Northwind Dental, this is Mia. How can I help?",
  "voice": { "provider": "11labs", "voiceId": "sarah", "speed": 1.05 },
  "transcriber": { "provider": "deepgram", "model": "nova-2", "language": "en" },
  "server": {
    "url": "https:\/\/hooks.northwind.example\/vapi",
    "timeoutSeconds": 20,
    "secret": "nw-inline-7c1f9b3d5e",
    "backoffPlan": { "type": "exponential", "maxRetries": 3, "baseDelaySeconds": 1 }
  },
  "model": {
    "provider": "openai",
    "model": "gpt-4o",
    "temperature": 0.30,
    "messages": [{ "role": "system", "content": "You answer the phone of a dental practice." }],
    "tools": [
      {
        "type": "function",
        "function": { "name": "book_appointment", "description": "Books a free slot",
          "parameters": { "type": "object", "properties": { "day": { "type": "string" } } } },
        "server": {
          "url": "https:\/\/tools.northwind.example\/book",
          "headers": {
            "X-Env": "production",
            "Authorization": "Bearer bk-live-0f2d4b6a8c1e3957",
            "X-Api-Key": "second-key-that-cannot-move"
          }
        }
      },
      {
        "type": "function",
        "function": { "name": "send_reminder" },
        "server": { "url": "https:\/\/tools.northwind.example\/remind" }
      }
    ]
  },
  "credentials": [
    { "provider": "openai", "apiKey": "sk-of-the-model" },
    {
      "provider": "webhook",
      "authenticationPlan": {
        "type": "oauth2",
        "url": "https:\/\/login.northwind.example\/oauth\/token",
        "clientId": "vapi-production",
        "clientSecret": "client-secret-of-northwind",
        "scope": "reminders.write"
      }
    }
  ]
}
)";

migration::MigrationDialog *dialogOf(shell::MainWindow &window)
{
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        if (dialog->objectName() != QLatin1String("migrationDialog")) {
            dialog->close();
        }
    }
    auto *dialog = window.findChild<migration::MigrationDialog *>();
    if (!dialog) {
        window.findChild<QAction *>(QStringLiteral("migrateCommand"))->trigger();
        dialog = window.findChild<migration::MigrationDialog *>();
    }
    return dialog;
}

bool isIdle(shell::MainWindow &window)
{
    return !dialogOf(window)->isBusy();
}

} // namespace

std::vector<Scene> migrationScenes()
{
    return {
        {QStringLiteral("migration-empty"), [](shell::MainWindow &window) { dialogOf(window); }, isIdle},
        {QStringLiteral("migration-plan"),
         [](shell::MainWindow &window) {
             dialogOf(window)->openDocument(QByteArray(kAssistant).replace("\\/", "/"));
         },
         isIdle},
        {QStringLiteral("migration-made"), [](shell::MainWindow &window) { dialogOf(window)->migrate(); },
         isIdle},
        {QStringLiteral("migration-wrong"),
         [](shell::MainWindow &window) { dialogOf(window)->openDocument("{\"server\": {\"secret\": 5}}"); },
         isIdle},
        {QStringLiteral("credentials-documents"),
         [](shell::MainWindow &window) {
             dialogOf(window)->close();
             window.showPage(shell::MainWindow::CredentialsPageIndex);
             auto *button = window.findChild<QPushButton *>(QStringLiteral("documents"));
             auto *menu = window.findChild<credentials::DocumentMenu *>();
             menu->popup(button->mapToGlobal(QPoint(0, button->height() + 2)));
         },
         [](shell::MainWindow &) { return true; }},
    };
}

} // namespace sealwright::tests
