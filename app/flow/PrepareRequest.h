// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Lint.h"
#include "app/flow/PrepareAuthentication.h"

namespace sealwright::flow {

/// A request and its authentication with everything at hand.
struct PreparedRequest
{
    http::Request request; ///< its variables filled in
    PreparedAuthentication authentication;
    std::vector<explain::Lint> lints; ///< what looks doubtful about it
};

/// The step that everything begins with that signs or sends a request: fill in its variables, validate it,
/// find its credential and read the secret.
QCoro::Task<base::Result<PreparedRequest>> prepareRequest(PrepareAuthentication &prepare,
                                                          http::Request request,
                                                          Authentication authentication, VariableScope scope);

} // namespace sealwright::flow
