// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/flow/InspectCredential.h"

namespace sealwright::cli {

void printCredentials(Console &console, const workspace::Listing<flow::CredentialSummary> &listing);

/// Every field, where the secret lives, and the headers it will make; never the secret. What a certificate
/// says is no secret.
void printCredential(Console &console, const flow::CredentialDetails &details,
                     const std::vector<signing::PlacedValue> &preview, base::TimePoint now);

/// `credential show` of cli.md, its errors with a sentence.
base::Json detailsJson(const flow::CredentialDetails &details);

} // namespace sealwright::cli
