// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/JwkKey.h"

#include "app/base/Encoding.h"
#include "app/crypto/JwkNumbers.h"
#include "app/crypto/OpenSslHandles.h"

#include <openssl/core_names.h>

#include <array>

namespace sealwright::crypto {
namespace {

constexpr KeyForm kJwkForm{KeyStructure::Jwk, KeyWrapping::Json};

base::Failure unsupported(KeyError error, const char *fact, const QString &value)
{
    return base::failure(error, {{"form", QStringLiteral("jwk")}, {fact, value}});
}

base::Failure wrongKind(KeyError error)
{
    return base::failure(error, {{"form", QStringLiteral("jwk")}});
}

/// A key pair's numbers, by the names of OpenSSL, as EVP_PKEY_fromdata takes them.
using OwnedBuilder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using OwnedParameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;

OwnedKey keyFrom(const char *type, OSSL_PARAM_BLD *builder, bool isPrivate)
{
    const OwnedParameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const OwnedKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, isPrivate ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                          parameters.get()) != 1) {
        return {};
    }
    return OwnedKey(key);
}

/// Whether what the private half signs the public half accepts: the cheap way to see that n = pq and that e
/// and d belong together. Without it a mistyped member makes signatures that nobody accepts.
bool halvesBelongTogether(EVP_PKEY *key)
{
    const OwnedKeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    const std::array<unsigned char, 32> message{};
    std::array<unsigned char, 16384 / 8> signature{};
    std::size_t size = signature.size();
    return context && EVP_PKEY_sign_init(context.get()) == 1 &&
           EVP_PKEY_sign(context.get(), signature.data(), &size, message.data(), message.size()) == 1 &&
           EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), signature.data(), size, message.data(), message.size()) == 1;
}

struct RsaMember
{
    const char *jwk;
    const char *openssl;
};

constexpr std::array<RsaMember, 2> kRsaPublic{{{"n", OSSL_PKEY_PARAM_RSA_N}, {"e", OSSL_PKEY_PARAM_RSA_E}}};
constexpr std::array<RsaMember, 5> kRsaFactors{{{"p", OSSL_PKEY_PARAM_RSA_FACTOR1},
                                                {"q", OSSL_PKEY_PARAM_RSA_FACTOR2},
                                                {"dp", OSSL_PKEY_PARAM_RSA_EXPONENT1},
                                                {"dq", OSSL_PKEY_PARAM_RSA_EXPONENT2},
                                                {"qi", OSSL_PKEY_PARAM_RSA_COEFFICIENT1}}};

base::Result<OwnedKey> rsaKey(const base::Json &jwk, bool isPrivate)
{
    if (jwk.contains("oth")) {
        return invalidMember("oth", QStringLiteral("more than two primes are not supported"));
    }
    std::vector<RsaMember> members(kRsaPublic.begin(), kRsaPublic.end());
    if (isPrivate) {
        members.push_back({"d", OSSL_PKEY_PARAM_RSA_D});
        // RFC 7518 §6.3.2: when one of them is there, all are.
        const bool factored = std::ranges::any_of(
            kRsaFactors, [&jwk](const RsaMember &member) { return jwk.contains(member.jwk); });
        if (factored) {
            members.insert(members.end(), kRsaFactors.begin(), kRsaFactors.end());
        }
    }
    const OwnedBuilder builder(OSSL_PARAM_BLD_new());
    std::vector<OwnedNumber> numbers; // the builder only refers to them
    for (const RsaMember &member : members) {
        base::Result<base::SecretBytes> bytes = memberBytes(jwk, member.jwk);
        if (!bytes) {
            return base::Failure(bytes.error());
        }
        numbers.push_back(numberFrom(*bytes));
        OSSL_PARAM_BLD_push_BN(builder.get(), member.openssl, numbers.back().get());
    }
    if (const int bits = BN_num_bits(numbers.front().get()); bits < 512 || bits > 16384) {
        return invalidMember("n", QStringLiteral("%1 bits").arg(bits));
    }
    OwnedKey key = keyFrom("RSA", builder.get(), isPrivate);
    if (!key) {
        return invalidMember("n", QStringLiteral("these numbers make no RSA key"));
    }
    if (isPrivate && !halvesBelongTogether(key.get())) {
        return invalidMember("d", QStringLiteral("it does not belong to n and e"));
    }
    return key;
}

base::Result<OwnedKey> ellipticKey(const base::Json &jwk, bool isPrivate)
{
    const QString name = base::stringMember(jwk, "crv").value_or(QString());
    const std::optional<JwkCurve> curve = jwkCurveNamed(name);
    if (!curve) {
        return unsupported(KeyError::CurveUnsupported, "curve", name);
    }
    const base::Result<base::SecretBytes> x = memberBytes(jwk, "x", curve->octets);
    const base::Result<base::SecretBytes> y = memberBytes(jwk, "y", curve->octets);
    if (!x || !y) {
        return base::Failure(!x ? x.error() : y.error());
    }
    constexpr char kUncompressed = 4; // SEC 1 §2.3.3
    const QByteArray point = QByteArray(1, kUncompressed) + x->view().toByteArray() + y->view().toByteArray();
    const OwnedBuilder builder(OSSL_PARAM_BLD_new());
    const QByteArray group = name.toLatin1();
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group.constData(), 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     static_cast<std::size_t>(point.size()));
    OwnedNumber secret;
    if (isPrivate) {
        base::Result<base::SecretBytes> d = memberBytes(jwk, "d", curve->octets);
        if (!d) {
            return base::Failure(d.error());
        }
        secret = numberFrom(*d);
        BN_set_flags(secret.get(), BN_FLG_CONSTTIME);
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    }
    OwnedKey key = keyFrom("EC", builder.get(), isPrivate);
    if (!key) {
        return invalidMember(isPrivate ? "d" : "x", QStringLiteral("no such point on the curve"));
    }
    if (isPrivate && !halvesBelongTogether(key.get())) {
        return invalidMember("d", QStringLiteral("it does not belong to x and y"));
    }
    return key;
}

