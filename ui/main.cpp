// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Interrupts.h"
#include "app/base/ProcessHardening.h"
#include "app/composition/Composition.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/WindowPassphrases.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Dialogs.h"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

using namespace sealwright;

namespace {

// The exit codes of the command line (cli.md) hold for the window too.
constexpr int kDone = 0;
constexpr int kBadUsage = 2;
constexpr int kLocalIo = 5;

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

const QLatin1String kUsage(
    "Usage: sealwright [--workspace DIR] [--vault keychain|session|file]\n"
    "The window of Sealwright, a workbench for credentials and webhooks.\n"
    "\n"
    "  --workspace DIR   the folder with credentials and requests\n"
    "  --vault STORE     where secrets are kept: keychain, session (memory) or file (encrypted, in\n"
    "                    ~/.local/share/sealwright/vault); default: as chosen last, at first keychain\n"
    "  --help            show this and leave\n"
    "  --version         show the version and leave\n");

/// The arguments without those that QApplication reads itself (Qt's documentation of QGuiApplication and
/// QApplication): `-platform xcb`, `--style=fusion`, `-reverse`.
QStringList withoutQtsOwn(const QStringList &arguments)
{
    constexpr std::array kWithValue{
        "platform",    "platformpluginpath", "platformtheme", "plugin", "display",   "qwindowgeometry",
        "qwindowicon", "qwindowtitle",       "session",       "style",  "stylesheet"};
    constexpr std::array kAlone{"reverse", "widgetcount", "nograb", "dograb", "sync"};
    const auto isOneOf = [](const auto &names, QStringView word) {
        return std::ranges::any_of(names, [word](const char *name) { return word == QLatin1String(name); });
    };
    QStringList rest;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QStringView word = arguments[i];
        const bool isOption = word.startsWith(u'-');
        word = word.mid(word.startsWith(QLatin1String("--")) ? 2 : 1);
        const qsizetype equals = word.indexOf(u'=');
        if (isOption && isOneOf(kWithValue, equals < 0 ? word : word.first(equals))) {
            i += equals < 0 ? 1 : 0;
        } else if (!isOption || !isOneOf(kAlone, word)) {
            rest.append(arguments[i]);
        }
    }
    return rest;
}

/// Without a display Qt ends the process with a core dump instead of a word.
bool lacksDisplay(const QStringList &arguments)
{
#ifdef Q_OS_LINUX
    const bool isPlatformChosen = std::ranges::any_of(arguments, [](const QString &word) {
        return word.startsWith(QLatin1String("-platform")) || word.startsWith(QLatin1String("--platform")) ||
               word == QLatin1String("-display") || word == QLatin1String("--display");
    });
    return !isPlatformChosen && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") &&
           qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    Q_UNUSED(arguments)
    return false;
#endif
}

/// What was asked for, or the exit code to leave with.
struct Request
{
    composition::StartOptions options;
    std::optional<vault::StoreKind> store; ///< nothing: as chosen last
    std::optional<int> exitCode;
};

/// Works before there is an application, so that `--help` and a wrong word need no display.
Request readArguments(const QStringList &arguments)
{
    Request request;
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("workspace"), QString(), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("vault"), QString(), QStringLiteral("STORE")});
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QString()});
    parser.addOption({{QStringLiteral("v"), QStringLiteral("version")}, QString()});
    const bool parsed = parser.parse(arguments);
    if (parsed && parser.isSet(QStringLiteral("help"))) {
        print(stdout, kUsage);
        request.exitCode = kDone;
    } else if (parsed && parser.isSet(QStringLiteral("version"))) {
        print(stdout, QStringLiteral("sealwright " SEALWRIGHT_VERSION "\n"));
        request.exitCode = kDone;
    } else if (!parsed || !parser.positionalArguments().isEmpty()) {
        print(stderr,
              parsed ? QString(QStringLiteral("sealwright: unexpected argument ") %
                               text::visible(parser.positionalArguments().constFirst()) % QLatin1Char('\n'))
                     : QString(QStringLiteral("sealwright: ") % text::visible(parser.errorText()) %
                               QLatin1Char('\n')));
        print(stderr, kUsage);
        request.exitCode = kBadUsage;
    } else if (!parser.isSet(QStringLiteral("vault")) ||
               vault::storeKindNamed(parser.value(QStringLiteral("vault")).toStdString())) {
        request.store = vault::storeKindNamed(parser.value(QStringLiteral("vault")).toStdString());
        request.options.workspaceFolder = parser.value(QStringLiteral("workspace"));
    } else {
        print(stderr, QStringLiteral("sealwright: --vault is keychain, session or file\n"));
        print(stderr, kUsage);
        request.exitCode = kBadUsage;
    }
    return request;
}

} // namespace

int main(int argc, char *argv[])
{
    base::hardenProcess();
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const Request request = readArguments(withoutQtsOwn(arguments));
    if (request.exitCode) {
        return *request.exitCode;
    }
    if (lacksDisplay(arguments)) {
        print(stderr, QStringLiteral(
                          "sealwright: there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY "
                          "are empty); sealwright-cli works without one\n"));
        return kLocalIo;
    }
    QCoreApplication::setApplicationName(QStringLiteral("sealwright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEALWRIGHT_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Sealwright"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.sealwright"));

    const QApplication application(argc, argv);
    shell::Preferences preferences;
    theme::Theme theme(application, preferences.themeChoice());
    shell::WindowPassphrases passphrases;
    composition::StartOptions options = request.options;
    options.store = request.store.value_or(preferences.store());
    options.passphrases = &passphrases;
    const auto house = composition::Composition::create(options);
    if (!house) {
        widgets::Dialogs::tell(
            nullptr, QCoreApplication::translate("main", "The workspace cannot be used"),
            text::describe(house.error()),
            QLatin1String(house.error().code().data(), static_cast<qsizetype>(house.error().code().size())),
            [] { QCoreApplication::exit(kLocalIo); });
        QGuiApplication::setQuitOnLastWindowClosed(false);
        return QCoreApplication::exec();
    }
    shell::MainWindow window(**house, theme, preferences);
    passphrases.setWindow(&window);
    QObject::connect(&window, &shell::MainWindow::ended, &window, [] { QCoreApplication::exit(kDone); });
    const base::Interrupts interrupts([&window](int) { window.endInOrder(); });
    window.show();
    return QCoreApplication::exec();
}
