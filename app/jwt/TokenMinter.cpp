// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jwt/TokenMinter.h"

#include "app/base/Encoding.h"
#include "app/base/JsonMembers.h"
#include "app/crypto/Hmac.h"
#include "app/crypto/KeyWeakness.h"
#include "app/crypto/Signature.h"
#include "app/jwt/ClaimsText.h"

#include <array>

namespace sealwright::jwt {
namespace {

base::Failure headerInvalid(const char *member, const QString &reason)
{
    return base::failure(JwtError::HeaderInvalid,
                         {{"member", QString::fromLatin1(member)}, {"reason", reason}});
}

base::Failure withAlgorithm(JwtError error, JwtAlgorithm algorithm)
{
    return base::failure(error, {{"algorithm", QString::fromLatin1(nameOf(algorithm))}});
}

/// `alg` and `typ` first, then what the template says; a `typ` of its own counts.
base::Result<base::Json> headerFor(JwtAlgorithm algorithm, const base::Json &given)
{
    if (!given.is_object()) {
        return headerInvalid("header", QStringLiteral("it is no JSON object"));
    }
    if (given.contains("alg") && base::stringMember(given, "alg") != QString::fromLatin1(nameOf(algorithm))) {
        return headerInvalid("alg", QStringLiteral("it is another algorithm than the one to sign with"));
    }
    if (given.contains("b64")) {
        return headerInvalid("b64",
                             QStringLiteral("payloads that are not encoded (RFC 7797) are not supported"));
    }
    base::Json header = base::Json::object();
    header["alg"] = nameOf(algorithm).toStdString();
    header["typ"] = "JWT";
    for (const auto &[name, value] : given.items()) {
        header[name] = value;
    }
    return header;
}

QByteArray encoded(QByteArrayView bytes)
{
    return base::encode(bytes, base::Encoding::Base64Url);
}

} // namespace

QByteArray nameOf(MintWarning warning)
{
    constexpr std::array<const char *, 4> kNames{"secret_shorter_than_digest", "modulus_too_short",
                                                 "unsecured", "never_expires"};
    return kNames[static_cast<std::size_t>(warning)];
}

struct TokenMinter::State
{
    QByteArray header; ///< encoded, with the dot behind it
    ClaimsText claims;
    std::optional<crypto::Hmac> hmac;
    std::optional<crypto::KeySigner> signer;
    std::vector<MintWarning> warnings;

    static base::Result<std::unique_ptr<State>> create(JwtAlgorithm algorithm, const TokenTemplate &content)
    {
        base::Result<base::Json> header = headerFor(algorithm, content.header);
        if (!header) {
            return base::Failure(header.error());
        }
        base::Result<ClaimsText> claims = ClaimsText::create(content);
        if (!claims) {
            return base::Failure(claims.error());
        }
        auto state = std::make_unique<State>(
            State{QByteArray(encoded(base::compactJson(*header)) + '.'), *std::move(claims), {}, {}, {}});
        if (!state->claims.expires()) {
            state->warnings.push_back(MintWarning::NeverExpires);
        }
        return state;
    }
};

TokenMinter::TokenMinter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

TokenMinter::TokenMinter(TokenMinter &&) noexcept = default;
TokenMinter &TokenMinter::operator=(TokenMinter &&) noexcept = default;
TokenMinter::~TokenMinter() = default;

base::Result<TokenMinter> TokenMinter::createUnsecured(const TokenTemplate &content)
{
    base::Result<std::unique_ptr<State>> state = State::create(JwtAlgorithm::None, content);
    if (!state) {
        return base::Failure(state.error());
    }
    (*state)->warnings.push_back(MintWarning::Unsecured);
    return TokenMinter(*std::move(state));
}

base::Result<QByteArray> TokenMinter::signingInput(JwtAlgorithm algorithm, const TokenTemplate &content,
                                                   base::TimePoint now, QByteArrayView tokenId)
{
    const base::Result<std::unique_ptr<State>> state = State::create(algorithm, content);
    if (!state) {
        return base::Failure(state.error());
    }
    return QByteArray((*state)->header + encoded((*state)->claims.at(now, tokenId)));
}

base::Result<TokenMinter> TokenMinter::create(JwtAlgorithm algorithm, const MintingKey &key,
                                              const TokenTemplate &content)
{
    if (algorithm == JwtAlgorithm::None) {
        return base::failure(JwtError::NoneRefused);
    }
    if (std::holds_alternative<std::monostate>(key)) {
        return withAlgorithm(JwtError::KeyMissing, algorithm);
    }
    base::Result<std::unique_ptr<State>> created = State::create(algorithm, content);
    if (!created) {
        return base::Failure(created.error());
    }
    State &state = **created;
    if (const std::optional<crypto::HashAlgorithm> hash = hmacOf(algorithm)) {
        const auto *secret = std::get_if<base::SecretBytes>(&key);
        if (secret == nullptr) {
            return withAlgorithm(JwtError::KeyMismatch, algorithm);
        }
        if (secret->isEmpty()) { // CVE-2026-44699: an empty HMAC key signs for everybody
            return withAlgorithm(JwtError::KeyMissing, algorithm);
        }
        if (secret->size() < crypto::digestSize(*hash)) {
            state.warnings.push_back(MintWarning::SecretShorterThanDigest);
        }
        state.hmac.emplace(*hash, secret->view());
        return TokenMinter(*std::move(created));
    }
    const auto *pair = std::get_if<crypto::PrivateKey>(&key);
    if (pair == nullptr) {
        return withAlgorithm(JwtError::KeyMismatch, algorithm);
    }
    const std::optional<crypto::SignatureAlgorithm> signature = signatureOf(algorithm, pair->type());
    if (!signature) {
        return base::failure(crypto::KeyError::AlgorithmMismatch,
                             {{"algorithm", QString::fromLatin1(nameOf(algorithm))},
                              {"type", QString::fromLatin1(crypto::nameOf(pair->type()))}});
    }
    if (crypto::weaknessOf(pair->facts())) {
        state.warnings.push_back(MintWarning::ModulusTooShort);
    }
    base::Result<crypto::KeySigner> signer = crypto::KeySigner::create(*pair, *signature);
    if (!signer) {
        return base::Failure(signer.error());
    }
    state.signer.emplace(*std::move(signer));
    return TokenMinter(*std::move(created));
}

base::Result<QByteArray> TokenMinter::mint(base::TimePoint now, QByteArrayView tokenId)
{
    State &state = *m_state;
    QByteArray token = state.header;
    token.append(encoded(state.claims.at(now, tokenId)));
    QByteArray signature;
    if (state.hmac) {
        state.hmac->update(token);
        signature = state.hmac->finish().toByteArray();
    } else if (state.signer) {
        base::Result<QByteArray> made = state.signer->sign(token);
        if (!made) {
            return made;
        }
        signature = *std::move(made);
    }
    return token.append('.').append(encoded(signature));
}

const std::vector<MintWarning> &TokenMinter::warnings() const
{
    return m_state->warnings;
}

} // namespace sealwright::jwt