base::Result<OwnedKey> octetKey(const base::Json &jwk, bool isPrivate)
{
    const QString name = base::stringMember(jwk, "crv").value_or(QString());
    const bool is25519 = name == QLatin1String("Ed25519");
    if (!is25519 && name != QLatin1String("Ed448")) {
        return unsupported(KeyError::CurveUnsupported, "curve", name);
    }
    const char *type = is25519 ? "ED25519" : "ED448";
    const qsizetype size = is25519 ? 32 : 57;
    const base::Result<base::SecretBytes> x = memberBytes(jwk, "x", size);
    if (!x) {
        return base::Failure(x.error());
    }
    const auto octetCount = static_cast<std::size_t>(size);
    if (!isPrivate) {
        return OwnedKey(
            EVP_PKEY_new_raw_public_key_ex(nullptr, type, nullptr, octets(x->view().data()), octetCount));
    }
    const base::Result<base::SecretBytes> d = memberBytes(jwk, "d", size);
    if (!d) {
        return base::Failure(d.error());
    }
    OwnedKey key(
        EVP_PKEY_new_raw_private_key_ex(nullptr, type, nullptr, octets(d->view().data()), octetCount));
    QByteArray derived(size, '\0');
    std::size_t derivedSize = octetCount;
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), octets(derived.data()), &derivedSize) != 1 ||
        derived != x->view()) {
        return invalidMember("d", QStringLiteral("it does not belong to x"));
    }
    return key;
}

base::Result<OwnedKey> keyOf(const base::Json &jwk, bool isPrivate)
{
    const ErrorQueueKept queue;
    const QString type = base::stringMember(jwk, "kty").value_or(QString());
    if (type == QLatin1String("RSA")) {
        return rsaKey(jwk, isPrivate);
    }
    if (type == QLatin1String("EC")) {
        return ellipticKey(jwk, isPrivate);
    }
    if (type == QLatin1String("OKP")) {
        return octetKey(jwk, isPrivate);
    }
    if (type == QLatin1String("oct")) {
        return wrongKind(KeyError::IsSymmetric);
    }
    return unsupported(KeyError::TypeUnsupported, "type", type);
}

} // namespace

bool looksLikeJwk(const base::Json &value)
{
    return value.is_object() && value.contains("kty");
}

base::Result<PrivateKey> privateKeyFromJwk(const base::Json &jwk)
{
    const bool isPair = base::stringMember(jwk, "kty") != QStringLiteral("oct");
    if (isPair && !jwk.contains("d")) {
        return wrongKind(KeyError::IsPublic);
    }
    base::Result<OwnedKey> key = keyOf(jwk, true);
    if (!key) {
        return base::Failure(key.error());
    }
    return PrivateKey::adopt(*std::move(key), kJwkForm, false);
}

base::Result<PublicKey> publicKeyFromJwk(const base::Json &jwk)
{
    // Whatever its type: a private part has no business where a public key is asked.
    if (jwk.contains("d")) {
        return wrongKind(KeyError::IsPrivate);
    }
    base::Result<OwnedKey> key = keyOf(jwk, false);
    if (!key) {
        return base::Failure(key.error());
    }
    return PublicKey::adopt(*std::move(key), kJwkForm);
}

base::Result<base::SecretBytes> secretFromJwk(const base::Json &jwk)
{
    const QString type = base::stringMember(jwk, "kty").value_or(QString());
    if (type == QLatin1String("RSA") || type == QLatin1String("EC") || type == QLatin1String("OKP")) {
        return wrongKind(KeyError::IsAsymmetric);
    }
    if (type != QLatin1String("oct")) {
        return invalidMember("kty", QStringLiteral("it is not oct, which a shared secret has"));
    }
    return memberBytes(jwk, "k");
}

base::Json toJwk(const PublicKey &key)
{
    const auto number = [&key](const char *name, qsizetype size) {
        BIGNUM *value = nullptr;
        EVP_PKEY_get_bn_param(key.handle(), name, &value);
        const OwnedNumber owned(value);
        return encodedNumber(owned.get(), size);
    };
    base::Json jwk = base::Json::object();
    switch (key.type()) {
    case KeyType::Rsa:
    case KeyType::RsaPss:
        jwk["e"] = number(OSSL_PKEY_PARAM_RSA_E, 0);
        jwk["kty"] = "RSA";
        jwk["n"] = number(OSSL_PKEY_PARAM_RSA_N, 0);
        break;
    case KeyType::Ed25519:
    case KeyType::Ed448: {
        QByteArray x(key.type() == KeyType::Ed25519 ? 32 : 57, '\0');
        auto size = static_cast<std::size_t>(x.size());
        EVP_PKEY_get_raw_public_key(key.handle(), octets(x.data()), &size);
        jwk["crv"] = nameOf(key.type()).toStdString();
        jwk["kty"] = "OKP";
        jwk["x"] = base::encode(x, base::Encoding::Base64Url).toStdString();
        break;
    }
    default: {
        const QByteArray name = nameOf(key.type());
        const qsizetype size = jwkCurveNamed(QString::fromLatin1(name))->octets;
        jwk["crv"] = name.toStdString();
        jwk["kty"] = "EC";
        jwk["x"] = number(OSSL_PKEY_PARAM_EC_PUB_X, size);
        jwk["y"] = number(OSSL_PKEY_PARAM_EC_PUB_Y, size);
        break;
    }
    }
    return jwk;
}

} // namespace sealwright::crypto
