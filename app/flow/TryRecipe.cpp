// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/TryRecipe.h"

#include "app/base/Encoding.h"
#include "app/base/JsonMembers.h"
#include "app/crypto/GenerateKey.h"
#include "app/flow/InPool.h"
#include "app/signing/KeyPlan.h"
#include "app/signing/SampleRequest.h"

#include <array>
#include <utility>

namespace sealwright::flow {
namespace {

using crypto::KeyType;

/// More than 32: those could be the bare bytes of an Ed25519 key, and RFC 9421 would have to ask which.
constexpr qsizetype kSecretBytes = 40;

/// What the recipe signs with; nothing for a shared secret.
std::optional<KeyType> pairFor(const signing::CompiledRecipe &recipe)
{
    QByteArray algorithm = recipe.recipe().algorithm().toUtf8();
    if (algorithm.startsWith("builtin:")) {
        // What its variable `alg` says, or a shared secret.
        const base::Json variables = base::objectMember(recipe.recipe().document, "variables");
        algorithm = base::stringMember(variables, "alg").value_or(QString()).toUtf8();
    } else if (algorithm.startsWith("jwt:")) {
        algorithm = algorithm.sliced(4);
    }
    static constexpr std::array<std::pair<QByteArrayView, KeyType>, 12> kPairs = {{
        {"ed25519", KeyType::Ed25519},
        {"EdDSA", KeyType::Ed25519},
        {"ecdsa-p256-sha256", KeyType::P256},
        {"ecdsa-p384-sha384", KeyType::P384},
        {"ecdsa-p256", KeyType::P256},
        {"ES256K", KeyType::Secp256k1},
        {"ES256", KeyType::P256},
        {"ES384", KeyType::P384},
        {"ES512", KeyType::P521},
        {"rsa-", KeyType::Rsa},
        {"RS", KeyType::Rsa},
        {"PS", KeyType::Rsa},
    }};
    for (const auto &[start, type] : kPairs) {
        if (algorithm.startsWith(start)) {
            return type;
        }
    }
    return std::nullopt;
}

/// As the key's plan wants it: encoded, behind the first prefix that it drops or keeps.
QByteArray secretText(const signing::CompiledRecipe &recipe, const QByteArray &bytes)
{
    const base::Json key = base::objectMember(recipe.recipe().document, "key");
    const QByteArray decode = base::stringMember(key, "decode").value_or(QStringLiteral("utf8")).toUtf8();
    QByteArray prefix;
    for (const char *member : {"keep", "strip"}) {
        if (const auto prefixes = key.find(member); prefixes != key.end()) {
            const base::Json &first =
                prefixes->is_array() && !prefixes->empty() ? prefixes->front() : *prefixes;
            prefix = first.is_string() ? QByteArray::fromStdString(first.get<std::string>()) : QByteArray();
        }
    }
    const auto encoding = base::encodingNamed(decode);
    return prefix + (encoding ? base::encode(bytes, *encoding) : bytes.toHex());
}

base::Result<ExampleKey> pairOf(KeyType type)
{
    const base::Result<crypto::GeneratedPair> pair = crypto::generateKeyPair(type);
    return pair ? base::Result<ExampleKey>(
                      ExampleKey{pair->privateKey.view().toByteArray(), pair->publicKey, true})
                : base::Failure(pair.error());
}

} // namespace

struct TryRecipe::Keys
{
    QByteArray secret;
    std::map<KeyType, ExampleKey> pairs;
};

TryRecipe::TryRecipe(const base::Clock &clock, base::Random &random)
    : m_clock(clock)
    , m_random(random)
    , m_keys(std::make_shared<Keys>())
{
}

TryRecipe::~TryRecipe() = default;

std::optional<http::Request> TryRecipe::sample(const QByteArray &text)
{
    const base::Result<signing::Recipe> recipe = signing::parseRecipe(text);
    const auto compiled = recipe ? signing::CompiledRecipe::compile(*recipe)
                                 : base::Result<signing::CompiledRecipe>(base::Failure(recipe.error()));
    return compiled ? std::optional(signing::sampleRequest(*compiled)) : std::nullopt;
}

QCoro::Task<base::Result<ExampleKey>> TryRecipe::keyFor(signing::CompiledRecipe recipe)
{
    const std::shared_ptr<Keys> keys = m_keys;
    const std::optional<KeyType> type = pairFor(recipe);
    if (!type) {
        if (keys->secret.isEmpty()) {
            keys->secret = m_random.bytes(kSecretBytes);
        }
        const QByteArray text = secretText(recipe, keys->secret);
        co_return ExampleKey{text, text, false};
    }
    const auto known = keys->pairs.find(*type);
    if (known != keys->pairs.end()) {
        // A copy with a name: GCC 12 would move out of the map.
        base::Result<ExampleKey> again(std::as_const(known->second));
        co_return again;
    }
    auto making = inPool([type = *type] { return pairOf(type); });
    auto awaiter = making.awaiter();
    base::Result<ExampleKey> made = co_await awaiter;
    if (made) {
        keys->pairs.emplace(*type, *made);
    }
    co_return made;
}

QCoro::Task<base::Result<RecipeExample>> TryRecipe::run(QByteArray text, std::optional<http::Request> request)
{
    const base::Result<signing::Recipe> recipe = signing::parseRecipe(text);
    if (!recipe) {
        co_return base::Failure(recipe.error());
    }
    base::Result<signing::CompiledRecipe> compiled = signing::CompiledRecipe::compile(*recipe);
    if (!compiled) {
        co_return base::Failure(compiled.error());
    }
    const base::TimePoint now = m_clock.now();
    const signing::SigningMoment moment{now, "msg_" + base::uuid4(m_random), m_random.bytes(16).toHex(),
                                        signing::sampleVariables(*compiled)};
    auto waiting = keyFor(*compiled);
    base::Result<ExampleKey> key = co_await waiting;
    if (!key) {
        co_return base::Failure(key.error());
    }
    base::Result<signing::Signer> signer =
        signing::Signer::create(*compiled, base::SecretBytes::copyOf(key->toSign));
    if (!signer) {
        co_return base::Failure(signer.error());
    }
    base::Result<signing::SignedRequest> made =
        signer->sign(request ? *std::move(request) : signing::sampleRequest(*compiled), moment);
    if (!made) {
        co_return base::Failure(made.error());
    }
    const base::SecretBytes checking = base::SecretBytes::copyOf(key->toVerify);
    const std::array<const base::SecretBytes *, 1> secrets{&checking};
    signing::Verification verification = signing::verify(
        *compiled, secrets, made->request, signing::VerifyOptions{now, std::nullopt, moment.variables});
    co_return RecipeExample{*std::move(compiled), *std::move(key), *std::move(made), std::move(verification)};
}

} // namespace sealwright::flow
