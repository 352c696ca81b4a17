// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialCare.h"

#include "app/cli/CredentialOrphans.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/flow/DuplicateCredential.h"
#include "app/text/Describe.h"
#include "app/text/DescribeLint.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace sealwright::cli {
namespace {

struct DuplicateArguments
{
    std::string credential;
    std::string name;
};

Outcome runDuplicate(Invocation &invocation, std::shared_ptr<const DuplicateArguments> arguments)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const QString source = QString::fromStdString(arguments->credential);
    const auto found = (*application)->workspace().findCredential(source);
    if (!found) {
        co_return base::Failure(found.error());
    }
    const QString name = arguments->name.empty()
                             ? QCoreApplication::translate("Cli", "%1 (copy)").arg(found->name)
                             : QString::fromStdString(arguments->name);
    flow::DuplicateCredential duplicate((*application)->workspace(), (*application)->store(),
                                        (*application)->keepCredential());
    auto duplicating = duplicate.run(found->id, name);
    const base::Result<credential::Credential> second = co_await duplicating;
    if (!second) {
        co_return base::Failure(second.error());
    }
    if (!invocation.console().isJson()) {
        invocation.console().line(second->id);
        co_return kExitDone;
    }
    const auto summary = (*application)->inspectCredential().summary(second->id);
    if (!summary) {
        co_return base::Failure(summary.error());
    }
    invocation.console().document(flow::toJson(*summary));
    co_return kExitDone;
}

base::Json lintJson(const std::vector<flow::LintedCredential> &linted,
                    const std::vector<flow::OrphanedSecret> &orphans)
{
    base::Json json = base::Json::array();
    for (const flow::LintedCredential &one : linted) {
        base::Json findings = base::Json::array();
        for (const flow::CredentialFinding &finding : one.findings) {
            base::Json row;
            row["code"] = flow::codeOf(finding).toStdString();
            row["slot"] = finding.slot.isEmpty() ? base::Json() : base::Json(base::utf8(finding.slot));
            row["message"] = base::utf8(text::describe(finding));
            findings.push_back(std::move(row));
        }
        base::Json row;
        row["id"] = base::utf8(one.credential.id);
        row["name"] = base::utf8(one.credential.name);
        row["findings"] = std::move(findings);
        json.push_back(std::move(row));
    }
    for (const flow::OrphanedSecret &orphan : orphans) {
        json.push_back(orphanRow(orphan));
    }
    return json;
}

/// Where they cannot be told, that is said, and is no reason not to tell of the credentials.
QCoro::Task<std::vector<flow::OrphanedSecret>> orphansFor(Invocation &invocation,
                                                          composition::Composition &application)
{
    auto listing = application.orphanedSecrets().list(vault::MayUnlock::Yes);
    base::Result<std::vector<flow::OrphanedSecret>> listed = co_await listing;
    if (!listed) {
        invocation.console().warning(
            QCoreApplication::translate("Cli", "Secrets without an owner were not looked for. %1")
                .arg(text::describe(listed.error())));
        co_return std::vector<flow::OrphanedSecret>();
    }
    co_return *std::move(listed);
}

void printLint(Console &console, const std::vector<flow::LintedCredential> &linted,
               const std::vector<flow::OrphanedSecret> &orphans)
{
    bool isClean = orphans.empty();
    for (const flow::LintedCredential &one : linted) {
        for (const flow::CredentialFinding &finding : one.findings) {
            isClean = false;
            const QString place =
                finding.slot.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(finding.slot);
            console.line(text::visible(one.credential.name) % place % QStringLiteral(": ") %
                         text::describe(finding));
        }
    }
    printOrphans(console, orphans);
    if (isClean) {
        console.note(
            QCoreApplication::translate("Cli", "Nothing to say about %1 of them.").arg(linted.size()));
    }
}

Outcome runLint(Invocation &invocation, std::shared_ptr<const std::string> credential)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::LintCredentials lint((*application)->workspace(), (*application)->store(),
                               (*application)->findRecipe(), (*application)->clock());
    auto linting = lint.run(QString::fromStdString(*credential));
    const auto linted = co_await linting;
    if (!linted) {
        co_return base::Failure(linted.error());
    }
    std::vector<flow::OrphanedSecret> orphans;
    if (credential->empty()) {
        auto finding = orphansFor(invocation, **application);
        orphans = co_await finding;
    }
    if (invocation.console().isJson()) {
        invocation.console().document(lintJson(*linted, orphans));
    } else {
        printLint(invocation.console(), *linted, orphans);
    }
    const bool isClean =
        orphans.empty() &&
        std::ranges::all_of(*linted, [](const flow::LintedCredential &one) { return one.findings.empty(); });
    co_return isClean ? kExitDone : kExitCheckSaidNo;
}

} // namespace

void addCareCommands(CommandTree &tree, CLI::App &group)
{
    CLI::App &duplicate = tree.command(group, "duplicate", "Make a second one of it, secret included");
    auto arguments = std::make_shared<DuplicateArguments>();
    addOperand(duplicate, "CREDENTIAL", arguments->credential, "Its name or id");
    addText(duplicate, "--name", arguments->name, "NAME", "What the new one is called");
    tree.onRun(duplicate,
               [arguments](Invocation &invocation) { return runDuplicate(invocation, arguments); });

    CLI::App &lint =
        tree.command(group, "lint", "Say what is odd about one, or about all and secrets without owner");
    auto credential = std::make_shared<std::string>();
    lint.add_option("CREDENTIAL", *credential, "Its name or id; all of them when left out")->type_name("");
    tree.onRun(lint, [credential](Invocation &invocation) { return runLint(invocation, credential); });
}

} // namespace sealwright::cli
