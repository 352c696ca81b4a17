// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepRecipe.h"
#include "ui/recipes/RecipeExampleView.h"

class QPushButton;
class QSplitter;

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::recipes {

class MistakeList;

/// A recipe of the user's own as text, checked as it is typed, beside an example that is signed with it.
class RecipeEditor final : public QWidget
{
    Q_OBJECT

public:
    RecipeEditor(flow::KeepRecipe &keep, flow::TryRecipe &attempt, QWidget *parent = nullptr);

    /// A text that is in no file yet.
    void startNew(const QByteArray &text);
    /// A recipe of the workspace, as it was read.
    void startFrom(const signing::Recipe &recipe);

    bool isNew() const { return !m_replaces; }

    /// There is something that would be lost.
    bool hasEdits() const;
    /// True when it is in the workspace now.
    bool save();
    void focusText();

Q_SIGNALS:
    void saved(const QString &id);
    void closed(); ///< the user gives up what was typed, or has nothing to lose

private:
    void start(const QByteArray &text, const QString &title);
    void check();

    flow::KeepRecipe &m_keep;
    std::optional<signing::Recipe> m_replaces;
    QByteArray m_started;
    QTimer m_delay;

    widgets::PlainLabel *m_editorTitle;
    QPushButton *m_saveRecipe;
    QPushButton *m_closeEditor;
    widgets::Banner *m_editorTrouble;
    QSplitter *m_recipeEditorSplitter;
    editor::CodeEditor *m_recipeText;
    MistakeList *m_mistakeList;
    RecipeExampleView *m_example;
};

} // namespace sealwright::recipes
