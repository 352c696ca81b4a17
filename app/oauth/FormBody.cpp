// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/FormBody.h"

namespace sealwright::oauth {
namespace {

bool standsAsItIs(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '*' ||
           c == '-' || c == '.' || c == '_';
}

} // namespace

QByteArray formEncoded(QByteArrayView value)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    QByteArray encoded;
    encoded.reserve(value.size() * 3);
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (standsAsItIs(c)) {
            encoded += c;
        } else if (c == ' ') {
            encoded += '+';
        } else {
            encoded += '%';
            encoded += kDigits[byte >> 4];
            encoded += kDigits[byte & 0x0f];
        }
    }
    return encoded;
}

void appendFormPair(QByteArray &body, QByteArrayView name, QByteArrayView value)
{
    if (!body.isEmpty()) {
        body += '&';
    }
    body += formEncoded(name);
    body += '=';
    body += formEncoded(value);
}

} // namespace sealwright::oauth
