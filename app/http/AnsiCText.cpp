// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/AnsiCText.h"

#include <QString>

#include <optional>

namespace sealwright::http {
namespace {

int valueOf(char c, int base)
{
    int value = -1;
    if (c >= '0' && c <= '9') {
        value = c - '0';
    } else if (c >= 'a' && c <= 'f') {
        value = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
        value = c - 'A' + 10;
    }
    return value < base ? value : -1;
}

std::optional<char> simpleEscape(char c)
{
    switch (c) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'e':
    case 'E':
        return '\x1b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '\\':
    case '\'':
    case '"':
    case '?':
        return c;
    default:
        return std::nullopt;
    }
}

struct Number
{
    char32_t value = 0;
    qsizetype digits = 0;
};

Number readNumber(QByteArrayView text, qsizetype offset, int base, qsizetype most)
{
    Number number;
    while (number.digits < most && offset + number.digits < text.size()) {
        const int digit = valueOf(text[offset + number.digits], base);
        if (digit < 0) {
            break;
        }
        number.value = number.value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
        ++number.digits;
    }
    return number;
}

bool isCharacter(char32_t code)
{
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

/// One escape; `at` stands on the character after the backslash and ends after the escape. False: it is none
/// that can be in an argument.
bool readEscape(QByteArrayView text, qsizetype &at, QByteArray &into)
{
    const char c = text[at];
    if (const auto simple = simpleEscape(c)) {
        into.append(*simple);
        ++at;
        return true;
    }
    if (c == 'x' || c == 'u' || c == 'U') {
        const Number number = readNumber(text, at + 1, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        if (number.digits == 0) {
            into.append('\\').append(c);
            ++at;
            return true;
        }
        at += 1 + number.digits;
        if (number.value == 0 || (c != 'x' && !isCharacter(number.value))) {
            return false;
        }
        if (c == 'x') {
            into.append(static_cast<char>(number.value));
        } else {
            into.append(QString::fromUcs4(&number.value, 1).toUtf8());
        }
        return true;
    }
    if (const Number octal = readNumber(text, at, 8, 3); octal.digits > 0) {
        at += octal.digits;
        into.append(static_cast<char>(octal.value & 0xff));
        return (octal.value & 0xff) != 0;
    }
    if (c == 'c' && at + 1 < text.size() && text[at + 1] != '\'') {
        const auto control = static_cast<char>(text[at + 1] & 0x1f);
        at += 2;
        into.append(control);
        return control != '\0';
    }
    into.append('\\').append(c);
    ++at;
    return true;
}

} // namespace

base::Result<AnsiCText> readAnsiC(QByteArrayView command, qsizetype offset)
{
    AnsiCText read;
    qsizetype at = offset + 2;
    while (at < command.size()) {
        const char c = command[at];
        if (c == '\'') {
            read.end = at + 1;
            return read;
        }
        if (c != '\\' || at + 1 >= command.size()) {
            read.text.append(c);
            ++at;
            continue;
        }
        const qsizetype backslash = at++;
        if (!readEscape(command, at, read.text)) {
            return malformedCommand(
                command, backslash,
                QStringLiteral("this escape stands for nothing that an argument can hold"));
        }
    }
    return malformedCommand(command, offset, QStringLiteral("this apostrophe is never closed"));
}

} // namespace sealwright::http
