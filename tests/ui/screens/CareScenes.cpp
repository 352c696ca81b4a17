// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/CareScenes.h"

#include "tests/support/RawServer.h"

#include <QComboBox>
#include <QCoroTask>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace sealwright::tests {
namespace {

const QString kRotated = QStringLiteral("Production API Auth");

QWidget *pageOf(shell::MainWindow &window)
{
    window.showPage(shell::MainWindow::CredentialsPageIndex);
    return window.findChild<QWidget *>(QStringLiteral("credentialsPage"));
}

template<typename T>
T *part(shell::MainWindow &window, const char *name)
{
    return pageOf(window)->findChild<T *>(QLatin1String(name));
}

void chooseRow(shell::MainWindow &window, const QString &name)
{
    auto *table = part<QTableView>(window, "credentialTable");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == name) {
            table->selectRow(row);
        }
    }
}

void group(shell::MainWindow &window, int by)
{
    auto *combo = part<QComboBox>(window, "grouping");
    combo->setCurrentIndex(by);
    Q_EMIT combo->activated(by);
}

/// Knows the new secret only.
RawServer &strictServer()
{
    static RawServer server;
    return server;
}

void testBoth(shell::MainWindow &window)
{
    chooseRow(window, kRotated);
    strictServer().answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    strictServer().answer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    part<QComboBox>(window, "overlapTarget")
        ->lineEdit()
        ->setText(QString::fromLatin1(strictServer().url("/webhook")));
    part<QPushButton>(window, "testOverlap")->click();
}

} // namespace

void seedCare(composition::Composition &house)
{
    const auto note = [&house](const char *name, std::chrono::minutes ago, int status, qint64 count) {
        const auto found = house.workspace().findCredential(QString::fromLatin1(name));
        if (found) {
            house.usageLog().note(
                {found->id, history::Act::Sent, {}, QStringLiteral("api.example.test"), status, {}},
                house.clock().now() - ago, count);
        }
    };
    note("Vapi HMAC", std::chrono::minutes(12), 200, 128);
    note("Legacy secret", std::chrono::days(41), 401, 3);
    note("Stripe live", std::chrono::hours(5), 200, 17);
    if (auto old = house.workspace().findCredential(QStringLiteral("Legacy secret"))) {
        old->createdAt = house.clock().now() - std::chrono::days(214);
        (void)QCoro::waitFor(house.keepCredential().edit(*old));
    }
    (void)QCoro::waitFor(house.keepCredential().rotate(
        kRotated, base::SecretBytes::copyOf("fedcba9876543210fedcba9876543210fedcba9876543210")));
}

std::vector<Scene> careScenes()
{
    const auto always = [](shell::MainWindow &) { return true; };
    return {
        {QStringLiteral("credentials-grouped"),
         [](shell::MainWindow &window) {
             group(window, 1);
             chooseRow(window, QStringLiteral("Legacy secret"));
         },
         always},
        {QStringLiteral("credentials-overlap"),
         [](shell::MainWindow &window) {
             group(window, 0);
             testBoth(window);
         },
         [](shell::MainWindow &window) { return part<QWidget>(window, "overlapFinding")->isVisible(); }},
    };
}

} // namespace sealwright::tests
