// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MintToken.h"

#include "app/jwt/CompactToken.h"

namespace sealwright::flow {

MintToken::MintToken(const base::Clock &clock, base::Random &random)
    : m_clock(clock)
    , m_random(random)
{
}

base::Result<MintedToken> MintToken::run(const MintOrder &order) const
{
    base::Result<jwt::TokenMinter> minter =
        order.algorithm == jwt::JwtAlgorithm::None && order.allowNone
            ? jwt::TokenMinter::createUnsecured(order.content)
            : jwt::TokenMinter::create(order.algorithm, order.key, order.content);
    if (!minter) {
        return base::Failure(minter.error());
    }
    base::Result<QByteArray> token =
        minter->mint(order.issuedAt.value_or(m_clock.now()), base::uuid4(m_random));
    if (!token) {
        return base::Failure(token.error());
    }
    // Read back, so that what is shown is what stands in the token.
    const base::Result<jwt::CompactToken> parts = jwt::readCompactToken(*token);
    if (!parts) {
        return base::Failure(parts.error());
    }
    base::Result<base::Json> claims = jwt::claimsOf(*parts);
    if (!claims) {
        return base::Failure(claims.error());
    }
    return MintedToken{*std::move(token), parts->header, *std::move(claims), parts->signingInput.size(),
                       minter->warnings()};
}

base::Json toJson(const MintedToken &minted)
{
    base::Json json;
    json["token"] = base::utf8(minted.token);
    json["header"] = minted.header;
    json["claims"] = minted.claims;
    json["signingInputBytes"] = minted.signingInputBytes;
    return json;
}

} // namespace sealwright::flow
