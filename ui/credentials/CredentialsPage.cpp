// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialsPage.h"

#include "app/credential/Presets.h"
#include "app/text/Describe.h"
#include "ui/credentials/BrokenFilePanel.h"
#include "ui/credentials/CredentialEditor.h"
#include "ui/credentials/CredentialTable.h"
#include "ui/credentials/NewCredentialMenu.h"
#include "ui/credentials/OrphanLine.h"
#include "ui/models/CredentialListModel.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChoiceField.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <set>
#include <utility>

namespace sealwright::credentials {

using credential::Credential;
using models::CredentialListModel;
using widgets::Dialogs;

CredentialsPage::CredentialsPage(flow::KeepCredential &keep, flow::InspectCredential &inspect,
                                 const flow::FindRecipe &recipes, flow::FetchAccessToken &tokens,
                                 const base::Clock &clock, const CareFlows &care, QWidget *parent)
    : QWidget(parent)
    , m_inspect(inspect)
    , m_recipes(recipes)
    , m_care(care)
    , m_model(new CredentialListModel(clock, this))
    , m_menu(new NewCredentialMenu(recipes, this))
    , m_newCredential(new QPushButton(tr("New credential")))
    , m_filter(new QLineEdit)
    , m_grouping(new widgets::ChoiceField(tr("Group by")))
    , m_reminder(new widgets::ChoiceField(tr("Rotate after")))
    , m_dueNote(new widgets::PlainLabel)
    , m_trouble(new widgets::Banner)
    , m_credentialSplitter(new QSplitter(Qt::Horizontal))
    , m_left(new QStackedWidget)
    , m_orphanLine(new OrphanLine(care.orphans))
    , m_table(new CredentialTable(*m_model))
    , m_empty(new widgets::EmptyState(theme::Icon::Credential, tr("No credentials yet"),
                                      tr("A credential is a named way to authenticate: a token for a header, "
                                         "or a key that signs. Its secret "
                                         "goes into the system keychain and never into a file."),
                                      tr("New credential")))
    , m_noMatch(new widgets::EmptyState(theme::Icon::Search, tr("Nothing matches"),
                                        tr("No credential has that in its name, kind, environment or hosts."),
                                        tr("Clear the filter")))
    , m_right(new QStackedWidget)
    , m_editor(new CredentialEditor(keep, inspect, recipes, tokens, clock, care))
    , m_broken(new BrokenFilePanel)
    , m_nothing(new widgets::EmptyState(theme::Icon::Key, tr("Nothing is selected"),
                                        tr("Select a credential to see what it sends and to change it.")))
{
    m_model->setStoreKind(care.environments.storeKind());
    build();
    connectAll();
    connectCare();
    reload();
}

void CredentialsPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    m_trouble->setObjectName(QStringLiteral("credentialsTrouble"));
    layout->addWidget(m_trouble);

    m_credentialSplitter->setObjectName(QStringLiteral("credentialSplitter"));
    m_credentialSplitter->setChildrenCollapsible(false);
    widgets::nameControl(m_table, QStringLiteral("credentialTable"), tr("Credentials"),
                         tr("Enter edits, Delete deletes the selected credential"));
    m_table->setToolTip({}); // each cell has its own
    m_empty->setObjectName(QStringLiteral("emptyCredentials"));
    m_noMatch->setObjectName(QStringLiteral("noMatch"));
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_empty),
                            static_cast<QWidget *>(m_noMatch)}) {
        m_left->addWidget(widget);
    }
    m_editor->setObjectName(QStringLiteral("editor"));
    m_broken->setObjectName(QStringLiteral("brokenFile"));
    m_nothing->setObjectName(QStringLiteral("nothingSelected"));
    for (QWidget *widget : {static_cast<QWidget *>(m_nothing), static_cast<QWidget *>(m_editor),
                            static_cast<QWidget *>(m_broken)}) {
        m_right->addWidget(widget);
    }
    auto *side = new widgets::Surface(theme::Token::Panel);
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->addWidget(m_right);
    side->setMinimumWidth(380);
    auto *list = new QWidget;
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    m_orphanLine->setObjectName(QStringLiteral("orphanLine"));
    listLayout->addWidget(m_left, 1);
    listLayout->addWidget(m_orphanLine);
    list->setMinimumWidth(320);
    m_credentialSplitter->addWidget(list);
    m_credentialSplitter->addWidget(side);
    m_credentialSplitter->setStretchFactor(0, 10);
    m_credentialSplitter->setStretchFactor(1, 9);
    m_credentialSplitter->setSizes({664, 524});
    layout->addWidget(m_credentialSplitter, 1);
}

