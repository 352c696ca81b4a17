// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QSortFilterProxyModel;

namespace sealwright::models {
class RecipeListModel;
}

namespace sealwright::recipes {

/// The recipes, filtered by what is searched for. Enter edits, Delete asks to delete.
class RecipeList final : public QListView
{
    Q_OBJECT

public:
    explicit RecipeList(models::RecipeListModel &model, QWidget *parent = nullptr);

    void setFilter(const QString &text);
    int shownCount() const;
    /// The id of the recipe, or the path of the broken file, that is selected.
    QString currentKey() const;
    /// Selects it when it is shown, without telling.
    void selectQuietly(const QString &key);

Q_SIGNALS:
    void chosen(const QString &key); ///< by the user
    void editWanted();
    void removeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    models::RecipeListModel &m_recipes;
    QSortFilterProxyModel *m_filtered;
    bool m_isQuiet = false;
};

} // namespace sealwright::recipes
