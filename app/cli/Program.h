// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sealwright::cli {

/// The program: parses, runs one command on the event loop, reports. Returns the exit code of cli.md. The
/// process is hardened already (base::hardenProcess).
int runProgram(int argc, char **argv);

} // namespace sealwright::cli
