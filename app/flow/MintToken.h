// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Random.h"
#include "app/jwt/TokenMinter.h"

namespace sealwright::flow {

/// One token to mint. `none` is minted only when `allowNone` says that it is meant.
struct MintOrder
{
    jwt::JwtAlgorithm algorithm = jwt::JwtAlgorithm::HS256;
    jwt::MintingKey key;
    jwt::TokenTemplate content;
    std::optional<base::TimePoint> issuedAt; ///< default: now
    bool allowNone = false;
};

struct MintedToken
{
    QByteArray token;
    base::Json header;
    base::Json claims;
    qsizetype signingInputBytes = 0;
    std::vector<jwt::MintWarning> warnings;
};

/// Mints one token and shows what is in it.
class MintToken
{
public:
    MintToken(const base::Clock &clock, base::Random &random);

    base::Result<MintedToken> run(const MintOrder &order) const;

private:
    const base::Clock &m_clock;
    base::Random &m_random;
};

/// `{"token","header","claims","signingInputBytes"}` of cli.md.
base::Json toJson(const MintedToken &minted);

} // namespace sealwright::flow
