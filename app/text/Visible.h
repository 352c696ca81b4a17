// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace sealwright::text {

/// What came from elsewhere (a server, a file, a command line) as it may be shown: every character that must
/// be escaped (base::mustBeEscaped) stands as a visible escape, `\n`, `\x1b`, `\u{202e}`.
QString visible(QStringView text);

/// UTF-8; bytes that are none stand as `\xff`.
QString visible(QByteArrayView bytes);

/// The same for text of several lines: newlines and tabs stay, and a carriage return before a newline goes.
QString visibleLines(QStringView text);
QString visibleLines(QByteArrayView bytes);

/// A JSON text with JSON's own escapes, `\u009b`, in the place of what `visible` does not let through: it
/// says the same to whoever reads it.
QByteArray visibleJson(QByteArrayView json);

/// The last door before a terminal, for text that has its colours: the C1 controls, which begin a sequence as
/// ESC does, stand as escapes, and so do bytes that are no UTF-8. All else stays.
QString withoutC1(const QString &text);
QByteArray withoutC1(QByteArrayView bytes);

/// At most `limit` characters, the middle replaced by `…`: both ends of a path or a URL say most.
QString elideMiddle(const QString &text, qsizetype limit);

} // namespace sealwright::text
