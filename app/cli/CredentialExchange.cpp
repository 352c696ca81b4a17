// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialExchange.h"

#include "app/cli/BrokenFiles.h"
#include "app/cli/CliError.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/InputFile.h"
#include "app/cli/NotePrint.h"
#include "app/cli/Options.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

struct ExportArguments
{
    std::vector<std::string> credentials;
    std::string format = "sealwright";
};

base::Result<flow::ExportForm> formNamed(const std::string &name)
{
    if (name == "vapi") {
        return flow::ExportForm::Vapi;
    }
    if (name == "vapi-call") {
        return flow::ExportForm::VapiCall;
    }
    if (name == "sealwright") {
        return flow::ExportForm::Sealwright;
    }
    return base::failure(CliError::ValueInvalid,
                         {{"option", QStringLiteral("--format")},
                          {"value", QString::fromStdString(name)},
                          {"allowed", QStringLiteral("vapi, sealwright, vapi-call")}});
}

base::Result<flow::ExportedCredentials> collect(const flow::ExportCredentials &exporting,
                                                const ExportArguments &arguments, flow::ExportForm form)
{
    if (arguments.credentials.empty()) {
        return exporting.all(form);
    }
    flow::ExportedCredentials result;
    for (const std::string &name : arguments.credentials) {
        auto item = exporting.one(QString::fromStdString(name), form);
        if (!item) {
            return base::Failure(item.error());
        }
        result.items.push_back(std::move(*item));
    }
    return result;
}

void printCalls(Console &console, const flow::ExportedCredentials &exported)
{
    if (!console.isJson()) {
        for (const flow::ExportedCredential &item : exported.items) {
            console.write(console.outputIsTerminal()
                              ? text::visibleLines(QByteArrayView(item.command)).toUtf8()
                              : item.command);
        }
        return;
    }
    base::Json json = base::Json::array();
    for (const flow::ExportedCredential &item : exported.items) {
        json.push_back({{"id", base::utf8(item.id)},
                        {"name", base::utf8(item.name)},
                        {"command", base::utf8(item.command)}});
    }
    console.document(json);
}

base::Result<int> exportCredentials(Invocation &invocation, const ExportArguments &arguments)
{
    const auto form = formNamed(arguments.format);
    if (!form) {
        return base::Failure(form.error());
    }
    const auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto exported = collect((*application)->exportCredentials(), arguments, *form);
    if (!exported) {
        return base::Failure(exported.error());
    }
    Console &console = invocation.console();
    warnOfBrokenFiles(console, exported->broken);
    for (const flow::UnexportedCredential &left : exported->left) {
        console.warning(text::describe(left.error));
    }
    for (const flow::ExportedCredential &item : exported->items) {
        printNotes(console, item.notes, item.name);
    }
    if (*form == flow::ExportForm::VapiCall) {
        printCalls(console, *exported);
        return kExitDone;
    }
    base::Json json = base::Json::array();
    for (const flow::ExportedCredential &item : exported->items) {
        json.push_back(item.document);
    }
    if (arguments.credentials.size() == 1) {
        json = exported->items.front().document;
    }
    if (console.isJson()) {
        console.document(json);
    } else {
        console.write(text::visibleJson(base::prettyJson(json)));
    }
    return kExitDone;
}

Outcome runExport(Invocation &invocation, std::shared_ptr<const ExportArguments> arguments)
{
    co_return exportCredentials(invocation, *arguments);
}

base::Json importJson(const flow::ImportedCredentials &outcome)
{
    base::Json json;
    json["imported"] = base::Json::array();
    for (const flow::ImportedCredential &one : outcome.imported) {
        const credential::Credential &credential = one.credential;
        json["imported"].push_back({{"id", base::utf8(credential.id)},
                                    {"name", base::utf8(credential.name)},
                                    {"kind", base::utf8(credential::nameOf(credential.kind()))},
                                    {"secret", one.hasSecret},
                                    {"pointer", base::utf8(one.pointer)},
                                    {"notes", notesJson(one.notes)}});
    }
    json["refused"] = base::Json::array();
    for (const flow::RefusedCredential &one : outcome.refused) {
        json["refused"].push_back({{"pointer", base::utf8(one.pointer)}, {"error", errorJson(one.error)}});
    }
    return json;
}

void printImport(Console &console, const flow::ImportedCredentials &outcome)
{
    for (const flow::ImportedCredential &one : outcome.imported) {
        const credential::Credential &credential = one.credential;
        console.line(credential.id % QStringLiteral("  ") % text::visible(credential.name));
        printNotes(console, one.notes, credential.name);
        if (!one.hasSecret) {
            console.warning(
                QCoreApplication::translate(
                    "Cli", "%1 has no secret yet. Give it with: sealwright-cli credential rotate %2")
                    .arg(text::visible(credential.name), credential.id));
        }
    }
    for (const flow::RefusedCredential &one : outcome.refused) {
        console.error(text::visible(one.pointer) % QStringLiteral(": ") % text::describe(one.error));
    }
}

Outcome runImport(Invocation &invocation, std::shared_ptr<const std::string> path)
{
    const auto document = readInput(invocation, QStringLiteral("FILE"), *path);
    if (!document) {
        co_return base::Failure(document.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto importing = (*application)->importCredentials().run(*document);
    const base::Result<flow::ImportedCredentials> outcome = co_await importing;
    if (!outcome) {
        co_return base::Failure(outcome.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        console.document(importJson(*outcome));
    } else {
        printImport(console, *outcome);
    }
    const bool hasSecret =
        std::ranges::any_of(outcome->imported, [](const auto &one) { return one.hasSecret; });
    if (hasSecret) {
        warnOfSession(console, (*application)->store());
        console.note(QCoreApplication::translate(
            "Cli", "The file was left alone and still holds what it held. Delete it when its secrets are not "
                   "to lie about."));
    }
    co_return outcome->refused.empty() ? kExitDone : exitCodeOf(outcome->refused.back().error.kind());
}

} // namespace

void addExchangeCommands(CommandTree &tree, CLI::App &group)
{
    CLI::App &exporting = tree.command(group, "export", "Print them as documents, without any secret");
    auto arguments = std::make_shared<ExportArguments>();
    exporting
        .add_option("CREDENTIAL", arguments->credentials, "Their names or ids; none: all of the workspace")
        ->type_name("");
    addText(exporting, "--format", arguments->format, "FORMAT",
            "vapi: for Vapi's API, with a placeholder for the secret; vapi-call: the curl command that makes "
            "it there; sealwright (default)");
    tree.onRun(exporting, [arguments](Invocation &invocation) { return runExport(invocation, arguments); });

    CLI::App &importing =
        tree.command(group, "import", "Take credentials out of a document; their secrets go to the vault");
    auto file = std::make_shared<std::string>();
    addOperand(importing, "FILE", *file,
               "Vapi's or Sealwright's credential documents, one or a list; - for standard input");
    tree.onRun(importing, [file](Invocation &invocation) { return runImport(invocation, file); });
}

} // namespace sealwright::cli
