// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/IpAddress.h"

#include <QByteArray>

#include <algorithm>
#include <vector>

namespace sealwright::http {
namespace {

std::vector<QByteArrayView> split(QByteArrayView text, char separator)
{
    std::vector<QByteArrayView> pieces;
    for (;;) {
        const qsizetype end = text.indexOf(separator);
        if (end < 0) {
            pieces.push_back(text);
            return pieces;
        }
        pieces.push_back(text.first(end));
        text = text.sliced(end + 1);
    }
}

/// Appends the two bytes of each group; the last one may be an IPv4 address.
bool appendGroups(QByteArrayView text, bool mayEndWithIpv4, std::vector<std::uint8_t> &bytes)
{
    if (text.isEmpty()) {
        return true;
    }
    const std::vector<QByteArrayView> groups = split(text, ':');
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const QByteArrayView group = groups[i];
        if (mayEndWithIpv4 && i + 1 == groups.size() && group.contains('.')) {
            const auto ipv4 = parseIpv4(group);
            if (!ipv4) {
                return false;
            }
            bytes.insert(bytes.end(), ipv4->begin(), ipv4->end());
            continue;
        }
        const auto isHex = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        };
        if (group.isEmpty() || group.size() > 4 || !std::ranges::all_of(group, isHex)) {
            return false;
        }
        const unsigned value = group.toByteArray().toUInt(nullptr, 16);
        bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(value & 0xffU));
    }
    return true;
}

} // namespace

std::optional<std::array<std::uint8_t, 4>> parseIpv4(QByteArrayView text)
{
    if (text.size() > 15) {
        return std::nullopt;
    }
    const std::vector<QByteArrayView> pieces = split(text, '.');
    if (pieces.size() != 4) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 4> address{};
    for (std::size_t i = 0; i < 4; ++i) {
        const QByteArrayView piece = pieces[i];
        const bool isNumber = !piece.isEmpty() && piece.size() <= 3 &&
                              std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; });
        if (!isNumber || (piece.size() > 1 && piece.front() == '0')) {
            return std::nullopt;
        }
        const unsigned value = piece.toByteArray().toUInt();
        if (value > 255) {
            return std::nullopt;
        }
        address[i] = static_cast<std::uint8_t>(value);
    }
    return address;
}

std::optional<std::array<std::uint8_t, 16>> parseIpv6(QByteArrayView text)
{
    if (text.size() > 45) {
        return std::nullopt;
    }
    std::vector<std::uint8_t> front;
    std::vector<std::uint8_t> back;
    const qsizetype gap = text.indexOf("::");
    if (gap < 0) {
        if (!appendGroups(text, true, front) || front.size() != 16) {
            return std::nullopt;
        }
    } else {
        const QByteArrayView tail = text.sliced(gap + 2);
        if (!appendGroups(text.first(gap), false, front) || !appendGroups(tail, true, back) ||
            front.size() + back.size() > 14) {
            return std::nullopt;
        }
    }
    std::array<std::uint8_t, 16> address{};
    std::ranges::copy(front, address.begin());
    std::ranges::copy_backward(back, address.end());
    return address;
}

} // namespace sealwright::http
