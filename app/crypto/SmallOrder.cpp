// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/SmallOrder.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace sealwright::crypto {
namespace {

/// Their y, little-endian; each with either sign of x. Below p = 2^255 - 19 are five, and two more mean 0
/// and 1.
constexpr std::array<const char *, 7> kOrdinates{
    "0000000000000000000000000000000000000000000000000000000000000000", // 0, of order 4
    "0100000000000000000000000000000000000000000000000000000000000000", // 1, the neutral point
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", // of order 8
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // of order 8
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p - 1, of order 2
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p, which is 0
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p + 1, which is 1
};

} // namespace

bool hasSmallOrder(QByteArrayView point)
{
    constexpr qsizetype kPointBytes = 32;
    constexpr char kAllButTheSign = 0x7f;
    if (point.size() != kPointBytes) {
        return false;
    }
    QByteArray ordinate = point.toByteArray();
    ordinate.back() = static_cast<char>(ordinate.back() & kAllButTheSign);
    return std::ranges::find(kOrdinates, QByteArrayView(ordinate.toHex())) != kOrdinates.end();
}

} // namespace sealwright::crypto
