// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace sealwright::flow {
class FindRecipe;
}

namespace sealwright::credentials {

/// What a new credential can start from: the presets, and below them every recipe, the user's own included.
/// Filled when it is about to be shown.
class NewCredentialMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit NewCredentialMenu(const flow::FindRecipe &recipes, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A preset of credential::presets(), or the id of a recipe of the user's own.
    void presetChosen(const QString &id);

private:
    void fill();
    void add(QMenu *menu, const QString &id, const QString &name, const QString &toolTip);

    const flow::FindRecipe &m_recipes;
    QMenu *m_recipeMenu;
};

} // namespace sealwright::credentials
