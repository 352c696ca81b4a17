// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"

#include <optional>
#include <set>
#include <vector>

namespace sealwright::base {
namespace {

/// The offset at which nesting passes the limit, or -1. Works on text that need not be valid.
qsizetype offsetTooDeep(QByteArrayView text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                inString = false;
            }
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kJsonDepthLimit) {
                return i;
            }
        } else if (c == '}' || c == ']') {
            --depth;
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

/// nlohmann's message without its identifiers: "[json.exception.parse_error.101] parse error at line 1,
/// column 2: REASON", "[json.exception.out_of_range.406] REASON".
QString reasonOf(const std::string &what)
{
    const QString text = QString::fromStdString(what);
    const qsizetype place = text.indexOf(QLatin1String("column "));
    if (place < 0) {
        return text.mid(text.indexOf(QLatin1String("] ")) + 2);
    }
    const qsizetype colon = text.indexOf(QLatin1String(": "), place);
    return colon < 0 ? text : text.mid(colon + 2);
}

Result<Json> parse(QByteArrayView text, const Json::parser_callback_t &callback)
{
    if (const qsizetype deep = offsetTooDeep(text); deep >= 0) {
        std::vector<Fact> facts = placeOf(text, deep);
        facts.emplace_back("limit", qint64{kJsonDepthLimit});
        return failure(JsonError::TooDeep, std::move(facts));
    }
    try {
        return Json::parse(text.begin(), text.end(), callback);
    } catch (const Json::parse_error &error) {
        // nlohmann counts the byte that it stumbled over from 1.
        std::vector<Fact> facts = placeOf(text, static_cast<qsizetype>(error.byte) - 1);
        facts.emplace_back("reason", reasonOf(error.what()));
        return failure(JsonError::Malformed, std::move(facts));
    } catch (const Json::exception &error) {
        return failure(JsonError::Malformed, {{"reason", reasonOf(error.what())}});
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
