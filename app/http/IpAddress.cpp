// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/IpAddress.h"

#include <QByteArray>

#include <arpa/inet.h>

namespace sealwright::http {
namespace {

/// glibc's inet_pton reads no octal, hex or short forms and no zones.
template<std::size_t size>
std::optional<std::array<std::uint8_t, size>> addressIn(QByteArrayView text, int family)
{
    std::array<std::uint8_t, size> address{};
    const bool isAddress = !text.contains('\0') && // where it would stop
                           ::inet_pton(family, text.toByteArray().constData(), address.data()) == 1;
    return isAddress ? std::optional(address) : std::nullopt;
}

} // namespace

std::optional<std::array<std::uint8_t, 4>> parseIpv4(QByteArrayView text)
{
    return addressIn<4>(text, AF_INET);
}

std::optional<std::array<std::uint8_t, 16>> parseIpv6(QByteArrayView text)
{
    return addressIn<16>(text, AF_INET6);
}

} // namespace sealwright::http
