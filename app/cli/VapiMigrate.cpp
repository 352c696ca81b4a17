// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/VapiMigrate.h"

#include "app/cli/ErrorReport.h"
#include "app/cli/InputFile.h"
#include "app/cli/NotePrint.h"
#include "app/cli/Options.h"
#include "app/json/JsonWriter.h"
#include "app/text/Describe.h"
#include "app/text/DescribeVapi.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct MigrateArguments
{
    std::string file;
    bool dryRun = false;
};

/// What came of it, or would come of it.
struct Report
{
    flow::MigrateVapi::Plan plan;
    QByteArray document;
    std::vector<credential::Credential> made; ///< none after a dry run
};

base::Json credentialsJson(const Report &report)
{
    base::Json json = base::Json::array();
    const std::vector<vapi::CredentialDraft> &drafts = report.plan->credentials();
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const credential::Credential &one = report.made.empty() ? drafts[i].credential : report.made[i];
        base::Json entry = credential::toJson(one);
        if (report.made.empty()) {
            entry["id"] = nullptr;
        }
        entry["usedBy"] = base::Json::array();
        for (const QString &pointer : report.plan->usersOf(i)) {
            entry["usedBy"].push_back(base::utf8(pointer));
        }
        json.push_back(std::move(entry));
    }
    return json;
}

/// The document goes in token for token: its numbers would not survive being read.
void printMigrationJson(Console &console, const Report &report, bool isDryRun)
{
    base::Json rest;
    rest["credentials"] = credentialsJson(report);
    rest["warnings"] = notesJson(report.plan->notes());
    rest["dryRun"] = isDryRun;
    rest["next"] = report.plan->credentials().empty()
                       ? base::Json::array()
                       : base::Json::array(
                             {base::utf8(text::afterMigration()), base::utf8(text::withheldCredentials())});
    QByteArray document = report.document.trimmed();
    if (const auto tokens = json::jsonTokens(document)) {
        document = json::writeJson(document, *tokens, {.name = "compact"});
    }
    const QByteArray whole = "{\"document\":" + document + ',' + base::compactJson(rest).sliced(1) + '\n';
    console.write(text::visibleJson(whole));
}

void printMigrationForPeople(Console &console, const Report &report, bool isDryRun)
{
    const QByteArray document =
        report.document.endsWith('\n') ? report.document : QByteArray(report.document + '\n');
    console.write(console.outputIsTerminal() ? text::visibleJson(document) : document);
    printNotes(console, report.plan->notes());
    const std::vector<vapi::CredentialDraft> &drafts = report.plan->credentials();
    if (drafts.empty()) {
        console.note(QCoreApplication::translate(
            "Cli", "There is nothing to migrate: no inline secret was found that a credential could carry."));
        return;
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const credential::Credential &one = isDryRun ? drafts[i].credential : report.made[i];
        const std::vector<QString> &users = report.plan->usersOf(i);
        const QString where =
            users.empty() ? QStringLiteral("-")
                          : text::visible(QStringList(users.begin(), users.end()).join(QStringLiteral(", ")));
        const QString name = text::visible(one.name);
        const QString kind = QString::fromLatin1(credential::nameOf(one.kind()));
        console.note(
            isDryRun ? QCoreApplication::translate("Cli", "Would make %1 (%2) for %3").arg(name, kind, where)
                     : QCoreApplication::translate("Cli", "Made %1 (%2) for %3: %4")
                           .arg(name, kind, where, one.id));
    }
    if (!isDryRun) {
        console.note(text::afterMigration());
    }
    console.note(text::withheldCredentials());
}

Outcome runMigrate(Invocation &invocation, std::shared_ptr<const MigrateArguments> arguments)
{
    const auto input = readInput(invocation, QStringLiteral("FILE"), arguments->file);
    if (!input) {
        co_return base::Failure(input.error());
    }
    const auto application =
        arguments->dryRun ? invocation.composition() : invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::MigrateVapi &migrate = (*application)->migrateVapi();
    auto planning = migrate.plan(*input);
    const base::Result<flow::MigrateVapi::Plan> plan = co_await planning;
    if (!plan) {
        co_return base::Failure(plan.error());
    }
    Report report{*plan, {}, {}};
    if (arguments->dryRun) {
        report.document = (*plan)->documentWithPlaceholders();
    } else {
        auto running = migrate.run(*plan);
        base::Result<flow::MigratedDocument> migrated = co_await running;
        if (!migrated) {
            co_return base::Failure(migrated.error());
        }
        report.document = std::move(migrated->document);
        report.made = std::move(migrated->made);
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        printMigrationJson(console, report, arguments->dryRun);
    } else {
        printMigrationForPeople(console, report, arguments->dryRun);
    }
    if (!report.made.empty()) {
        warnOfSession(console, (*application)->store());
    }
    co_return kExitDone;
}

} // namespace

void addMigrateCommand(CommandTree &tree, CLI::App &group)
{
    CLI::App &command =
        tree.command(group, "migrate",
                     "Turn inline secrets into credentials and print the new document; FILE stays as it is");
    auto arguments = std::make_shared<MigrateArguments>();
    addOperand(command, "FILE", arguments->file,
               "An assistant, squad, tool or phone number, or a list of them; - for standard input");
    addSwitch(command, "--dry-run", arguments->dryRun, "Only say what would be made");
    tree.onRun(command, [arguments](Invocation &invocation) { return runMigrate(invocation, arguments); });
}

} // namespace sealwright::cli
