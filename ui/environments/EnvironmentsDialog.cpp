// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentsDialog.h"

#include "app/text/Describe.h"
#include "ui/environments/EnvironmentEditor.h"
#include "ui/environments/EnvironmentList.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <set>

namespace sealwright::environments {

using widgets::Dialogs;

bool EnvironmentsDialog::isEditing() const
{
    return m_right->currentWidget() == m_editor;
}

bool EnvironmentsDialog::hasUnsaved() const
{
    return isEditing() && m_editor->hasEdits();
}

bool EnvironmentsDialog::isBusy() const
{
    return m_isErasing || m_editor->isBusy();
}

const flow::EnvironmentSummary *EnvironmentsDialog::summaryOf(const QString &id) const
{
    const auto found = std::ranges::find_if(m_listing.items, [&id](const flow::EnvironmentSummary &summary) {
        return summary.environment.id == id;
    });
    return found == m_listing.items.end() ? nullptr : &*found;
}

const workspace::BrokenFile *EnvironmentsDialog::brokenOf(const QString &path) const
{
    const auto found = std::ranges::find(m_listing.broken, path, &workspace::BrokenFile::path);
    return found == m_listing.broken.end() ? nullptr : &*found;
}

QString EnvironmentsDialog::shownKey() const
{
    return isEditing() ? m_editor->environment().id : m_environmentList->currentKey();
}

void EnvironmentsDialog::readListing()
{
    auto listing = m_keep.list();
    if (!listing) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(listing.error()), tr("Try again"));
        m_listing = {};
    } else {
        m_trouble->hide();
        m_listing = std::move(*listing);
    }
    const QString key = shownKey();
    m_environmentList->setListing(m_listing);
    const bool hasDraft = isEditing() && m_editor->isDraft();
    m_environmentList->setDraft(hasDraft ? std::optional(m_editor->name()) : std::nullopt);
    m_environmentList->selectQuietly(key);
}

void EnvironmentsDialog::reload()
{
    const QString key = shownKey();
    const bool isComposing = isEditing() && (m_editor->isDraft() || m_editor->hasEdits() || isBusy());
    readListing();
    if (!isComposing) {
        const bool isThere = summaryOf(key) != nullptr || brokenOf(key) != nullptr;
        showChosen(isThere || m_listing.items.empty() ? key : m_listing.items.front().environment.id);
    }
    showState();
}

void EnvironmentsDialog::noticeChanges()
{
    if (isBusy()) {
        return; // its own doing
    }
    const bool isChanging = isEditing() && !m_editor->isDraft() && m_editor->hasEdits();
    reload();
    if (!isChanging) {
        return;
    }
    const flow::EnvironmentSummary *now = summaryOf(m_editor->environment().id);
    if (now == nullptr || now->environment.document != m_editor->environment().document) {
        m_editor->offerReload(now != nullptr ? &now->environment : nullptr);
    }
}

void EnvironmentsDialog::showChosen(const QString &key)
{
    m_editor->setStoreKind(m_choice.storeKind());
    if (const flow::EnvironmentSummary *summary = summaryOf(key)) {
        m_editor->showEnvironment(summary->environment);
        m_right->setCurrentWidget(m_editor);
    } else if (const workspace::BrokenFile *file = brokenOf(key)) {
        m_broken->setSentence(text::describe(file->error)); // names the path
        m_right->setCurrentWidget(m_broken);
    } else {
        m_right->setCurrentWidget(m_empty);
    }
    m_environmentList->setDraft(std::nullopt);
    m_environmentList->selectQuietly(key);
    showState();
}

void EnvironmentsDialog::select(const QString &key)
{
    if (hasUnsaved() && key == shownKey()) {
        m_environmentList->selectQuietly(key);
        return;
    }
    // Until that is settled the list shows what the editor shows.
    if (hasUnsaved()) {
        m_environmentList->selectQuietly(shownKey());
    }
    whenSettled([this, key] { showChosen(key); });
}

void EnvironmentsDialog::startNew()
{
    whenSettled([this] { startDraft({}); });
}

void EnvironmentsDialog::duplicate()
{
    whenSettled([this] {
        const flow::EnvironmentSummary *summary = summaryOf(shownKey());
        if (summary == nullptr) {
            return;
        }
        workspace::Environment copy;
        std::set<QString> taken;
        for (const flow::EnvironmentSummary &each : m_listing.items) {
            taken.insert(each.environment.name);
        }
        copy.name = tr("%1 (copy)").arg(summary->environment.name);
        for (int number = 2; taken.contains(copy.name); ++number) {
            copy.name = tr("%1 (copy %2)").arg(summary->environment.name, QString::number(number));
        }
        copy.variables = summary->environment.variables;
        startDraft(copy);
    });
}

void EnvironmentsDialog::startDraft(const workspace::Environment &environment)
{
    m_editor->setStoreKind(m_choice.storeKind());
    m_right->setCurrentWidget(m_editor);
    m_editor->startDraft(environment);
    m_environmentList->setDraft(environment.name);
    m_environmentList->selectQuietly({});
    showState();
    m_editor->focusName();
}

