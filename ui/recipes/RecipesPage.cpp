// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipes/RecipesPage.h"

#include "app/text/Describe.h"
#include "ui/models/RecipeListModel.h"
#include "ui/recipes/RecipeEditor.h"
#include "ui/recipes/RecipeList.h"
#include "ui/recipes/RecipeReader.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace sealwright::recipes {

using widgets::Dialogs;

RecipesPage::RecipesPage(flow::KeepRecipe &keep, flow::TryRecipe &attempt, QWidget *parent)
    : QWidget(parent)
    , m_keep(keep)
    , m_model(new models::RecipeListModel(this))
    , m_newRecipe(widgets::newButton(QStringLiteral("newRecipe"), tr("New recipe"),
                                     tr("Starts a recipe of your own (Ctrl+N)")))
    , m_recipeFilter(new QLineEdit)
    , m_recipesTrouble(new widgets::Banner)
    , m_recipeSplitter(new QSplitter(Qt::Horizontal))
    , m_left(new QStackedWidget)
    , m_recipeList(new RecipeList(*m_model))
    , m_noMatch(new widgets::EmptyState(theme::Icon::Search, tr("Nothing matches"),
                                        tr("No recipe has that in its name, id, algorithm, note or source."),
                                        tr("Clear the search")))
    , m_right(new QStackedWidget)
    , m_reader(new RecipeReader)
    , m_editor(new RecipeEditor(keep, attempt))
    , m_nothing(new widgets::EmptyState(
          theme::Icon::Recipe, tr("How senders sign"),
          tr("A recipe says how one provider proves that a webhook is its own. Choose one to read it in "
             "plain words, or start one of your own.")))
{
    build();
    connectAll();
}

void RecipesPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    m_recipesTrouble->setObjectName(QStringLiteral("recipesTrouble"));
    layout->addWidget(m_recipesTrouble);

    widgets::nameControl(m_recipeList, QStringLiteral("recipeList"), tr("Recipes"));
    m_recipeList->setToolTip({}); // its lines have their own
    m_noMatch->setObjectName(QStringLiteral("noMatch"));
    m_left->addWidget(m_recipeList);
    m_left->addWidget(m_noMatch);
    m_left->setMinimumWidth(200);
    m_reader->setObjectName(QStringLiteral("reader"));
    m_editor->setObjectName(QStringLiteral("recipeEditor"));
    m_nothing->setObjectName(QStringLiteral("nothingSelected"));
    for (QWidget *widget : {static_cast<QWidget *>(m_nothing), static_cast<QWidget *>(m_reader),
                            static_cast<QWidget *>(m_editor)}) {
        m_right->addWidget(widget);
    }
    m_recipeSplitter->setObjectName(QStringLiteral("recipeSplitter"));
    m_recipeSplitter->setChildrenCollapsible(false);
    m_recipeSplitter->addWidget(m_left);
    m_recipeSplitter->addWidget(m_right);
    m_recipeSplitter->setStretchFactor(1, 1);
    m_recipeSplitter->setSizes({280, 924});
    layout->addWidget(m_recipeSplitter, 1);
}

QWidget *RecipesPage::buildBar()
{
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, 10, theme::kMargin, 10);
    row->setSpacing(theme::kGap);
    widgets::nameControl(m_recipeFilter, QStringLiteral("recipeFilter"), tr("Search recipes"),
                         tr("Shows only recipes with this text in name, id, algorithm, note or source "
                            "(Ctrl+F)"));
    m_recipeFilter->setPlaceholderText(tr("Search by provider, algorithm, note or source"));
    m_recipeFilter->setClearButtonEnabled(true);
    row->addWidget(m_newRecipe);
    row->addWidget(m_recipeFilter, 1);
    return bar;
}

