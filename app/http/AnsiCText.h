// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CommandWords.h"

namespace sealwright::http {

struct AnsiCText
{
    QByteArray text;
    qsizetype end = 0; ///< just after the closing apostrophe
};

/// The `$'…'` that begins at `offset` of a command line (POSIX.1-2024 Shell Command Language §2.2.4, and
/// bash's `\uXXXX` and `\UXXXXXXXX`). A NUL, which no argument can hold, is refused. Fails with
/// CurlCommandMalformed.
base::Result<AnsiCText> readAnsiC(QByteArrayView command, qsizetype offset);

} // namespace sealwright::http