QWidget *CredentialsPage::buildBar()
{
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, 10, theme::kMargin, 10);
    row->setSpacing(theme::kGap);
    widgets::nameControl(m_newCredential, QStringLiteral("newCredential"), tr("New credential"),
                         tr("Choose what to start from (Ctrl+N)"));
    m_newCredential->setMenu(m_menu);
    theme::makeAccent(m_newCredential);
    widgets::nameControl(
        m_filter, QStringLiteral("filter"), tr("Filter"),
        tr("Shows only credentials with this text in name, kind, environment, host or id (Ctrl+F)"));
    m_filter->setPlaceholderText(tr("Filter by name, kind, environment, host"));
    m_filter->setClearButtonEnabled(true);
    row->addWidget(m_newCredential);
    row->addWidget(m_filter, 1);
    widgets::nameControl(m_grouping->combo(), QStringLiteral("grouping"), tr("Group by"),
                         tr("Puts credentials of one environment or one kind together"));
    m_grouping->setChoices({{tr("nothing"), QString(), {}},
                            {tr("environment"), QStringLiteral("environment"), {}},
                            {tr("kind"), QStringLiteral("kind"), {}}});
    widgets::nameControl(m_reminder->combo(), QStringLiteral("reminder"), tr("Rotate after"),
                         tr("Secrets that are older are marked; the choice is the workspace's"));
    m_dueNote->setObjectName(QStringLiteral("dueNote"));
    m_dueNote->setToken(theme::Token::Warn);
    row->addWidget(m_grouping);
    row->addWidget(m_reminder);
    row->addWidget(m_dueNote);
    m_bar = row;
    return bar;
}

void CredentialsPage::connectAll()
{
    connect(m_menu, &NewCredentialMenu::presetChosen, this, &CredentialsPage::startNew);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &CredentialsPage::offerNew);
    connect(m_noMatch, &widgets::EmptyState::actionTriggered, m_filter, &QLineEdit::clear);
    connect(m_trouble, &widgets::Banner::firstTriggered, this, &CredentialsPage::reload);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table->setFilter(text);
        m_table->selectQuietly(m_editor->credentialId());
        arrangeTable();
    });
    connect(m_table, &CredentialTable::chosen, this, [this](const QString &id) { select(id); });
    connect(m_table, &CredentialTable::editWanted, m_editor, [this] { m_editor->focusFirst(); });
    connect(m_table, &CredentialTable::removeWanted, this, [this] {
        if (m_right->currentWidget() == m_editor) {
            m_editor->remove();
        }
    });
    connect(m_editor, &CredentialEditor::saved, this, [this](const QString &id) {
        reload();
        m_table->selectQuietly(id);
        if (hasUnsaved()) {
            m_editor->refreshSecret(); // the secret was replaced while fields are being edited
        }
        Q_EMIT credentialsChanged();
    });
    connect(m_editor, &CredentialEditor::removed, this, [this] {
        showNothing();
        reload();
        Q_EMIT credentialsChanged();
    });
    connect(m_editor, &CredentialEditor::draftDropped, this, [this] {
        showNothing();
        showChosen(m_table->currentId());
    });
    connect(m_editor, &CredentialEditor::secretSeen, this,
            [this](const QString &id, const flow::SecretState &state) {
                m_model->setStoreKind(state.where);
                m_model->setSecretState(id, state);
            });
}

std::map<QString, QString>
CredentialsPage::recipeNamesOf(const workspace::Listing<flow::CredentialSummary> &listing) const
{
    std::map<QString, QString> names;
    for (const flow::CredentialSummary &summary : listing.items) {
        const auto *hmac = std::get_if<credential::HmacFields>(&summary.credential.fields);
        if (hmac == nullptr || names.contains(hmac->recipeId)) {
            continue;
        }
        if (const auto recipe = m_recipes.byId(hmac->recipeId)) {
            names.emplace(recipe->id, recipe->name);
        }
    }
    return names;
}

bool CredentialsPage::hasUnsaved() const
{
    return m_right->currentWidget() == m_editor && m_editor->hasEdits();
}

QString CredentialsPage::shownId() const
{
    return m_right->currentWidget() == m_editor ? m_editor->credentialId() : m_table->currentId();
}

void CredentialsPage::reload()
{
    const QString current = shownId();
    readListing();
    const bool isComposing = m_right->currentWidget() == m_editor && m_editor->isDirty();
    if (!isComposing) {
        showChosen(current);
    }
}

void CredentialsPage::readListing()
{
    const QString current = shownId();
    auto listing = m_inspect.list();
    if (listing) {
        m_trouble->hide();
        m_model->setRecipeNames(recipeNamesOf(*listing));
        m_model->setListing(std::move(*listing));
        tellUsage();
    } else {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(listing.error()), tr("Try again"));
        m_model->setListing({});
    }
    if (isVisible()) {
        m_orphanLine->look();
    }
    showReminder();
    m_table->selectQuietly(current);
    arrangeTable();
}

