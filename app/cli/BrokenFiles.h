// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Console.h"
#include "app/text/Describe.h"
#include "app/workspace/Workspace.h"

namespace sealwright::cli {

/// Files of the workspace that could not be read: said, whatever else the command does.
inline void warnOfBrokenFiles(Console &console, const std::vector<workspace::BrokenFile> &broken)
{
    for (const workspace::BrokenFile &file : broken) {
        const bool namesPath = !file.error.fact("path").isEmpty();
        console.warning(text::describe(namesPath ? file.error : file.error.with({"path", file.path})));
    }
}

} // namespace sealwright::cli
