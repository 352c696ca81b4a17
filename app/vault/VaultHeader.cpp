// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultHeader.h"

#include "app/crypto/AesGcm.h"
#include "app/crypto/HashAlgorithm.h"
#include "app/vault/SecretStore.h"

#include <QtEndian>

namespace sealwright::vault {
namespace {

constexpr QByteArrayView kMagic("sealwright-vault", 16);
constexpr qsizetype kVersionAt = 16;
constexpr qsizetype kCostAt = 20;
constexpr qsizetype kSealedBytesAt = 36;
constexpr qsizetype kNonceAt = 44;
constexpr qsizetype kSaltAt = 56;
constexpr qsizetype kKeyCheckAt = 88;
constexpr qsizetype kChecksumAt = 120;

template<typename T>
void appendNumber(QByteArray &bytes, T number)
{
    char encoded[sizeof(T)];
    qToBigEndian(number, encoded);
    bytes.append(encoded, sizeof(T));
}

template<typename T>
T numberAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<T>(bytes.data() + offset);
}

QByteArray checksumOf(QByteArrayView bytes)
{
    return crypto::digest(crypto::HashAlgorithm::Sha256, bytes.first(kChecksumAt))
        .first(kVaultHeaderSize - kChecksumAt);
}

base::Failure damaged(const char *part)
{
    return base::failure(VaultError::VaultDamaged, {{"part", QLatin1String(part)}});
}

base::Failure truncated(qsizetype bytes, qint64 expected)
{
    return base::failure(VaultError::VaultTruncated,
                         {{"bytes", qint64{bytes}}, {"expected_bytes", expected}});
}

} // namespace

base::Result<void> checkVaultCost(const crypto::ScryptCost &cost)
{
    constexpr quint64 kMostN = quint64{1} << 20U;
    constexpr quint32 kMostR = 16;
    constexpr quint32 kMostP = 4;
    if (cost.n > kMostN || cost.r > kMostR || cost.p > kMostP || !crypto::checkCost(cost)) {
        return base::failure(VaultError::VaultCostRefused,
                             {{"n", QString::number(cost.n)}, {"r", qint64{cost.r}}, {"p", qint64{cost.p}}});
    }
    return {};
}

QByteArray encodeVaultHeader(const VaultHeader &header)
{
    QByteArray bytes;
    bytes.reserve(kVaultHeaderSize);
    bytes.append(kMagic);
    appendNumber(bytes, kVaultVersion);
    appendNumber(bytes, header.cost.n);
    appendNumber(bytes, header.cost.r);
    appendNumber(bytes, header.cost.p);
    appendNumber(bytes, header.sealedBytes);
    bytes.append(header.nonce);
    bytes.append(header.salt);
    bytes.append(header.keyCheck);
    bytes.append(checksumOf(bytes));
    return bytes;
}

base::Result<VaultHeader> decodeVaultHeader(QByteArrayView file)
{
    const QByteArrayView begin = file.first(qMin(file.size(), kMagic.size()));
    if (begin != kMagic.first(begin.size())) {
        return damaged("magic");
    }
    if (file.size() < kVaultHeaderSize) {
        return truncated(file.size(), kVaultHeaderSize + crypto::kAesGcmTagSize);
    }
    if (file.sliced(kChecksumAt, kVaultHeaderSize - kChecksumAt) != checksumOf(file)) {
        return damaged("header");
    }
    const auto version = numberAt<quint32>(file, kVersionAt);
    if (version > kVaultVersion) {
        return base::failure(VaultError::VaultNewer,
                             {{"version", qint64{version}}, {"known", qint64{kVaultVersion}}});
    }
    if (version == 0) {
        return damaged("header");
    }
    VaultHeader header;
    header.cost.n = numberAt<quint64>(file, kCostAt);
    header.cost.r = numberAt<quint32>(file, kCostAt + 8);
    header.cost.p = numberAt<quint32>(file, kCostAt + 12);
    if (const base::Result<void> bearable = checkVaultCost(header.cost); !bearable) {
        return base::Failure(bearable.error());
    }
    header.sealedBytes = numberAt<quint64>(file, kSealedBytesAt);
    if (header.sealedBytes < quint64{crypto::kAesGcmTagSize} ||
        header.sealedBytes > quint64{kVaultSizeLimit + crypto::kAesGcmTagSize}) {
        return damaged("header");
    }
    const qsizetype whole = kVaultHeaderSize + static_cast<qsizetype>(header.sealedBytes);
    if (file.size() < whole) {
        return truncated(file.size(), whole);
    }
    if (file.size() > whole) {
        return damaged("length");
    }
    header.nonce = file.sliced(kNonceAt, crypto::kAesGcmNonceSize).toByteArray();
    header.salt = file.sliced(kSaltAt, kVaultSaltSize).toByteArray();
    header.keyCheck = file.sliced(kKeyCheckAt, kChecksumAt - kKeyCheckAt).toByteArray();
    return header;
}

} // namespace sealwright::vault
