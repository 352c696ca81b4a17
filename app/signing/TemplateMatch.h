// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Evaluator.h"

namespace sealwright::signing {

/// A value that a template's expression stood for in a text.
struct Capture
{
    const Expression *expression;
    QByteArray value;
    qsizetype offset = 0; ///< in the text
};

/// The inverse of expanding: what the expressions of `text` stood for when it became `value`, or nothing when
/// it cannot have. Timestamp, id, nonce, signature and variables without a value are read out; all others are
/// computed and must be there as computed — unless `anyValue` says that those may be anything, which tells a
/// foreign format from a foreign value. A capture reaches to the first occurrence of what follows it and is
/// never empty.
std::optional<std::vector<Capture>> matchTemplate(const Template &text, QByteArrayView value,
                                                  Evaluator &evaluator, bool anyValue = false);

} // namespace sealwright::signing
