// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace sealwright::json {

/// A value or bracket of a JSON text and where it stands; commas and colons go without saying. Twelve bytes,
/// because a body of 16 MiB can hold millions.
struct JsonToken
{
    enum class Kind : quint8 { ObjectOpen, ObjectClose, ArrayOpen, ArrayClose, Name, String, Number, Word };

    quint32 offset = 0;
    quint32 length = 0;
    Kind kind = Kind::Word;

    QByteArrayView in(QByteArrayView text) const { return text.sliced(offset, length); }
};

/// The tokens of one JSON text (RFC 8259), blanks around it allowed. Strings may hold any bytes above 0x7f,
/// so that a text in a foreign charset has tokens too. Nothing for other text, for one that nests deeper than
/// base::kJsonDepthLimit, and for one of 4 GiB.
std::optional<std::vector<JsonToken>> jsonTokens(QByteArrayView text);

} // namespace sealwright::json
