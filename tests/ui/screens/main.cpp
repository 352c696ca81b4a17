// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// screen_scenes FOLDER [SCENE…]: renders the scenes, light and dark, at 1280x800 and 1920x1080, into PNG
// files.

#include "app/base/ProcessHardening.h"
#include "tests/support/FixedWorld.h"
#include "tests/ui/screens/CheckScenes.h"
#include "tests/ui/screens/EnvironmentScenes.h"
#include "tests/ui/screens/MigrationScenes.h"
#include "tests/ui/screens/OrphanScenes.h"
#include "tests/ui/screens/ReceiveScenes.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/WindowPassphrases.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace sealwright;

namespace {

constexpr int kPatience = 20000;

bool render(const QString &folder, theme::Theme &theme, theme::Theme::Choice choice, const QSize &size,
            const QStringList &wanted)
{
    theme.choose(choice);
    QTemporaryDir state;
    // Time and ids are the same in every run; what a picture shows of the machine (the duration of an
    // exchange, the ports the system gave) is not ours to fix.
    tests::FixedClock clock;
    tests::CountingRandom random;
    QDir workspace(QDir::homePath() + QStringLiteral("/acme")); // the private desktop has a home of its own
    workspace.removeRecursively();
    const QString vaultFile = QDir::homePath() + QStringLiteral("/sealwright/vault");
    QFile::remove(vaultFile); // the picture before this one made it
    shell::WindowPassphrases passphrases;
    auto house = composition::Composition::create(
        {workspace.path(), vault::StoreKind::Session, &clock, &random, vaultFile, &passphrases,
         state.filePath(QStringLiteral("history.sqlite")), state.filePath(QStringLiteral("unfinished"))});
    if (!house) {
        std::fputs("the workspace could not be made\n", stderr);
        return false;
    }
    tests::seed(**house);
    shell::Preferences preferences(state.filePath(QStringLiteral("window.ini")));
    preferences.setThemeChoice(choice);
    shell::MainWindow window(**house, theme, preferences);
    passphrases.setWindow(&window);
    bool isReady = false;
    QObject::connect(&window, &shell::MainWindow::ready, &window, [&] { isReady = true; });
    window.resize(size);
    window.show();
    if (!QTest::qWaitFor([&] { return isReady; }, kPatience)) {
        std::fputs("the window did not become ready\n", stderr);
        return false;
    }
    std::vector<tests::Scene> scenes = tests::scenes();
    std::ranges::move(tests::environmentScenes(), std::back_inserter(scenes));
    std::ranges::move(tests::receiveScenes(), std::back_inserter(scenes));
    std::ranges::move(tests::checkScenes(), std::back_inserter(scenes));
    std::ranges::move(tests::migrationScenes(), std::back_inserter(scenes));
    std::ranges::move(tests::orphanScenes(), std::back_inserter(scenes));
    std::ranges::move(tests::vaultScenes(), std::back_inserter(scenes));
    for (const tests::Scene &scene : scenes) {
        scene.stage(window);
        if (!QTest::qWaitFor([&] { return scene.ready(window); }, kPatience)) {
            std::fprintf(stderr, "scene %s did not become ready\n", qPrintable(scene.name));
            return false;
        }
        // Layouts and delayed checks settle.
        QTest::qWait(250);
        if (wanted.isEmpty() || wanted.contains(scene.name)) {
            const QString file =
                QStringLiteral("%1-%2-%3.png")
                    .arg(scene.name, choice == theme::Theme::Choice::Dark ? QStringLiteral("dark")
                                                                          : QStringLiteral("light"))
                    .arg(size.width());
            QPixmap picture = window.grab();
            for (QDialog *dialog : window.findChildren<QDialog *>()) {
                if (dialog->isVisible()) {
                    QPainter painter(&picture);
                    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90));
                    const QPoint corner((window.width() - dialog->width()) / 2,
                                        (window.height() - dialog->height()) / 2);
                    painter.drawPixmap(corner, dialog->grab());
                }
            }
            if (QWidget *popup = QApplication::activePopupWidget()) {
                QPainter painter(&picture);
                painter.drawPixmap(popup->pos() - window.pos(), popup->grab());
            }
            if (!picture.save(QDir(folder).filePath(file))) {
                std::fprintf(stderr, "%s could not be written\n", qPrintable(file));
                return false;
            }
        }
        if (QWidget *popup = QApplication::activePopupWidget()) {
            popup->close();
        }
        for (const char *name : {"passphraseDialog", "shortcutsDialog", "orphansDialog"}) {
            for (auto *dialog : window.findChildren<QDialog *>(QLatin1String(name))) {
                dialog->close();
            }
        }
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    base::hardenProcess();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        std::fputs("usage: screen_scenes FOLDER [SCENE...]\n", stderr);
        return 2;
    }
    const QString folder = arguments.takeFirst();
    QDir().mkpath(folder);
    QLocale::setDefault(QLocale::c());
    theme::Theme theme(application, theme::Theme::Choice::Light);
    bool fine = true;
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
        for (const auto choice : {theme::Theme::Choice::Light, theme::Theme::Choice::Dark}) {
            fine = render(folder, theme, choice, size, arguments) && fine;
        }
    }
    return fine ? 0 : 1;
}
