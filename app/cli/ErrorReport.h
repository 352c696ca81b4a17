// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

namespace sealwright::cli {

class Console;

constexpr int kExitDone = 0;
constexpr int kExitCheckSaidNo = 1;
constexpr int kExitInterrupted = 130;

/// The exit codes of cli.md.
int exitCodeOf(base::ErrorKind kind);

/// `{"code","message", …facts}`.
base::Json errorJson(const base::Error &error);

/// The sentence on standard error and, with --json, the document on standard output. The exit code.
int report(Console &console, const base::Error &error);

} // namespace sealwright::cli
