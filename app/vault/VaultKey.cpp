// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultKey.h"

#include "app/crypto/AesGcm.h"
#include "app/crypto/Hmac.h"
#include "app/vault/SecretStore.h"

namespace sealwright::vault {
namespace {

constexpr qsizetype kKeySize = 64;
constexpr QByteArrayView kCheckedWord("sealwright-vault 1 key check");

base::Failure changedIn(const char *part)
{
    return base::failure(VaultError::VaultDamaged, {{"part", QLatin1String(part)}});
}

} // namespace

VaultKey::VaultKey(base::SecretBytes bytes, const crypto::ScryptCost &cost, QByteArray salt)
    : m_bytes(std::move(bytes))
    , m_cost(cost)
    , m_salt(std::move(salt))
{
}

base::Result<VaultKey> VaultKey::make(const base::SecretBytes &passphrase, const crypto::ScryptCost &cost,
                                      const QByteArray &salt)
{
    if (const base::Result<void> bearable = checkVaultCost(cost); !bearable) {
        return base::Failure(bearable.error());
    }
    base::Result<base::SecretBytes> derived = crypto::scrypt(passphrase.view(), salt, cost, kKeySize);
    if (!derived) {
        return base::Failure(derived.error());
    }
    return VaultKey(std::move(*derived), cost, salt);
}

base::Result<VaultKey> VaultKey::derive(const base::SecretBytes &passphrase, const VaultHeader &header)
{
    base::Result<VaultKey> key = make(passphrase, header.cost, header.salt);
    if (key && !key->fits(header)) {
        return base::failure(VaultError::PassphraseWrong);
    }
    return key;
}

QByteArrayView VaultKey::cipherKey() const
{
    return m_bytes.view().first(crypto::kAesGcmKeySize);
}

QByteArray VaultKey::keyCheck() const
{
    return crypto::hmac(crypto::HashAlgorithm::Sha256, m_bytes.view().sliced(crypto::kAesGcmKeySize),
                        kCheckedWord);
}

bool VaultKey::fits(const VaultHeader &header) const
{
    return m_cost == header.cost && m_salt == header.salt &&
           crypto::equalInConstantTime(keyCheck(), header.keyCheck);
}

QByteArray VaultKey::seal(const VaultContent &content, const QByteArray &nonce) const
{
    VaultHeader header;
    header.cost = m_cost;
    header.sealedBytes = static_cast<quint64>(content.block().size() + crypto::kAesGcmTagSize);
    header.nonce = nonce;
    header.salt = m_salt;
    header.keyCheck = keyCheck();
    QByteArray file = encodeVaultHeader(header);
    file.append(crypto::sealAesGcm(cipherKey(), nonce, file, content.block()));
    return file;
}

base::Result<VaultContent> VaultKey::open(QByteArrayView file) const
{
    const base::Result<VaultHeader> header = decodeVaultHeader(file);
    if (!header) {
        return base::Failure(header.error());
    }
    if (!fits(*header)) {
        return base::failure(VaultError::PassphraseWrong);
    }
    std::optional<base::SecretBytes> block = crypto::openAesGcm(
        cipherKey(), header->nonce, file.first(kVaultHeaderSize), file.sliced(kVaultHeaderSize));
    if (!block) {
        return changedIn("payload");
    }
    std::optional<VaultContent> content = VaultContent::read(std::move(*block));
    if (!content) {
        return changedIn("content");
    }
    return std::move(*content);
}

} // namespace sealwright::vault
