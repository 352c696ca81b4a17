// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentEditor.h"
#include "ui/environments/EnvironmentList.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

// How the dialog is made: its parts, their names, their keys.

namespace sealwright::environments {

EnvironmentsDialog::EnvironmentsDialog(flow::KeepEnvironment &keep, models::EnvironmentChoice &choice,
                                       QWidget *parent)
    : QDialog(parent)
    , m_keep(keep)
    , m_choice(choice)
    , m_trouble(new widgets::Banner)
    , m_environmentSplitter(new QSplitter(Qt::Horizontal))
    , m_environmentList(new EnvironmentList)
    , m_addEnvironment(widgets::newButton(QStringLiteral("addEnvironment"), tr("Add"),
                                          tr("Begins a new environment (Ctrl+N)")))
    , m_duplicateEnvironment(
          widgets::newButton(QStringLiteral("duplicateEnvironment"), tr("Duplicate"),
                             tr("Begins a new one with these variables; secret values stay behind (Ctrl+D)")))
    , m_deleteEnvironment(widgets::newButton(QStringLiteral("deleteEnvironment"), tr("Delete"),
                                             tr("Asks, and deletes the chosen environment (Delete)")))
    , m_right(new QStackedWidget)
    , m_empty(new widgets::EmptyState(
          theme::Icon::Braces, tr("One request for every place it goes to"),
          tr("An environment, such as staging or production, gives names their values: {{host}} in a request "
             "stands for the host there. Values that are secret are kept where secrets are kept."),
          tr("Add an environment")))
    , m_broken(new widgets::EmptyState(theme::Icon::Warning, tr("This file cannot be read"), QString(),
                                       tr("Copy path")))
    , m_editor(new EnvironmentEditor(keep))
    , m_progress(new widgets::PlainLabel)
    , m_closeEnvironments(widgets::newButton(QStringLiteral("closeEnvironments"), tr("Close"),
                                             tr("Close this window; asks when something is not saved (Esc)")))
    , m_revertEnvironment(
          widgets::newButton(QStringLiteral("revertEnvironment"), tr("Revert"), tr("Back to what is saved")))
    , m_saveEnvironment(widgets::newButton(QStringLiteral("saveEnvironment"), tr("Save"),
                                           tr("Stores the secret values and writes the file (Ctrl+S)")))
{
    setObjectName(QStringLiteral("environmentsDialog"));
    setWindowTitle(tr("Environments"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    layOut();
    connectAll();
    reload();
}

void EnvironmentsDialog::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_trouble->setObjectName(QStringLiteral("environmentsTrouble"));
    layout->addWidget(m_trouble);
    m_empty->setObjectName(QStringLiteral("noEnvironments"));
    m_broken->setObjectName(QStringLiteral("brokenEnvironment"));
    m_editor->setObjectName(QStringLiteral("environmentEditor"));
    for (QWidget *widget : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_broken),
                            static_cast<QWidget *>(m_editor)}) {
        m_right->addWidget(widget);
    }
    m_environmentSplitter->setObjectName(QStringLiteral("environmentSplitter"));
    m_environmentSplitter->setChildrenCollapsible(false);
    m_environmentSplitter->addWidget(layOutLeft());
    m_environmentSplitter->addWidget(m_right);
    m_environmentSplitter->setStretchFactor(1, 1);
    m_environmentSplitter->setSizes({270, 650});
    m_right->setMinimumWidth(420);
    layout->addWidget(m_environmentSplitter, 1);
    layout->addWidget(layOutFoot());
    resize(920, 580);
}

QWidget *EnvironmentsDialog::layOutLeft()
{
    auto *left = new widgets::Surface(theme::Token::Panel);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(0);
    widgets::nameControl(m_environmentList, QStringLiteral("environmentList"), tr("Environments"));
    m_environmentList->setToolTip({}); // its lines have their own
    column->addWidget(m_environmentList, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(theme::kGap, theme::kGap, theme::kGap, theme::kGap);
    buttons->setSpacing(theme::kSmallGap);
    for (QPushButton *button : {m_addEnvironment, m_duplicateEnvironment, m_deleteEnvironment}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    return left;
}

QWidget *EnvironmentsDialog::layOutFoot()
{
    auto *foot = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme::kMargin, theme::kGap + 2, theme::kMargin, theme::kGap + 2);
    row->setSpacing(theme::kGap);
    m_progress->setObjectName(QStringLiteral("environmentProgress"));
    m_progress->setToken(theme::Token::Dim);
    row->addWidget(m_progress, 1);
    for (QPushButton *button : {m_closeEnvironments, m_revertEnvironment, m_saveEnvironment}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    theme::makeAccent(m_saveEnvironment);
    return foot;
}

void EnvironmentsDialog::connectAll()
{
    connect(m_addEnvironment, &QPushButton::clicked, this, &EnvironmentsDialog::startNew);
    connect(m_duplicateEnvironment, &QPushButton::clicked, this, &EnvironmentsDialog::duplicate);
    connect(m_deleteEnvironment, &QPushButton::clicked, this, &EnvironmentsDialog::remove);
    connect(m_closeEnvironments, &QPushButton::clicked, this, &EnvironmentsDialog::reject);
    connect(m_revertEnvironment, &QPushButton::clicked, m_editor, &EnvironmentEditor::revert);
    connect(m_saveEnvironment, &QPushButton::clicked, this, &EnvironmentsDialog::save);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &EnvironmentsDialog::startNew);
    connect(m_broken, &widgets::EmptyState::actionTriggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_environmentList->currentKey()); });
    connect(m_trouble, &widgets::Banner::firstTriggered, this, &EnvironmentsDialog::reload);
    connect(m_environmentList, &EnvironmentList::chosen, this, &EnvironmentsDialog::select);
    connect(m_environmentList, &EnvironmentList::addWanted, this, &EnvironmentsDialog::startNew);
    connect(m_environmentList, &EnvironmentList::removeWanted, this, &EnvironmentsDialog::remove);
    connect(m_environmentList, &EnvironmentList::renameWanted, m_editor, &EnvironmentEditor::focusName);
    connect(m_editor, &EnvironmentEditor::stateChanged, this, &EnvironmentsDialog::showState);
    connect(m_editor, &EnvironmentEditor::saved, this, [this] {
        readListing();
        showState();
        m_choice.reload();
    });
    connect(m_editor, &EnvironmentEditor::reloadWanted, this, [this] {
        m_editor->revert();
        reload();
    });
    connect(&m_choice, &models::EnvironmentChoice::changed, this, &EnvironmentsDialog::noticeChanges);
    const auto bind = [this](const QKeySequence &keys, void (EnvironmentsDialog::*act)()) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    bind(QKeySequence::Save, &EnvironmentsDialog::save);
    bind(QKeySequence::New, &EnvironmentsDialog::startNew);
    bind(Qt::CTRL | Qt::Key_D, &EnvironmentsDialog::duplicate);
    bind(QKeySequence::Refresh, &EnvironmentsDialog::reload);
}

} // namespace sealwright::environments
