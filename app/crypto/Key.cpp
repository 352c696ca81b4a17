// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Key.h"

#include "app/crypto/HashAlgorithm.h"
#include "app/crypto/OpenSslHandles.h"
#include "app/crypto/SmallOrder.h"

#include <openssl/core_names.h>

#include <array>

namespace sealwright::crypto {
namespace {

/// As OpenSSL's own limit for public operations (OPENSSL_RSA_MAX_MODULUS_BITS); a private one takes seconds.
constexpr int kLargestModulusBits = 16384;

QByteArray spkiOf(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

base::Result<KeyType> ellipticType(EVP_PKEY *key, KeyForm form)
{
    std::array<char, 64> name{};
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), nullptr) !=
        1) {
        return base::failure(KeyError::CurveUnsupported, {{"form", QString::fromLatin1(nameOf(form))}});
    }
    switch (OBJ_sn2nid(name.data())) {
    case NID_X9_62_prime256v1:
        return KeyType::P256;
    case NID_secp384r1:
        return KeyType::P384;
    case NID_secp521r1:
        return KeyType::P521;
    case NID_secp256k1:
        return KeyType::Secp256k1;
    default:
        return base::failure(KeyError::CurveUnsupported, {{"form", QString::fromLatin1(nameOf(form))},
                                                          {"curve", QString::fromLatin1(name.data())}});
    }
}

base::Result<KeyType> typeOf(EVP_PKEY *key, KeyForm form)
{
    if (EVP_PKEY_is_a(key, "RSA") == 1) {
        return KeyType::Rsa;
    }
    if (EVP_PKEY_is_a(key, "RSA-PSS") == 1) {
        return KeyType::RsaPss;
    }
    if (EVP_PKEY_is_a(key, "EC") == 1) {
        return ellipticType(key, form);
    }
    if (EVP_PKEY_is_a(key, "ED25519") == 1) {
        return KeyType::Ed25519;
    }
    if (EVP_PKEY_is_a(key, "ED448") == 1) {
        return KeyType::Ed448;
    }
    const char *name = EVP_PKEY_get0_type_name(key);
    return base::failure(KeyError::TypeUnsupported,
                         {{"form", QString::fromLatin1(nameOf(form))},
                          {"type", QString::fromLatin1(name != nullptr ? name : "unknown")}});
}

base::Result<KeyFacts> keyFacts(EVP_PKEY *key, KeyForm form)
{
    const base::Result<KeyType> type = typeOf(key, form);
    if (!type) {
        return base::Failure(type.error());
    }
    const int bits = EVP_PKEY_get_bits(key);
    if (bits > kLargestModulusBits) {
        return base::failure(KeyError::TooLarge, {{"bits", bits}, {"limit", kLargestModulusBits}});
    }
    const QByteArray spki = spkiOf(key);
    if (spki.isEmpty()) {
        return base::failure(KeyError::Damaged, {{"form", QString::fromLatin1(nameOf(form))}});
    }
    const QByteArray hash = digest(HashAlgorithm::Sha256, spki).first(4).toHex();
    return KeyFacts{form, *type, bits, QStringLiteral("sha256:") + QString::fromLatin1(hash)};
}

QByteArray ed25519Point(EVP_PKEY *key)
{
    QByteArray point(32, '\0');
    auto size = static_cast<std::size_t>(point.size());
    const bool isRead = EVP_PKEY_get_raw_public_key(key, octets(point.data()), &size) == 1;
    return isRead ? point : QByteArray();
}

} // namespace

base::Result<PublicKey> PublicKey::adopt(std::shared_ptr<evp_pkey_st> key, KeyForm form)
{
    base::Result<KeyFacts> facts = keyFacts(key.get(), form);
    if (!facts) {
        return base::Failure(facts.error());
    }
    // Of the private ones, which are clamped multiples of the base point, none is such.
    if (facts->type == KeyType::Ed25519 && hasSmallOrder(ed25519Point(key.get()))) {
        return base::failure(KeyError::SmallOrder, {{"form", QString::fromLatin1(nameOf(form))}});
    }
    return PublicKey(std::move(key), *std::move(facts));
}

QByteArray PublicKey::spki() const
{
    return spkiOf(m_key.get());
}

base::Result<PrivateKey> PrivateKey::adopt(std::shared_ptr<evp_pkey_st> key, KeyForm form, bool encrypted)
{
    base::Result<KeyFacts> facts = keyFacts(key.get(), form);
    if (!facts) {
        return base::Failure(facts.error());
    }
    facts->encrypted = encrypted;
    return PrivateKey(std::move(key), *std::move(facts));
}

PublicKey PrivateKey::publicKey() const
{
    const QByteArray spki = spkiOf(m_key.get());
    const unsigned char *at = octets(spki.constData());
    OwnedKey key(d2i_PUBKEY(nullptr, &at, spki.size()));
    if (!key) {
        qFatal("The cryptographic library cannot read back a public key that it wrote");
    }
    KeyFacts facts = m_facts;
    facts.form = {KeyStructure::Spki, KeyWrapping::Der};
    facts.encrypted = false;
    return PublicKey(std::shared_ptr<evp_pkey_st>(std::move(key)), std::move(facts));
}

} // namespace sealwright::crypto
