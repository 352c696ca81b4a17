// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/explain/Explanation.h"

#include <stop_token>

namespace sealwright::explain {

/// The secret of another credential of the workspace.
struct OtherSecret
{
    OtherMatch owner;
    base::SecretBytes secret;
};

/// A request that does not verify and all that is at hand to explain it. Owns everything, so that a thread of
/// its own can take it.
struct Case
{
    signing::CompiledRecipe recipe;
    std::vector<base::SecretBytes> secrets; ///< as given to verify
    http::Request request;
    signing::VerifyOptions options;
    std::vector<OtherSecret> others;
};

/// Bounds of a search, so that a large body takes no longer than the user's patience and no more memory than
/// it is worth.
struct Limits
{
    qint64 hashedBytes = 384LL * 1024 * 1024;      ///< under all keys together
    qsizetype inflatedBytes = 16LL * 1024 * 1024;  ///< what decompressing may yield
    qsizetype rewrittenBytes = 16LL * 1024 * 1024; ///< largest body that is written in other forms
    int checks = 4000;                             ///< of a key pair, a token or a builtin
};

/// Verifies, and when the verdict is `failed` or `unsigned` searches for the reason: secret × body × content
/// and URL × algorithm, fewest deviations first, the signature before the time. Blocks; can be stopped.
/// Nothing for a request that verifies.
std::optional<Explanation> explain(const Case &question, const signing::Verification &verification,
                                   const Limits &limits = {}, const std::stop_token &stop = {});

/// What looks doubtful about the request and the secrets, whatever the verdict.
std::vector<Lint> lintsOf(const Case &question, const signing::Verification &verification);

} // namespace sealwright::explain
