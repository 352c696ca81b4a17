// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"

#include <QAbstractListModel>

namespace sealwright::models {

/// All recipes: files of the user's that cannot be used, then the user's own, then the built-in ones, each by
/// name.
class RecipeListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole, ///< the id, or the path of a broken file
        DetailRole,             ///< the id and the algorithm, for a second line
        OwnRole,                ///< it is a file of the workspace
        BrokenRole,
        FilterRole, ///< everything one may search for
    };

    using QAbstractListModel::QAbstractListModel;

    void setListing(workspace::Listing<signing::Recipe> listing);
    /// -1 when there is none.
    int rowOf(const QString &key) const;
    /// Null when the row is something else. Valid until the model changes.
    const signing::Recipe *recipeAt(int row) const;
    const workspace::BrokenFile *brokenAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    int brokenCount() const { return static_cast<int>(m_listing.broken.size()); }

    QString keyAt(int row) const;
    QVariant brokenData(const workspace::BrokenFile &file, int role) const;
    QVariant recipeData(const signing::Recipe &recipe, int role) const;

    workspace::Listing<signing::Recipe> m_listing;
};

} // namespace sealwright::models
