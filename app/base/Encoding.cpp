// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Encoding.h"

#include <algorithm>
#include <array>

namespace sealwright::base {
namespace {

constexpr std::array<const char *, 4> kEncodingNames{"hex", "HEX", "base64", "base64url"};

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

int base64Digit(char c, Encoding encoding)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    const bool forUrls = encoding == Encoding::Base64Url;
    if (c == (forUrls ? '-' : '+')) {
        return 62;
    }
    return c == (forUrls ? '_' : '/') ? 63 : -1;
}

using HexPairs = std::array<std::array<char, 2>, 256>;

constexpr HexPairs hexPairs(const char *digits)
{
    HexPairs pairs{};
    for (std::size_t octet = 0; octet < pairs.size(); ++octet) {
        pairs[octet] = {digits[octet >> 4U], digits[octet & 0xfU]};
    }
    return pairs;
}

constexpr HexPairs kLowerHex = hexPairs("0123456789abcdef");
constexpr HexPairs kUpperHex = hexPairs("0123456789ABCDEF");

/// In a third of QByteArray::toHex's time, which a signer does for every request.
QByteArray inHex(QByteArrayView bytes, const HexPairs &pairs)
{
    QByteArray text(bytes.size() * 2, Qt::Uninitialized);
    char *at = text.data();
    for (const char c : bytes) {
        at = std::ranges::copy(pairs[static_cast<unsigned char>(c)], at).out;
    }
    return text;
}

bool isHex(Encoding encoding)
{
    return encoding == Encoding::Hex || encoding == Encoding::HexUpper;
}

int digitOf(char c, Encoding encoding)
{
    return isHex(encoding) ? hexDigit(c) : base64Digit(c, encoding);
}

/// Without its padding, which must fill the last group of four when there is any.
std::optional<QByteArrayView> withoutPadding(QByteArrayView text)
{
    qsizetype size = text.size();
    while (size > 0 && text.size() - size < 2 && text[size - 1] == '=') {
        --size;
    }
    if (size != text.size() && text.size() % 4 != 0) {
        return std::nullopt;
    }
    return text.first(size);
}

} // namespace

QByteArray nameOf(Encoding encoding)
{
    return kEncodingNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> encodingNamed(QByteArrayView name)
{
    for (std::size_t i = 0; i < kEncodingNames.size(); ++i) {
        if (name == kEncodingNames[i]) {
            return static_cast<Encoding>(i);
        }
    }
    return std::nullopt;
}

QByteArray encode(QByteArrayView bytes, Encoding encoding)
{
    // fromRawData: the bytes are only read, and before this returns.
    const QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    switch (encoding) {
    case Encoding::Hex:
        return inHex(bytes, kLowerHex);
    case Encoding::HexUpper:
        return inHex(bytes, kUpperHex);
    case Encoding::Base64:
        return raw.toBase64();
    case Encoding::Base64Url:
        return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    return {};
}

std::optional<QByteArray> decode(QByteArrayView text, Encoding encoding)
{
    const std::optional<QByteArrayView> digits = isHex(encoding) ? std::optional(text) : withoutPadding(text);
    if (!digits) {
        return std::nullopt;
    }
    const unsigned bitsEach = isHex(encoding) ? 4 : 6;
    QByteArray bytes;
    bytes.reserve(digits->size() * static_cast<int>(bitsEach) / 8);
    unsigned pending = 0;
    unsigned pendingBits = 0;
    for (const char c : *digits) {
        const int digit = digitOf(c, encoding);
        if (digit < 0) {
            return std::nullopt;
        }
        pending = (pending << bitsEach) | static_cast<unsigned>(digit);
        pendingBits += bitsEach;
        if (pendingBits >= 8) {
            pendingBits -= 8;
            bytes.append(static_cast<char>(pending >> pendingBits));
            pending &= (1U << pendingBits) - 1;
        }
    }
    // Half a hex byte, a lone base64 digit, or bits that no encoder writes.
    if (pendingBits >= bitsEach || pending != 0) {
        return std::nullopt;
    }
    return bytes;
}

std::optional<QByteArray> decodeUnpadded(QByteArrayView text)
{
    return text.endsWith('=') ? std::nullopt : decode(text, Encoding::Base64Url);
}

qsizetype firstForeignCharacter(QByteArrayView text, Encoding encoding)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (digitOf(text[i], encoding) < 0 && (isHex(encoding) || text[i] != '=')) {
            return i;
        }
    }
    return -1;
}

} // namespace sealwright::base
