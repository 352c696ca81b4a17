// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/MintDraft.h"

#include "app/flow/OpenKey.h"
#include "app/jwt/CompactToken.h"

namespace sealwright::flow {
namespace {

base::Result<MintOrder> mintOrderOf(const TokenDraft &draft)
{
    base::Result<jwt::TokenTemplate> content = contentOf(draft);
    if (!content) {
        return base::Failure(content.error());
    }
    MintOrder order;
    order.algorithm = draft.fields.algorithm;
    order.content = *std::move(content);
    order.allowNone = draft.allowNone;
    return order;
}

} // namespace

MintDraft::MintDraft(const MintToken &mint, PrepareAuthentication &prepare, const base::Clock &clock)
    : m_mint(mint)
    , m_prepare(prepare)
    , m_clock(clock)
{
}

base::Result<TokenPreview> MintDraft::preview(const TokenDraft &draft) const
{
    const base::Result<jwt::TokenTemplate> content = contentOf(draft);
    if (!content) {
        return base::Failure(content.error());
    }
    const base::Result<QByteArray> input = jwt::TokenMinter::signingInput(
        draft.fields.algorithm, *content, m_clock.now(), "random, made when minting");
    if (!input) {
        return base::Failure(input.error());
    }
    const base::Result<jwt::CompactToken> parts = jwt::readCompactToken(QByteArray(*input + '.'));
    if (!parts) {
        return base::Failure(parts.error());
    }
    return TokenPreview{parts->headerText, parts->payload, *input};
}

QCoro::Task<base::Result<MintedToken>> MintDraft::withKey(TokenDraft draft, base::SecretBytes key,
                                                          std::optional<base::SecretBytes> passphrase) const
{
    base::Result<MintOrder> order = mintOrderOf(draft);
    if (!order) {
        co_return base::Failure(order.error());
    }
    if (order->algorithm != jwt::JwtAlgorithm::None) {
        if (key.isEmpty()) {
            co_return base::failure(jwt::JwtError::KeyMissing,
                                    {{"algorithm", QString::fromLatin1(jwt::nameOf(order->algorithm))}});
        }
        auto opening = openKey(order->algorithm, std::move(key), std::move(passphrase));
        base::Result<jwt::MintingKey> opened = co_await opening;
        if (!opened) {
            co_return base::Failure(opened.error());
        }
        order->key = *std::move(opened);
    }
    base::Result<MintedToken> minted = m_mint.run(*order);
    co_return minted;
}

QCoro::Task<base::Result<MintedToken>> MintDraft::withCredential(TokenDraft draft, QString credentialId) const
{
    base::Result<MintOrder> order = mintOrderOf(draft);
    if (!order) {
        co_return base::Failure(order.error());
    }
    // Its key is all that is asked of it.
    Authentication authentication = WithCredential{credentialId, {}, {.leavesTexts = true}};
    auto preparing = m_prepare.run(std::move(authentication));
    const base::Result<PreparedAuthentication> prepared = co_await preparing;
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    base::Result<jwt::MintingKey> key =
        jwt::readMintingKey(order->algorithm, prepared->secrets.front().view());
    if (!key) {
        co_return base::Failure(key.error().with({"credential", prepared->label()}));
    }
    order->key = *std::move(key);
    base::Result<MintedToken> minted = m_mint.run(*order);
    co_return minted;
}

} // namespace sealwright::flow