void CredentialsPage::arrangeTable()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_left->setCurrentWidget(isEmpty                      ? static_cast<QWidget *>(m_empty)
                             : m_table->shownCount() == 0 ? static_cast<QWidget *>(m_noMatch)
                                                          : static_cast<QWidget *>(m_table));
    m_filter->setEnabled(!isEmpty);
}

void CredentialsPage::showChosen(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (const flow::CredentialSummary *summary = m_model->summaryAt(row)) {
        m_right->setCurrentWidget(m_editor);
        m_editor->showCredential(*summary);
    } else if (const workspace::BrokenFile *broken = m_model->brokenAt(row)) {
        m_broken->showFile(*broken);
        m_right->setCurrentWidget(m_broken);
    } else {
        showNothing();
    }
}

void CredentialsPage::showNothing()
{
    m_right->setCurrentWidget(m_nothing);
}

void CredentialsPage::select(const QString &id)
{
    if (hasUnsaved() && m_editor->credentialId() == id && !id.isEmpty()) {
        m_table->selectQuietly(id);
        return;
    }
    // Until that is settled the table shows what the editor shows.
    if (hasUnsaved()) {
        m_table->selectQuietly(m_editor->credentialId());
    }
    whenSettled([this, id] {
        m_table->selectQuietly(id);
        showChosen(id);
    });
}

void CredentialsPage::startNew(const QString &presetId)
{
    whenSettled([this, presetId] {
        Credential credential;
        if (const auto preset = credential::presetNamed(presetId)) {
            credential.name = freeName(preset->name);
            credential.fields = preset->fields;
        } else if (const auto recipe = m_recipes.byId(presetId)) {
            credential::HmacFields fields;
            fields.recipeId = recipe->id;
            credential.name = freeName(recipe->name);
            credential.fields = fields;
        } else {
            m_trouble->show(widgets::Banner::Tone::Bad, text::describe(recipe.error()), tr("Close"));
            return;
        }
        m_table->selectQuietly({});
        m_right->setCurrentWidget(m_editor);
        m_editor->startDraft(credential);
    });
}

void CredentialsPage::offerNew()
{
    m_menu->popup(m_newCredential->mapToGlobal(QPoint(0, m_newCredential->height() + 2)));
}

void CredentialsPage::storeChanged(vault::StoreKind kind)
{
    m_model->setStoreKind(kind); // whether or not one is being looked at
    if (isVisible()) {
        m_orphanLine->look();
    }
    if (m_right->currentWidget() == m_editor) {
        m_editor->refreshSecret();
    }
}

void CredentialsPage::whenSettled(std::function<void()> then)
{
    if (!hasUnsaved()) {
        then();
        return;
    }
    Dialogs::Question question;
    question.title = tr("Save this credential?");
    question.sentence = m_editor->isDraft()
                            ? tr("The new credential is not saved yet. What was entered would be lost.")
                            : tr("It was changed. The changes would be lost.");
    question.accept = tr("Save");
    question.other = tr("Discard");
    const QPointer<CredentialsPage> self(this);
    Dialogs::ask(this, question, [self, then = std::move(then)](Dialogs::Answer answer) {
        if (!self || answer == Dialogs::Answer::Reject) {
            return;
        }
        if (answer == Dialogs::Answer::Other) {
            self->m_editor->revert();
            then();
            return;
        }
        self->m_editor->save([self, then](bool done) {
            if (self && done) {
                then();
            }
        });
    });
}

QString CredentialsPage::freeName(const QString &name) const
{
    std::set<QString> taken;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const flow::CredentialSummary *summary = m_model->summaryAt(row)) {
            taken.insert(summary->credential.name);
        }
    }
    QString free = name;
    for (int number = 2; taken.contains(free); ++number) {
        free = name % QLatin1Char(' ') % QString::number(number);
    }
    return free;
}

bool CredentialsPage::event(QEvent *event)
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

void CredentialsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::New)) {
        offerNew();
    } else if (event->matches(QKeySequence::Save)) {
        m_editor->save();
    } else if (event->matches(QKeySequence::Find)) {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    } else if (event->matches(QKeySequence::Refresh)) {
        reload();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void CredentialsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Requests may have been saved or removed since, and files changed by other hands.
    if (!event->spontaneous()) {
        if (std::exchange(m_isFresh, false)) {
            m_orphanLine->look();
        } else {
            reload();
        }
        if (m_left->currentWidget() == m_table) {
            m_table->setFocus();
        }
    }
}

} // namespace sealwright::credentials

#include "moc_CredentialsPage.cpp"
