// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

namespace sealwright::cli {

/// Somebody sits there to be asked: standard input or standard error is a terminal.
bool hasTerminal();

/// Asks there, whatever standard input and output are, and shows nothing of what is typed. Backspace and
/// Ctrl+U edit. Interrupted on Ctrl+C and on a signal; the terminal is as it was before in any case.
base::Result<base::SecretBytes> askWithoutEcho(const QString &question);

} // namespace sealwright::cli
