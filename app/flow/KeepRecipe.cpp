// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepRecipe.h"

#include "app/base/JsonMembers.h"
#include "app/signing/RecipeMistakes.h"

#include <algorithm>

namespace sealwright::flow {

using signing::Recipe;
using workspace::WorkspaceError;

KeepRecipe::KeepRecipe(const FindRecipe &recipes, workspace::Workspace &workspace)
    : m_recipes(recipes)
    , m_workspace(workspace)
{
}

base::Result<workspace::Listing<Recipe>> KeepRecipe::list() const
{
    return m_recipes.all();
}

base::Result<Recipe> KeepRecipe::find(const QString &id) const
{
    return m_recipes.byId(id);
}

std::vector<base::Error> KeepRecipe::mistakesIn(QByteArrayView text)
{
    return signing::mistakesIn(text);
}

std::vector<base::Error> KeepRecipe::mistakesIn(const workspace::BrokenFile &file) const
{
    const base::Result<QByteArray> text = m_workspace.recipeText(file);
    std::vector<base::Error> mistakes = text ? mistakesIn(*text) : std::vector<base::Error>();
    if (mistakes.empty()) { // not for its text
        mistakes.push_back(file.error);
    }
    return mistakes;
}

base::Result<QString> KeepRecipe::freeId(const QString &wanted) const
{
    const base::Result<workspace::Listing<Recipe>> all = m_recipes.all();
    if (!all) {
        return base::Failure(all.error());
    }
    const auto isTaken = [&all](const QString &id) {
        return std::ranges::any_of(all->items, [&id](const Recipe &one) { return one.id == id; }) ||
               std::ranges::any_of(all->broken, [&id](const workspace::BrokenFile &file) {
                   return file.path.endsWith(QLatin1Char('/') + id + QStringLiteral(".json"));
               });
    };
    QString id = wanted;
    for (int number = 2; isTaken(id); ++number) {
        id = wanted + QLatin1Char('-') + QString::number(number);
    }
    return id;
}

base::Result<QByteArray> KeepRecipe::blank() const
{
    const base::Result<QString> id = freeId(QStringLiteral("my-recipe"));
    if (!id) {
        return base::Failure(id.error());
    }
    const base::Json document{
        {"id", base::utf8(*id)},
        {"name", "My recipe"},
        {"algorithm", "hmac-sha256"},
        {"key", {{"decode", "utf8"}}},
        {"content", "{timestamp}.{body}"},
        {"encoding", "hex"},
        {"timestamp", {{"unit", "s"}, {"toleranceSeconds", 300}}},
        {"place", {{"header:X-Timestamp", "{timestamp}"}, {"header:X-Signature", "{signature}"}}}};
    return base::prettyJson(document);
}

base::Result<QByteArray> KeepRecipe::copyOf(const Recipe &recipe) const
{
    const base::Result<QString> id = freeId(recipe.id + QStringLiteral("-copy"));
    if (!id) {
        return base::Failure(id.error());
    }
    return base::prettyJson(base::withMembers(
        recipe.document, {{"id", base::Json(base::utf8(*id))},
                          {"name", base::Json(base::utf8(recipe.name + QStringLiteral(" (copy)")))}}));
}

base::Result<Recipe> KeepRecipe::save(const QByteArray &text, const std::optional<Recipe> &replaces)
{
    if (replaces && replaces->builtIn) {
        return base::failure(WorkspaceError::RecipeBuiltIn, {{"recipe", replaces->id}});
    }
    return m_workspace.saveRecipe(text, replaces ? &*replaces : nullptr);
}

base::Result<void> KeepRecipe::remove(const Recipe &recipe, WhenUsed whenUsed)
{
    if (recipe.builtIn) {
        return base::failure(WorkspaceError::RecipeBuiltIn, {{"recipe", recipe.id}});
    }
    if (whenUsed == WhenUsed::Refuse) {
        const base::Result<QStringList> users = usersOf(recipe.id);
        if (!users) {
            return base::Failure(users.error());
        }
        if (!users->isEmpty()) {
            return base::failure(WorkspaceError::RecipeInUse, {{"recipe", recipe.id},
                                                               {"credentials", qint64{users->size()}},
                                                               {"names", users->join(QStringLiteral(", "))}});
        }
    }
    return m_workspace.removeRecipe(recipe);
}

base::Result<QStringList> KeepRecipe::usersOf(const QString &recipeId) const
{
    const auto credentials = m_workspace.credentials();
    if (!credentials) {
        return base::Failure(credentials.error());
    }
    QStringList names;
    for (const credential::Credential &one : credentials->items) {
        const auto *hmac = std::get_if<credential::HmacFields>(&one.fields);
        if (hmac != nullptr && hmac->recipeId == recipeId) {
            names.append(one.name);
        }
    }
    return names;
}

} // namespace sealwright::flow
