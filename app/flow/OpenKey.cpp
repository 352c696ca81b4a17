// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/OpenKey.h"

#include "app/flow/InPool.h"

namespace sealwright::flow {
namespace {

struct Opening
{
    jwt::JwtAlgorithm algorithm;
    base::SecretBytes text;
    base::SecretBytes passphrase;
    std::optional<base::Result<jwt::MintingKey>> key;
};

} // namespace

QCoro::Task<base::Result<jwt::MintingKey>> openKey(jwt::JwtAlgorithm algorithm, base::SecretBytes text,
                                                   std::optional<base::SecretBytes> passphrase)
{
    if (!passphrase) {
        base::Result<jwt::MintingKey> key = jwt::readMintingKey(algorithm, text.view());
        co_return key;
    }
    auto opening =
        std::make_shared<Opening>(Opening{algorithm, std::move(text), *std::move(passphrase), std::nullopt});
    auto opened = inPool([opening] {
        opening->key = jwt::readMintingKey(opening->algorithm, opening->text.view(), &opening->passphrase);
        return true;
    });
    auto waiting = opened.awaiter();
    co_await waiting;
    base::Result<jwt::MintingKey> key = *std::move(opening->key);
    co_return key;
}

} // namespace sealwright::flow
