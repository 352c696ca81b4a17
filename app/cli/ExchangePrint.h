// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/flow/RepeatSend.h"

namespace sealwright::cli {

/// The exchange of cli.md with --json; else both heads, the body and a line that sums up. With --quiet only
/// the body, and its exact bytes when they do not go to a terminal.
void printExchange(Console &console, const flow::SentExchange &sent);

/// A head block line by line behind `> ` or `< `.
void printHead(Console &console, const QString &mark, QByteArrayView head);

void printSummary(Console &console, const flow::RepeatSummary &summary);

} // namespace sealwright::cli
