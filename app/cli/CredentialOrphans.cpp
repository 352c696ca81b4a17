// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialOrphans.h"

#include "app/cli/CredentialChanges.h"
#include "app/cli/CredentialPrint.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/NotePrint.h"
#include "app/cli/Options.h"
#include "app/text/Describe.h"
#include "app/text/DescribeOrphan.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

using flow::OrphanedSecrets;

struct OrphanArguments
{
    std::string owner;
    std::string slot;
    CredentialArguments credential;
    bool force = false;

    QString ownerId() const { return QString::fromStdString(owner); }

    OrphanedSecrets::WhenDoubtful whenDoubtful() const
    {
        return force ? OrphanedSecrets::WhenDoubtful::GoOn : OrphanedSecrets::WhenDoubtful::Refuse;
    }
};

Outcome runEraseOrphan(Invocation &invocation, std::shared_ptr<const OrphanArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto erasing = (*application)->orphanedSecrets().erase(arguments->ownerId(), arguments->whenDoubtful());
    const base::Result<void> erased = co_await erasing;
    if (!erased) {
        co_return base::Failure(erased.error());
    }
    if (invocation.console().isJson()) {
        base::Json json;
        json["erased"] = arguments->owner;
        invocation.console().document(json);
    } else {
        invocation.console().note(
            QCoreApplication::translate("Cli", "Erased the secrets of %1.").arg(arguments->ownerId()));
    }
    co_return kExitDone;
}

Outcome runAdopt(Invocation &invocation, std::shared_ptr<const OrphanArguments> arguments)
{
    auto credential = newCredential(arguments->credential, invocation.command());
    if (!credential) {
        co_return base::Failure(credential.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    if (const auto checked = checkRecipe(**application, *credential); !checked) {
        co_return base::Failure(checked.error());
    }
    auto adopting = (*application)
                        ->orphanedSecrets()
                        .adopt(arguments->ownerId(), std::move(*credential), arguments->whenDoubtful(),
                               QString::fromStdString(arguments->slot));
    const base::Result<flow::AdoptedSecret> adopted = co_await adopting;
    if (!adopted) {
        co_return base::Failure(adopted.error());
    }
    Console &console = invocation.console();
    warnOfSession(console, (*application)->store());
    warnOfWhatIsUnwise(console, adopted->credential);
    if (adopted->left) {
        console.warning(QCoreApplication::translate(
                            "Cli", "The credential is made, and its secrets are still kept for %1, too. %2")
                            .arg(arguments->ownerId(), text::describe(*adopted->left)));
    }
    if (!console.isJson()) {
        console.line(adopted->credential.id);
        co_return kExitDone;
    }
    co_return confirmCredential(invocation, **application, adopted->credential, {});
}

} // namespace

base::Json orphanRow(const flow::OrphanedSecret &orphan)
{
    base::Json facts = flow::toJson(orphan);
    base::Json row;
    row["id"] = base::utf8(orphan.ownerId);
    row["name"] = "";
    row["findings"] = base::Json::array();
    for (const QString &slot : orphan.secretSlots) {
        base::Json finding;
        finding["code"] = "secret_without_owner";
        finding["slot"] = base::utf8(slot);
        finding["message"] = base::utf8(text::describe(orphan));
        row["findings"].push_back(std::move(finding));
    }
    row["mayBelongTo"] = std::move(facts["mayBelongTo"]);
    return row;
}

void printOrphans(Console &console, const std::vector<flow::OrphanedSecret> &orphans)
{
    for (const flow::OrphanedSecret &orphan : orphans) {
        console.line(QCoreApplication::translate("Cli", "%1 (%2): a secret without an owner. %3")
                         .arg(orphan.ownerId, joinedVisible(orphan.secretSlots), text::describe(orphan)));
    }
    if (!orphans.empty()) {
        console.note(QCoreApplication::translate(
            "Cli", "Keep such a secret with: sealwright-cli credential adopt; or erase it with: "
                   "sealwright-cli credential erase-orphan"));
    }
}

void addOrphanCommands(CommandTree &tree, CLI::App &group)
{
    CLI::App &erase =
        tree.command(group, "erase-orphan", "Erase the secrets of one that no workspace has any more");
    auto toErase = std::make_shared<OrphanArguments>();
    addOperand(erase, "OWNER-ID", toErase->owner, "The id that credential lint tells");
    addSwitch(erase, "--force", toErase->force,
              "Even when a workspace may have it that is away or cannot be read");
    tree.onRun(erase, [toErase](Invocation &invocation) { return runEraseOrphan(invocation, toErase); });

    CLI::App &adopt = tree.command(
        group, "adopt", "Make a credential of secrets that no workspace has any more, and print its id");
    auto toAdopt = std::make_shared<OrphanArguments>();
    addOperand(adopt, "OWNER-ID", toAdopt->owner, "The id that credential lint tells");
    addKindOptions(adopt, toAdopt->credential);
    addChangeOptions(adopt, toAdopt->credential);
    addText(adopt, "--slot", toAdopt->slot, "SLOT", "Which of its secrets, where it has several")
        ->group("Credential");
    addSwitch(adopt, "--force", toAdopt->force,
              "Even when a workspace may have it that is away or cannot be read");
    tree.onRun(adopt, [toAdopt](Invocation &invocation) { return runAdopt(invocation, toAdopt); });
}

} // namespace sealwright::cli
