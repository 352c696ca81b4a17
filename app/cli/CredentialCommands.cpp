// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/CredentialArguments.h"
#include "app/cli/CredentialPrint.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Options.h"
#include "app/text/Visible.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace sealwright::cli {
namespace {

/// One credential by name or id, and what else the command takes.
struct Target
{
    std::string credential;
    SecretOptions secrets;
    CredentialArguments changes;
    bool force = false;

    QString name() const { return QString::fromStdString(credential); }
};

/// A recipe that is not there, or lacks a variable, is said now and not at the first use.
base::Result<void> checkRecipe(composition::Composition &application, const credential::Credential &credential)
{
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        const auto recipe = application.findRecipe().of(*hmac);
        if (!recipe) {
            return base::Failure(recipe.error());
        }
    }
    return {};
}

/// The summary as JSON, or one sentence.
base::Result<int> confirm(Invocation &invocation, composition::Composition &application,
                          const credential::Credential &credential, const QString &sentence)
{
    if (!invocation.console().isJson()) {
        invocation.console().note(sentence.arg(text::visible(credential.name)));
        return kExitDone;
    }
    const auto summary = application.inspectCredential().summary(credential.id);
    if (!summary) {
        return base::Failure(summary.error());
    }
    invocation.console().document(flow::toJson(*summary));
    return kExitDone;
}

