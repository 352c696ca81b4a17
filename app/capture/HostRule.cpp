// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/HostRule.h"

#include "app/http/IpAddress.h"

#include <algorithm>

namespace sealwright::capture {

namespace {

/// A name with and without the root's dot is the same name; an address has no such form.
QByteArray withoutRootDot(QByteArray host)
{
    if (host.endsWith('.')) {
        host.chop(1);
    }
    return host;
}

/// The address of a bracketed literal.
std::optional<std::array<std::uint8_t, 16>> ipv6Of(const QByteArray &host)
{
    return host.startsWith('[') ? http::parseIpv6(QByteArrayView(host).sliced(1).chopped(1)) : std::nullopt;
}

bool isLoopback(const QByteArray &host)
{
    if (const auto ipv6 = ipv6Of(host)) {
        std::array<std::uint8_t, 16> loopback{};
        loopback.back() = 1;
        return *ipv6 == loopback;
    }
    if (const auto ipv4 = http::parseIpv4(host)) {
        return ipv4->front() == 127;
    }
    const QByteArray name = withoutRootDot(host);
    return name == "localhost" || name.endsWith(".localhost"); // RFC 6761 §6.3
}

/// Address against address: `::1` and `0:0:0:0:0:0:0:1` are the same.
bool isAddress(const QByteArray &host, const QByteArray &address)
{
    if (const auto ipv6 = ipv6Of(host)) {
        return ipv6 == http::parseIpv6(address);
    }
    const auto ipv4 = http::parseIpv4(host);
    return ipv4 && ipv4 == http::parseIpv4(address);
}

} // namespace

HostRule::HostRule(const std::vector<QByteArray> &allowedHosts, QByteArray localAddress)
    : m_localAddress(std::move(localAddress))
{
    for (const QByteArray &entry : allowedHosts) {
        const QByteArray text = entry.trimmed();
        if (text == "*") {
            m_allowsAll = true;
        } else if (const std::optional<Authority> authority = parseAuthority(text)) {
            m_allowed.push_back(withoutRootDot(authority->host));
        }
    }
}

bool HostRule::allows(const Authority &authority) const
{
    if (m_allowsAll || isLoopback(authority.host) || isAddress(authority.host, m_localAddress)) {
        return true;
    }
    return std::ranges::find(m_allowed, withoutRootDot(authority.host)) != m_allowed.end();
}

} // namespace sealwright::capture
