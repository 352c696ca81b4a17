// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentEditor.h"

#include "app/text/Describe.h"
#include "app/text/DescribeTyped.h"
#include "ui/environments/VariableModel.h"
#include "ui/environments/VariableTable.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace sealwright::environments {

using base::Result;
using workspace::Environment;
using workspace::WorkspaceError;

namespace {

constexpr const char *kNameField = "name";

} // namespace

EnvironmentEditor::EnvironmentEditor(flow::KeepEnvironment &keep, QWidget *parent)
    : QWidget(parent)
    , m_keep(keep)
    , m_editorTrouble(new widgets::Banner)
    , m_form(new widgets::FieldForm)
    , m_environmentName(new QLineEdit)
    , m_model(new VariableModel(this))
    , m_variables(new VariableTable(*m_model))
    , m_variableProblem(new widgets::PlainLabel)
    , m_consequences(new widgets::HintLabel)
    , m_addVariable(widgets::newButton(QStringLiteral("addVariable"), tr("Add variable"),
                                       tr("Begins another line (Insert in the table)")))
    , m_removeVariable(widgets::newButton(QStringLiteral("removeVariable"), tr("Remove variable"),
                                          tr("Takes the chosen line out (Delete in the table)")))
{
    layOut();
    connect(m_environmentName, &QLineEdit::textChanged, this, &EnvironmentEditor::noteEdit);
    connect(m_environmentName, &QLineEdit::returnPressed, this, [this] { save(); });
    connect(m_model, &VariableModel::edited, this, &EnvironmentEditor::noteEdit);
    connect(m_addVariable, &QPushButton::clicked, m_variables, &VariableTable::addRow);
    connect(m_removeVariable, &QPushButton::clicked, m_variables, &VariableTable::removeCurrentRow);
    connect(m_variables, &VariableTable::currentRowChanged, this,
            [this] { m_removeVariable->setEnabled(m_variables->isOnVariable()); });
    connect(m_variables, &VariableTable::refused, this, [this] {
        m_variableProblem->setText(
            tr("A secret has at most 16 KiB. What was pasted is longer and was not taken."));
        m_variableProblem->show();
    });
    connect(m_editorTrouble, &widgets::Banner::firstTriggered, this, &EnvironmentEditor::reloadWanted);
    connect(m_editorTrouble, &widgets::Banner::secondTriggered, m_editorTrouble, &QWidget::hide);
}

void EnvironmentEditor::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_editorTrouble->setObjectName(QStringLiteral("editorTrouble"));
    layout->addWidget(m_editorTrouble);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(theme::kMargin + 4, theme::kMargin + 4, theme::kMargin + 4, theme::kMargin);
    column->setSpacing(theme::kGap);
    layout->addLayout(column, 1);

    widgets::nameControl(m_environmentName, QStringLiteral("environmentName"), tr("Name of the environment"),
                         tr("What it is called in the list and on the command line"));
    m_environmentName->setPlaceholderText(tr("such as staging"));
    m_form->addRow(kNameField, tr("Name"), m_environmentName);
    column->addWidget(m_form);
    auto *heading = new QHBoxLayout;
    heading->addWidget(new widgets::SectionLabel(tr("Variables")));
    heading->addStretch(1);
    heading->addWidget(m_addVariable);
    heading->addWidget(m_removeVariable);
    column->addLayout(heading);
    widgets::nameControl(m_variables, QStringLiteral("variables"), tr("Variables"),
                         tr("Enter edits, Insert adds, Delete removes, Space makes one secret or plain"));
    column->addWidget(m_variables, 1);
    m_variableProblem->setObjectName(QStringLiteral("variableProblem"));
    m_variableProblem->setToken(theme::Token::Bad);
    m_variableProblem->setFont(theme::smallFont());
    m_variableProblem->setWordWrap(true);
    m_variableProblem->hide();
    column->addWidget(m_variableProblem);
    m_consequences->setObjectName(QStringLiteral("consequences"));
    column->addWidget(m_consequences);
    for (QPushButton *button : {m_addVariable, m_removeVariable}) {
        button->setAutoDefault(false);
    }
    setTabOrder(m_environmentName, m_variables);
    setTabOrder(m_variables, m_addVariable);
    setTabOrder(m_addVariable, m_removeVariable);
}

void EnvironmentEditor::showEnvironment(const Environment &environment)
{
    m_editorTrouble->hide();
    fill(environment);
}