Outcome runAdd(Invocation &invocation, std::shared_ptr<const CredentialArguments> arguments)
{
    auto begun = beginCredential(*arguments);
    if (!begun) {
        co_return base::Failure(begun.error());
    }
    auto credential = withArguments(std::move(*begun), *arguments);
    if (!credential) {
        co_return base::Failure(credential.error());
    }
    if (const auto checked = credential::check(*credential); !checked) {
        co_return base::Failure(checked.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    if (const auto checked = checkRecipe(**application, *credential); !checked) {
        co_return base::Failure(checked.error());
    }
    auto secrets = readSecrets(invocation, arguments->secrets, HowManySecrets::One);
    if (!secrets) {
        co_return base::Failure(secrets.error());
    }
    auto adding = (*application)->keepCredential().add(std::move(*credential), std::move(secrets->front()));
    const base::Result<credential::Credential> added = co_await adding;
    if (!added) {
        co_return base::Failure(added.error());
    }
    if ((*application)->store().kind() == vault::StoreKind::Session) {
        invocation.console().warning(QCoreApplication::translate(
            "Cli", "The secret was kept in memory only and is gone when this command ends. Use the keychain to "
                   "keep it."));
    }
    if (!invocation.console().isJson()) {
        invocation.console().line(added->id);
        co_return kExitDone;
    }
    co_return confirm(invocation, **application, *added, {});
}

base::Result<int> list(Invocation &invocation)
{
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto listing = (*application)->inspectCredential().list();
    if (!listing) {
        return base::Failure(listing.error());
    }
    warnOfBrokenFiles(invocation.console(), listing->broken);
    if (!invocation.console().isJson()) {
        printCredentials(invocation.console(), *listing);
        return kExitDone;
    }
    base::Json json = base::Json::array();
    for (const flow::CredentialSummary &summary : listing->items) {
        json.push_back(flow::toJson(summary));
    }
    invocation.console().document(json);
    return kExitDone;
}

Outcome runList(Invocation &invocation)
{
    co_return list(invocation);
}

Outcome runShow(Invocation &invocation, std::shared_ptr<const Target> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::InspectCredential &inspect = (*application)->inspectCredential();
    auto inspecting = inspect.details(target->name());
    const base::Result<flow::CredentialDetails> details = co_await inspecting;
    if (!details) {
        co_return base::Failure(details.error());
    }
    if (invocation.console().isJson()) {
        invocation.console().document(detailsJson(*details));
        co_return kExitDone;
    }
    // A recipe that went missing is no reason not to show the rest.
    const auto preview = inspect.preview(details->summary.credential, (*application)->clock().now());
    if (!preview) {
        invocation.console().warning(text::describe(preview.error()));
    }
    printCredential(invocation.console(), *details, preview.value_or(std::vector<signing::PlacedValue>()));
    co_return kExitDone;
}

base::Result<int> edit(Invocation &invocation, const Target &target)
{
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    auto found = (*application)->workspace().findCredential(target.name());
    if (!found) {
        return base::Failure(found.error());
    }
    auto changed = withArguments(std::move(*found), target.changes);
    if (!changed) {
        return base::Failure(changed.error());
    }
    if (const auto checked = checkRecipe(**application, *changed); !checked) {
        return base::Failure(checked.error());
    }
    const auto saved = (*application)->keepCredential().edit(std::move(*changed));
    if (!saved) {
        return base::Failure(saved.error());
    }
    return confirm(invocation, **application, *saved, QCoreApplication::translate("Cli", "Saved %1."));
}

Outcome runEdit(Invocation &invocation, std::shared_ptr<const Target> target)
{
    co_return edit(invocation, *target);
}

Outcome runRotate(Invocation &invocation, std::shared_ptr<const Target> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    if (const auto found = (*application)->workspace().findCredential(target->name()); !found) {
        co_return base::Failure(found.error());
    }
    auto secrets = readSecrets(invocation, target->secrets, HowManySecrets::One);
    if (!secrets) {
        co_return base::Failure(secrets.error());
    }
    auto rotating = (*application)->keepCredential().rotate(target->name(), std::move(secrets->front()));
    const base::Result<credential::Credential> rotated = co_await rotating;
    if (!rotated) {
        co_return base::Failure(rotated.error());
    }
    co_return confirm(invocation, **application, *rotated,
                      QCoreApplication::translate("Cli", "Rotated %1. Its earlier secret is kept, to verify with, until "
                                                         "you drop it: sealwright-cli credential drop-previous"));
}

Outcome runDropPrevious(Invocation &invocation, std::shared_ptr<const Target> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto dropping = (*application)->keepCredential().dropPrevious(target->name());
    const base::Result<credential::Credential> done = co_await dropping;
    if (!done) {
        co_return base::Failure(done.error());
    }
    co_return confirm(invocation, **application, *done,
                      QCoreApplication::translate("Cli", "Dropped the earlier secret of %1."));
}

Outcome runRemove(Invocation &invocation, std::shared_ptr<const Target> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto found = (*application)->workspace().findCredential(target->name());
    if (!found) {
        co_return base::Failure(found.error());
    }
    const auto whenUsed = target->force ? flow::KeepCredential::WhenUsed::RemoveAnyway
                                        : flow::KeepCredential::WhenUsed::Refuse;
    auto removing = (*application)->keepCredential().remove(found->id, whenUsed);
    const base::Result<void> removed = co_await removing;
    if (!removed) {
        co_return base::Failure(removed.error());
    }
    if (invocation.console().isJson()) {
        base::Json json;
        json["removed"] = base::utf8(found->id);
        invocation.console().document(json);
    } else {
        invocation.console().note(
            QCoreApplication::translate("Cli", "Removed %1 and its secret.").arg(text::visible(found->name)));
    }
    co_return kExitDone;
}

base::Result<int> usage(Invocation &invocation, const Target &target)
{
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto summary = (*application)->inspectCredential().summary(target.name());
    if (!summary) {
        return base::Failure(summary.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json;
        json["id"] = base::utf8(summary->credential.id);
        json["name"] = base::utf8(summary->credential.name);
        base::Json usedBy = base::Json::array();
        for (const QString &name : summary->usedBy) {
            usedBy.push_back(base::utf8(name));
        }
        json["usedBy"] = std::move(usedBy);
        console.document(json);
        return kExitDone;
    }
    for (const QString &name : summary->usedBy) {
        console.line(text::visible(name));
    }
    if (summary->usedBy.empty()) {
        console.note(QCoreApplication::translate("Cli", "No saved request uses %1.")
                         .arg(text::visible(summary->credential.name)));
    }
    return kExitDone;
}

Outcome runUsage(Invocation &invocation, std::shared_ptr<const Target> target)
{
    co_return usage(invocation, *target);
}

void addChangeOptions(CLI::App &command, CredentialArguments &arguments)
{
    constexpr const char *kGroup = "Credential";
    addTextOrNothing(command, "--name", arguments.name, "NAME", "What it is called")->group(kGroup);
    addTextOrNothing(command, "--environment", arguments.environment, "E", "Such as staging or production")
        ->group(kGroup);
    addTexts(command, "--set", arguments.fields, "FIELD=VALUE", "A field, such as headerName=X-Key (repeatable)")
        ->group(kGroup);
    addTexts(command, "--bind-host", arguments.hosts, "HOST", "The only host it may be sent to (repeatable)")
        ->group(kGroup);
}

using TargetRun = Outcome (*)(Invocation &, std::shared_ptr<const Target>);

/// A command on one credential. Its options are added to what it returns.
std::pair<CLI::App &, Target &> addTargetCommand(CommandTree &tree, CLI::App &group, const char *name,
                                                 const char *what, TargetRun run)
{
    CLI::App &command = tree.command(group, name, what);
    auto target = std::make_shared<Target>();
    addOperand(command, "CREDENTIAL", target->credential, "Its name or id");
    tree.onRun(command, [target, run](Invocation &invocation) { return run(invocation, target); });
    return {command, *target};
}

} // namespace

void addCredentialCommands(CommandTree &tree)
{
    CLI::App &group = tree.group("credential", "Credentials of the workspace, their secrets in the keychain");

    CLI::App &add = tree.command(group, "add", "Add one and print its id");
    auto arguments = std::make_shared<CredentialArguments>();
    addText(add, "--kind", arguments->kind, "KIND", "bearer or hmac")->group("Credential");
    addText(add, "--preset", arguments->preset, "ID", "vapi-hmac, vapi-secret, vapi-bearer, bearer, or a recipe")
        ->group("Credential");
    addText(add, "--recipe", arguments->recipe, "ID", "Sign by this recipe")->group("Credential");
    addChangeOptions(add, *arguments);
    addSecretOptions(add, arguments->secrets, HowManySecrets::One);
    tree.onRun(add, [arguments](Invocation &invocation) { return runAdd(invocation, arguments); });

    tree.onRun(tree.command(group, "list", "List them"), runList);
    addTargetCommand(tree, group, "show", "Show one: never its secret", runShow);
    {
        auto [command, target] = addTargetCommand(tree, group, "edit", "Change its plain fields", runEdit);
        addChangeOptions(command, target.changes);
    }
    {
        auto [command, target] = addTargetCommand(tree, group, "rotate", "Replace its secret", runRotate);
        addSecretOptions(command, target.secrets, HowManySecrets::One);
    }
    addTargetCommand(tree, group, "drop-previous", "Forget the secret before the last rotation",
                     runDropPrevious);
    {
        auto [command, target] = addTargetCommand(tree, group, "remove", "Remove it and its secret", runRemove);
        addSwitch(command, "--force", target.force, "Even when saved requests use it");
    }
    addTargetCommand(tree, group, "usage", "Which saved requests use it", runUsage);
}

} // namespace sealwright::cli
