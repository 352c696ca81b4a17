// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialEditor.h"

#include "app/text/Describe.h"
#include "ui/credentials/CertificatePanel.h"
#include "ui/credentials/ErrorPlace.h"
#include "ui/credentials/KindFields.h"
#include "ui/credentials/OverlapPanel.h"
#include "ui/credentials/PreviewCard.h"
#include "ui/credentials/SecretPanel.h"
#include "ui/credentials/TokenPanel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>

namespace sealwright::credentials {
namespace {

using base::Result;
using credential::Credential;
using widgets::Dialogs;

std::vector<QString> hostsIn(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    const QStringList hosts = text.split(separators, Qt::SkipEmptyParts);
    return {hosts.begin(), hosts.end()};
}

QString hostText(const std::vector<QString> &hosts)
{
    return QStringList(hosts.begin(), hosts.end()).join(QLatin1String(", "));
}

/// "Used by 2 saved requests: A, B." with the rest counted when there are many.
QString usageSentence(const std::vector<QString> &usedBy)
{
    constexpr std::size_t kNamed = 5;
    QStringList names;
    for (const QString &name : usedBy) {
        if (static_cast<std::size_t>(names.size()) == kNamed) {
            names << CredentialEditor::tr("and %1 more").arg(usedBy.size() - kNamed);
            break;
        }
        names << QString(QChar(0x201c) % name % QChar(0x201d));
    }
    const QString list = names.join(QLatin1String(", "));
    return usedBy.size() == 1
               ? CredentialEditor::tr(
                     "It is used by the saved request %1, which will have no credential then.")
                     .arg(list)
               : CredentialEditor::tr(
                     "It is used by %1 saved requests, which will have no credential then: %2.")
                     .arg(usedBy.size())
                     .arg(list);
}

} // namespace

QString CredentialEditor::credentialId() const
{
    return m_isDraft ? QString() : m_summary.credential.id;
}

void CredentialEditor::showCredential(const flow::CredentialSummary &summary)
{
    const bool isOther = m_isDraft || m_summary.credential.id != summary.credential.id;
    m_summary = summary;
    m_isDraft = false;
    m_adoption.reset();
    fill(summary.credential);
    if (isOther) {
        m_tokenPanel->clear();
        m_overlapPanel->clear();
        showLooking();
        m_scroll->ensureVisible(0, 0);
    }
    refreshSecret();
}

void CredentialEditor::startDraft(const Credential &credential)
{
    m_summary = {};
    m_summary.credential = credential;
    m_isDraft = true;
    m_adoption.reset();
    fill(credential);
    m_tokenPanel->clear();
    m_overlapPanel->clear();
    m_secretPanel->askFor(credential.secretSlots().back());
    m_certificatePanel->clear();
    m_isDirty = true;
    m_isTouched = false;
    updateButtons();
    Q_EMIT dirtyChanged(true);
    m_scroll->ensureVisible(0, 0);
    m_name->setFocus();
    m_name->selectAll();
}

void CredentialEditor::fill(const Credential &credential)
{
    m_isFilling = true;
    clearErrors();
    m_title->setText(m_isDraft ? tr("New credential") : credential.name);
    m_idLabel->setText(credential.id);
    m_idLabel->setVisible(!m_isDraft);
    m_name->setText(credential.name);
    m_environment->setText(credential.environment);
    m_hosts->setText(hostText(credential.hosts));
    useKind(credential.kind());
    m_fields->showFields(credential);
    m_isFilling = false;
    const bool wasDirty = std::exchange(m_isDirty, false);
    updateButtons();
    updatePreview();
    if (wasDirty) {
        Q_EMIT dirtyChanged(false);
    }
}

Result<Credential> CredentialEditor::collect()
{
    Credential credential = m_summary.credential;
    credential.name = m_name->text().trimmed();
    credential.environment = m_environment->text().trimmed();
    credential.hosts = hostsIn(m_hosts->text());
    if (const auto written = m_fields->writeTo(credential); !written) {
        return base::Failure(written.error());
    }
    return credential;
}

void CredentialEditor::edited()
{
    if (m_isFilling) {
        return;
    }
    clearErrors();
    m_isTouched = true;
    const bool wasDirty = std::exchange(m_isDirty, true);
    updateButtons();
    updatePreview();
    if (!wasDirty) {
        Q_EMIT dirtyChanged(true);
    }
}

void CredentialEditor::updatePreview()
{
    const Result<Credential> credential = collect();
    if (!credential) {
        showError(credential.error());
        m_previewCard->showProblem(tr("Nothing, until what is marked above is corrected."));
        return;
    }
    showWarnings(*credential);
    if (m_isDraft) {
        m_secretPanel->nameSlot(credential->secretSlots().back());
    }
    m_secretPanel->setHints(credential::secretHints(*credential, m_secretPanel->view()));
    const auto places = m_inspect.preview(*credential, m_clock.now(), m_secretPanel->fingerprint());
    if (!places) {
        showError(places.error());
        m_previewCard->showProblem(tr("Nothing, until what is marked above is corrected."));
        return;
    }
    if (places->empty()) {
        m_previewCard->showNote(
            tr("Nothing in the request changes. The certificate is shown in the TLS handshake "
               "to a server that asks for one, so the URL has to begin with https://."));
        return;
    }
    m_previewCard->showPlaces(*places);
    std::optional<signing::CompiledRecipe> content;
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential->fields)) {
        if (auto recipe = m_recipes.of(*hmac)) {
            content = std::move(*recipe);
        }
    }
    m_previewCard->showContent(content);
}

