// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/CompiledRecipe.h"
#include "app/workspace/Document.h"
#include "app/workspace/Format.h"
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
    recipe->path = folder.pathOf(fileName);
    // One that a later version understands is not broken; using it says so.
    if (const auto compiled = signing::CompiledRecipe::compile(*recipe);
        !compiled && !compiled.error().is(SigningError::RecipeUnsupported)) {
        return std::unexpected(brokenBecause(folder, fileName, compiled.error()));
    }
    return recipe;
}

/// The name of the file of a recipe that was read.
QString fileNameOf(const Recipe &recipe)
{
    return recipe.path.sliced(recipe.path.lastIndexOf(QLatin1Char('/')) + 1);
}

Result<void> checkUnchanged(const Folder &folder, const Recipe &recipe)
{
    const QString fileName = fileNameOf(recipe);
    if (!isPlainName(fileName) || folder.pathOf(fileName) != recipe.path) {
        return base::failure(WorkspaceError::RecipeBuiltIn, {{"recipe", recipe.id}});
    }
    const auto isThere = folder.has(fileName);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    const auto now = *isThere ? folder.read(fileName) : Result<QByteArray>(QByteArray());
    if (!now) {
        return std::unexpected(now.error());
    }
    return *now == recipe.text ? Result<void>()
                               : base::failure(WorkspaceError::FileChanged, {{"path", recipe.path}});
}

base::Failure recipeExists(const QString &id, const QString &path)
{
    return base::failure(WorkspaceError::RecipeExists, {{"recipe", id}, {"path", path}});
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

Result<QByteArray> Workspace::recipeText(const BrokenFile &file) const
{
    const auto root = Folder::open(m_folder);
    const auto folder =
        root && *root ? (*root)->child(kRecipes) : Result<std::optional<Folder>>(std::nullopt);
    const QString fileName = file.path.sliced(file.path.lastIndexOf(QLatin1Char('/')) + 1);
    if (!folder || !*folder || !isPlainName(fileName)) {
        return std::unexpected(file.error);
    }
    return (*folder)->read(fileName);
}

Result<Recipe> Workspace::saveRecipe(const QByteArray &text, const Recipe *replaces)
{
    auto recipe = signing::parseRecipe(text);
    if (!recipe) {
        return recipe;
    }
    if (const auto compiled = signing::CompiledRecipe::compile(*recipe); !compiled) {
        return std::unexpected(compiled.error());
    }
    const auto root = makeRoot(m_folder);
    const auto folder = root ? root->makeChild(kRecipes) : Result<Folder>(std::unexpected(root.error()));
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (replaces != nullptr) {
        if (const auto unchanged = checkUnchanged(*folder, *replaces); !unchanged) {
            return std::unexpected(unchanged.error());
        }
    }
    const auto all = recipes();
    if (!all) {
        return std::unexpected(all.error());
    }
    for (const Recipe &other : all->items) {
        if (other.id == recipe->id && (replaces == nullptr || other.path != replaces->path)) {
            return recipeExists(recipe->id, other.path);
        }
    }
    const bool staysInPlace = replaces != nullptr && replaces->id == recipe->id;
    const QString fileName = staysInPlace ? fileNameOf(*replaces) : QString(recipe->id % kJsonSuffix);
    if (!recipe->text.endsWith('\n')) {
        recipe->text.append('\n');
    }
    const auto written = folder->write(fileName, recipe->text,
                                       staysInPlace ? Folder::Existing::Replace : Folder::Existing::Refuse);
    if (!written) {
        return std::unexpected(written.error());
    }
    if (!*written) {
        return recipeExists(recipe->id, folder->pathOf(fileName));
    }
    if (replaces != nullptr && !staysInPlace) {
        if (const auto removed = folder->remove(fileNameOf(*replaces)); !removed) {
            return std::unexpected(removed.error());
        }
    }
    recipe->builtIn = false;
    recipe->path = folder->pathOf(fileName);
    return recipe;
}

Result<void> Workspace::removeRecipe(const Recipe &recipe)
{
    const auto root = Folder::open(m_folder);
    const auto folder =
        root && *root ? (*root)->child(kRecipes) : Result<std::optional<Folder>>(std::nullopt);
    for (const auto *error : {root ? nullptr : &root.error(), folder ? nullptr : &folder.error()}) {
        if (error != nullptr) {
            return std::unexpected(*error);
        }
    }
    if (!*folder) {
        return base::failure(SigningError::RecipeUnknown, {{"recipe", recipe.id}});
    }
    if (const auto unchanged = checkUnchanged(**folder, recipe); !unchanged) {
        return unchanged;
    }
    const auto removed = (*folder)->remove(fileNameOf(recipe));
    if (!removed) {
        return std::unexpected(removed.error());
    }
    return *removed ? Result<void>() : base::failure(SigningError::RecipeUnknown, {{"recipe", recipe.id}});
}

} // namespace sealwright::workspace
