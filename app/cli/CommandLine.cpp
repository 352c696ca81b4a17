// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"

#include "app/cli/CliError.h"
#include "app/cli/Commands.h"
#include "app/cli/NearestWord.h"
#include "app/cli/Options.h"
#include "app/cli/SecretInArguments.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

/// The names of an option or command tree that a misspelt word may have meant.
std::vector<std::string> optionsOf(const CLI::App &command)
{
    std::vector<std::string> names;
    for (const CLI::App *app = &command; app != nullptr; app = app->get_parent()) {
        for (const CLI::Option *option : app->get_options()) {
            for (const std::string &name : option->get_lnames()) {
                names.push_back("--" + name);
            }
        }
    }
    return names;
}

std::vector<std::string> commandsOf(const CLI::App &command)
{
    std::vector<std::string> names;
    for (const CLI::App *below : command.get_subcommands({})) {
        names.push_back(below->get_name());
    }
    return names;
}

base::Error withNearest(base::Error error, const std::string &word, const std::vector<std::string> &known)
{
    const std::string nearest = nearestWord(word, known);
    return nearest.empty() ? error : error.with({"nearest", QString::fromStdString(nearest)});
}

/// The first word that nobody wanted. Never more than the option's name: what follows may be a secret.
base::Error unexpected(const CLI::App &command, const std::string &word)
{
    const QString path = CommandTree::pathOf(command);
    if (word.size() > 1 && word.starts_with('-')) {
        const std::string name = word.substr(0, word.find('='));
        return withNearest(base::Error(CliError::OptionUnknown,
                                       {{"option", QString::fromStdString(name)}, {"command", path}}),
                           name, optionsOf(command));
    }
    const std::vector<std::string> known = commandsOf(command);
    if (known.empty()) {
        const base::Error error(CliError::ArgumentUnexpected, {{"command", path}});
        const bool mayBeSecret = command.get_option_no_throw("--secret-env") != nullptr;
        return mayBeSecret ? error : error.with({"argument", QString::fromStdString(word)});
    }
    return withNearest(
        base::Error(CliError::CommandUnknown, {{"given", QString::fromStdString(word)}, {"command", path}}),
        word, known);
}

/// CLI11 begins its messages with the option's name.
QString optionOf(const CLI::ParseError &error)
{
    const QString message = QString::fromUtf8(error.what());
    const qsizetype end = message.indexOf(QLatin1Char(':'));
    const QString name = end < 0 ? message.section(QLatin1Char(' '), 0, 0) : message.first(end);
    return name;
}

base::Error usageError(const CLI::ParseError &error, const QString &command)
{
    const QString message = QString::fromUtf8(error.what());
    if (dynamic_cast<const CLI::RequiredError *>(&error) != nullptr) {
        return base::Error(CliError::OptionMissing, {{"option", optionOf(error)}, {"command", command}});
    }
    if (dynamic_cast<const CLI::ValidationError *>(&error) != nullptr) {
        return base::Error(CliError::ValueMissing, {{"option", optionOf(error)}, {"command", command}});
    }
    if (dynamic_cast<const CLI::ArgumentMismatch *>(&error) != nullptr) {
        const bool tooMany =
            message.contains(QLatin1String("t Most")) || message.contains(QLatin1String("t most"));
        return tooMany
                   ? base::Error(CliError::OptionRepeated, {{"option", optionOf(error)}})
                   : base::Error(CliError::ValueMissing, {{"option", optionOf(error)}, {"command", command}});
    }
    return base::Error(CliError::UsageOther, {{"reason", message}, {"command", command}});
}

/// CLI11 puts one before and one after each group.
std::string withoutDoubleBlankLines(std::string text)
{
    for (std::size_t at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at)) {
        text.erase(at, 1);
    }
    return text;
}

base::Result<void> checkVault(const std::string &vault)
{
    if (vault::storeKindNamed(vault)) {
        return {};
    }
    return base::failure(CliError::ValueInvalid, {{"option", QStringLiteral("--vault")},
                                                  {"value", QString::fromStdString(vault)},
                                                  {"allowed", QStringLiteral("keychain, session or file")}});
}

} // namespace

