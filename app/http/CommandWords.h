// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/HttpError.h"

#include <vector>

namespace sealwright::http {

/// Whose quoting a command line is written in. Browsers copy a request as cURL in three of them.
enum class Shell { Posix, PowerShell, Cmd };

/// By how its first line is continued: `\`, a backtick or `^`; a command of one line is taken for POSIX
/// unless it quotes with `^"`.
Shell shellOf(QByteArrayView command);

struct CommandWord
{
    QByteArray text;
    qsizetype offset = 0; ///< where it begins in the command line
};

/// A command line as the program would have got it, without anything being run, read or replaced.
struct CommandWords
{
    std::vector<CommandWord> words;

    /// Where the shell would have put something else: `$NAME`, `$(…)`, a command in backticks, `%NAME%`.
    /// They are in the words as they were written.
    struct Expansion
    {
        QByteArray text;
        qsizetype offset = 0;
    };

    std::vector<Expansion> expansions;
    /// Where the command ended before the text did: a pipe, a redirection, `&&`, a second command; else -1.
    qsizetype end = -1;
};

/// The command that begins at `from`; offsets are those of the whole text. POSIX.1-2017 Shell Command
/// Language §2.2 and `$'…'`; about_Quoting_Rules of PowerShell; carets of cmd.exe, then the rules of the
/// Microsoft C run-time for arguments. Fails with CurlCommandMalformed where a quote is never closed, and
/// CurlCommandTooLarge with more than `kMostWords`.
base::Result<CommandWords> splitCommand(QByteArrayView text, qsizetype from, Shell shell);

constexpr qsizetype kMostWords = 50'000;

/// CurlCommandMalformed at an offset of the text.
base::Failure malformedCommand(QByteArrayView text, qsizetype offset, const QString &reason);
base::Failure tooManyWords();

} // namespace sealwright::http
