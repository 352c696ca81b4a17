// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/SecretEncodings.h"

#include "app/base/Json.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sealwright::base {
namespace {

constexpr std::array kBase64Forms = {QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals,
                                     QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals};

void addNew(std::vector<QByteArray> &forms, QByteArray form)
{
    if (!form.isEmpty() && std::ranges::find(forms, form) == forms.end()) {
        forms.push_back(std::move(form));
    }
}

QByteArray withLowerCaseEscapes(QByteArray percentEncoded)
{
    constexpr qsizetype kEscape = 3;
    for (qsizetype i = 0; i + kEscape <= percentEncoded.size(); ++i) {
        if (percentEncoded[i] == '%') {
            for (qsizetype digit = i + 1; digit < i + kEscape; ++digit) {
                const char c = percentEncoded[digit];
                percentEncoded[digit] = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
            }
        }
    }
    return percentEncoded;
}

/// As it stands between the quotes.
QByteArray insideJson(QByteArrayView secret, bool inAscii)
{
    const Json text = utf8(secret);
    const std::string quoted = text.dump(-1, ' ', inAscii, Json::error_handler_t::replace);
    return QByteArrayView(quoted.data() + 1, static_cast<qsizetype>(quoted.size()) - 2).toByteArray();
}

} // namespace

std::vector<QByteArray> usualEncodings(QByteArrayView secret)
{
    const QByteArray plain(secret.data(), secret.size());
    std::vector<QByteArray> forms;
    addNew(forms, plain);
    addNew(forms, plain.toHex());
    addNew(forms, plain.toHex().toUpper());
    for (const auto form : kBase64Forms) {
        addNew(forms, plain.toBase64(form));
    }
    addNew(forms, plain.toPercentEncoding());
    addNew(forms, withLowerCaseEscapes(plain.toPercentEncoding()));
    if (secret.isValidUtf8()) {
        addNew(forms, insideJson(secret, false));
        addNew(forms, insideJson(secret, true));
    }
    return forms;
}

std::vector<QByteArray> encodingsWithin(QByteArrayView secret)
{
    constexpr qsizetype kGroup = 3; // bytes that become four characters
    constexpr qsizetype kByteBits = 8;
    constexpr qsizetype kCharacterBits = 6;
    std::vector<QByteArray> forms;
    for (qsizetype before = 0; before < kGroup; ++before) {
        QByteArray padded(before + secret.size(), '\0');
        if (!secret.isEmpty()) {
            std::memcpy(padded.data() + before, secret.data(), static_cast<std::size_t>(secret.size()));
        }
        const qsizetype first = (before * kByteBits + kCharacterBits - 1) / kCharacterBits;
        const qsizetype end = padded.size() * kByteBits / kCharacterBits;
        for (const auto form : kBase64Forms) {
            if (first < end) {
                addNew(forms, padded.toBase64(form).sliced(first, end - first));
            }
        }
    }
    return forms;
}

} // namespace sealwright::base
