// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sealwright::http {

/// Where something stands in a text, both from 1. Columns count bytes.
struct TextPlace
{
    qint64 line = 1;
    qint64 column = 1;

    bool operator==(const TextPlace &) const = default;
};

inline TextPlace placeOf(QByteArrayView text, qsizetype offset)
{
    TextPlace place;
    for (const char c : text.first(qBound<qsizetype>(0, offset, text.size()))) {
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else {
            ++place.column;
        }
    }
    return place;
}

} // namespace sealwright::http
