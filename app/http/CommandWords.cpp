// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CommandWords.h"

#include "app/http/CmdWords.h"
#include "app/http/PosixWords.h"
#include "app/http/PowerShellWords.h"
#include "app/http/TextPlace.h"

namespace sealwright::http {

Shell shellOf(QByteArrayView command)
{
    const qsizetype end = command.indexOf('\n');
    QByteArrayView line = end < 0 ? command : command.first(end);
    line = line.trimmed();
    if (end >= 0 && line.endsWith('^')) {
        return Shell::Cmd;
    }
    if (end >= 0 && line.endsWith('`')) {
        return Shell::PowerShell;
    }
    const qsizetype caret = line.indexOf(QByteArrayView("^\""));
    const qsizetype apostrophe = line.indexOf('\'');
    return caret >= 0 && (apostrophe < 0 || caret < apostrophe) ? Shell::Cmd : Shell::Posix;
}

base::Result<CommandWords> splitCommand(QByteArrayView text, qsizetype from, Shell shell)
{
    switch (shell) {
    case Shell::PowerShell:
        return splitPowerShell(text, from);
    case Shell::Cmd:
        return splitCmd(text, from);
    case Shell::Posix:
        break;
    }
    return splitPosix(text, from);
}

base::Failure malformedCommand(QByteArrayView text, qsizetype offset, const QString &reason)
{
    const TextPlace place = placeOf(text, offset);
    return base::failure(HttpError::CurlCommandMalformed,
                         {{"line", place.line}, {"column", place.column}, {"reason", reason}});
}

base::Failure tooManyWords()
{
    return base::failure(HttpError::CurlCommandTooLarge,
                         {{"limit", QStringLiteral("%1 arguments").arg(kMostWords)}});
}

} // namespace sealwright::http
