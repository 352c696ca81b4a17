// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RecipeListModel.h"

#include "app/text/Describe.h"

#include <algorithm>

namespace sealwright::models {

using signing::Recipe;
using workspace::BrokenFile;

void RecipeListModel::setListing(workspace::Listing<Recipe> listing)
{
    std::ranges::sort(listing.items, [](const Recipe &left, const Recipe &right) {
        if (left.builtIn != right.builtIn) {
            return right.builtIn;
        }
        const int names = left.name.compare(right.name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : left.id < right.id;
    });
    beginResetModel();
    m_listing = std::move(listing);
    endResetModel();
}

QString RecipeListModel::keyAt(int row) const
{
    if (const BrokenFile *file = brokenAt(row)) {
        return file->path;
    }
    const Recipe *recipe = recipeAt(row);
    return recipe != nullptr ? recipe->id : QString();
}

int RecipeListModel::rowOf(const QString &key) const
{
    for (int row = 0; row < rowCount() && !key.isEmpty(); ++row) {
        if (keyAt(row) == key) {
            return row;
        }
    }
    return -1;
}

const Recipe *RecipeListModel::recipeAt(int row) const
{
    const int at = row - brokenCount();
    return at < 0 || row >= rowCount() ? nullptr : &m_listing.items[static_cast<std::size_t>(at)];
}

const BrokenFile *RecipeListModel::brokenAt(int row) const
{
    return row < 0 || row >= brokenCount() ? nullptr : &m_listing.broken[static_cast<std::size_t>(row)];
}

int RecipeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : brokenCount() + static_cast<int>(m_listing.items.size());
}

QVariant RecipeListModel::data(const QModelIndex &index, int role) const
{
    if (const BrokenFile *file = brokenAt(index.row())) {
        return brokenData(*file, role);
    }
    const Recipe *recipe = recipeAt(index.row());
    return recipe != nullptr ? recipeData(*recipe, role) : QVariant();
}

QVariant RecipeListModel::brokenData(const BrokenFile &file, int role) const
{
    const QString name = file.path.sliced(file.path.lastIndexOf(QLatin1Char('/')) + 1);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole:
        return tr("%1, cannot be used").arg(name);
    case Qt::ToolTipRole:
    case DetailRole:
        return role == DetailRole ? tr("cannot be used") : text::describe(file.error);
    case FilterRole:
    case KeyRole:
        return file.path;
    case OwnRole:
    case BrokenRole:
        return true;
    default:
        return {};
    }
}

QVariant RecipeListModel::recipeData(const Recipe &recipe, int role) const
{
    const QString algorithm = text::algorithmName(recipe.algorithm().toUtf8());
    switch (role) {
    case Qt::DisplayRole:
        return recipe.name;
    case Qt::AccessibleTextRole:
        return recipe.builtIn ? QStringLiteral("%1, %2").arg(recipe.name, algorithm)
                              : tr("%1, %2, of this workspace").arg(recipe.name, algorithm);
    case DetailRole:
        return QStringLiteral("%1 · %2").arg(recipe.id, algorithm);
    case KeyRole:
        return recipe.id;
    case OwnRole:
        return !recipe.builtIn;
    case BrokenRole:
        return false;
    case FilterRole:
        return QStringList{recipe.name,        recipe.id,       algorithm,
                           recipe.algorithm(), recipe.source(), recipe.note()}
            .join(QLatin1Char('\n'));
    default:
        return {};
    }
}

} // namespace sealwright::models

#include "moc_RecipeListModel.cpp"
