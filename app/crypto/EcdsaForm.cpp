// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/EcdsaForm.h"

#include "app/crypto/OpenSslHandles.h"

namespace sealwright::crypto {
namespace {

using OwnedEcdsa = Owned<ECDSA_SIG, ECDSA_SIG_free>;

} // namespace

qsizetype ecdsaHalfSize(KeyType type)
{
    switch (type) {
    case KeyType::P256:
    case KeyType::Secp256k1:
        return 32;
    case KeyType::P384:
        return 48;
    case KeyType::P521:
        return 66;
    default:
        return 0;
    }
}

std::optional<QByteArray> ecdsaRaw(QByteArrayView der, KeyType type)
{
    const ErrorQueueKept queue;
    const unsigned char *at = octets(der.data());
    const OwnedEcdsa signature(d2i_ECDSA_SIG(nullptr, &at, der.size()));
    const auto half = static_cast<int>(ecdsaHalfSize(type));
    if (!signature || at != octets(der.data()) + der.size()) {
        return std::nullopt;
    }
    QByteArray raw(2 * qsizetype{half}, Qt::Uninitialized);
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), octets(raw.data()), half) != half ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), octets(raw.data()) + half, half) != half) {
        return std::nullopt;
    }
    return raw;
}

std::optional<QByteArray> ecdsaDer(QByteArrayView raw, KeyType type)
{
    const qsizetype half = ecdsaHalfSize(type);
    if (half == 0 || raw.size() != 2 * half) {
        return std::nullopt;
    }
    OwnedNumber r(BN_bin2bn(octets(raw.data()), static_cast<int>(half), nullptr));
    OwnedNumber s(BN_bin2bn(octets(raw.data()) + half, static_cast<int>(half), nullptr));
    const OwnedEcdsa signature(ECDSA_SIG_new());
    if (!r || !s || BN_is_zero(r.get()) == 1 || BN_is_zero(s.get()) == 1 || !signature) {
        return std::nullopt;
    }
    ECDSA_SIG_set0(signature.get(), r.release(), s.release());
    unsigned char *bytes = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &bytes);
    QByteArray der(reinterpret_cast<const char *>(bytes), std::max(size, 0));
    OPENSSL_free(bytes);
    return der;
}

} // namespace sealwright::crypto
