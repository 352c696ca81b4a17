// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepRecipe.h"
#include "app/flow/TryRecipe.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sealwright::models {
class RecipeListModel;
}

namespace sealwright::widgets {
class Banner;
class EmptyState;
} // namespace sealwright::widgets

namespace sealwright::recipes {

class RecipeEditor;
class RecipeList;
class RecipeReader;

/// Every recipe, built in or of the workspace: found by searching, read aloud, duplicated, edited beside a
/// signed example. The recipes are read when the page is first shown. The flows outlive it.
class RecipesPage final : public QWidget
{
    Q_OBJECT

public:
    RecipesPage(flow::KeepRecipe &keep, flow::TryRecipe &attempt, QWidget *parent = nullptr);

    /// There is a recipe that was typed and not saved.
    bool hasUnsaved() const;
    /// Goes on when nothing is unsaved, or once the user saved it or gave it up; else stays.
    void whenSettled(std::function<void()> then);

public Q_SLOTS:
    /// Reads the workspace again; what is being edited stays.
    void reload();
    /// Shows this recipe, once nothing that is not saved stands in the way.
    void select(const QString &key);
    void startNew();
    void duplicate();
    void edit();
    void remove();

Q_SIGNALS:
    void credentialWanted(const QString &recipeId);
    void recipesChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildBar();
    void connectAll();
    void arrangeList();
    void showChosen();
    bool isEditing() const;
    void openEditor(const base::Result<QByteArray> &text);
    void closeEditor();
    void removeNow(const signing::Recipe &recipe);
    void showTrouble(const base::Error &error);
    const signing::Recipe *shownRecipe() const;

    flow::KeepRecipe &m_keep;
    models::RecipeListModel *m_model;
    QString m_shownKey;

    QPushButton *m_newRecipe;
    QLineEdit *m_recipeFilter;
    widgets::Banner *m_recipesTrouble;
    QSplitter *m_recipeSplitter;
    QStackedWidget *m_left;
    RecipeList *m_recipeList;
    widgets::EmptyState *m_noMatch;
    QStackedWidget *m_right;
    RecipeReader *m_reader;
    RecipeEditor *m_editor;
    widgets::EmptyState *m_nothing;
};

} // namespace sealwright::recipes
