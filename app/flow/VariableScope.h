// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

#include <QString>

namespace sealwright::flow {

/// Whose values `{{name}}` stands for.
struct VariableScope
{
    QString environment{};      ///< its name or id; empty: none
    signing::Variables given{}; ///< typed for this request: they win over the environment's
    bool leavesTexts = false;   ///< nothing is filled in: every `{{name}}` goes out as it stands
};

} // namespace sealwright::flow
