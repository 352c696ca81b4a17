// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Document.h"

#include "app/signing/SigningError.h"

#include <QStringList>

#include <algorithm>

namespace sealwright::workspace {
namespace {

/// The line, from 1, of the first conflict marker, or 0 when the three kinds are not all there.
qint64 conflictLine(QByteArrayView text)
{
    qint64 first = 0;
    bool hasMiddle = false;
    bool hasEnd = false;
    qint64 line = 0;
    while (!text.isEmpty()) {
        ++line;
        const char *const end = std::ranges::find(text, '\n');
        const QByteArrayView content = text.first(end - text.begin());
        if (content.startsWith("<<<<<<< ") && first == 0) {
            first = line;
        }
        hasMiddle = hasMiddle || content.startsWith("=======");
        hasEnd = hasEnd || content.startsWith(">>>>>>> ");
        text = end == text.end() ? QByteArrayView() : text.sliced(content.size() + 1);
    }
    return hasMiddle && hasEnd ? first : 0;
}

} // namespace

base::Result<base::Json> readDocument(const Folder &folder, const QString &fileName)
{
    const auto bytes = folder.read(fileName);
    return bytes ? documentFrom(folder, fileName, *bytes) : std::unexpected(bytes.error());
}

base::Result<base::Json> documentFrom(const Folder &folder, const QString &fileName, const QByteArray &bytes)
{
    auto document = base::parseJson(bytes);
    if (document) {
        return document;
    }
    const base::Error &error = document.error();
    if (const qint64 line = conflictLine(bytes); line > 0) {
        return base::failure(WorkspaceError::FileBroken,
                             {{"path", folder.pathOf(fileName)},
                              {"line", line},
                              {"column", qint64{1}},
                              {"reason", QStringLiteral("it holds the conflict markers of a git merge")}});
    }
    const QString reason = bytes.isEmpty()                      ? QStringLiteral("it is empty")
                           : error.is(base::JsonError::TooDeep) ? QStringLiteral("it is nested too deeply")
                                                                : error.fact("reason");
    std::vector<base::Fact> facts{{"path", folder.pathOf(fileName)}};
    for (const char *name : {"line", "column"}) {
        if (const QString number = error.fact(name); !number.isEmpty()) {
            facts.emplace_back(name, number.toLongLong());
        }
    }
    facts.emplace_back("reason", reason);
    return base::failure(WorkspaceError::FileBroken, std::move(facts));
}

base::Error brokenBecause(const Folder &folder, const QString &fileName, const base::Error &cause)
{
    QString reason = cause.fact("reason");
    if (reason.isEmpty()) {
        // `credential_kind_unknown` and its like say it all with their one fact.
        reason = cause.codeText();
        if (!cause.facts().empty()) {
            reason += QLatin1String(": ") % cause.facts().front().text();
        }
    }
    QStringList where;
    if (const QString member = cause.fact("member"); !member.isEmpty()) {
        where.append(member);
    }
    if (cause.is(signing::SigningError::TemplateInvalid)) {
        where.append(QStringLiteral("character %1").arg(cause.fact("offset").toLongLong() + 1));
    }
    if (!where.isEmpty()) {
        reason = where.join(QLatin1String(", ")) % QLatin1String(": ") % reason;
    }
    std::vector<base::Fact> facts{{"path", folder.pathOf(fileName)}, {"reason", reason}};
    for (const char *name : {"line", "column"}) {
        if (const QString number = cause.fact(name); !number.isEmpty()) {
            facts.emplace_back(name, number.toLongLong());
        }
    }
    return base::Error(WorkspaceError::FileBroken, std::move(facts));
}

} // namespace sealwright::workspace
