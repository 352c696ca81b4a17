// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"

#include <QStringList>

namespace sealwright::flow {

/// The recipes there are, and those of the user's own: read, checked, duplicated, saved and removed. Built-in
/// ones stay as they are.
class KeepRecipe
{
public:
    KeepRecipe(const FindRecipe &recipes, workspace::Workspace &workspace);

    /// As FindRecipe::all; this is what parses the built-in ones.
    base::Result<workspace::Listing<signing::Recipe>> list() const;
    base::Result<signing::Recipe> find(const QString &id) const;

    /// What is wrong with a text, each with its line; empty: it can be saved.
    static std::vector<base::Error> mistakesIn(QByteArrayView text);
    /// The same for a file of the workspace that could not be used.
    std::vector<base::Error> mistakesIn(const workspace::BrokenFile &file) const;

    /// The text to start a recipe from, under an id that is free.
    base::Result<QByteArray> blank() const;
    base::Result<QByteArray> copyOf(const signing::Recipe &recipe) const;

    /// `replaces`: the recipe of the workspace that it was made of, as it was read. Otherwise it is new, and
    /// nothing that is there already is touched.
    base::Result<signing::Recipe> save(const QByteArray &text,
                                       const std::optional<signing::Recipe> &replaces);

    enum class WhenUsed { Refuse, RemoveAnyway };
    /// RecipeBuiltIn, FileChanged; RecipeInUse when credentials sign with it and `whenUsed` says so.
    base::Result<void> remove(const signing::Recipe &recipe, WhenUsed whenUsed);
    /// The names of the credentials that sign with it.
    base::Result<QStringList> usersOf(const QString &recipeId) const;

private:
    base::Result<QString> freeId(const QString &wanted) const;

    const FindRecipe &m_recipes;
    workspace::Workspace &m_workspace;
};

} // namespace sealwright::flow