void RecipesPage::connectAll()
{
    connect(m_newRecipe, &QPushButton::clicked, this, &RecipesPage::startNew);
    connect(m_recipeFilter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_recipeList->setFilter(text);
        m_recipeList->selectQuietly(m_shownKey);
        arrangeList();
    });
    connect(m_noMatch, &widgets::EmptyState::actionTriggered, m_recipeFilter, &QLineEdit::clear);
    connect(m_recipesTrouble, &widgets::Banner::firstTriggered, m_recipesTrouble, &QWidget::hide);
    connect(m_recipeList, &RecipeList::chosen, this, &RecipesPage::select);
    connect(m_recipeList, &RecipeList::editWanted, this, &RecipesPage::edit);
    connect(m_recipeList, &RecipeList::removeWanted, this, &RecipesPage::remove);
    connect(m_reader, &RecipeReader::credentialWanted, this, [this] { Q_EMIT credentialWanted(m_shownKey); });
    connect(m_reader, &RecipeReader::duplicateWanted, this, &RecipesPage::duplicate);
    connect(m_reader, &RecipeReader::editWanted, this, &RecipesPage::edit);
    connect(m_reader, &RecipeReader::removeWanted, this, &RecipesPage::remove);
    connect(m_editor, &RecipeEditor::saved, this, [this](const QString &id) {
        m_shownKey = id;
        reload();
        Q_EMIT recipesChanged();
    });
    connect(m_editor, &RecipeEditor::closed, this, [this] { whenSettled([this] { closeEditor(); }); });
}

bool RecipesPage::isEditing() const
{
    return m_right->currentWidget() == m_editor;
}

bool RecipesPage::hasUnsaved() const
{
    return isEditing() && m_editor->hasEdits();
}

void RecipesPage::reload()
{
    base::Result<workspace::Listing<signing::Recipe>> listing = m_keep.list();
    if (!listing) {
        showTrouble(listing.error());
        m_model->setListing({});
    } else {
        m_model->setListing(*std::move(listing));
    }
    m_recipeList->selectQuietly(m_shownKey);
    arrangeList();
    if (!isEditing()) {
        showChosen();
    }
}

void RecipesPage::arrangeList()
{
    const bool isEmpty = m_recipeList->shownCount() == 0;
    m_left->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_noMatch)
                                     : static_cast<QWidget *>(m_recipeList));
}

const signing::Recipe *RecipesPage::shownRecipe() const
{
    return m_model->recipeAt(m_model->rowOf(m_shownKey));
}

void RecipesPage::showChosen()
{
    const int row = m_model->rowOf(m_shownKey);
    if (const signing::Recipe *recipe = m_model->recipeAt(row)) {
        m_reader->showRecipe(*recipe);
        m_right->setCurrentWidget(m_reader);
    } else if (const workspace::BrokenFile *file = m_model->brokenAt(row)) {
        m_reader->showBroken(*file, m_keep.mistakesIn(*file));
        m_right->setCurrentWidget(m_reader);
    } else {
        m_right->setCurrentWidget(m_nothing);
    }
}

void RecipesPage::select(const QString &key)
{
    // Until that is settled the list shows what the editor shows.
    if (hasUnsaved()) {
        m_recipeList->selectQuietly(m_shownKey);
    }
    whenSettled([this, key] {
        m_shownKey = key;
        m_recipeList->selectQuietly(key);
        showChosen();
    });
}

void RecipesPage::openEditor(const base::Result<QByteArray> &text)
{
    if (!text) {
        showTrouble(text.error());
        return;
    }
    m_recipeList->selectQuietly({});
    m_editor->startNew(*text);
    m_right->setCurrentWidget(m_editor);
    m_editor->focusText();
}

void RecipesPage::startNew()
{
    whenSettled([this] { openEditor(m_keep.blank()); });
}

void RecipesPage::duplicate()
{
    whenSettled([this] {
        if (const signing::Recipe *recipe = shownRecipe()) {
            openEditor(m_keep.copyOf(*recipe));
        }
    });
}

