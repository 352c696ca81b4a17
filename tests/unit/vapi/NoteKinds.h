// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/Note.h"

#include <QByteArray>

#include <vector>

namespace sealwright::tests {

/// `kind pointer` of each note, one a line, in order.
inline QByteArray told(const std::vector<vapi::Note> &notes)
{
    QByteArray lines;
    for (const vapi::Note &note : notes) {
        const std::string_view name = vapi::nameOf(note.kind);
        lines.append(lines.isEmpty() ? "" : "\n")
            .append(name.data(), static_cast<qsizetype>(name.size()))
            .append(' ')
            .append(note.pointer.toUtf8());
    }
    return lines;
}

} // namespace sealwright::tests
