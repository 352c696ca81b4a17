// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/cli/Table.h"
#include "app/flow/SendRequest.h"

namespace sealwright::cli {

/// Type, scope, fingerprint, times, and for a JWT what stands in it.
std::vector<NamedValue> tokenValues(const oauth::TokenFacts &facts, base::TimePoint now);

/// `POST https://auth.example.com/token · 200 OK · 12.4 ms`
QString callLine(const oauth::TokenCall &call);

/// A line for each token that the request was sent with: fetched, or at hand since when.
void printTokenUses(Console &console, const flow::SentExchange &sent);

/// What is doubtful about the tokens, and why a refused one was not renewed.
void warnOfTokens(Console &console, const flow::SentExchange &sent);
void warnOfToken(Console &console, const oauth::TokenFacts &facts);

} // namespace sealwright::cli
