// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Cancellation.h"
#include "app/base/Redaction.h"
#include "app/explain/Explain.h"
#include "app/flow/PrepareAuthentication.h"

namespace sealwright::flow {

/// A verdict, why it is not a good one, and what looks doubtful in any case.
struct Explained
{
    signing::Verification verification;
    std::optional<explain::Explanation> explanation; ///< only of `failed` and `unsigned`
    std::vector<explain::Lint> lints;                ///< also of a request that verifies
    /// Of another credential whose secret the request may carry: what must not be shown of it.
    std::shared_ptr<const base::Redaction> redaction;
};

/// Checks a captured request and searches for the reason when it does not verify; also with the secrets of
/// the workspace's other credentials. Both run on a thread of their own, the event loop goes on. When it is
/// cancelled, what was found until then comes soon.
class ExplainRequest
{
public:
    ExplainRequest(const workspace::Workspace &workspace, PrepareAuthentication &prepare,
                   vault::SecretStore &store);

    /// Fails as VerifyRequest does. That another credential's secret cannot be had is no failure.
    QCoro::Task<base::Result<Explained>> run(http::Request request, Authentication authentication,
                                             signing::VerifyOptions options,
                                             base::Cancellation cancellation = {});

    /// The same for a receiver that has its authentication at hand and judged already.
    QCoro::Task<Explained> explain(std::shared_ptr<const PreparedAuthentication> prepared,
                                   http::Request request, signing::VerifyOptions options,
                                   signing::Verification verification, base::Cancellation cancellation = {});

private:
    QCoro::Task<std::vector<explain::OtherSecret>>
    otherSecrets(std::shared_ptr<const PreparedAuthentication> prepared);

    const workspace::Workspace &m_workspace;
    PrepareAuthentication &m_prepare;
    vault::SecretStore &m_store;
};

} // namespace sealwright::flow
