// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/FirstDifference.h"

#include <algorithm>

namespace sealwright::explain {
namespace {

constexpr qsizetype kBefore = 16;
constexpr qsizetype kBehind = 16;

bool continuesCharacter(QByteArrayView text, qsizetype at)
{
    return at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
}

/// Not in the middle of a character of UTF-8, as far as there is one.
qsizetype atCharacter(QByteArrayView text, qsizetype at)
{
    for (int i = 0; i < 3 && continuesCharacter(text, at); ++i) {
        --at;
    }
    return at;
}

QByteArray around(QByteArrayView text, qsizetype begin, qsizetype offset)
{
    const qsizetype end = atCharacter(text, std::min(text.size(), offset + kBehind));
    return text.sliced(begin, std::max(end, begin) - begin).toByteArray();
}

} // namespace

std::optional<Difference> firstDifference(Subject subject, QByteArrayView expected, QByteArrayView got)
{
    const auto [left, right] = std::ranges::mismatch(expected, got);
    const qsizetype offset = left - expected.begin();
    if (left == expected.end() && right == got.end()) {
        return std::nullopt;
    }
    const qsizetype begin = atCharacter(expected, std::max<qsizetype>(0, offset - kBefore));
    return Difference{subject,       {}, offset, around(expected, begin, offset), around(got, begin, offset),
                      offset - begin};
}

} // namespace sealwright::explain
