// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandTree.h"
#include "app/cli/Console.h"
#include "app/composition/Composition.h"
#include "app/flow/InspectCredential.h"
#include "app/history/UsageStore.h"

#include <chrono>
#include <map>

namespace sealwright::cli {

/// What is known of credentials beside their files: how they were used, where their secrets are, and when
/// these are due.
struct CredentialFacts
{
    /// Nothing when the history cannot be read.
    std::optional<std::map<QString, history::UsageTotal>> usage;
    std::optional<std::chrono::days> rotateAfter;
    vault::StoreKind where = vault::StoreKind::Keychain;
    base::TimePoint now{};
};

/// What cannot be read is warned of.
QCoro::Task<CredentialFacts> credentialFacts(Console &console, composition::Composition &application);

/// The summary with `uses`, `lastUsed`, `rotationDue` and `where`.
base::Json summaryJson(const flow::CredentialSummary &summary, const CredentialFacts &facts);

/// Says which of them are due for rotation, in one sentence; nothing when none is.
void remindOfRotation(Console &console, const std::vector<flow::CredentialSummary> &summaries,
                      const CredentialFacts &facts);

/// `credential usage` and `credential reminder`.
void addUsageCommands(CommandTree &tree, CLI::App &group);

} // namespace sealwright::cli
