// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::cli {

/// The verdict's word in its colour.
QString verdictWord(const Console &console, const signing::Verification &verification);

/// The word and the sentence.
void printVerdict(Console &console, const signing::Verification &verification);

} // namespace sealwright::cli