struct CommandLine::Words
{
    CLI::App root{"A workbench for credentials and webhooks: sign, send, receive and verify.",
                  "sealwright-cli"};
    CommandTree tree{root};
    GeneralOptions options;
};

CommandLine::CommandLine()
    : m_words(std::make_unique<Words>())
{
    CLI::App &root = m_words->root;
    GeneralOptions &options = m_words->options;
    root.get_formatter()->column_width(36);
    root.fallthrough();            // general options may follow the command
    root.allow_extras();           // we say ourselves what was not expected
    root.require_subcommand(0, 1); // and what is missing
    root.set_help_flag("--help,-h", "Say how it is used");
    root.set_version_flag("--version", "sealwright-cli " SEALWRIGHT_VERSION, "Say which version this is");

    constexpr const char *kGroup = "General options, before or after the command";
    addText(root, "--workspace", options.workspace, "DIR", "Default ~/.local/share/sealwright/workspace")
        ->group(kGroup);
    addText(root, "--vault", options.vault, "STORE",
            "Where secrets are: keychain (default), session (memory) or file (encrypted)")
        ->group(kGroup);
    addText(root, "--vault-passphrase-env", options.vaultPassphrase.variable, "VARIABLE",
            "Passphrase of ~/.local/share/sealwright/vault in this environment variable")
        ->group(kGroup);
    addText(root, "--vault-passphrase-file", options.vaultPassphrase.file, "FILE",
            "The same in this file; without either it is asked for at the terminal")
        ->group(kGroup);
    addSwitch(root, "--json", options.json, "Print JSON, and nothing else, on standard output")
        ->group(kGroup);
    addSwitch(root, "--quiet,-q", options.quiet,
              "No notes on standard error; send prints the response body only")
        ->group(kGroup);
    root.footer("Secrets never go on the command line: --secret-env, --secret-file, --secret-stdin.\n"
                "See also: sealwright-cli COMMAND --help");
    addAllCommands(m_words->tree);
}

CommandLine::~CommandLine() = default;

base::Result<CommandLine::Parsed> CommandLine::parse(int argc, char **argv)
{
    CLI::App &root = m_words->root;
    Parsed parsed;
    // Known even when the rest cannot be parsed, so that the error has the right form.
    for (int i = 1; i < argc; ++i) {
        parsed.options.json = parsed.options.json || std::string_view(argv[i]) == "--json";
    }
    m_words->options.json = parsed.options.json;
    if (const auto clean = refuseSecrets(argc, argv); !clean) {
        return base::Failure(clean.error());
    }
    const CLI::App *command = &root;
    try {
        root.parse(argc, argv);
        command = &m_words->tree.chosen();
    } catch (const CLI::CallForHelp &) {
        parsed.help = withoutDoubleBlankLines(root.help());
        return parsed;
    } catch (const CLI::CallForVersion &version) {
        parsed.help = std::string(version.what()) + "\n";
        return parsed;
    } catch (const CLI::ParseError &error) {
        command = &m_words->tree.chosen();
        // What is misspelt explains what is missing.
        const std::vector<std::string> extras = root.remaining(true);
        if (!extras.empty()) {
            return base::Failure(unexpected(*command, extras.front()));
        }
        return base::Failure(usageError(error, CommandTree::pathOf(*command)));
    }
    if (const std::vector<std::string> extras = root.remaining(true); !extras.empty()) {
        return base::Failure(unexpected(*command, extras.front()));
    }
    parsed.command = CommandTree::pathOf(*command);
    parsed.action = m_words->tree.actionOf(*command);
    if (parsed.action == nullptr) {
        QStringList known;
        for (const std::string &name : commandsOf(*command)) {
            known.append(QString::fromStdString(name));
        }
        return base::failure(CliError::CommandMissing,
                             {{"command", parsed.command}, {"known", known.join(QStringLiteral(", "))}});
    }
    if (const auto vault = checkVault(m_words->options.vault); !vault) {
        return base::Failure(vault.error());
    }
    parsed.options = m_words->options;
    hideProxyUser(argc, argv);
    return parsed;
}

} // namespace sealwright::cli
