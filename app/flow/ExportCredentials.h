// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/ApiCall.h"
#include "app/workspace/Workspace.h"

namespace sealwright::flow {

enum class ExportForm {
    Vapi,       ///< a document for Vapi's API, with a placeholder for the secret
    VapiCall,   ///< the command line that makes the credential there, likewise
    Sealwright, ///< as the workspace's file has it
};

struct ExportedCredential
{
    QString id;
    QString name;
    base::Json document;
    QByteArray command; ///< of a call
    std::vector<vapi::Note> notes;
};

/// A credential that cannot be written in that form.
struct UnexportedCredential
{
    QString id;
    QString name;
    base::Error error;
};

struct ExportedCredentials
{
    std::vector<ExportedCredential> items;
    std::vector<UnexportedCredential> left;
    std::vector<workspace::BrokenFile> broken;
};

/// Writes credentials as documents, without any secret: those are never read for it.
class ExportCredentials
{
public:
    explicit ExportCredentials(const workspace::Workspace &workspace);

    base::Result<ExportedCredential> one(const QString &nameOrId, ExportForm form) const;
    /// Those that cannot be written are named.
    base::Result<ExportedCredentials> all(ExportForm form) const;

private:
    const workspace::Workspace &m_workspace;
};

} // namespace sealwright::flow
