// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/OrphanScenes.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPushButton>

namespace sealwright::tests {
namespace {

/// As git does it, when another branch has no such file.
void deleteFileOf(const QByteArray &name)
{
    const QByteArray member = "\"name\": \"" + name + '"';
    QDirIterator files(QDir::homePath() + QStringLiteral("/acme/credentials"), {QStringLiteral("*.json")});
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(member)) {
            file.remove();
        }
    }
}

QWidget *orphanPart(shell::MainWindow &window, const char *name)
{
    return window.findChild<QWidget *>(QLatin1String(name));
}

} // namespace

std::vector<Scene> orphanScenes()
{
    return {
        {QStringLiteral("credentials-orphans"),
         [](shell::MainWindow &window) {
             deleteFileOf("Legacy secret");
             window.showPage(shell::MainWindow::SendPageIndex);
             window.showPage(shell::MainWindow::CredentialsPageIndex);
         },
         [](shell::MainWindow &window) { return orphanPart(window, "orphanLine")->isVisible(); }},
        {QStringLiteral("orphans"),
         [](shell::MainWindow &window) {
             window.findChild<QPushButton *>(QStringLiteral("showOrphans"))->click();
         },
         [](shell::MainWindow &window) {
             const QWidget *dialog = orphanPart(window, "orphansDialog");
             return dialog != nullptr && dialog->isVisible();
         }},
    };
}

} // namespace sealwright::tests
