// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepCredential.h"

namespace sealwright::flow {

/// Fills a new workspace: an hmac credential with Vapi's defaults and a random secret, and a request that
/// sends a Vapi `tool-calls` event, signed with it, to the built-in receiver. One click then shows both ends.
class FirstStart
{
public:
    FirstStart(workspace::Workspace &workspace, KeepCredential &keep, base::Random &random);

    /// Does nothing when the workspace has any credential or request. Fails, and leaves nothing, when the
    /// secret cannot be kept.
    QCoro::Task<base::Result<void>> run();

private:
    base::Result<bool> isFresh() const;

    workspace::Workspace &m_workspace;
    KeepCredential &m_keep;
    base::Random &m_random;
};

} // namespace sealwright::flow