void CredentialEditor::showError(const base::Error &error)
{
    const QString sentence = text::describe(error);
    const QByteArray field = fieldOf(error);
    if (field == kSecretField) {
        m_secretPanel->setProblem(sentence);
        return;
    }
    if (field == kCertificateField) {
        m_certificatePanel->setProblem(sentence);
        return;
    }
    for (widgets::FieldForm *form : {m_general, &m_fields->form(), m_scope}) {
        if (form->setProblem(field, sentence)) {
            return;
        }
    }
    const bool isOvertaken = error.is(workspace::WorkspaceError::FileChanged);
    m_banner->show(widgets::Banner::Tone::Bad, sentence, isOvertaken ? tr("Reload") : QString());
}

void CredentialEditor::refuse(const base::Error &error)
{
    showError(error);
    const QByteArray field = fieldOf(error);
    if (field == kSecretField) {
        m_secretPanel->focusField();
        reveal(m_secretPanel);
        return;
    }
    if (field == kCertificateField) {
        m_certificatePanel->focusField();
        reveal(m_certificatePanel);
        return;
    }
    for (const widgets::FieldForm *form : {m_general, &m_fields->form(), m_scope}) {
        if (QWidget *control = form->control(field); control != nullptr && control->isVisible()) {
            control->setFocus();
            reveal(control);
            return;
        }
    }
}

void CredentialEditor::reveal(QWidget *control)
{
    // Once the sentence below it has got its place.
    m_body->layout()->activate();
    m_scroll->ensureWidgetVisible(control, 0, 80);
}

void CredentialEditor::clearErrors()
{
    m_banner->hide();
    m_general->clearProblems();
    m_scope->clearProblems();
    m_secretPanel->setProblem({});
    m_certificatePanel->setProblem({});
    if (m_fields != nullptr) {
        m_fields->form().clearProblems();
    }
}

void CredentialEditor::save(std::function<void(bool)> then)
{
    if (!m_isDirty || m_isBusy) {
        if (then) {
            then(!m_isDirty);
        }
        return;
    }
    store(flow::PlainSecrets::Refuse, std::move(then));
}

