// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/Url.h"

#include "app/base/LastOf.h"
#include "app/http/IpAddress.h"

#include <algorithm>

namespace sealwright::http {
namespace {

constexpr qsizetype kHostLimit = 255;

bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSchemeCharacter(char c)
{
    return isAlpha(c) || isDigit(c) || c == '+' || c == '-' || c == '.';
}

/// Letters, digits and `-._~`: sub-delimiters and percent-encoding are legal in a host (RFC 3986 §3.2.2), but
/// no resolver knows them and libcurl would decode them behind our back.
bool isHostCharacter(char c)
{
    return isAlpha(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/// The URL for an error: a password in it is not told.
QString shown(QByteArrayView text)
{
    const qsizetype slashes = text.indexOf("//");
    const qsizetype start = slashes < 0 ? 0 : slashes + 2;
    const QByteArrayView rest = text.sliced(start);
    const auto *const end =
        std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?' || c == '#'; });
    const QByteArrayView authority = rest.first(end - rest.begin());
    const qsizetype at = base::lastOf(authority, '@');
    if (at < 0) {
        return QString::fromUtf8(text);
    }
    const QString masked =
        QString::fromUtf8(text.first(start)) % QStringLiteral("…") % QString::fromUtf8(rest.sliced(at));
    return masked;
}

base::Failure urlMalformed(QByteArrayView text, const QString &reason)
{
    return base::failure(HttpError::UrlMalformed, {{"url", shown(text)}, {"reason", reason}});
}

/// What a URL must not hold anywhere, or an empty string.
QString forbiddenByte(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto code = static_cast<unsigned char>(text[i]);
        if (code == 0x20) {
            return QStringLiteral("it has a blank at position %1, to be written as %20").arg(i + 1);
        }
        if (code < 0x20 || code >= 0x7f) {
            return QStringLiteral("it has the byte 0x%1 at position %2, to be percent-encoded")
                .arg(code, 2, 16, QLatin1Char('0'))
                .arg(i + 1);
        }
    }
    return {};
}

bool isIpv6Literal(QByteArrayView bracketed)
{
    if (bracketed.size() < 4 || !bracketed.endsWith(']')) {
        return false;
    }
    QByteArrayView inside = bracketed.sliced(1).chopped(1);
    if (const qsizetype zone = inside.indexOf('%'); zone >= 0) {
        const QByteArrayView name = inside.sliced(zone + 1);
        if (name.isEmpty() ||
            !std::ranges::all_of(name, [](char c) { return c == '%' || isHostCharacter(c); })) {
            return false;
        }
        inside = inside.first(zone);
    }
    return parseIpv6(inside).has_value();
}

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.isEmpty() && isSpace(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isSpace(text.back())) {
        text.chop(1);
    }
    return text;
}

/// The scheme of a text that is no http URL, or nothing: `mailto:me` has one, `localhost:3000` has not.
QByteArrayView foreignScheme(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    if (colon < 1 || !isAlpha(text.front()) || !std::ranges::all_of(text.first(colon), isSchemeCharacter)) {
        return {};
    }
    const QByteArrayView rest = text.sliced(colon + 1);
    const bool looksLikePort = rest.isEmpty() || isDigit(rest.front());
    return looksLikePort ? QByteArrayView() : text.first(colon);
}

} // namespace

base::Result<Url> Url::parse(QByteArrayView text)
{
    text = trimmed(text);
    if (text.isEmpty()) {
        return base::failure(HttpError::UrlEmpty);
    }
    if (const QString reason = forbiddenByte(text); !reason.isEmpty()) {
        return urlMalformed(text, reason);
    }

    Url url;
    url.m_text = text.toByteArray();
    const QByteArrayView scheme = foreignScheme(text);
    url.m_scheme = scheme.toByteArray().toLower();
    if (scheme.isEmpty()) {
        return urlMalformed(text, QStringLiteral("it does not begin with http:// or https://"));
    }
    if (url.m_scheme != "http" && url.m_scheme != "https") {
        return base::failure(HttpError::UrlSchemeUnsupported,
                             {{"url", shown(text)}, {"scheme", QString::fromLatin1(url.m_scheme)}});
    }
    QByteArrayView rest = text.sliced(scheme.size() + 1);
    if (!rest.startsWith("//")) {
        return urlMalformed(text, QStringLiteral("two slashes must follow the scheme"));
    }
    rest = rest.sliced(2);

    const auto *const authorityEnd =
        std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?' || c == '#'; });
    QByteArrayView authority = rest.first(authorityEnd - rest.begin());
    rest = rest.sliced(authority.size());
    if (authority.contains('@')) {
        return urlMalformed(text, QStringLiteral("it has user information before the host"));
    }
    const qsizetype bracket = base::lastOf(authority, ']');
    const qsizetype colon = authority.indexOf(':', std::max<qsizetype>(bracket, 0));
    url.m_port = url.m_scheme == "https" ? 443 : 80;
    if (colon >= 0) {
        const QByteArrayView port = authority.sliced(colon + 1);
        const int number = port.size() <= 5 && !port.isEmpty() && std::ranges::all_of(port, isDigit)
                               ? port.toByteArray().toInt()
                               : 0;
        if (number < 1 || number > 65535) {
            return urlMalformed(text, QStringLiteral("its port is no number from 1 to 65535"));
        }
        url.m_port = number;
        url.m_hasPort = true;
        authority = authority.first(colon);
    }
    if (authority.isEmpty()) {
        return urlMalformed(text, QStringLiteral("it names no host"));
    }
    if (authority.size() > kHostLimit) {
        return urlMalformed(text, QStringLiteral("its host is longer than 255 bytes"));
    }
    const bool isHost = authority.startsWith('[') ? isIpv6Literal(authority)
                                                  : std::ranges::all_of(authority, isHostCharacter);
    if (!isHost) {
        return urlMalformed(text, QStringLiteral("its host is neither a name nor an address"));
    }
    url.m_host = authority.toByteArray();

    if (const qsizetype fragment = rest.indexOf('#'); fragment >= 0) {
        rest = rest.first(fragment);
    }
    const qsizetype question = rest.indexOf('?');
    url.m_hasQuery = question >= 0;
    url.m_path = (url.m_hasQuery ? rest.first(question) : rest).toByteArray();
    if (url.m_path.isEmpty()) {
        url.m_path = "/";
    }
    if (url.m_hasQuery) {
        url.m_query = rest.sliced(question + 1).toByteArray();
    }
    return url;
}

QByteArray Url::pathAndQuery() const
{
    QByteArray target = m_path;
    if (m_hasQuery) {
        target += '?';
        target += m_query;
    }
    return target;
}

QByteArray Url::authority() const
{
    QByteArray authority = m_host;
    if (m_hasPort) {
        authority += ':';
        authority += QByteArray::number(m_port);
    }
    return authority;
}

QByteArray Url::origin() const
{
    QByteArray origin = m_scheme;
    origin += "://";
    origin += m_host.toLower();
    origin += ':';
    origin += QByteArray::number(m_port);
    return origin;
}

bool Url::isLoopback() const
{
    QByteArray host = m_host.toLower();
    if (host.endsWith('.')) {
        host.chop(1);
    }
    if (host == "localhost" || host.endsWith(".localhost")) {
        return true;
    }
    if (const auto ipv4 = parseIpv4(host)) {
        return ipv4->front() == 127;
    }
    if (host.startsWith('[')) {
        const auto ipv6 = parseIpv6(QByteArrayView(host).sliced(1).chopped(1));
        return ipv6 && ipv6->back() == 1 &&
               std::all_of(ipv6->begin(), ipv6->end() - 1, [](std::uint8_t byte) { return byte == 0; });
    }
    return false;
}

Url Url::withQueryParameter(QByteArrayView name, QByteArrayView value) const
{
    QByteArray pair = name.toByteArray().toPercentEncoding();
    pair += '=';
    pair += value.toByteArray().toPercentEncoding();

    Url url = *this;
    if (!url.m_query.isEmpty() && !url.m_query.endsWith('&')) {
        url.m_query += '&';
    }
    url.m_query += pair;
    url.m_hasQuery = true;

    const qsizetype fragment = m_text.indexOf('#');
    const QByteArrayView whole = m_text;
    const QByteArrayView before = fragment < 0 ? whole : whole.first(fragment);
    const qsizetype question = before.indexOf('?');
    url.m_text = (question < 0 ? before : before.first(question)).toByteArray();
    url.m_text += '?';
    url.m_text += url.m_query;
    if (fragment >= 0) {
        url.m_text += whole.sliced(fragment);
    }
    return url;
}

} // namespace sealwright::http
