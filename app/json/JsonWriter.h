// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/JsonTokens.h"

#include <QByteArray>

namespace sealwright::json {

/// How strings of a JSON text are written again.
enum class JsonStrings {
    AsTheyStand,
    Plain,      ///< UTF-8, only what must be escaped is: JavaScript
    Ascii,      ///< `\u00e9`: Python
    AsciiSlash, ///< `\u00e9` and `\/`: PHP
    Slash,      ///< UTF-8 and `\/`: PHP with JSON_UNESCAPED_UNICODE
    Html,       ///< UTF-8, `\u003c`, `\u003e`, `\u0026`: Go, Rails
    AsciiUpper, ///< `\u00E9`
    DotNet,     ///< `\u00E9` and `\u003C`, `\u0022` and so on: System.Text.Json
    Meta,       ///< `\u00e9`, `\/`, `\u003C`, `\u0025`, `\u0040`: what Meta says it signs
};

enum class JsonNumbers {
    AsTheyStand,
    JavaScript, ///< `1.0` as `1`, beyond 2^53 with its digits lost
    Python,     ///< `1e5` as `100000.0`
};

/// The hand of a program that writes JSON.
struct JsonStyle
{
    QByteArray name; ///< `compact`, `python`, `indent-2`
    QByteArray comma = ",";
    QByteArray colon = ":";
    QByteArray indent{}; ///< of one level; empty: all in one line
    QByteArray newline = "\n";
    JsonStrings strings = JsonStrings::AsTheyStand;
    JsonNumbers numbers = JsonNumbers::AsTheyStand;
    bool sortsNames = false;
    bool spreadsArrays = true; ///< with an indent: Jackson leaves arrays in one line
};

/// The text of these tokens in that hand, without a final newline.
QByteArray writeJson(QByteArrayView text, const std::vector<JsonToken> &tokens, const JsonStyle &style);

/// The text laid out with two spaces of indent, order, numbers, escapes and a final line break as they are.
/// What is no JSON stays as it is.
QByteArray laidOut(QByteArrayView text);

/// The text with its strings and numbers written that way and every other byte as it is.
QByteArray withRewrittenTokens(QByteArrayView text, const std::vector<JsonToken> &tokens, JsonStrings strings,
                               JsonNumbers numbers);

/// A string token, quotes included, escaped that way.
QByteArray rewrittenString(QByteArrayView token, JsonStrings strings);
void appendRewritten(QByteArray &out, QByteArrayView token, JsonStrings strings);
QByteArray rewrittenNumber(QByteArrayView token, JsonNumbers numbers);

/// As a JSON string with its quotes, escaped as JavaScript's JSON.stringify does; bytes above 0x7f stay.
QByteArray jsonString(QByteArrayView utf8);

/// The characters of a string token as UTF-8; lone surrogates stay escapes.
QByteArray charactersOf(QByteArrayView token);

} // namespace sealwright::json
