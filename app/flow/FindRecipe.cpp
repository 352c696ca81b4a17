// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FindRecipe.h"

#include "app/credential/HmacRecipe.h"

#include <algorithm>

namespace sealwright::flow {

FindRecipe::FindRecipe(const signing::RecipeCatalog &catalog, const workspace::Workspace &workspace)
    : m_catalog(catalog)
    , m_workspace(workspace)
{
}

base::Result<workspace::Listing<signing::Recipe>> FindRecipe::all() const
{
    base::Result<workspace::Listing<signing::Recipe>> own = m_workspace.recipes();
    if (!own) {
        return own;
    }
    workspace::Listing<signing::Recipe> listing = std::move(*own);
    const auto isOwn = [&listing](const signing::Recipe &builtIn) {
        return std::ranges::any_of(listing.items,
                                   [&](const signing::Recipe &item) { return item.id == builtIn.id; });
    };
    std::vector<signing::Recipe> builtIns = m_catalog.all();
    std::erase_if(builtIns, isOwn);
    std::ranges::move(builtIns, std::back_inserter(listing.items));
    std::ranges::sort(listing.items, {}, &signing::Recipe::id);
    return listing;
}

base::Result<signing::Recipe> FindRecipe::byId(const QString &id) const
{
    base::Result<signing::Recipe> own = m_workspace.findRecipe(id);
    // A recipe of the user's own that cannot be read must not be replaced by a built-in one of the same name
    // in silence.
    if (own || !own.error().is(signing::SigningError::RecipeUnknown)) {
        return own;
    }
    return m_catalog.find(id);
}

base::Result<signing::CompiledRecipe> FindRecipe::compiled(const QString &id) const
{
    const base::Result<signing::Recipe> recipe = byId(id);
    if (!recipe) {
        return base::Failure(recipe.error());
    }
    return signing::CompiledRecipe::compile(*recipe);
}

base::Result<signing::CompiledRecipe> FindRecipe::of(const credential::HmacFields &fields) const
{
    return fields.recipeId.isEmpty() ? credential::compileHmacFields(fields) : compiled(fields.recipeId);
}

} // namespace sealwright::flow