void CredentialEditor::store(flow::PlainSecrets plain, std::function<void(bool)> then)
{
    clearErrors();
    const Result<Credential> credential = collect();
    if (!credential) {
        refuse(credential.error());
        finishSaving(false, then);
        return;
    }
    if (m_isDraft && m_adoption) {
        setBusy(true, tr("Storing the secret…"));
        storeAdopted(*credential, std::move(then));
        return;
    }
    if (m_isDraft) {
        setBusy(true, tr("Storing the secret…"));
        storeDraft(*credential, enteredSecrets(), plain, std::move(then));
        return;
    }
    storeEdited(*credential, plain, std::move(then));
}

QCoro::Task<> CredentialEditor::storeEdited(Credential credential, flow::PlainSecrets plain,
                                            std::function<void(bool)> then)
{
    const QPointer<CredentialEditor> self(this);
    auto editing = m_keep.edit(std::move(credential), plain);
    if (!editing.isReady()) {
        setBusy(true, tr("Another program is writing there…"));
    }
    const Result<Credential> done = co_await editing;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (!done && done.error().is(flow::TypedSecretError::InPlainText)) {
        askAboutTyped(done.error(), std::move(then));
        co_return;
    }
    if (!done) {
        refuse(done.error());
    } else {
        m_summary.credential = *done;
        fill(*done);
        Q_EMIT saved(done->id);
        sayWhatWasNotCompared(); // last: whoever heard of it loads anew
    }
    finishSaving(done.has_value(), then);
}

void CredentialEditor::finishSaving(bool done, const std::function<void(bool)> &then)
{
    if (then) {
        then(done);
    }
}

void CredentialEditor::revert()
{
    if (m_isBusy) {
        return;
    }
    if (m_isDraft) {
        m_isDraft = false;
        m_adoption.reset();
        m_isDirty = false;
        m_secretPanel->clear();
        m_certificatePanel->clear();
        m_summary = {};
        Q_EMIT dirtyChanged(false);
        Q_EMIT draftDropped();
        return;
    }
    fill(m_summary.credential);
}

void CredentialEditor::remove()
{
    if (m_isDraft || m_isBusy) {
        return;
    }
    const Credential &credential = m_summary.credential;
    Dialogs::Question question;
    question.title = tr("Delete “%1”?").arg(credential.name);
    question.sentence =
        m_summary.usedBy.empty()
            ? tr("No saved request uses it. Its secret is erased, too; this cannot be undone.")
            : QString(usageSentence(m_summary.usedBy) % QLatin1Char(' ') %
                      tr("Its secret is erased, too; this cannot be undone."));
    question.detail = credential.id;
    question.accept = tr("Delete");
    question.danger = Dialogs::Danger::Yes;
    const QPointer<CredentialEditor> self(this);
    const QString id = credential.id;
    Dialogs::ask(this, question, [self, id](Dialogs::Answer answer) {
        if (self && answer == Dialogs::Answer::Accept) {
            self->setBusy(true, tr("Erasing the secret…"));
            self->removeNow(id);
        }
    });
}

void CredentialEditor::focusFirst()
{
    m_name->setFocus();
}

void CredentialEditor::refreshSecret()
{
    if (!m_isDraft && !m_summary.credential.id.isEmpty()) {
        lookForSecret(m_summary.credential.id);
    }
}

// The flow outlives the window, the editor need not: the coroutine looks whether it is still there.

QCoro::Task<> CredentialEditor::removeNow(QString id)
{
    const QPointer<CredentialEditor> self(this);
    auto removing = m_keep.remove(id, flow::KeepCredential::WhenUsed::RemoveAnyway);
    const Result<void> gone = co_await removing;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (!gone) {
        refuse(gone.error());
        co_return;
    }
    if (std::exchange(m_isDirty, false)) {
        Q_EMIT dirtyChanged(false);
    }
    m_summary = {};
    Q_EMIT removed(id);
}

} // namespace sealwright::credentials

#include "moc_CredentialEditor.cpp"