void EnvironmentsDialog::save()
{
    if (isEditing()) {
        m_editor->save();
    }
}

void EnvironmentsDialog::whenSettled(std::function<void()> then)
{
    if (isBusy()) {
        return; // its outcome comes first
    }
    m_editor->commitOpenField();
    if (!hasUnsaved()) {
        then();
        return;
    }
    Dialogs::Question question;
    question.title = tr("Save this environment?");
    question.sentence =
        m_editor->isDraft()
            ? tr("The new environment is not saved yet. What was entered would be lost.")
            : tr("“%1” was changed. The changes would be lost.").arg(m_editor->environment().name);
    question.accept = tr("Save");
    question.other = tr("Discard");
    const QPointer<EnvironmentsDialog> self(this);
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

void EnvironmentsDialog::remove()
{
    if (isBusy() || !isEditing()) {
        return;
    }
    if (m_editor->isDraft()) { // nothing of it is kept anywhere
        m_editor->revert();
        showChosen(m_listing.items.empty() ? QString() : m_listing.items.front().environment.id);
        return;
    }
    const base::Result<flow::EnvironmentSummary> summary = m_keep.summary(m_editor->environment().id);
    if (!summary) {
        reload();
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(summary.error()), tr("Close"));
        return;
    }
    const workspace::Environment &environment = summary->environment;
    const auto secrets =
        std::ranges::count_if(environment.variables, &workspace::EnvironmentVariable::isSecret);
    QStringList sentences{tr("Its variables are removed from the workspace.")};
    if (secrets > 0) {
        sentences.append(tr("Its secret values are erased, too; this cannot be undone."));
    }
    if (!summary->usedBy.empty()) {
        const QStringList users(summary->usedBy.begin(), summary->usedBy.end());
        sentences.append(tr("These requests have a credential of their own in it and fall back to their "
                            "general one: %1.")
                             .arg(users.join(QStringLiteral(", "))));
    }
    Dialogs::Question question;
    question.title = tr("Delete “%1”?").arg(environment.name);
    question.sentence = sentences.join(QLatin1Char(' '));
    question.detail = environment.id;
    question.accept = tr("Delete");
    question.danger = Dialogs::Danger::Yes;
    const QPointer<EnvironmentsDialog> self(this);
    Dialogs::ask(this, question, [self, id = environment.id](Dialogs::Answer answer) {
        if (self && answer == Dialogs::Answer::Accept) {
            self->removeNow(id);
        }
    });
}

void EnvironmentsDialog::removeNow(const QString &id)
{
    m_isErasing = true;
    showState();
    erase(id);
}

// The flow outlives the window, the dialog need not: the coroutine looks whether it is still there.
QCoro::Task<> EnvironmentsDialog::erase(QString id)
{
    const QPointer<EnvironmentsDialog> self(this);
    auto removing = m_keep.remove(std::move(id));
    const base::Result<void> removed = co_await removing;
    if (!self) {
        co_return;
    }
    m_isErasing = false;
    m_editor->revert(); // what was typed goes with it
    reload();
    m_choice.reload();
    if (!removed) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(removed.error()), tr("Close"));
    }
}

void EnvironmentsDialog::showState()
{
    const bool isSaved = isEditing() && !m_editor->isDraft();
    const bool canSave = isEditing() && (m_editor->isDraft() || m_editor->hasEdits());
    m_progress->setText(m_isErasing          ? tr("Erasing the secret values…")
                        : m_editor->isBusy() ? tr("Saving…")
                        : hasUnsaved()       ? tr("Not saved")
                                             : QString());
    m_environmentList->setEnabled(!isBusy());
    m_addEnvironment->setEnabled(!isBusy());
    m_duplicateEnvironment->setEnabled(isSaved && !isBusy());
    m_deleteEnvironment->setEnabled(isEditing() && !isBusy());
    m_saveEnvironment->setEnabled(canSave && !isBusy());
    m_revertEnvironment->setEnabled(hasUnsaved() && !isBusy());
    if (isEditing() && m_editor->isDraft()) {
        m_environmentList->setDraft(m_editor->name());
    }
}

void EnvironmentsDialog::reject()
{
    if (!isBusy()) {
        whenSettled([this] { QDialog::reject(); });
        return;
    }
    Dialogs::Question question;
    question.title = tr("Close while a value is being stored?");
    question.sentence = tr("The place where secrets are kept has not answered yet. What was entered is lost "
                           "if it cannot be stored.");
    question.accept = tr("Close all the same");
    question.danger = Dialogs::Danger::Yes;
    const QPointer<EnvironmentsDialog> self(this);
    Dialogs::ask(this, question, [self](Dialogs::Answer answer) {
        if (self && answer == Dialogs::Answer::Accept) {
            self->QDialog::reject();
        }
    });
}

bool EnvironmentsDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        m_choice.reload(); // files may have been changed by other hands since; it tells when they were
    }
    return QDialog::event(event);
}

} // namespace sealwright::environments

#include "moc_EnvironmentsDialog.cpp"