void EnvironmentEditor::startDraft(const Environment &environment)
{
    Environment draft = environment;
    draft.id.clear();
    m_editorTrouble->hide();
    fill(draft);
}

void EnvironmentEditor::fill(const Environment &environment)
{
    const QModelIndex current = m_variables->currentIndex();
    m_isFilling = true;
    m_environment = environment;
    m_environmentName->setText(environment.name);
    m_model->setEnvironment(environment, m_secretsAreIn);
    m_isFilling = false;
    const int row = qBound(0, current.row(), m_model->rowCount() - 1);
    m_variables->setCurrentIndex(m_model->index(row, qMax(0, current.column())));
    m_form->clearProblems();
    m_removeVariable->setEnabled(m_variables->isOnVariable());
    showConsequences();
    if (!isDraft()) {
        lookForSecrets(environment);
    }
    Q_EMIT stateChanged();
}

bool EnvironmentEditor::hasEdits() const
{
    return m_environmentName->text() != m_environment.name ||
           m_model->variables() != m_environment.variables || m_model->hasSecretsToStore();
}

QString EnvironmentEditor::name() const
{
    return m_environmentName->text().trimmed();
}

void EnvironmentEditor::noteEdit()
{
    if (m_isFilling) {
        return;
    }
    m_form->clearProblems();
    showConsequences();
    m_removeVariable->setEnabled(m_variables->isOnVariable());
    Q_EMIT stateChanged();
}

/// What is wrong with a variable, or what saving will do.
void EnvironmentEditor::showConsequences()
{
    const auto problem = m_model->firstProblem();
    m_variableProblem->setText(problem ? problem->sentence : QString());
    m_variableProblem->setVisible(problem.has_value());
    const QStringList sentences = m_model->consequences();
    m_consequences->setToken(sentences.isEmpty() ? theme::Token::Dim : theme::Token::Warn);
    m_consequences->setText(sentences.isEmpty()
                                ? tr("{{name}} in a request stands for its value here. Secret values are "
                                     "kept in %1; no file holds them, and they cannot be shown again.")
                                      .arg(text::describe(m_secretsAreIn))
                                : sentences.join(QLatin1Char(' ')));
}

Environment EnvironmentEditor::collected() const
{
    Environment environment = m_environment;
    environment.name = name();
    environment.variables = m_model->variables();
    return environment;
}

void EnvironmentEditor::commitOpenField()
{
    m_variables->commitOpenField();
}

void EnvironmentEditor::save(std::function<void(bool)> then)
{
    commitOpenField();
    if (m_isBusy || (!hasEdits() && !isDraft())) {
        if (then) {
            then(!m_isBusy);
        }
        return;
    }
    m_form->clearProblems();
    if (m_model->firstProblem()) {
        goToProblem();
        if (then) {
            then(false);
        }
        return;
    }
    m_editorTrouble->hide();
    setBusy(true);
    lookForTyped(std::move(then));
}

void EnvironmentEditor::storeNow(flow::PlainSecrets plain, std::function<void(bool)> then)
{
    setBusy(true);
    store(collected(), m_model->secrets(), plain, std::move(then));
}

void EnvironmentEditor::askAboutTyped(const std::vector<flow::TypedSecret> &found,
                                      std::function<void(bool)> then)
{
    const bool isInVariables = std::ranges::all_of(found, [](const flow::TypedSecret &typed) {
        return typed.where == flow::TypedSecret::Where::Variable;
    });
    widgets::Dialogs::Question question;
    question.title = tr("Save a secret in plain text?");
    question.sentence = text::typedSentence(found);
    question.accept = isInVariables ? tr("Keep it as a secret") : tr("Save as typed");
    question.other = isInVariables ? tr("Save as typed") : QString();
    question.danger = isInVariables ? widgets::Dialogs::Danger::No : widgets::Dialogs::Danger::Yes;
    const QPointer<EnvironmentEditor> self(this);
    widgets::Dialogs::ask(this, question,
                          [self, found, isInVariables, then](widgets::Dialogs::Answer answer) {
                              if (!self) {
                                  return;
                              }
                              if (answer == widgets::Dialogs::Answer::Reject) {
                                  if (then) {
                                      then(false);
                                  }
                                  return;
                              }
                              if (answer == widgets::Dialogs::Answer::Other || !isInVariables) {
                                  self->storeNow(flow::PlainSecrets::AsTyped, then);
                                  return;
                              }
                              for (const flow::TypedSecret &typed : found) {
                                  self->m_model->makeSecret(typed.name);
                              }
                              self->storeNow(flow::PlainSecrets::Refuse, then);
                          });
}

