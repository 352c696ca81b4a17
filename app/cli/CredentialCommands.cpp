// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/CredentialCare.h"
#include "app/cli/CredentialChanges.h"
#include "app/cli/CredentialExchange.h"
#include "app/cli/CredentialOrphans.h"
#include "app/cli/CredentialOverlap.h"
#include "app/cli/CredentialPrint.h"
#include "app/cli/CredentialToken.h"
#include "app/cli/CredentialUsage.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Options.h"
#include "app/cli/PlainSecretOption.h"

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

Outcome runListCredentials(Invocation &invocation)
{
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto listing = (*application)->inspectCredential().list();
    if (!listing) {
        co_return base::Failure(listing.error());
    }
    Console &console = invocation.console();
    warnOfBrokenFiles(console, listing->broken);
    auto gathering = credentialFacts(console, **application);
    const CredentialFacts facts = co_await gathering;
    if (!console.isJson()) {
        printCredentials(console, *listing, facts);
        co_return kExitDone;
    }
    base::Json json = base::Json::array();
    for (const flow::CredentialSummary &summary : listing->items) {
        json.push_back(summaryJson(summary, facts));
    }
    console.document(json);
    co_return kExitDone;
}

Outcome runShowCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target)
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
    const base::TimePoint now = (*application)->clock().now();
    const auto preview =
        inspect.preview(details->summary.credential, now, details->secrets.front().fingerprint);
    if (!preview) {
        invocation.console().warning(text::describe(preview.error()));
    }
    printCredential(invocation.console(), *details, preview.value_or(std::vector<signing::PlacedValue>()),
                    now);
    co_return kExitDone;
}

using TargetRun = Outcome (*)(Invocation &, std::shared_ptr<const CredentialTarget>);

/// A command on one credential. Its options are added to what it returns.
std::pair<CLI::App &, CredentialTarget &> addTargetCommand(CommandTree &tree, CLI::App &group,
                                                           const char *name, const char *what, TargetRun run)
{
    CLI::App &command = tree.command(group, name, what);
    auto target = std::make_shared<CredentialTarget>();
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
    addKindOptions(add, *arguments);
    addChangeOptions(add, *arguments);
    addSecretSources(add, arguments->secrets);
    tree.onRun(add, [arguments](Invocation &invocation) { return addCredential(invocation, arguments); });

    tree.onRun(tree.command(group, "list", "List them"), runListCredentials);
    addTargetCommand(tree, group, "show", "Show one: never its secret", runShowCredential);
    {
        auto [command, target] =
            addTargetCommand(tree, group, "edit", "Change its plain fields", editCredential);
        addChangeOptions(command, target.changes);
    }
    {
        auto [command, target] =
            addTargetCommand(tree, group, "rotate", "Replace its secret", rotateCredential);
        addSecretSources(command, target.secrets);
    }
    addTargetCommand(tree, group, "drop-previous", "Forget the secret before the last rotation",
                     dropPreviousSecret);
    {
        auto [command, target] =
            addTargetCommand(tree, group, "remove", "Remove it and its secret", removeCredential);
        addSwitch(command, "--force", target.force, "Even when saved requests use it");
    }
    addUsageCommands(tree, group);
    addOverlapCommand(tree, group);
    addCareCommands(tree, group);
    addOrphanCommands(tree, group);
    addTokenCommand(tree, group);
    addExchangeCommands(tree, group);
}

} // namespace sealwright::cli
