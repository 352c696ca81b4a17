// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/EncryptedKey.h"

#include "app/crypto/OpenSslHandles.h"

#include <openssl/pkcs12.h>

namespace sealwright::crypto {
namespace {

/// Ten times what OWASP asked of PBKDF2 in 2023; some seconds of work. A file may state two thousand million.
constexpr qint64 kMostRounds = 6'000'000;
/// N × r × p of scrypt (RFC 7914): eight times the 2^20 of its "sensitive storage" example.
constexpr qint64 kMostScryptWork = 8'388'608;

using OwnedEnvelope = Owned<X509_SIG, X509_SIG_free>;

template<typename T>
std::shared_ptr<T> unpacked(const X509_ALGOR *algorithm, const ASN1_ITEM *item)
{
    const void *parameter = nullptr;
    int type = 0;
    X509_ALGOR_get0(nullptr, &type, &parameter, algorithm);
    if (type != V_ASN1_SEQUENCE) {
        return {};
    }
    void *value = ASN1_item_unpack(static_cast<const ASN1_STRING *>(parameter), item);
    return {static_cast<T *>(value),
            [item](T *owned) { ASN1_item_free(reinterpret_cast<ASN1_VALUE *>(owned), item); }};
}

int identifierOf(const X509_ALGOR *algorithm)
{
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return OBJ_obj2nid(object);
}

/// The number, or one past every limit when it does not fit.
qint64 numberOf(const ASN1_INTEGER *number)
{
    std::int64_t value = 0;
    return ASN1_INTEGER_get_int64(&value, number) == 1 && value > 0 && value < (1LL << 40) ? value
                                                                                           : 1LL << 40;
}

/// Rounds of the key derivation, scrypt's work scaled to the same limit; nothing when it cannot be told.
std::optional<qint64> roundsOf(const X509_ALGOR *algorithm)
{
    if (identifierOf(algorithm) != NID_pbes2) {
        const auto parameters = unpacked<PBEPARAM>(algorithm, ASN1_ITEM_rptr(PBEPARAM));
        return parameters ? std::optional(numberOf(parameters->iter)) : std::nullopt;
    }
    const auto scheme = unpacked<PBE2PARAM>(algorithm, ASN1_ITEM_rptr(PBE2PARAM));
    if (!scheme) {
        return std::nullopt;
    }
    if (identifierOf(scheme->keyfunc) == NID_id_pbkdf2) {
        const auto parameters = unpacked<PBKDF2PARAM>(scheme->keyfunc, ASN1_ITEM_rptr(PBKDF2PARAM));
        return parameters ? std::optional(numberOf(parameters->iter)) : std::nullopt;
    }
    if (identifierOf(scheme->keyfunc) == NID_id_scrypt) {
        const auto parameters = unpacked<SCRYPT_PARAMS>(scheme->keyfunc, ASN1_ITEM_rptr(SCRYPT_PARAMS));
        if (!parameters) {
            return std::nullopt;
        }
        const double work = static_cast<double>(numberOf(parameters->costParameter)) *
                            static_cast<double>(numberOf(parameters->blockSize)) *
                            static_cast<double>(numberOf(parameters->parallelizationParameter));
        return work > static_cast<double>(kMostScryptWork) ? kMostRounds + 1 : 1;
    }
    return std::nullopt;
}

QString algorithmName(const X509_ALGOR *algorithm)
{
    const char *name = OBJ_nid2sn(identifierOf(algorithm));
    return QString::fromLatin1(name != nullptr ? name : "unknown");
}

bool ranOut(unsigned long error)
{
    const int reason = ERR_GET_REASON(error);
    return reason == ERR_R_UNSUPPORTED || reason == EVP_R_UNSUPPORTED_ALGORITHM ||
           reason == EVP_R_UNSUPPORTED_CIPHER || reason == EVP_R_UNSUPPORTED_PRF ||
           reason == EVP_R_UNKNOWN_PBE_ALGORITHM || reason == EVP_R_UNSUPPORTED_KEY_DERIVATION_FUNCTION;
}

bool ranOutOfAlgorithms()
{
    return ranOut(ERR_peek_error()) || ranOut(ERR_peek_last_error());
}

} // namespace

base::Result<base::SecretBytes> decryptPkcs8(QByteArrayView der, const base::SecretBytes *passphrase)
{
    const ErrorQueueKept queue;
    const unsigned char *at = octets(der.data());
    const OwnedEnvelope envelope(d2i_X509_SIG(nullptr, &at, der.size()));
    if (!envelope) {
        return base::failure(KeyError::Damaged);
    }
    const X509_ALGOR *algorithm = nullptr;
    const ASN1_OCTET_STRING *sealed = nullptr;
    X509_SIG_get0(envelope.get(), &algorithm, &sealed);
    const std::optional<qint64> rounds = roundsOf(algorithm);
    if (!rounds) {
        return base::failure(KeyError::EncryptionUnsupported, {{"cipher", algorithmName(algorithm)}});
    }
    if (*rounds > kMostRounds) {
        return base::failure(KeyError::EncryptionUnsupported, {{"rounds", *rounds}});
    }
    if (passphrase == nullptr) {
        return base::failure(KeyError::PassphraseMissing);
    }
    ERR_clear_error();
    unsigned char *opened = nullptr;
    int size = 0;
    if (PKCS12_pbe_crypt(algorithm, passphrase->view().data(), static_cast<int>(passphrase->size()),
                         ASN1_STRING_get0_data(sealed), ASN1_STRING_length(sealed), &opened, &size,
                         0) == nullptr) {
        return ranOutOfAlgorithms()
                   ? base::failure(KeyError::EncryptionUnsupported, {{"cipher", algorithmName(algorithm)}})
                   : base::failure(KeyError::PassphraseWrong);
    }
    base::SecretBytes plain =
        base::SecretBytes::copyOf(QByteArrayView(reinterpret_cast<const char *>(opened), size));
    OPENSSL_clear_free(opened, static_cast<std::size_t>(size));
    return plain;
}

} // namespace sealwright::crypto
