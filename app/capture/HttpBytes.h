// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string_view>

namespace sealwright::capture {

constexpr bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// The byte classes of RFC 9110 §5.6.2 and §5.5.
constexpr bool isTokenByte(char byte)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return isDigit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           marks.find(byte) != std::string_view::npos;
}

constexpr bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/// What no field value, target or chunk extension may hold.
constexpr bool isControl(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && byte != '\t') || value == 0x7f;
}

inline bool sameWord(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

} // namespace sealwright::capture
