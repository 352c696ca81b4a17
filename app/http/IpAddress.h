// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

namespace sealwright::http {

/// Four decimal numbers and nothing else (RFC 3986 §3.2.2): no octal, no hex, no short forms.
std::optional<std::array<std::uint8_t, 4>> parseIpv4(QByteArrayView text);

/// The inside of the brackets of an IPv6 literal, without a zone (RFC 4291 §2.2).
std::optional<std::array<std::uint8_t, 16>> parseIpv6(QByteArrayView text);

} // namespace sealwright::http
