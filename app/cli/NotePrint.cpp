// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/NotePrint.h"

#include "app/text/DescribeVapi.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::cli {

base::Json notesJson(const std::vector<vapi::Note> &notes)
{
    base::Json json = base::Json::array();
    for (const vapi::Note &note : notes) {
        json.push_back({{"code", vapi::nameOf(note.kind)},
                        {"pointer", base::utf8(note.pointer)},
                        {"message", base::utf8(text::describe(note))}});
    }
    return json;
}

void printNotes(Console &console, const std::vector<vapi::Note> &notes, const QString &whose)
{
    for (const vapi::Note &note : notes) {
        QString line;
        for (const QString &where : {whose, note.pointer}) {
            if (!where.isEmpty()) {
                line.append(text::visible(where)).append(QStringLiteral(": "));
            }
        }
        console.note(line % text::describe(note));
    }
}

void warnOfSession(Console &console, const vault::SecretStore &store)
{
    if (store.kind() == vault::StoreKind::Session) {
        console.warning(QCoreApplication::translate(
            "Cli",
            "The secret was kept in memory only and is gone when this command ends. Use the keychain or "
            "--vault file to keep it."));
    }
}

} // namespace sealwright::cli
