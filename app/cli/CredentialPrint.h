// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/flow/InspectCredential.h"

namespace sealwright::cli {

struct CredentialFacts;

void printCredentials(Console &console, const workspace::Listing<flow::CredentialSummary> &listing,
                      const CredentialFacts &facts);

/// "2026-01-31 13:00", on this computer's clock; empty without a time.
QString shortTime(const std::optional<base::TimePoint> &time);
/// One after the other, as they may be printed.
QString joinedVisible(const std::vector<QString> &texts);
/// Where it is, its fingerprint, and whether the one before is kept; or why nobody knows.
QString secretText(const flow::SecretState &state);

/// Every field, where the secret lives, and the headers it will make; never the secret. What a certificate
/// says is no secret.
void printCredential(Console &console, const flow::CredentialDetails &details,
                     const std::vector<signing::PlacedValue> &preview, base::TimePoint now);

/// `credential show` of cli.md, its errors with a sentence.
base::Json detailsJson(const flow::CredentialDetails &details);

} // namespace sealwright::cli
