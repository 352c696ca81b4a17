// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Visible.h"
#include "app/json/JsonWriter.h"

#include <algorithm>
#include <optional>

namespace sealwright::json {
namespace {

/// One character of a string: a code point, or a byte that is no UTF-8.
struct Character
{
    char32_t code = 0;
    qsizetype length = 1; ///< in the token
    bool isRawByte = false;
    bool isLoneSurrogate = false;
};

char32_t hexUnit(QByteArrayView text, qsizetype at)
{
    return text.sliced(at, 4).toByteArray().toUInt(nullptr, 16);
}

Character escapeAt(QByteArrayView text, qsizetype at)
{
    switch (text[at + 1]) {
    case 'b':
        return {'\b', 2};
    case 'f':
        return {'\f', 2};
    case 'n':
        return {'\n', 2};
    case 'r':
        return {'\r', 2};
    case 't':
        return {'\t', 2};
    case 'u':
        break;
    default:
        return {static_cast<unsigned char>(text[at + 1]), 2};
    }
    const char32_t unit = hexUnit(text, at + 2);
    if (unit < 0xd800 || unit > 0xdfff) {
        return {unit, 6};
    }
    if (unit < 0xdc00 && at + 12 <= text.size() && text.sliced(at + 6).startsWith("\\u")) {
        const char32_t low = hexUnit(text, at + 8);
        if (low >= 0xdc00 && low < 0xe000) {
            return {0x10000 + ((unit - 0xd800) << 10U) + (low - 0xdc00), 12};
        }
    }
    return {unit, 6, false, true};
}

Character characterAt(QByteArrayView text, qsizetype at)
{
    if (text[at] == '\\') {
        return escapeAt(text, at);
    }
    const base::Character plain = base::characterAt(text, at);
    return {plain.code, plain.length, !plain.isText};
}

void appendUtf8(QByteArray &out, char32_t code)
{
    const auto put = [&out](char32_t value) { out.append(static_cast<char>(value)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6U));
        put(0x80 | (code & 0x3fU));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12U));
        put(0x80 | ((code >> 6U) & 0x3fU));
        put(0x80 | (code & 0x3fU));
    } else {
        put(0xf0 | (code >> 18U));
        put(0x80 | ((code >> 12U) & 0x3fU));
        put(0x80 | ((code >> 6U) & 0x3fU));
        put(0x80 | (code & 0x3fU));
    }
}

void appendUnit(QByteArray &out, char32_t unit, bool isUpper)
{
    const char *const digits = isUpper ? "0123456789ABCDEF" : "0123456789abcdef";
    out.append("\\u");
    for (unsigned int shift = 16; shift > 0; shift -= 4) {
        out.append(digits[(unit >> (shift - 4)) & 0xfU]);
    }
}

void appendEscaped(QByteArray &out, char32_t code, bool isUpper)
{
    if (code >= 0x10000) {
        appendUnit(out, 0xd800 + ((code - 0x10000) >> 10U), isUpper);
        appendUnit(out, 0xdc00 + ((code - 0x10000) & 0x3ffU), isUpper);
    } else {
        appendUnit(out, code, isUpper);
    }
}

/// What every writer escapes; nothing for any other character.
const char *shortEscape(char32_t code)
{
    switch (code) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return nullptr;
    }
}

bool isHtmlSensitive(char32_t code)
{
    return code == '<' || code == '>' || code == '&';
}

/// How one ASCII character beyond the common rules is written; nothing: as it is.
std::optional<QByteArray> asciiRule(char32_t code, JsonStrings strings)
{
    QByteArray escaped;
    switch (strings) {
    case JsonStrings::AsciiSlash:
    case JsonStrings::Slash:
        return code == '/' ? std::optional<QByteArray>("\\/") : std::nullopt;
    case JsonStrings::Html:
        if (!isHtmlSensitive(code)) {
            return std::nullopt;
        }
        appendUnit(escaped, code, false);
        return escaped;
    case JsonStrings::DotNet:
        if (!isHtmlSensitive(code) && code != '"' && code != '\'' && code != '+' && code != '`') {
            return std::nullopt;
        }
        appendUnit(escaped, code, true);
        return escaped;
    case JsonStrings::Meta:
        if (code == '/') {
            return "\\/";
        }
        if (code != '<' && code != '%' && code != '@') {
            return std::nullopt;
        }
        appendUnit(escaped, code, true);
        return escaped;
    default:
        return std::nullopt;
    }
}

bool escapesNonAscii(JsonStrings strings)
{
    return strings == JsonStrings::Ascii || strings == JsonStrings::AsciiSlash ||
           strings == JsonStrings::AsciiUpper || strings == JsonStrings::DotNet ||
           strings == JsonStrings::Meta;
}

bool usesUpperHex(JsonStrings strings)
{
    return strings == JsonStrings::AsciiUpper || strings == JsonStrings::DotNet;
}

/// What no hand would touch: most strings are made of nothing else.
bool isPlainInAllHands(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '-' || c == '_' || c == '.' || c == ':' || c == ',';
}

void appendCharacter(QByteArray &out, const Character &character, JsonStrings strings)
{
    const char32_t code = character.code;
    if (character.isRawByte) {
        out.append(static_cast<char>(code));
    } else if (character.isLoneSurrogate) {
        appendUnit(out, code, usesUpperHex(strings));
    } else if (code < 0x80) {
        if (const auto rule = asciiRule(code, strings)) {
            out.append(*rule);
        } else if (const char *escape = shortEscape(code)) {
            out.append(escape);
        } else if (code < 0x20) {
            appendUnit(out, code, usesUpperHex(strings));
        } else {
            out.append(static_cast<char>(code));
        }
    } else if (escapesNonAscii(strings) ||
               (strings == JsonStrings::Html && (code == 0x2028 || code == 0x2029))) {
        appendEscaped(out, code, usesUpperHex(strings));
    } else {
        appendUtf8(out, code);
    }
}

} // namespace

QByteArray rewrittenString(QByteArrayView token, JsonStrings strings)
{
    QByteArray out;
    out.reserve(token.size() + token.size() / 8);
    appendRewritten(out, token, strings);
    return out;
}

void appendRewritten(QByteArray &out, QByteArrayView token, JsonStrings strings)
{
    const QByteArrayView inside = token.sliced(1).chopped(1);
    if (strings == JsonStrings::AsTheyStand || std::ranges::all_of(inside, isPlainInAllHands)) {
        out.append(token);
        return;
    }
    out.append('"');
    for (qsizetype at = 0; at < inside.size();) {
        const Character character = characterAt(inside, at);
        appendCharacter(out, character, strings);
        at += character.length;
    }
    out.append('"');
}

QByteArray charactersOf(QByteArrayView token)
{
    QByteArray out;
    for (qsizetype at = 1; at + 1 < token.size();) {
        const Character character = characterAt(token, at);
        if (character.isRawByte) {
            out.append(static_cast<char>(character.code));
        } else if (character.isLoneSurrogate) {
            appendUnit(out, character.code, false);
        } else {
            appendUtf8(out, character.code);
        }
        at += character.length;
    }
    return out;
}

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray result;
    result.reserve(utf8.size() + 2);
    result.append('"');
    for (const char c : utf8) {
        const auto octet = static_cast<unsigned char>(c);
        if (const char *escape = shortEscape(octet)) {
            result.append(escape);
        } else if (octet < 0x20) {
            appendUnit(result, octet, false);
        } else {
            result.append(c);
        }
    }
    result.append('"');
    return result;
}

} // namespace sealwright::json
