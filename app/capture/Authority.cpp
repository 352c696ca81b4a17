// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/Authority.h"

#include "app/capture/HttpBytes.h"
#include "app/http/IpAddress.h"

#include <algorithm>

namespace sealwright::capture {

namespace {

constexpr qsizetype kLongestName = 253; // RFC 1035 §2.3.4, without the root's dot
constexpr qsizetype kLongestLabel = 63;

bool isAlphanumeric(char byte)
{
    return isDigit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::optional<int> parsePort(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 5 || !std::ranges::all_of(text, isDigit)) {
        return std::nullopt;
    }
    int port = 0;
    for (const char digit : text) {
        port = port * 10 + (digit - '0');
    }
    if (port < 1 || port > 65535) {
        return std::nullopt;
    }
    return port;
}

bool isName(QByteArrayView host)
{
    if (host.endsWith('.')) {
        host.chop(1);
    }
    if (host.isEmpty() || host.size() > kLongestName) {
        return false;
    }
    qsizetype label = 0;
    for (const char byte : host) {
        if (byte == '.') {
            if (label == 0) {
                return false;
            }
            label = 0;
        } else if (isAlphanumeric(byte) || byte == '-' || byte == '_') {
            if (++label > kLongestLabel) {
                return false;
            }
        } else {
            return false;
        }
    }
    return label > 0;
}

} // namespace

std::optional<Authority> parseAuthority(QByteArrayView text)
{
    if (text.size() > kLongestName + 8) {
        return std::nullopt;
    }
    QByteArrayView host = text;
    std::optional<QByteArrayView> portText;
    if (text.startsWith('[')) {
        const qsizetype close = text.indexOf(']');
        if (close < 0 || !http::parseIpv6(text.sliced(1, close - 1))) {
            return std::nullopt;
        }
        host = text.first(close + 1);
        const QByteArrayView rest = text.sliced(close + 1);
        if (!rest.isEmpty()) {
            if (!rest.startsWith(':')) {
                return std::nullopt;
            }
            portText = rest.sliced(1);
        }
    } else {
        const qsizetype colon = text.indexOf(':');
        if (colon >= 0) {
            host = text.first(colon);
            portText = text.sliced(colon + 1);
        }
        if (!isName(host)) {
            return std::nullopt;
        }
    }
    Authority authority;
    authority.host = host.toByteArray().toLower();
    if (portText) {
        const std::optional<int> port = parsePort(*portText);
        if (!port) {
            return std::nullopt;
        }
        authority.port = *port;
    }
    return authority;
}

} // namespace sealwright::capture
