// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>

namespace sealwright::base {

/// Keeps the order of members and 64-bit integers. Strings are UTF-8.
using Json = nlohmann::ordered_json;

enum class JsonError { Malformed, TooDeep, DuplicateMember };

constexpr ErrorInfo errorInfo(JsonError error)
{
    switch (error) {
    case JsonError::Malformed:
        return {"json_malformed", ErrorKind::BadInput};
    case JsonError::TooDeep:
        return {"json_too_deep", ErrorKind::BadInput};
    case JsonError::DuplicateMember:
        return {"json_duplicate_member", ErrorKind::BadInput};
    }
    return {};
}

/// How deep arrays and objects may nest before we refuse: far beyond any webhook, far below any stack.
constexpr int kJsonDepthLimit = 512;

/// RFC 8259. Facts of a failure: `line`, `column` (both from 1), `offset` in bytes, `reason` (the parser's
/// word).
Result<Json> parseJson(QByteArrayView text);

/// The same, and no object may name a member twice: which of the two counts is where parsers differ and
/// attacks begin (RFC 8725 §2.4, RFC 7515 §4). Fact of that failure: `member`.
Result<Json> parseUniqueJson(QByteArrayView text);

/// One line, no blanks. Bytes that are not UTF-8 become U+FFFD.
QByteArray compactJson(const Json &value);

/// Two spaces of indent and a final newline: the form of every file we write.
QByteArray prettyJson(const Json &value);

/// The UTF-8 of `text` as JSON wants it.
std::string utf8(const QString &text);
std::string utf8(QByteArrayView bytes);
std::string utf8(const QByteArray &bytes);
QString fromUtf8(const std::string &text);

/// The member's string, or nothing when it is absent or no string.
std::optional<QString> stringMember(const Json &object, const char *name);

} // namespace sealwright::base