// The flow outlives the window, the editor need not: each coroutine looks whether it is still there.

QCoro::Task<> EnvironmentEditor::lookForTyped(std::function<void(bool)> then)
{
    const QPointer<EnvironmentEditor> self(this);
    const flow::KeepEnvironment::Secrets secrets = m_model->secrets();
    auto looking = m_keep.typedSecrets(collected(), secrets);
    const std::vector<flow::TypedSecret> found = co_await looking;
    if (!self) {
        co_return;
    }
    if (found.empty()) {
        storeNow(flow::PlainSecrets::Refuse, std::move(then));
        co_return;
    }
    setBusy(false);
    askAboutTyped(found, std::move(then));
}

QCoro::Task<> EnvironmentEditor::store(Environment environment, flow::KeepEnvironment::Secrets secrets,
                                       flow::PlainSecrets plain, std::function<void(bool)> then)
{
    const QPointer<EnvironmentEditor> self(this);
    auto saving = m_keep.save(std::move(environment), std::move(secrets), plain);
    const Result<Environment> done = co_await saving;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (done) {
        fill(*done);
        Q_EMIT saved(done->id);
        const auto rest = self ? m_keep.notCompared() : std::nullopt;
        if (rest) { // whoever heard of it loads anew
            m_editorTrouble->show(widgets::Banner::Tone::Info, text::describe(*rest), {}, tr("Close"));
        }
    } else {
        refuse(done.error());
    }
    if (then) {
        then(done.has_value());
    }
}

QCoro::Task<> EnvironmentEditor::lookForSecrets(Environment environment)
{
    const QPointer<EnvironmentEditor> self(this);
    const QString id = environment.id;
    auto looking = m_keep.states(std::move(environment), vault::MayUnlock::No);
    const std::vector<flow::VariableState> states = co_await looking;
    if (self && m_environment.id == id) {
        m_model->setStates(states);
        showConsequences();
    }
}

void EnvironmentEditor::refuse(const base::Error &error)
{
    const QString sentence = text::describe(error);
    const QString variable = error.fact("variable");
    if (error.is(WorkspaceError::FileChanged)) {
        offerReload(&m_environment);
    } else if (error.is(WorkspaceError::EnvironmentExists) ||
               (error.is(WorkspaceError::EnvironmentInvalid) && variable.isEmpty())) {
        m_form->setProblem(kNameField, sentence);
        focusName();
    } else if (error.is(WorkspaceError::EnvironmentInvalid) || error.is(base::VariableError::NameInvalid)) {
        m_model->setProblem(variable.toUtf8(), sentence);
        showConsequences();
        goToProblem();
    } else {
        m_editorTrouble->show(widgets::Banner::Tone::Bad, sentence, {}, tr("Close"));
    }
}

void EnvironmentEditor::goToProblem()
{
    if (const auto problem = m_model->firstProblem()) {
        m_variables->goTo(problem->row, problem->column);
        showConsequences();
    }
}

void EnvironmentEditor::setBusy(bool busy)
{
    m_isBusy = busy;
    for (QWidget *part : {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_variables),
                          static_cast<QWidget *>(m_addVariable)}) {
        part->setEnabled(!busy);
    }
    m_removeVariable->setEnabled(!busy && m_variables->isOnVariable());
    Q_EMIT stateChanged();
}

void EnvironmentEditor::revert()
{
    if (!m_isBusy) {
        m_editorTrouble->hide();
        fill(Environment(m_environment));
    }
}

void EnvironmentEditor::focusName()
{
    m_environmentName->setFocus(Qt::OtherFocusReason);
    m_environmentName->selectAll();
}

void EnvironmentEditor::offerReload(const Environment *now)
{
    m_editorTrouble->show(
        widgets::Banner::Tone::Warn,
        now != nullptr ? tr("Another program changed this environment meanwhile. What you entered is not "
                            "saved; loading it again drops that.")
                       : tr("Another program removed this environment, or its file cannot be read any more. "
                            "What you entered is not saved."),
        tr("Load again"), tr("Close"));
}

} // namespace sealwright::environments

#include "moc_EnvironmentEditor.cpp"
