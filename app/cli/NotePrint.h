// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/vapi/Note.h"
#include "app/vault/SecretStore.h"

#include <vector>

namespace sealwright::cli {

/// `[{"code","pointer","message"}, …]`
base::Json notesJson(const std::vector<vapi::Note> &notes);

/// One line each on standard error: whose it is, where it is, what it is.
void printNotes(Console &console, const std::vector<vapi::Note> &notes, const QString &whose = {});

/// Says it when secrets were kept in memory only, and are gone when the command ends.
void warnOfSession(Console &console, const vault::SecretStore &store);

} // namespace sealwright::cli
