// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sealwright::tests {

/// How often a test repeats what no single run settles: a small sample in the ordinary run, the whole of it
/// in a campaign (SEALWRIGHT_CAMPAIGN=1).
inline int rounds(int sample, int whole)
{
    return qEnvironmentVariableIntValue("SEALWRIGHT_CAMPAIGN") == 1 ? whole : sample;
}

} // namespace sealwright::tests
