// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/DecodedToken.h"
#include "app/jwt/VerifyToken.h"

#include <cstdlib>

using namespace sealwright;

namespace {

constexpr base::TimePoint kNow{std::chrono::milliseconds(1767261600000)};
constexpr QByteArrayView kDivider("\n%%\n");

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace

/// A token, perhaps followed by the line `%%` and a JWK Set. Reading it may fail in many ways and crash in
/// none; a token that verifies can be read too, and none verifies without a key.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype divider = input.indexOf(kDivider);
    const QByteArrayView token = divider < 0 ? input : input.first(divider);
    const auto decoded = jwt::decodeToken(token, kNow);

    jwt::TokenRules rules;
    rules.now = kNow;
    for (int i = 0; i <= static_cast<int>(jwt::JwtAlgorithm::None); ++i) {
        rules.algorithms.push_back(static_cast<jwt::JwtAlgorithm>(i));
    }
    const jwt::JwkSet secret =
        jwt::JwkSet::ofOne(base::SecretBytes::copyOf("0123456789abcdef0123456789abcdef"));
    const jwt::TokenVerification verification = jwt::verifyToken(token, secret, rules);
    demand(!verification.isValid() || decoded.has_value());
    demand(!jwt::verifyToken(token, *jwt::JwkSet::parse(R"({"keys":[]})"), rules).isValid());
    if (divider >= 0) {
        if (const auto keys = jwt::JwkSet::parse(input.sliced(divider + kDivider.size()))) {
            jwt::verifyToken(token, *keys, rules);
            rules.signatureOnly = true;
            jwt::verifyToken(token, *keys, rules);
        }
    }
    return 0;
}
