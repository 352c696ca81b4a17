// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/InputFile.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/cli/Table.h"
#include "app/text/Describe.h"
#include "app/text/DescribeRecipe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

base::Json summaryOf(const signing::Recipe &recipe)
{
    base::Json json;
    json["id"] = base::utf8(recipe.id);
    json["name"] = base::utf8(recipe.name);
    json["algorithm"] = base::utf8(recipe.algorithm());
    json["source"] = base::utf8(recipe.source());
    json["note"] = base::utf8(recipe.note());
    json["builtIn"] = recipe.builtIn;
    return json;
}

base::Result<int> listRecipes(Invocation &invocation)
{
    auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto recipes = (*application)->findRecipe().all();
    if (!recipes) {
        return base::Failure(recipes.error());
    }
    Console &console = invocation.console();
    warnOfBrokenFiles(console, recipes->broken);
    if (console.isJson()) {
        base::Json json = base::Json::array();
        for (const signing::Recipe &recipe : recipes->items) {
            json.push_back(summaryOf(recipe));
        }
        console.document(json);
        return kExitDone;
    }
    std::vector<std::vector<QString>> rows;
    for (const signing::Recipe &recipe : recipes->items) {
        rows.push_back({text::visible(recipe.id), text::visible(recipe.name),
                        text::algorithmName(recipe.algorithm().toUtf8()),
                        recipe.builtIn ? QString() : QStringLiteral("of this workspace")});
    }
    printTable(console,
               {QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("ALGORITHM"), QString()}, rows);
    return kExitDone;
}

base::Result<int> showRecipe(Invocation &invocation, const std::string &id)
{
    auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    const auto recipe = (*application)->findRecipe().byId(QString::fromStdString(id));
    if (!recipe) {
        return base::Failure(recipe.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        console.document(recipe->document);
        return kExitDone;
    }
    const auto compiled = signing::CompiledRecipe::compile(*recipe);
    if (!compiled) {
        return base::Failure(compiled.error());
    }
    for (const QString &sentence : text::describe(*compiled)) {
        console.write(QString(sentence + QLatin1Char('\n')).toUtf8());
    }
    console.write("\n");
    console.write(text::visibleLines(QByteArrayView(base::prettyJson(recipe->document))).toUtf8());
    return kExitDone;
}

/// What is wrong besides the first mistake, which is the command's error.
void noteOtherMistakes(Console &console, const std::vector<base::Error> &mistakes)
{
    for (std::size_t i = 1; i < mistakes.size(); ++i) {
        console.warning(text::describe(mistakes[i]));
    }
}

void reportSaved(Console &console, const signing::Recipe &recipe)
{
    if (console.isJson()) {
        base::Json json;
        json["id"] = base::utf8(recipe.id);
        json["path"] = base::utf8(recipe.path);
        console.document(json);
        return;
    }
    console.line(text::visible(recipe.id));
    console.note(QCoreApplication::translate("Cli", "Saved in %1.").arg(text::visible(recipe.path)));
}

struct RecipeSaveOptions
{
    std::string file;
    bool replaces = false;
};

base::Result<int> saveRecipe(Invocation &invocation, const RecipeSaveOptions &options)
{
    const auto text = readInput(invocation, QStringLiteral("FILE"), options.file);
    if (!text) {
        return base::Failure(text.error());
    }
    auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    Console &console = invocation.console();
    if (const auto mistakes = flow::KeepRecipe::mistakesIn(*text); !mistakes.empty()) {
        noteOtherMistakes(console, mistakes);
        return base::Failure(mistakes.front());
    }
    flow::KeepRecipe &keep = (*application)->keepRecipe();
    const auto parsed = signing::parseRecipe(*text);
    if (!parsed) {
        return base::Failure(parsed.error());
    }
    std::optional<signing::Recipe> before;
    if (options.replaces) {
        auto found = keep.find(parsed->id);
        if (found && !found->builtIn) {
            before = *std::move(found);
        } else if (!found && !found.error().is(signing::SigningError::RecipeUnknown)) {
            return base::Failure(found.error()); // what is there cannot be read, and is not ours to replace
        }
    }
    const auto saved = keep.save(*text, before);
    if (!saved) {
        return base::Failure(saved.error());
    }
    reportSaved(console, *saved);
    return kExitDone;
}

base::Result<int> removeRecipe(Invocation &invocation, const std::string &id, bool isForced)
{
    auto application = invocation.composition();
    if (!application) {
        return base::Failure(application.error());
    }
    flow::KeepRecipe &keep = (*application)->keepRecipe();
    const auto recipe = keep.find(QString::fromStdString(id));
    if (!recipe) {
        return base::Failure(recipe.error());
    }
    const auto whenUsed =
        isForced ? flow::KeepRecipe::WhenUsed::RemoveAnyway : flow::KeepRecipe::WhenUsed::Refuse;
    if (const auto removed = keep.remove(*recipe, whenUsed); !removed) {
        return base::Failure(removed.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json;
        json["removed"] = base::utf8(recipe->id);
        console.document(json);
    } else {
        console.note(QCoreApplication::translate("Cli", "Removed %1.").arg(text::visible(recipe->id)));
    }
    return kExitDone;
}

Outcome runSaveRecipe(Invocation &invocation, std::shared_ptr<const RecipeSaveOptions> options)
{
    co_return saveRecipe(invocation, *options);
}

Outcome runRemoveRecipe(Invocation &invocation, std::shared_ptr<const std::string> id,
                        std::shared_ptr<const bool> isForced)
{
    co_return removeRecipe(invocation, *id, *isForced);
}

Outcome runListRecipes(Invocation &invocation)
{
    co_return listRecipes(invocation);
}

Outcome runShowRecipe(Invocation &invocation, std::shared_ptr<const std::string> id)
{
    co_return showRecipe(invocation, *id);
}

} // namespace

void addRecipeCommands(CommandTree &tree)
{
    CLI::App &group = tree.group("recipe", "Signature formats, built in and of the workspace");
    tree.onRun(tree.command(group, "list", "List every recipe"), runListRecipes);

    CLI::App &showCommand = tree.command(group, "show", "Read a recipe aloud and print its document");
    auto id = std::make_shared<std::string>();
    addOperand(showCommand, "ID", *id, "The recipe, such as stripe");
    tree.onRun(showCommand, [id](Invocation &invocation) { return runShowRecipe(invocation, id); });

    CLI::App &saveCommand = tree.command(group, "save", "Check a recipe and keep it in the workspace");
    auto options = std::make_shared<RecipeSaveOptions>();
    addOperand(saveCommand, "FILE", options->file, "Its document, or - for standard input");
    addSwitch(saveCommand, "--replace", options->replaces, "Put it in the place of the one with its id");
    tree.onRun(saveCommand, [options](Invocation &invocation) { return runSaveRecipe(invocation, options); });

    CLI::App &removeCommand = tree.command(group, "remove", "Remove a recipe of the workspace");
    auto removed = std::make_shared<std::string>();
    auto isForced = std::make_shared<bool>(false);
    addOperand(removeCommand, "ID", *removed, "The recipe; built-in ones stay");
    addSwitch(removeCommand, "--force", *isForced, "Also when credentials sign with it");
    tree.onRun(removeCommand, [removed, isForced](Invocation &invocation) {
        return runRemoveRecipe(invocation, removed, isForced);
    });
}

} // namespace sealwright::cli
