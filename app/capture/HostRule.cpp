// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/HostRule.h"

#include <QHostAddress>

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

bool isIpv6(const QByteArray &host)
{
    return host.startsWith('[');
}

QHostAddress ipv6Address(const QByteArray &host)
{
    return QHostAddress(QString::fromLatin1(host.mid(1, host.size() - 2)));
}

bool isLoopback(const QByteArray &host)
{
    if (isIpv6(host)) {
        return ipv6Address(host) == QHostAddress(QHostAddress::LocalHostIPv6);
    }
    if (isIpv4Literal(host)) {
        return host.startsWith("127.");
    }
    const QByteArray name = withoutRootDot(host);
    return name == "localhost" || name.endsWith(".localhost"); // RFC 6761 §6.3
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
    if (m_allowsAll || isLoopback(authority.host)) {
        return true;
    }
    if (isIpv6(authority.host)) {
        if (ipv6Address(authority.host) == QHostAddress(QString::fromLatin1(m_localAddress))) {
            return true;
        }
    } else if (isIpv4Literal(authority.host) && authority.host == m_localAddress) {
        return true;
    }
    return std::find(m_allowed.begin(), m_allowed.end(), withoutRootDot(authority.host)) != m_allowed.end();
}

} // namespace sealwright::capture
