// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCatalog.h"

#include <QDir>
#include <QFile>

#include <algorithm>

// Outside of any namespace, as the macro wants it. Naming the resource keeps a linker from leaving it out of
// a program that takes this library from an archive.
static void initializeRecipes() // NOLINT(misc-use-anonymous-namespace)
{
    Q_INIT_RESOURCE(recipes);
}

namespace sealwright::signing {
namespace {

const QString kFolder = QStringLiteral(":/recipes/");
const QString kSuffix = QStringLiteral(".json");

} // namespace

std::vector<QString> RecipeCatalog::ids() const
{
    initializeRecipes();
    std::vector<QString> ids;
    for (const QString &file : QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files)) {
        ids.push_back(file.chopped(kSuffix.size()));
    }
    std::ranges::sort(ids);
    return ids;
}

base::Result<Recipe> RecipeCatalog::find(const QString &id) const
{
    initializeRecipes();
    // An id with a slash would leave the folder.
    QFile file(QString(kFolder + id + kSuffix));
    if (id.contains(QLatin1Char('/')) || !file.open(QIODevice::ReadOnly)) {
        return base::failure(SigningError::RecipeUnknown, {{"recipe", id}});
    }
    return parseRecipe(file.readAll());
}

std::vector<Recipe> RecipeCatalog::all() const
{
    std::vector<Recipe> recipes;
    for (const QString &id : ids()) {
        if (base::Result<Recipe> recipe = find(id)) {
            recipes.push_back(*std::move(recipe));
        }
    }
    return recipes;
}

} // namespace sealwright::signing
