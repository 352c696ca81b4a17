// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/FormBodies.h"

#include "app/json/JsonWriter.h"
#include "app/signing/Pairs.h"

#include <array>
#include <optional>
#include <utility>

namespace sealwright::explain {
namespace {

using Kind = json::JsonToken::Kind;

/// How one hand percent-encodes form data.
struct FormHand
{
    QByteArray bare; ///< beside letters and digits
    bool writesPlus = false;
    bool isUpper = true;
};

const std::vector<FormHand> &formHands()
{
    static const std::vector<FormHand> kHands{
        {"-._*", true, true},       // URLSearchParams, Java's URLEncoder
        {"-._~", true, true},       // Python's urlencode
        {"-._", true, true},        // PHP's http_build_query
        {"-._~", false, true},      // RFC 3986
        {"-._~!*'()", false, true}, // encodeURIComponent
        {"-._", true, false},       // lower-case hex: .NET
    };
    return kHands;
}

QByteArray encodedBy(const FormHand &hand, QByteArrayView text)
{
    QByteArray out;
    for (const char c : text) {
        const bool isAlphanumeric =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isAlphanumeric || hand.bare.contains(c)) {
            out.append(c);
        } else if (c == ' ' && hand.writesPlus) {
            out.append('+');
        } else {
            const QByteArray hex = QByteArray(1, c).toHex();
            out.append('%').append(hand.isUpper ? hex.toUpper() : hex);
        }
    }
    return out;
}

QByteArray joinedBy(const FormHand &hand, const signing::Pairs &pairs)
{
    QByteArray out;
    for (const auto &[name, value] : pairs) {
        out.append(out.isEmpty() ? "" : "&");
        out.append(encodedBy(hand, name)).append('=').append(encodedBy(hand, value));
    }
    return out;
}

QByteArray asJsonObject(const signing::Pairs &pairs)
{
    QByteArray out = "{";
    for (const auto &[name, value] : pairs) {
        out.append(out.size() > 1 ? "," : "");
        out.append(json::jsonString(name)).append(':').append(json::jsonString(value));
    }
    return out.append('}');
}

/// The members of an object that holds nothing but strings, numbers and words.
std::optional<signing::Pairs> flatMembers(QByteArrayView body, const std::vector<json::JsonToken> &tokens)
{
    if (tokens.front().kind != Kind::ObjectOpen || tokens.size() % 2 != 0) {
        return std::nullopt;
    }
    signing::Pairs pairs;
    for (std::size_t i = 1; i + 2 < tokens.size(); i += 2) {
        const json::JsonToken &value = tokens[i + 1];
        if (tokens[i].kind != Kind::Name || value.kind < Kind::String) {
            return std::nullopt;
        }
        pairs.emplace_back(json::charactersOf(tokens[i].in(body)), value.kind == Kind::String
                                                                       ? json::charactersOf(value.in(body))
                                                                       : value.in(body).toByteArray());
    }
    return pairs;
}

} // namespace

std::vector<QByteArray> formBodies(QByteArrayView body)
{
    std::vector<QByteArray> forms;
    if (const auto tokens = json::jsonTokens(body)) {
        for (const FormHand &hand : formHands()) {
            forms.push_back("payload=" + encodedBy(hand, body));
        }
        if (const auto pairs = flatMembers(body, *tokens); pairs && !pairs->empty()) {
            for (const FormHand &hand : formHands()) {
                forms.push_back(joinedBy(hand, *pairs));
            }
        }
        return forms;
    }
    const qsizetype equals = body.indexOf('=');
    if (equals < 1 || body.first(equals).contains('\n')) {
        return forms;
    }
    const signing::Pairs pairs = signing::parsePairs(body);
    if (pairs.size() == 1) {
        forms.push_back(pairs.front().second);
        forms.push_back(body.sliced(equals + 1).toByteArray());
    }
    for (const FormHand &hand : formHands()) {
        forms.push_back(joinedBy(hand, pairs));
    }
    forms.push_back(asJsonObject(pairs));
    return forms;
}

QByteArray htmlUnescaped(QByteArrayView text)
{
    static constexpr std::array<std::pair<QByteArrayView, char>, 12> kEntities = {{
        {"&quot;", '"'},
        {"&#34;", '"'},
        {"&#x22;", '"'},
        {"&apos;", '\''},
        {"&#39;", '\''},
        {"&#039;", '\''},
        {"&#x27;", '\''},
        {"&lt;", '<'},
        {"&gt;", '>'},
        {"&#x2F;", '/'},
        {"&#47;", '/'},
        {"&amp;", '&'},
    }};
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = 1;
        char character = text[at];
        if (character == '&') {
            for (const auto &[entity, meaning] : kEntities) {
                if (text.sliced(at).startsWith(entity)) {
                    character = meaning;
                    length = entity.size();
                    break;
                }
            }
        }
        out.append(character);
        at += length;
    }
    return out;
}

} // namespace sealwright::explain
