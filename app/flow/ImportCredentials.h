// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepCredential.h"
#include "app/vapi/CredentialDocument.h"

namespace sealwright::flow {

struct ImportedCredential
{
    credential::Credential credential;
    bool hasSecret = false; ///< the document held one, and it is in the store
    QString pointer;        ///< where the credential stood in the document
    std::vector<vapi::Note> notes;
};

struct RefusedCredential
{
    QString pointer;
    base::Error error;
};

struct ImportedCredentials
{
    std::vector<ImportedCredential> imported;
    std::vector<RefusedCredential> refused;
};

/// Takes credentials out of a document into the workspace: Vapi's credential documents and Sealwright's own,
/// one or a list of them. Each gets an id of its own, whatever id it had: an id names a secret in the store,
/// and a document of somebody else must not get hold of one that is there. Each is kept whole or not at all,
/// its secret first; names that are taken get a number. The document is never changed.
class ImportCredentials
{
public:
    ImportCredentials(workspace::Workspace &workspace, KeepCredential &keep, const base::Clock &clock,
                      base::Random &random);

    /// Of a list, those that cannot be used are refused one by one; a single one fails as a whole. When the
    /// store fails, what is left is not tried.
    QCoro::Task<base::Result<ImportedCredentials>> run(QByteArray document);

private:
    QCoro::Task<base::Result<ImportedCredential>> keep(vapi::CredentialDraft draft);

    workspace::Workspace &m_workspace;
    KeepCredential &m_keep;
    const base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace sealwright::flow
