// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/TokenMask.h"

#include "app/base/Json.h"
#include "app/base/JsonScan.h"
#include "app/crypto/Fingerprint.h"

#include <algorithm>

namespace sealwright::oauth {
namespace {

/// Of RFC 6749, OpenID Connect, and of servers that spell them their own way.
constexpr QByteArrayView kTokenNames[] = {"access_token", "refresh_token", "id_token",
                                          "accessToken",  "refreshToken",  "idToken"};

/// Even when each of its characters is escaped.
constexpr qsizetype kLongestName = 100;

bool isTokenName(QByteArrayView name)
{
    return std::ranges::find(kTokenNames, name) != std::end(kTokenNames);
}

/// Whether the string between quotes says such a name, `\u0061` and its like resolved: that is all that can
/// stand for a letter. Nothing is thrown for what is no JSON, of which there may be a lot.
bool saysTokenName(QByteArrayView quoted)
{
    if (quoted.size() < 2 || !quoted.endsWith('"')) {
        return false;
    }
    const QByteArrayView raw = quoted.sliced(1, quoted.size() - 2);
    QByteArray name;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            name += raw[i];
            continue;
        }
        bool isHex = false;
        const ushort code =
            raw.sliced(i).startsWith("\\u")
                ? raw.sliced(i + 2).first(std::min<qsizetype>(4, raw.size() - i - 2)).toUShort(&isHex, 16)
                : 0;
        if (!isHex || code > 0x7e) {
            return false;
        }
        name += static_cast<char>(code);
        i += 5;
    }
    return isTokenName(name);
}

/// What a string between quotes stands for; what cannot be read stands for itself.
QByteArray meaningOf(QByteArrayView quoted)
{
    if (quoted.contains('\\')) {
        const auto text = base::parseJson(quoted);
        if (text && text->is_string()) {
            return QByteArray::fromStdString(text->get_ref<const std::string &>());
        }
    }
    const qsizetype size = quoted.size() > 1 && quoted.endsWith('"') ? quoted.size() - 2 : quoted.size() - 1;
    return quoted.sliced(1, size).toByteArray();
}

QByteArray labelOf(QByteArray &&token)
{
    return crypto::redactionLabel(base::SecretBytes::take(std::move(token)));
}

/// The string that is the value of the member whose name ends at `at`; -1 when no string stands there.
qsizetype valueOf(QByteArrayView body, qsizetype at)
{
    base::JsonScan scan(body, at);
    const auto colon = scan.next();
    const auto value = colon && colon->kind == base::JsonPiece::Kind::Colon ? scan.next() : std::nullopt;
    return value && value->kind == base::JsonPiece::Kind::String ? value->begin : -1;
}

/// `name=value` of a form.
QByteArray withoutFormTokens(QByteArray body)
{
    for (const QByteArrayView name : kTokenNames) {
        const QByteArray start = name.toByteArray() + '=';
        for (qsizetype at = body.indexOf(start); at >= 0; at = body.indexOf(start, at + start.size())) {
            const qsizetype from = at + start.size();
            qsizetype to = from;
            while (to < body.size() && !QByteArrayView("& \t\r\n\"'<>\\").contains(body[to])) {
                ++to;
            }
            if (to > from) {
                body.replace(from, to - from, labelOf(body.mid(from, to - from)));
            }
        }
    }
    return body;
}

} // namespace

QByteArray withoutTokens(QByteArrayView body)
{
    QByteArray shown;
    qsizetype copied = 0;
    // Each quote may open a name: in what is broken, nobody knows which ones do.
    for (qsizetype at = body.indexOf('"'); at >= 0; at = body.indexOf('"', at)) {
        const qsizetype end =
            base::JsonScan::endOfString(body.first(std::min(body.size(), at + kLongestName)), at);
        const qsizetype value = saysTokenName(body.sliced(at, end - at)) ? valueOf(body, end) : -1;
        ++at;
        if (value >= 0) {
            const qsizetype valueEnd = base::JsonScan::endOfString(body, value);
            const QByteArrayView quoted = body.sliced(value, valueEnd - value);
            const bool isClosed = quoted.size() > 1 && quoted.endsWith('"');
            shown += body.sliced(copied, value + 1 - copied);
            if (quoted.size() > (isClosed ? 2 : 1)) {
                shown += labelOf(meaningOf(quoted));
            }
            shown += isClosed ? "\"" : "";
            copied = at = valueEnd;
        }
    }
    shown += body.sliced(copied);
    return withoutFormTokens(std::move(shown));
}

} // namespace sealwright::oauth
