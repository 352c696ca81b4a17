// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/BrokenFiles.h"
#include "app/cli/CommandTree.h"
#include "app/cli/Commands.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/cli/Table.h"
#include "app/text/Describe.h"
#include "app/text/DescribeRecipe.h"
#include "app/text/Visible.h"

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

base::Result<int> show(Invocation &invocation, const std::string &id)
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

Outcome runListRecipes(Invocation &invocation)
{
    co_return listRecipes(invocation);
}

Outcome runShowRecipe(Invocation &invocation, std::shared_ptr<const std::string> id)
{
    co_return show(invocation, *id);
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
}

} // namespace sealwright::cli
