// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/ClientIdentity.h"
#include "app/text/Describe.h"
#include "app/text/DescribeOAuth.h"
#include "app/text/DescribeTyped.h"
#include "ui/credentials/CertificatePanel.h"
#include "ui/credentials/CredentialEditor.h"
#include "ui/credentials/KindFields.h"
#include "ui/credentials/OverlapPanel.h"
#include "ui/credentials/SecretPanel.h"
#include "ui/credentials/TokenPanel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/FieldForm.h"

#include <QPointer>

#include <algorithm>

// What the editor does with secrets: most credentials have one, a client certificate has two halves.
namespace sealwright::credentials {

using base::Result;
using credential::Credential;

std::vector<base::SecretBytes> CredentialEditor::enteredSecrets() const
{
    std::vector<base::SecretBytes> secrets;
    if (m_summary.credential.kind() == credential::Kind::Mtls) {
        secrets.push_back(m_certificatePanel->copy());
    }
    secrets.push_back(m_secretPanel->copy());
    return secrets;
}

void CredentialEditor::showLooking()
{
    m_certificatePanel->showLooking();
    m_secretPanel->showLooking(m_summary.credential.secretSlots().back());
}

void CredentialEditor::showWarnings(const Credential &credential)
{
    QString ofUrl;
    QString ofPlacement;
    for (const credential::CredentialWarning warning : credential::warningsOf(credential)) {
        (warning == credential::CredentialWarning::KeyInUrl ? ofPlacement : ofUrl) = text::describe(warning);
    }
    m_fields->form().setWarning("tokenUrl", ofUrl);
    m_fields->form().setWarning("placement", ofPlacement);
}

void CredentialEditor::askAboutTyped(const base::Error &error, std::function<void(bool)> then)
{
    widgets::Dialogs::Question question;
    question.title = tr("Save a secret in plain text?");
    question.sentence =
        tr("A secret of “%1” (%2) stands in the %3. A credential's file holds its fields in plain "
           "text, and no secret variable can stand there. Take it out; a secret belongs into the "
           "field for the secret.")
            .arg(error.fact("owner"), error.fact("slot"), error.fact("where"));
    question.accept = tr("Change the field");
    question.other = tr("Save as typed");
    const QPointer<CredentialEditor> self(this);
    widgets::Dialogs::ask(this, question, [self, error, then](widgets::Dialogs::Answer answer) {
        if (self && answer == widgets::Dialogs::Answer::Other) {
            self->store(flow::PlainSecrets::AsTyped, then);
        } else if (self) {
            self->refuse(error);
            self->finishSaving(false, then);
        }
    });
}

void CredentialEditor::sayWhatWasNotCompared()
{
    if (const auto rest = m_keep.notCompared()) {
        m_banner->show(widgets::Banner::Tone::Info, text::describe(*rest));
    }
}

// The flows outlive the window, the editor need not: each coroutine looks whether it is still there.

QCoro::Task<> CredentialEditor::storeDraft(Credential credential, std::vector<base::SecretBytes> secrets,
                                           flow::PlainSecrets plain, std::function<void(bool)> then)
{
    const QPointer<CredentialEditor> self(this);
    auto adding = m_keep.add(std::move(credential), std::move(secrets), plain);
    const Result<Credential> added = co_await adding;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (!added && added.error().is(flow::TypedSecretError::InPlainText)) {
        askAboutTyped(added.error(), std::move(then));
        co_return;
    }
    if (!added) {
        refuse(added.error());
        finishSaving(false, then);
        co_return;
    }
    m_isDraft = false;
    m_summary = {};
    m_summary.credential = *added;
    fill(*added);
    showLooking();
    Q_EMIT saved(added->id);
    sayWhatWasNotCompared(); // last: whoever heard of it loads anew
    finishSaving(true, then);
}

QCoro::Task<> CredentialEditor::replaceSecret(QString id, std::vector<base::SecretBytes> secrets)
{
    const QPointer<CredentialEditor> self(this);
    auto rotating = m_keep.rotate(id, std::move(secrets));
    const Result<Credential> rotated = co_await rotating;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (!rotated) {
        refuse(rotated.error());
        co_return;
    }
    if (id != credentialId()) {
        Q_EMIT saved(id); // the user went on to another one meanwhile
        co_return;
    }
    m_secretPanel->endReplacing();
    takeRotation(*rotated);
    Q_EMIT saved(id);
}

QCoro::Task<> CredentialEditor::dropPrevious(QString id)
{
    const QPointer<CredentialEditor> self(this);
    auto dropping = m_keep.dropPrevious(id);
    const Result<Credential> dropped = co_await dropping;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (!dropped) {
        refuse(dropped.error());
    }
    refreshSecret();
}

QCoro::Task<> CredentialEditor::lookForSecret(QString id, vault::MayUnlock mayUnlock)
{
    const QPointer<CredentialEditor> self(this);
    auto looking = m_inspect.details(id, mayUnlock);
    const Result<flow::CredentialDetails> details = co_await looking;
    if (!self || id != credentialId()) {
        co_return;
    }
    if (!details) {
        flow::SecretState unknown;
        unknown.slot = m_summary.credential.secretSlots().back();
        unknown.error = details.error();
        m_secretPanel->showState(unknown);
        m_certificatePanel->showState(unknown);
        co_return;
    }
    m_summary.usedBy = details->summary.usedBy;
    for (const flow::SecretState &state : details->secrets) {
        if (state.slot == QLatin1String(credential::kCertificateSlot)) {
            m_certificatePanel->showState(state);
        } else {
            m_secretPanel->showState(state);
            m_overlapPanel->showFor(id, state);
        }
    }
    updatePreview(); // with its fingerprint
    // Of two halves the one that is missing counts.
    const auto missing = std::ranges::find(details->secrets, false, &flow::SecretState::present);
    Q_EMIT secretSeen(id, missing == details->secrets.end() ? details->secrets.back() : *missing);
}

} // namespace sealwright::credentials
