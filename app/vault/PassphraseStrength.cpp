// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/PassphraseStrength.h"

#include <array>
#include <cmath>

namespace sealwright::vault {
namespace {

/// Bits below which scrypt at our cost is no obstacle for a rented machine, and beyond which it is for all of
/// them.
constexpr double kFairBits = 40;
constexpr double kStrongBits = 60;

enum class CharacterKind : unsigned char { Digit, Lower, Upper, Other, Count };

CharacterKind kindOf(unsigned char byte)
{
    if (byte >= '0' && byte <= '9') {
        return CharacterKind::Digit;
    }
    if (byte >= 'a' && byte <= 'z') {
        return CharacterKind::Lower;
    }
    return byte >= 'A' && byte <= 'Z' ? CharacterKind::Upper : CharacterKind::Other;
}

/// Of 26 letters the next one in a word is worth hardly three.
double bitsOf(CharacterKind kind)
{
    switch (kind) {
    case CharacterKind::Digit:
        return 3.3;
    case CharacterKind::Lower:
    case CharacterKind::Upper:
        return 3.0;
    case CharacterKind::Other:
    case CharacterKind::Count:
        break;
    }
    return 5.0;
}

} // namespace

PassphraseStrength passphraseStrength(QByteArrayView passphrase)
{
    if (passphrase.isEmpty()) {
        return PassphraseStrength::None;
    }
    std::array<bool, static_cast<std::size_t>(CharacterKind::Count)> kinds{};
    std::array<int, 256> seen{};
    double bits = 0;
    int before = -1000;
    for (const char c : passphrase) {
        const auto byte = static_cast<unsigned char>(c);
        const CharacterKind kind = kindOf(byte);
        kinds[static_cast<std::size_t>(kind)] = true;
        const bool continues = std::abs(byte - before) <= 1;
        // What came up again and again adds less each time.
        bits += continues ? 0.5 : bitsOf(kind) / (1 + 0.25 * seen[byte]++);
        before = byte;
    }
    for (const bool isUsed : kinds) {
        bits += isUsed ? 3 : 0; // a guesser has to try with and without each kind
    }
    return bits < kFairBits     ? PassphraseStrength::Weak
           : bits < kStrongBits ? PassphraseStrength::Fair
                                : PassphraseStrength::Strong;
}

} // namespace sealwright::vault
