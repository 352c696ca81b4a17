// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::cli {

/// Secret, content, algorithm, digest, encoding: how a signature came about, a line each.
void printSteps(Console &console, const signing::SignatureSteps &steps);

} // namespace sealwright::cli
