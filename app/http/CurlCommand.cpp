// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CurlCommand.h"

#include "app/base/LastOf.h"
#include "app/http/CommandWords.h"
#include "app/http/CurlArguments.h"
#include "app/http/CurlAssembly.h"

#include <algorithm>

namespace sealwright::http {
namespace {

/// The program's name without folder and suffix.
bool namesCurl(QByteArrayView word)
{
    const qsizetype slash = std::max(base::lastOf(word, '/'), base::lastOf(word, '\\'));
    QByteArrayView name = word.sliced(slash + 1);
    if (name.endsWith(QByteArrayView(".exe"))) {
        name.chop(4);
    }
    return name == QByteArrayView("curl");
}

bool endsTheName(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\\' || c == '^' || c == '`';
}

/// Where the command begins: after blanks and a copied prompt (`$ `).
qsizetype startOfCommand(QByteArrayView text)
{
    qsizetype at = 0;
    const auto skipBlanks = [&] {
        while (at < text.size() &&
               (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n')) {
            ++at;
        }
    };
    skipBlanks();
    if (at + 1 < text.size() && QByteArrayView("$%>#").contains(text[at]) && text[at + 1] == ' ') {
        ++at;
        skipBlanks();
    }
    return at;
}

} // namespace

bool isCurlCommand(QByteArrayView text)
{
    const QByteArrayView command = text.sliced(startOfCommand(text));
    qsizetype end = 0;
    while (end < command.size() && !endsTheName(command[end])) {
        ++end;
    }
    if (!namesCurl(command.first(end))) {
        return false;
    }
    const qsizetype lineEnd = command.indexOf('\n');
    const QByteArrayView line = (lineEnd < 0 ? command : command.first(lineEnd)).trimmed();
    const qsizetype last = base::lastOf(line, ' ');
    const bool isRequestLine =
        last > end && line.sliced(last + 1).startsWith("HTTP/") && line.indexOf(' ', end + 1) == last;
    return !isRequestLine;
}

base::Result<CurlCommand> readCurlCommand(QByteArrayView text, QByteArrayView url)
{
    if (text.size() > kLongestCommand) {
        return base::failure(HttpError::CurlCommandTooLarge,
                             {{"limit", QStringLiteral("%1 MiB").arg(kLongestCommand / 1024 / 1024)}});
    }
    const qsizetype start = startOfCommand(text);
    const base::Result<CommandWords> split = splitCommand(text, start, shellOf(text.sliced(start)));
    if (!split) {
        return std::unexpected(split.error());
    }
    if (split->words.empty() || !namesCurl(split->words.front().text)) {
        return malformedCommand(text, start, QStringLiteral("it does not begin with curl"));
    }
    base::Result<CurlArguments> arguments = readCurlArguments(text, *split);
    if (!arguments) {
        return std::unexpected(std::move(arguments).error());
    }
    if (!url.isEmpty()) {
        arguments->urls = {{url.toByteArray(), 0}};
    }
    return assembleRequest(text, std::move(*arguments));
}

} // namespace sealwright::http
