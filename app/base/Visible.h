// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringView>

namespace sealwright::base {

/// A character of text that came from elsewhere, and how much of the text it takes.
struct Character
{
    char32_t code = 0; ///< of what is no text: the byte, or the lone surrogate
    qsizetype length = 1;
    bool isText = true;
};

/// In UTF-8 (Unicode 15, table 3-7); of what is not well-formed, each byte stands for itself.
Character characterAt(QByteArrayView utf8, qsizetype at);
Character characterAt(QStringView text, qsizetype at);

/// Whether a terminal or a label would act upon the character or show nothing, instead of showing it: the C0
/// and C1 controls, DEL, line and paragraph separators, bidirectional and other format characters, tags,
/// variation selectors, whatever else Unicode lets a program ignore, blank fillers and lone surrogates. The
/// one rule for every face; how they write such a character is theirs.
bool mustBeEscaped(char32_t c);

} // namespace sealwright::base
