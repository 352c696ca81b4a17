// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/ProcessHardening.h"
#include "app/composition/Composition.h"
#include "app/text/Describe.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Dialogs.h"

#include <QApplication>
#include <QCommandLineParser>

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

std::optional<vault::StoreKind> storeNamed(const QString &word)
{
    if (word == QLatin1String("keychain")) {
        return vault::StoreKind::Keychain;
    }
    if (word == QLatin1String("session")) {
        return vault::StoreKind::Session;
    }
    return std::nullopt;
}

const QLatin1String
    kUsage("Usage: sealwright [--workspace DIR] [--vault keychain|session]\n"
           "The window of Sealwright, a workbench for credentials and webhooks.\n"
           "\n"
           "  --workspace DIR   the folder with credentials and requests\n"
           "  --vault STORE     where secrets are kept: keychain (default) or session (memory)\n"
           "  --help            show this and leave\n"
           "  --version         show the version and leave\n");

/// What was asked for, or the exit code to leave with.
struct Request
{
    composition::StartOptions options;
    std::optional<int> exitCode;
};

/// Works before there is an application, so that `--help` needs no display.
Request readArguments(const QStringList &arguments)
{
    Request request;
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("workspace"), QString(), QStringLiteral("DIR")});
    parser.addOption(
        {QStringLiteral("vault"), QString(), QStringLiteral("STORE"), QStringLiteral("keychain")});
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
        print(stderr, parsed
                          ? QString(QStringLiteral("sealwright: unexpected argument ") %
                                    parser.positionalArguments().constFirst() % QLatin1Char('\n'))
                          : QString(QStringLiteral("sealwright: ") % parser.errorText() % QLatin1Char('\n')));
        print(stderr, kUsage);
        request.exitCode = kBadUsage;
    } else if (const auto store = storeNamed(parser.value(QStringLiteral("vault")))) {
        request.options.store = *store;
        request.options.workspaceFolder = parser.value(QStringLiteral("workspace"));
    } else {
        print(stderr, QStringLiteral("sealwright: --vault is keychain or session\n"));
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
        // Qt's own options (-platform, -style, …) are the application's to read.
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    QCoreApplication::setApplicationName(QStringLiteral("sealwright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SEALWRIGHT_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Sealwright"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.sealwright"));

    const auto wantsWindow = [&] {
        return !arguments.contains(QStringLiteral("--help")) && !arguments.contains(QStringLiteral("-h")) &&
               !arguments.contains(QStringLiteral("--version")) && !arguments.contains(QStringLiteral("-v"));
    };
    if (!wantsWindow()) {
        return readArguments(arguments).exitCode.value_or(kDone);
    }
    QApplication application(argc, argv);
    const Request request = readArguments(QCoreApplication::arguments());
    if (request.exitCode) {
        return *request.exitCode;
    }
    shell::Preferences preferences;
    theme::Theme theme(application, preferences.themeChoice());
    const auto house = composition::Composition::create(request.options);
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
    window.show();
    return QCoreApplication::exec();
}
