// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"
#include "app/workspace/Document.h"
#include "app/workspace/Listing.h"
#include "app/workspace/Workspace.h"

#include <algorithm>

namespace sealwright::workspace {
namespace {

using base::Result;
using signing::Recipe;
using signing::SigningError;

const QString kRecipes = QStringLiteral("recipes");

Result<Recipe> readRecipe(const Folder &folder, const QString &fileName)
{
    const auto text = folder.read(fileName);
    if (!text) {
        return std::unexpected(text.error());
    }
    if (const auto document = documentFrom(folder, fileName, *text); !document) {
        return std::unexpected(document.error());
    }
    // From the text, so that a mistake is found with its line.
    auto recipe = signing::parseRecipe(*text);
    if (!recipe) {
        return std::unexpected(brokenBecause(folder, fileName, recipe.error()));
    }
    recipe->builtIn = false;
    // One that a later version understands is not broken; using it says so.
    if (const auto compiled = signing::CompiledRecipe::compile(*recipe);
        !compiled && !compiled.error().is(SigningError::RecipeUnsupported)) {
        return std::unexpected(brokenBecause(folder, fileName, compiled.error()));
    }
    return recipe;
}

} // namespace

Result<Listing<Recipe>> Workspace::recipes() const
{
    Listing<Recipe> listing;
    const auto root = Folder::open(m_folder);
    if (!root) {
        return std::unexpected(root.error());
    }
    const auto folder = *root ? (*root)->child(kRecipes) : std::optional<Folder>();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!*folder) {
        return listing;
    }
    const auto readUnique = [&listing](const Folder &from, const QString &fileName) -> Result<Recipe> {
        auto recipe = readRecipe(from, fileName);
        if (recipe && std::ranges::find(listing.items, recipe->id, &Recipe::id) != listing.items.end()) {
            return base::failure(WorkspaceError::FileBroken,
                                 {{"path", from.pathOf(fileName)},
                                  {"reason", QString(QLatin1String("it holds the id ") % recipe->id %
                                                     QLatin1String(", which another file has already"))}});
        }
        return recipe;
    };
    if (const auto listed = listDocuments(**folder, listing, readUnique); !listed) {
        return std::unexpected(listed.error());
    }
    std::ranges::sort(listing.items, {}, &Recipe::id);
    return listing;
}

Result<Recipe> Workspace::findRecipe(const QString &id) const
{
    const auto all = recipes();
    if (!all) {
        return std::unexpected(all.error());
    }
    if (const auto found = std::ranges::find(all->items, id, &Recipe::id); found != all->items.end()) {
        return *found;
    }
    const QString brokenPath = m_folder % QLatin1Char('/') % kRecipes % QLatin1Char('/') % id % kJsonSuffix;
    if (const auto broken = std::ranges::find(all->broken, brokenPath, &BrokenFile::path);
        broken != all->broken.end()) {
        return std::unexpected(broken->error);
    }
    return base::failure(SigningError::RecipeUnknown, {{"recipe", id}});
}

} // namespace sealwright::workspace