void RecipesPage::edit()
{
    if (isEditing()) {
        m_editor->focusText();
        return;
    }
    const signing::Recipe *recipe = shownRecipe();
    if (recipe == nullptr) {
        return;
    }
    if (recipe->builtIn) {
        duplicate();
        return;
    }
    m_editor->startFrom(*recipe);
    m_right->setCurrentWidget(m_editor);
    m_editor->focusText();
}

void RecipesPage::closeEditor()
{
    m_right->setCurrentWidget(m_nothing);
    m_recipeList->selectQuietly(m_shownKey);
    showChosen();
    m_recipeList->setFocus();
}

void RecipesPage::remove()
{
    const signing::Recipe *recipe = shownRecipe();
    if (recipe == nullptr || recipe->builtIn || isEditing()) {
        return;
    }
    const base::Result<QStringList> users = m_keep.usersOf(recipe->id);
    Dialogs::Question question;
    question.title = tr("Delete this recipe?");
    question.sentence = users && !users->isEmpty()
                            ? tr("%1 is what these credentials sign with: %2. They can no longer sign.")
                                  .arg(recipe->name, users->join(QStringLiteral(", ")))
                            : tr("%1 is removed from the workspace.").arg(recipe->name);
    question.detail = recipe->path;
    question.accept = tr("Delete");
    question.danger = Dialogs::Danger::Yes;
    const QPointer<RecipesPage> self(this);
    Dialogs::ask(this, question, [self, chosen = *recipe](Dialogs::Answer answer) {
        if (self && answer == Dialogs::Answer::Accept) {
            self->removeNow(chosen);
        }
    });
}

void RecipesPage::removeNow(const signing::Recipe &recipe)
{
    const base::Result<void> removed = m_keep.remove(recipe, flow::KeepRecipe::WhenUsed::RemoveAnyway);
    if (!removed) {
        showTrouble(removed.error());
    }
    reload();
    Q_EMIT recipesChanged();
}

void RecipesPage::showTrouble(const base::Error &error)
{
    m_recipesTrouble->show(widgets::Banner::Tone::Bad, text::describe(error), tr("Close"));
}

void RecipesPage::whenSettled(std::function<void()> then)
{
    if (!hasUnsaved()) {
        if (isEditing()) {
            m_right->setCurrentWidget(m_nothing);
        }
        then();
        return;
    }
    Dialogs::Question question;
    question.title = tr("Save this recipe?");
    question.sentence = m_editor->isNew()
                            ? tr("The new recipe is not saved yet. What was typed would be lost.")
                            : tr("It was changed. The changes would be lost.");
    question.accept = tr("Save");
    question.other = tr("Discard");
    const QPointer<RecipesPage> self(this);
    Dialogs::ask(this, question, [self, then = std::move(then)](Dialogs::Answer answer) {
        const bool goesOn = self && answer != Dialogs::Answer::Reject &&
                            (answer == Dialogs::Answer::Other || self->m_editor->save());
        if (goesOn) {
            self->m_right->setCurrentWidget(self->m_nothing);
            then();
        }
    });
}

bool RecipesPage::event(QEvent *event)
{
    // These keys mean something else elsewhere in the window; while the focus is on this page they are its
    // own.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::New) || key->matches(QKeySequence::Save) ||
            key->matches(QKeySequence::Find) || key->matches(QKeySequence::Refresh)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void RecipesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::New)) {
        startNew();
    } else if (event->matches(QKeySequence::Save)) {
        if (isEditing()) {
            m_editor->save();
        }
    } else if (event->matches(QKeySequence::Find)) {
        m_recipeFilter->setFocus(Qt::ShortcutFocusReason);
        m_recipeFilter->selectAll();
    } else if (event->matches(QKeySequence::Refresh)) {
        reload();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void RecipesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Files may have been changed by other hands since.
    if (!event->spontaneous()) {
        reload();
        if (!isEditing() && m_left->currentWidget() == m_recipeList) {
            m_recipeList->setFocus();
        }
    }
}

} // namespace sealwright::recipes

#include "moc_RecipesPage.cpp"
