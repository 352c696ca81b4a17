// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/RecipeEditor.h"

#include "app/text/Describe.h"
#include "ui/editor/CodeEditor.h"
#include "ui/recipes/MistakeList.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSplitter>

namespace sealwright::recipes {
namespace {

constexpr int kCheckDelayMs = 200;

} // namespace

RecipeEditor::RecipeEditor(flow::KeepRecipe &keep, flow::TryRecipe &attempt, QWidget *parent)
    : QWidget(parent)
    , m_keep(keep)
    , m_editorTitle(new widgets::PlainLabel)
    , m_saveRecipe(widgets::newButton(QStringLiteral("saveRecipe"), tr("Save"),
                                      tr("Keeps it as a file of the workspace (Ctrl+S)")))
    , m_closeEditor(widgets::newButton(QStringLiteral("closeEditor"), tr("Close"),
                                       tr("Back to reading; asks when something is not saved")))
    , m_editorTrouble(new widgets::Banner)
    , m_recipeEditorSplitter(new QSplitter(Qt::Horizontal))
    , m_recipeText(new editor::CodeEditor)
    , m_mistakeList(new MistakeList)
    , m_example(new RecipeExampleView(attempt))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    row->setSpacing(theme::kGap);
    m_editorTitle->setObjectName(QStringLiteral("editorTitle"));
    m_editorTitle->setFont(theme::boldFont());
    row->addWidget(m_editorTitle, 1);
    row->addWidget(m_closeEditor);
    theme::makeAccent(m_saveRecipe);
    row->addWidget(m_saveRecipe);
    layout->addWidget(bar);
    m_editorTrouble->setObjectName(QStringLiteral("editorTrouble"));
    layout->addWidget(m_editorTrouble);

    auto *writing = new QWidget;
    auto *column = new QVBoxLayout(writing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_recipeText->setObjectName(QStringLiteral("recipeText"));
    m_recipeText->setAccessibleName(tr("The recipe as JSON"));
    column->addWidget(m_recipeText, 1);
    auto *below = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 1, 0, 0);
    m_mistakeList->setObjectName(QStringLiteral("mistakeList"));
    belowLayout->addWidget(m_mistakeList);
    column->addWidget(below);
    m_example->setObjectName(QStringLiteral("example"));
    writing->setMinimumWidth(260);
    m_example->setMinimumWidth(300);
    m_recipeEditorSplitter->setObjectName(QStringLiteral("recipeEditorSplitter"));
    m_recipeEditorSplitter->setChildrenCollapsible(false);
    m_recipeEditorSplitter->addWidget(writing);
    m_recipeEditorSplitter->addWidget(m_example);
    m_recipeEditorSplitter->setSizes({470, 470});
    layout->addWidget(m_recipeEditorSplitter, 1);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kCheckDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &RecipeEditor::check);
    connect(m_recipeText, &editor::CodeEditor::edited, this, [this] { m_delay.start(); });
    connect(m_mistakeList, &MistakeList::goToWanted, this, [this](int line, int from) {
        m_recipeText->goTo(line, from);
        m_recipeText->setFocus();
    });
    connect(m_saveRecipe, &QPushButton::clicked, this, &RecipeEditor::save);
    connect(m_closeEditor, &QPushButton::clicked, this, &RecipeEditor::closed);
    connect(m_editorTrouble, &widgets::Banner::firstTriggered, m_editorTrouble, &QWidget::hide);
}

void RecipeEditor::startNew(const QByteArray &text)
{
    m_replaces.reset();
    start(text, tr("A recipe of your own, not saved yet"));
}

void RecipeEditor::startFrom(const signing::Recipe &recipe)
{
    m_replaces = recipe;
    start(recipe.text, recipe.name);
}

void RecipeEditor::start(const QByteArray &text, const QString &title)
{
    m_started = text;
    m_editorTitle->setText(title);
    m_editorTrouble->hide();
    m_recipeText->setBytes(text);
    const std::vector<base::Error> mistakes = flow::KeepRecipe::mistakesIn(text);
    m_mistakeList->show(mistakes);
    m_example->start(text);
}

void RecipeEditor::check()
{
    m_delay.stop();
    const QByteArray text = m_recipeText->bytes();
    const std::vector<base::Error> mistakes = flow::KeepRecipe::mistakesIn(text);
    m_mistakeList->show(mistakes);
    if (mistakes.empty()) {
        m_example->setText(text);
    } else {
        m_example->setMistaken(text);
    }
}

bool RecipeEditor::hasEdits() const
{
    return isNew() || m_recipeText->bytes() != m_started;
}

bool RecipeEditor::save()
{
    check();
    const base::Result<signing::Recipe> saved = m_keep.save(m_recipeText->bytes(), m_replaces);
    if (!saved) {
        m_editorTrouble->show(widgets::Banner::Tone::Bad, text::describe(saved.error()), tr("Close"));
        return false;
    }
    m_editorTrouble->hide();
    m_replaces = *saved;
    m_started = m_recipeText->bytes();
    m_editorTitle->setText(saved->name);
    Q_EMIT this->saved(saved->id);
    return true;
}

void RecipeEditor::focusText()
{
    m_recipeText->setFocus();
}

} // namespace sealwright::recipes

#include "moc_RecipeEditor.cpp"
