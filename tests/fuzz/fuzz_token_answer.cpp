// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/oauth/TokenAnswer.h"
#include "app/oauth/TokenMask.h"

#include <algorithm>
#include <cstdlib>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

bool canStandInAHeader(QByteArrayView token)
{
    return !token.isEmpty() && std::ranges::all_of(token, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

} // namespace

/// The first byte chooses status and type, the rest is the body of a token endpoint's answer. Reading it may
/// fail in many ways and crash in none; a token that comes of it can go into a header, and is not in what may
/// be shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static constexpr int kStatuses[] = {200, 201, 204, 302, 400, 401, 500, 0};
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (input.isEmpty()) {
        return 0;
    }
    const auto choice = static_cast<unsigned char>(input[0]);
    const QByteArrayView body = input.sliced(1);
    const http::HeaderList headers{{"Content-Type", (choice & 8) != 0 ? "text/html" : "application/json"}};
    const QByteArray shown = oauth::withoutTokens(body);
    const bool wasJson = base::parseUniqueJson(body).has_value();
    demand(!wasJson || base::parseJson(shown).has_value());
    const auto answer = oauth::readTokenAnswer(kStatuses[choice & 7], headers, body, shown);
    if (answer) {
        demand(canStandInAHeader(answer->accessToken.view()));
        demand(!answer->lifetime || answer->lifetime->count() > 0);
    }
    return 0;
}
