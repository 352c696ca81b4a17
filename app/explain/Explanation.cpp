// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Explanation.h"

#include <array>

namespace sealwright::explain {
namespace {

constexpr std::array<const char *, 38> kCauses{
    "body_reserialized",
    "body_key_order",
    "body_number_normalized",
    "body_trailing_newline_lost",
    "body_trailing_newline_added",
    "body_line_endings",
    "body_bom",
    "body_charset",
    "body_unicode_escapes",
    "body_base64",
    "body_compressed",
    "body_double_encoded",
    "body_html_escaped",
    "body_form",
    "body_empty",
    "body_truncated",
    "secret_whitespace",
    "secret_quoted",
    "secret_prefix",
    "secret_encoding",
    "secret_other",
    "signature_encoding",
    "signature_case",
    "signature_prefix",
    "signature_header",
    "signature_missing",
    "algorithm",
    "content",
    "url_scheme",
    "url_host",
    "url_port",
    "url_query",
    "url_trailing_slash",
    "url_decoding",
    "timestamp_unit",
    "timestamp_stale",
    "timestamp_future",
    "no_hypothesis",
};

constexpr std::array<const char *, 3> kConfidences{"exact", "likely", "none"};
constexpr std::array<const char *, 6> kSubjects{"body", "content", "header", "secret", "url", "timestamp"};

/// Bytes that are no valid UTF-8 stand as `\xNN`.
std::string shown(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes) {
        return base::utf8(text);
    }
    std::string escaped;
    for (const char c : bytes) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < 0x80) {
            escaped.push_back(c);
        } else {
            escaped.append("\\x").append(QByteArray(1, c).toHex().toStdString());
        }
    }
    return escaped;
}

base::Json toJson(const Difference &difference)
{
    base::Json json;
    json["offset"] = difference.offset;
    json["expected"] = shown(difference.expected);
    json["got"] = shown(difference.got);
    json["expectedHex"] = base::utf8(difference.expected.toHex());
    json["gotHex"] = base::utf8(difference.got.toHex());
    json["in"] = base::utf8(nameOf(difference.subject));
    if (!difference.name.isEmpty()) {
        json["header"] = shown(difference.name);
    }
    return json;
}

} // namespace

QByteArray nameOf(Cause cause)
{
    return kCauses[static_cast<std::size_t>(cause)];
}

QByteArray nameOf(Confidence confidence)
{
    return kConfidences[static_cast<std::size_t>(confidence)];
}

QByteArray nameOf(Subject subject)
{
    return kSubjects[static_cast<std::size_t>(subject)];
}

base::Json toJson(const Explanation &explanation)
{
    base::Json json;
    json["cause"] = base::utf8(nameOf(explanation.cause));
    json["confidence"] = base::utf8(nameOf(explanation.confidence));
    json["firstDifference"] =
        explanation.firstDifference ? toJson(*explanation.firstDifference) : base::Json();
    json["tried"] = explanation.tried;
    if (explanation.deviations.size() > 1) {
        base::Json causes = base::Json::array();
        for (const Deviation &deviation : explanation.deviations) {
            causes.push_back(base::utf8(nameOf(deviation.cause)));
        }
        json["causes"] = std::move(causes);
    }
    if (explanation.other) {
        json["credential"] = {{"id", base::utf8(explanation.other->id)},
                              {"name", base::utf8(explanation.other->name)},
                              {"previous", explanation.other->isPrevious}};
    }
    if (explanation.isCutShort) {
        json["cutShort"] = true;
    }
    return json;
}

} // namespace sealwright::explain
