// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"

#include <QString>

#include <vector>

namespace sealwright::recipes {

/// A mistake of a recipe as one line of text, and where to go for it.
struct MistakeLine
{
    QString text; ///< `Line 5: /content, character 4: brace is never closed`
    int line = 0; ///< from 1; 0 when it is nowhere in particular
    int column = 1;
};

std::vector<MistakeLine> linesOf(const std::vector<base::Error> &mistakes);

} // namespace sealwright::recipes
