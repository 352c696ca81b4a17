// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "ui/credentials/CertificatePanel.h"
#include "ui/credentials/CredentialEditor.h"
#include "ui/credentials/SecretPanel.h"
#include "ui/widgets/Banner.h"

#include <QPointer>

// What the editor does with a credential that is made of secrets which lost theirs.
namespace sealwright::credentials {

using base::Result;
using credential::Credential;

void CredentialEditor::startAdopting(const Credential &credential, const flow::OrphanedSecret &orphan,
                                     const QString &slot)
{
    startDraft(credential);
    m_adoption = Adoption{orphan.ownerId, slot};
    m_certificatePanel->showAdopted();
    m_secretPanel->showAdopted(credential.secretSlots().back());
    updatePreview();
}

QCoro::Task<> CredentialEditor::storeAdopted(Credential credential, std::function<void(bool)> then)
{
    const QPointer<CredentialEditor> self(this);
    const Adoption from = m_adoption.value_or(Adoption());
    // Who chose it saw which workspace may miss it, and went on.
    auto adopting = m_orphans.adopt(from.ownerId, std::move(credential),
                                    flow::OrphanedSecrets::WhenDoubtful::GoOn, from.slot);
    const Result<flow::AdoptedSecret> adopted = co_await adopting;
    if (!self) {
        co_return;
    }
    setBusy(false);
    if (!adopted) {
        refuse(adopted.error());
        finishSaving(false, then);
        co_return;
    }
    m_isDraft = false;
    m_adoption.reset();
    m_summary = {};
    m_summary.credential = adopted->credential;
    fill(adopted->credential);
    showLooking();
    Q_EMIT saved(adopted->credential.id);
    if (self && adopted->left) {
        m_banner->show(widgets::Banner::Tone::Warn,
                       tr("The credential is saved, and its secret is still kept for %1, too. %2")
                           .arg(from.ownerId, text::describe(*adopted->left)));
    }
    finishSaving(true, then);
}

} // namespace sealwright::credentials
