// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/RecipeCatalog.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

/// Recipes by id: the workspace's own first, then the built-in ones.
class FindRecipe
{
public:
    FindRecipe(const signing::RecipeCatalog &catalog, const workspace::Workspace &workspace);

    /// All of them by id; recipe files that cannot be read are in `broken`.
    base::Result<workspace::Listing<signing::Recipe>> all() const;
    base::Result<signing::Recipe> byId(const QString &id) const;
    base::Result<signing::CompiledRecipe> compiled(const QString &id) const;
    /// The recipe an hmac credential stands for, its own fields or a recipe of the catalog.
    base::Result<signing::CompiledRecipe> of(const credential::HmacFields &fields) const;

private:
    const signing::RecipeCatalog &m_catalog;
    const workspace::Workspace &m_workspace;
};

} // namespace sealwright::flow
