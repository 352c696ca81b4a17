// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/jwt/TokenKey.h"

#include <memory>
#include <optional>
#include <vector>

namespace sealwright::jwt {

/// What is to stand in the tokens. Members of `claims` and `header` keep the order they have; `iat`, `nbf`,
/// `exp` and `jti` are appended in this order, each only when it is wanted and not given already.
struct TokenTemplate
{
    base::Json header = base::Json::object(); ///< beside `alg` and `typ`, which come first
    base::Json claims = base::Json::object();
    bool issuedAt = true;
    std::optional<std::chrono::seconds> notBefore; ///< from the time of issue on
    std::optional<std::chrono::seconds> expiresIn; ///< from the time of issue on, which a given `iat` states
    bool tokenId = false;
};

/// What a careful reader of RFC 7518 would say to a key or a template; the token is minted all the same.
enum class MintWarning {
    SecretShorterThanDigest, ///< RFC 7518 §3.2: "a key of the same size as the hash output or larger MUST be
                             ///< used"
    ModulusTooShort,         ///< RFC 7518 §3.3: 2048 bits or more
    Unsecured,               ///< `none`
    NeverExpires,
};

/// `secret_shorter_than_digest`, `modulus_too_short`, `unsecured`, `never_expires`.
QByteArray nameOf(MintWarning warning);

/// Mints token after token from one template, each with its own time: everything but time, `jti` and
/// signature is encoded once.
class TokenMinter
{
public:
    /// Fails with NoneRefused (a key-less algorithm is a choice of its own: createUnsecured), KeyMissing,
    /// KeyMismatch, a KeyError, HeaderInvalid, ClaimsNotObject or TimeOutOfRange.
    static base::Result<TokenMinter> create(JwtAlgorithm algorithm, const MintingKey &key,
                                            const TokenTemplate &content);
    static base::Result<TokenMinter> createUnsecured(const TokenTemplate &content);

    /// What would be signed: the two first segments and the dot between them. No key is needed for that.
    static base::Result<QByteArray> signingInput(JwtAlgorithm algorithm, const TokenTemplate &content,
                                                 base::TimePoint now, QByteArrayView tokenId = {});

    TokenMinter(TokenMinter &&) noexcept;
    TokenMinter &operator=(TokenMinter &&) noexcept;
    ~TokenMinter();

    /// One token. `tokenId` is what stands in `jti` when the template wants one.
    base::Result<QByteArray> mint(base::TimePoint now, QByteArrayView tokenId = {});

    const std::vector<MintWarning> &warnings() const;

private:
    struct State;
    explicit TokenMinter(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace sealwright::jwt
