// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"

#include "app/base/JsonScan.h"

#include <optional>
#include <set>
#include <vector>

namespace sealwright::base {
namespace {

/// The offset at which nesting passes the limit, or -1. Works on text that need not be valid.
qsizetype offsetTooDeep(QByteArrayView text)
{
    int depth = 0;
    JsonScan scan(text);
    while (const auto piece = scan.next()) {
        depth += piece->depth();
        if (depth > kJsonDepthLimit) {
            return piece->begin;
        }
    }
    return -1;
}

std::vector<Fact> placeOf(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    qint64 line = 1;
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] == '\n') {
            ++line;
            lineStart = i + 1;
        }
    }
    return {{"line", line}, {"column", before.size() - lineStart + 1}, {"offset", before.size()}};
}

Failure malformed(QByteArrayView text, qsizetype offset, const QString &reason)
{
    std::vector<Fact> facts = placeOf(text, offset);
    facts.emplace_back("reason", reason);
    return failure(JsonError::Malformed, std::move(facts));
}

/// nlohmann's message without its identifiers and without what it read last, which may be a secret:
/// "[json.exception.parse_error.101] parse error at line 1, column 2: REASON; last read: '…'".
QString reasonOf(const Json::parse_error &error)
{
    const QString text = QString::fromUtf8(error.what());
    const qsizetype place = text.indexOf(QLatin1String("column "));
    const qsizetype colon = text.indexOf(QLatin1String(": "), std::max<qsizetype>(place, 0));
    const QString reason = colon < 0 ? text : text.sliced(colon + 2);
    return reason.left(reason.indexOf(QLatin1String("; last read: "))); // all of it at -1
}

/// Where the number stands that no double holds, in a text whose tokens are sound up to there.
qsizetype offsetOfOverflow(QByteArrayView text)
{
    JsonScan scan(text);
    while (const auto piece = scan.next()) {
        const QByteArrayView number = piece->in(text);
        if (piece->isNumber(text) && !Json::accept(number.begin(), number.end())) {
            return piece->begin;
        }
    }
    return text.size();
}

Result<Json> parse(QByteArrayView text, const Json::parser_callback_t &callback)
{
    if (const qsizetype deep = offsetTooDeep(text); deep >= 0) {
        std::vector<Fact> facts = placeOf(text, deep);
        facts.emplace_back("limit", qint64{kJsonDepthLimit});
        return failure(JsonError::TooDeep, std::move(facts));
    }
    // nlohmann would skip the one and end at the other: what follows would count for nobody and be lost.
    if (text.startsWith("\xef\xbb\xbf")) {
        return malformed(text, 0, QStringLiteral("it begins with a byte order mark (EF BB BF)"));
    }
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0) {
        return malformed(text, nul, QStringLiteral("there is a NUL byte"));
    }
    try {
        return Json::parse(text.begin(), text.end(), callback);
    } catch (const Json::parse_error &error) {
        // nlohmann counts the byte that it stumbled over from 1.
        return malformed(text, static_cast<qsizetype>(error.byte) - 1, reasonOf(error));
    } catch (const Json::exception &) {
        // Its out_of_range.406, whose text is the number itself.
        return malformed(text, offsetOfOverflow(text), QStringLiteral("the number is too large"));
    }
}

} // namespace

Result<Json> parseJson(QByteArrayView text)
{
    return parse(text, nullptr);
}

Result<Json> parseUniqueJson(QByteArrayView text)
{
    std::vector<std::set<std::string>> open; // the names of each object that has begun
    std::optional<std::string> duplicate;
    const Result<Json> value = parse(text, [&](int /*depth*/, Json::parse_event_t event, Json &parsed) {
        if (event == Json::parse_event_t::object_start) {
            open.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            open.pop_back();
        } else if (event == Json::parse_event_t::key) {
            const auto &name = parsed.get_ref<const std::string &>();
            if (!open.back().insert(name).second && !duplicate) {
                duplicate = name;
            }
        }
        return true;
    });
    if (value && duplicate) {
        return failure(JsonError::DuplicateMember, {{"member", fromUtf8(*duplicate)}});
    }
    return value;
}

QByteArray compactJson(const Json &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QByteArray prettyJson(const Json &value)
{
    return QByteArray::fromStdString(value.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

std::string utf8(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

std::string utf8(const QByteArray &bytes)
{
    return bytes.toStdString();
}

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

std::optional<QString> stringMember(const Json &object, const char *name)
{
    if (!object.is_object()) {
        return std::nullopt;
    }
    const auto member = object.find(name);
    if (member == object.end() || !member->is_string()) {
        return std::nullopt;
    }
    return fromUtf8(member->get_ref<const std::string &>());
}

} // namespace sealwright::base
