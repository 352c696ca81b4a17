// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/SecretHeaders.h"

#include <algorithm>
#include <array>

namespace sealwright::http {

bool isSecretHeader(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 3> kNames{"authorization", "proxy-authorization", "cookie"};
    static constexpr std::array<QByteArrayView, 6> kPieces{"token",   "secret", "api-key",
                                                           "api_key", "apikey", "password"};
    const QByteArray lower = name.toByteArray().toLower();
    const auto isIn = [&](QByteArrayView piece) { return lower.contains(piece); };
    return std::ranges::find(kNames, QByteArrayView(lower)) != kNames.end() ||
           std::ranges::any_of(kPieces, isIn);
}

std::vector<QByteArray> secretHeaders(const HeaderList &headers)
{
    std::vector<QByteArray> names;
    for (const HeaderField &field : headers) {
        const auto isSame = [&](const QByteArray &name) { return sameHeaderName(name, field.name); };
        if (!field.value.isEmpty() && isSecretHeader(field.name) && !std::ranges::any_of(names, isSame)) {
            names.push_back(field.name);
        }
    }
    return names;
}

} // namespace sealwright::http
