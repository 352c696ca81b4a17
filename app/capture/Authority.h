// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::capture {

/// What a Host field names (RFC 9110 §7.2), read narrowly: a registered name of letters, digits, `-`, `_` and
/// dots, a dotted-decimal IPv4 address, or an IPv6 address in brackets without a zone; then perhaps a port
/// from 1 to 65535. No user information, no percent-encoding.
struct Authority
{
    QByteArray host; ///< lower case; an IPv6 literal keeps its brackets
    int port = 0;    ///< 0 when none was given

    bool operator==(const Authority &) const = default;
};

std::optional<Authority> parseAuthority(QByteArrayView text);

} // namespace sealwright::capture
