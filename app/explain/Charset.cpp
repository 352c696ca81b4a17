// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Charset.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

/// Of the bytes 0x80 to 0x9f; those that are not assigned stand for themselves.
constexpr std::array<char16_t, 32> kWindowsPart{
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

char16_t characterOf(unsigned char octet, Charset charset)
{
    const bool isWindowsPart = charset == Charset::Windows1252 && octet >= 0x80 && octet < 0xa0;
    return isWindowsPart ? kWindowsPart[octet - 0x80U] : octet;
}

std::optional<unsigned char> octetOf(char16_t character, Charset charset)
{
    if (charset == Charset::Windows1252) {
        const auto *const found = std::ranges::find(kWindowsPart, character);
        if (found != kWindowsPart.end()) {
            return static_cast<unsigned char>(0x80 + (found - kWindowsPart.begin()));
        }
        if (character >= 0x80 && character < 0xa0) {
            return std::nullopt;
        }
    }
    return character < 0x100 ? std::optional(static_cast<unsigned char>(character)) : std::nullopt;
}

} // namespace

QByteArray nameOf(Charset charset)
{
    return charset == Charset::Latin1 ? "ISO 8859-1" : "Windows-1252";
}

std::optional<QByteArray> fromUtf8(QByteArrayView text, Charset charset)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString characters = decoder(text);
    if (decoder.hasError()) {
        return std::nullopt;
    }
    QByteArray out;
    out.reserve(characters.size());
    for (const QChar character : characters) {
        const auto octet = octetOf(character.unicode(), charset);
        if (!octet) {
            return std::nullopt;
        }
        out.append(static_cast<char>(*octet));
    }
    return out;
}

QByteArray toUtf8(QByteArrayView text, Charset charset)
{
    QString characters;
    characters.reserve(text.size());
    for (const char c : text) {
        characters.append(QChar(characterOf(static_cast<unsigned char>(c), charset)));
    }
    return characters.toUtf8();
}

} // namespace sealwright::explain
