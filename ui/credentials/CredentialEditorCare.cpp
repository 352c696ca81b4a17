// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CredentialEditor.h"
#include "ui/widgets/Banner.h"

// What the editor does when its credential is changed by other hands, or by its own rotation, meanwhile.
namespace sealwright::credentials {

using credential::Credential;

bool CredentialEditor::isOvertakenBy(const flow::CredentialSummary *now) const
{
    return now == nullptr || now->credential.document != m_summary.credential.document;
}

void CredentialEditor::offerReload(bool isGone)
{
    m_banner->show(widgets::Banner::Tone::Warn,
                   isGone ? tr("Another program removed this credential, or its file cannot be read any "
                               "more. What you entered is not saved.")
                          : tr("Another program changed this credential meanwhile. What you entered is not "
                               "saved; reloading drops it."),
                   tr("Reload"));
}

/// The fields may hold edits that are not saved; only what the rotation changed is taken over. When others
/// changed the file as well, saving has to find that out.
void CredentialEditor::takeRotation(const Credential &rotated)
{
    Credential expected = m_summary.credential;
    expected.rotatedAt = rotated.rotatedAt;
    if (credential::toJson(expected) == rotated.document) {
        m_summary.credential = rotated;
    }
}

} // namespace sealwright::credentials
