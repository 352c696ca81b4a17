// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Lint.h"
#include "app/flow/PrepareAuthentication.h"

namespace sealwright::flow {

/// What looks doubtful about a request that is about to be signed: a body that would not survive being parsed
/// and written again, where the signature covers it, and the shape of the secret. It never stops anything. A
/// body over `kLintedBody` is not looked at: nobody waits for a remark.
std::vector<explain::Lint> lintsBeforeSending(const PreparedAuthentication &prepared,
                                              const http::Request &request);

constexpr qsizetype kLintedBody = qsizetype{1024} * 1024;

} // namespace sealwright::flow
