// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CliError.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Options.h"
#include "app/cli/PlainSecretOption.h"
#include "app/cli/SecretSource.h"
#include "app/cli/Table.h"
#include "app/cli/Values.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace sealwright::cli {
namespace {

using workspace::Environment;
using workspace::EnvironmentVariable;

/// One environment, and what is to be changed of it.
struct EnvironmentArguments
{
    std::string environment;
    std::optional<std::string> name;
    std::vector<std::string> values; ///< `NAME=VALUE`
    std::vector<std::string> unset;
    bool allowPlainSecret = false;
    std::string variable; ///< that gets a secret value
    SecretOptions secret;

    QString nameOrId() const { return QString::fromStdString(environment); }
};

void setValue(Environment &environment, const QByteArray &name, const QByteArray &value)
{
    const auto found = std::ranges::find(environment.variables, name, &EnvironmentVariable::name);
    if (found == environment.variables.end()) {
        environment.variables.push_back({name, value, false});
    } else {
        *found = {name, value, false};
    }
}

/// In the order in which they were typed, where several set one name the last one counts.
base::Result<void> change(Environment &environment, const EnvironmentArguments &arguments)
{
    for (const std::string &assignment : arguments.values) {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos) {
            return base::failure(CliError::ValueInvalid, {{"option", QStringLiteral("--set")},
                                                          {"value", QString::fromStdString(assignment)},
                                                          {"allowed", QStringLiteral("NAME=VALUE")}});
        }
        setValue(environment, bytesOf(assignment.substr(0, equals)), bytesOf(assignment.substr(equals + 1)));
    }
    for (const std::string &name : arguments.unset) {
        if (std::erase_if(environment.variables, [&name](const EnvironmentVariable &variable) {
                return variable.name == bytesOf(name);
            }) == 0) {
            return base::failure(workspace::WorkspaceError::EnvironmentInvalid,
                                 {{"environment", environment.name},
                                  {"variable", QString::fromStdString(name)},
                                  {"reason", QStringLiteral("it has no variable of that name")}});
        }
    }
    if (arguments.name) {
        environment.name = QString::fromStdString(*arguments.name);
    }
    return {};
}

QString valueText(const EnvironmentVariable &variable, const std::vector<flow::VariableState> &states)
{
    if (!variable.isSecret) {
        return text::visible(QByteArrayView(variable.value));
    }
    const auto state = std::ranges::find(states, variable.name, &flow::VariableState::name);
    if (state == states.end() || state->error) {
        return state == states.end() ? QString() : text::describe(*state->error);
    }
    if (!state->present) {
        return QCoreApplication::translate(
            "Cli", "secret, and missing; give it with: sealwright-cli environment set-secret");
    }
    return state->fingerprint ? QCoreApplication::translate("Cli", "secret, %1").arg(*state->fingerprint)
                              : QCoreApplication::translate("Cli", "secret");
}

Outcome runList(Invocation &invocation)
{
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto listing = (*application)->keepEnvironment().list();
    if (!listing) {
        co_return base::Failure(listing.error());
    }
    Console &console = invocation.console();
    warnOfBrokenFiles(console, listing->broken);
    if (console.isJson()) {
        base::Json json = base::Json::array();
        for (const flow::EnvironmentSummary &summary : listing->items) {
            json.push_back(flow::toJson(summary));
        }
        console.document(json);
        co_return kExitDone;
    }
    if (listing->items.empty()) {
        console.note(QCoreApplication::translate("Cli", "There is no environment in this workspace. Add one "
                                                        "with: sealwright-cli environment add"));
        co_return kExitDone;
    }
    std::vector<std::vector<QString>> rows;
    for (const flow::EnvironmentSummary &summary : listing->items) {
        QStringList names;
        for (const EnvironmentVariable &variable : summary.environment.variables) {
            names << QString::fromUtf8(variable.name);
        }
        rows.push_back({summary.environment.id, text::visible(summary.environment.name),
                        text::elideMiddle(text::visible(names.join(QStringLiteral(", "))), 80)});
    }
    printTable(console, {QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("VARIABLES")}, rows);
    co_return kExitDone;
}

Outcome runShow(Invocation &invocation, std::shared_ptr<const EnvironmentArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::KeepEnvironment &keep = (*application)->keepEnvironment();
    const auto summary = keep.summary(arguments->nameOrId());
    if (!summary) {
        co_return base::Failure(summary.error());
    }
    auto asking = keep.states(summary->environment);
    const std::vector<flow::VariableState> states = co_await asking;
    Console &console = invocation.console();
    if (console.isJson()) {
        console.document(flow::toJson(*summary, states));
        co_return kExitDone;
    }
    const QStringList users(summary->usedBy.begin(), summary->usedBy.end());
    printValues(console, {{QStringLiteral("name"), text::visible(summary->environment.name)},
                          {QStringLiteral("id"), summary->environment.id},
                          {QStringLiteral("used by"), text::visible(users.join(QStringLiteral(", ")))}});
    std::vector<NamedValue> values;
    for (const EnvironmentVariable &variable : summary->environment.variables) {
        values.push_back({text::visible(QByteArrayView(variable.name)), valueText(variable, states),
                          variable.isSecret ? Paint::Faint : Paint::Plain});
    }
    if (!values.empty()) {
        console.line();
        printValues(console, values);
    }
    co_return kExitDone;
}

