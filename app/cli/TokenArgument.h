// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/InputFile.h"
#include "app/cli/Values.h"

namespace sealwright::cli {

/// The token as it was typed, or from standard input when `-` stands there.
inline base::Result<QByteArray> readToken(Invocation &invocation, const std::string &argument)
{
    if (argument == "-") {
        return readInput(invocation, QStringLiteral("TOKEN"), argument);
    }
    return bytesOf(argument);
}

} // namespace sealwright::cli
