// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::json {

/// Reads and changes one value of a JSON text by its pointer (RFC 6901) and leaves every other byte as it is,
/// so that numbers, escapes and white space of a body survive. Of members of one name the last counts, as in
/// JavaScript. A text that is no JSON, or nests too deep, has no values.
class JsonText
{
public:
    explicit JsonText(QByteArrayView text);

    bool isValid() const { return m_valid; }

    /// A string's characters as UTF-8; nothing for `null`; the text of any other value.
    std::optional<QByteArray> value(QByteArrayView pointer) const;

    /// Where the value stands, from 0.
    struct Span
    {
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    std::optional<Span> locate(QByteArrayView pointer) const;

    /// The text with this string at the pointer; objects that are missing on the way are made. Nothing when
    /// the way leads through something that is no object, or through an array element that is not there.
    std::optional<QByteArray> withString(QByteArrayView pointer, QByteArrayView utf8) const;

private:
    QByteArrayView m_text;
    bool m_valid = false;
};

} // namespace sealwright::json