/// Prints the summary as JSON, or `sentence` with the name in it.
base::Result<int> told(Console &console, const flow::KeepEnvironment &keep,
                       const base::Result<Environment> &saved, const QString &sentence)
{
    if (!saved) {
        adviseOnPlainSecret(console, saved.error());
        return base::Failure(saved.error());
    }
    noteNotCompared(console, keep.notCompared());
    if (!console.isJson()) {
        if (sentence.isEmpty()) {
            console.line(saved->id);
        } else {
            console.note(sentence.arg(text::visible(saved->name)));
        }
        return kExitDone;
    }
    const auto summary = keep.summary(saved->id);
    if (!summary) {
        return base::Failure(summary.error());
    }
    console.document(flow::toJson(*summary));
    return kExitDone;
}

Outcome runAdd(Invocation &invocation, std::shared_ptr<const EnvironmentArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    Environment environment;
    environment.name = arguments->nameOrId();
    if (const auto changed = change(environment, *arguments); !changed) {
        co_return base::Failure(changed.error());
    }
    flow::KeepEnvironment &keep = (*application)->keepEnvironment();
    auto saving = keep.save(std::move(environment), {}, plainSecrets(arguments->allowPlainSecret));
    const base::Result<Environment> saved = co_await saving;
    co_return told(invocation.console(), keep, saved, {});
}

Outcome runEdit(Invocation &invocation, std::shared_ptr<const EnvironmentArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::KeepEnvironment &keep = (*application)->keepEnvironment();
    auto saving = keep.edit(
        arguments->nameOrId(),
        [arguments](Environment &environment) { return change(environment, *arguments); }, {},
        plainSecrets(arguments->allowPlainSecret));
    const base::Result<Environment> saved = co_await saving;
    co_return told(invocation.console(), keep, saved, QCoreApplication::translate("Cli", "Saved %1."));
}

Outcome runSetSecret(Invocation &invocation, std::shared_ptr<const EnvironmentArguments> arguments)
{
    auto secrets = readSecrets(invocation, arguments->secret, HowManySecrets::One);
    if (!secrets) {
        co_return base::Failure(secrets.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const QByteArray name = bytesOf(arguments->variable);
    flow::KeepEnvironment::Secrets given;
    given.emplace(name, std::move(secrets->front()));
    flow::KeepEnvironment &keep = (*application)->keepEnvironment();
    auto saving = keep.edit(
        arguments->nameOrId(),
        [name](Environment &environment) {
            setValue(environment, name, {});
            std::ranges::find(environment.variables, name, &EnvironmentVariable::name)->isSecret = true;
            return base::Result<void>();
        },
        std::move(given), flow::PlainSecrets::AsTyped); // its plain values stood there before
    const base::Result<Environment> saved = co_await saving;
    const QString sentence = QCoreApplication::translate("Cli", "Saved the secret %2 of %1.")
                                 .arg(QStringLiteral("%1"), text::visible(QByteArrayView(name)));
    co_return told(invocation.console(), keep, saved, sentence);
}

Outcome runRemove(Invocation &invocation, std::shared_ptr<const EnvironmentArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto environment = (*application)->workspace().findEnvironment(arguments->nameOrId());
    if (!environment) {
        co_return base::Failure(environment.error());
    }
    auto removing = (*application)->keepEnvironment().remove(environment->id);
    const base::Result<void> removed = co_await removing;
    if (!removed) {
        co_return base::Failure(removed.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json;
        json["removed"] = base::utf8(environment->id);
        console.document(json);
    } else {
        console.note(QCoreApplication::translate("Cli", "Removed %1.").arg(text::visible(environment->name)));
    }
    co_return kExitDone;
}

using Run = Outcome (*)(Invocation &, std::shared_ptr<const EnvironmentArguments>);

/// A command on one environment. Its options are added to what it returns.
std::pair<CLI::App &, EnvironmentArguments &> addOne(CommandTree &tree, CLI::App &group, const char *name,
                                                     const char *what, const char *operand, Run run)
{
    CLI::App &command = tree.command(group, name, what);
    auto arguments = std::make_shared<EnvironmentArguments>();
    addOperand(command, "ENVIRONMENT", arguments->environment, operand);
    tree.onRun(command, [arguments, run](Invocation &invocation) { return run(invocation, arguments); });
    return {command, *arguments};
}

} // namespace

void addEnvironmentCommands(CommandTree &tree)
{
    constexpr const char *kNameOrId = "Its name or id";
    constexpr const char *kSet = "Set a variable to a value that the file holds (repeatable)";
    CLI::App &group =
        tree.group("environment", "Environments: the values that {{name}} stands for in requests");
    tree.onRun(tree.command(group, "list", "List them"), runList);
    addOne(tree, group, "show", "Show one: of secret values the fingerprint", kNameOrId, runShow);
    {
        auto [command, arguments] =
            addOne(tree, group, "add", "Add one and print its id", "What it is called", runAdd);
        addTexts(command, "--set", arguments.values, "NAME=VALUE", kSet);
        addPlainSecretOption(command, arguments.allowPlainSecret);
    }
    {
        auto [command, arguments] =
            addOne(tree, group, "edit", "Change its name and its plain values", kNameOrId, runEdit);
        addTextOrNothing(command, "--name", arguments.name, "NAME", "What it is called");
        addTexts(command, "--set", arguments.values, "NAME=VALUE", kSet);
        addTexts(command, "--unset", arguments.unset, "NAME",
                 "Remove a variable, and its secret value (repeatable)");
        addPlainSecretOption(command, arguments.allowPlainSecret);
    }
    {
        auto [command, arguments] =
            addOne(tree, group, "set-secret", "Set a variable to a value that only the keychain holds",
                   kNameOrId, runSetSecret);
        addOperand(command, "VARIABLE", arguments.variable, "Its name");
        addSecretOptions(command, arguments.secret, HowManySecrets::One);
    }
    addOne(tree, group, "remove", "Remove one and its secret values", kNameOrId, runRemove);
}

} // namespace sealwright::cli
