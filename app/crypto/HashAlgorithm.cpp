// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/HashAlgorithm.h"

#include "app/crypto/EvpDigest.h"

#include <array>

namespace sealwright::crypto {
namespace {

struct Entry
{
    HashAlgorithm algorithm;
    const char *name;
    qsizetype size;
};

constexpr std::array<Entry, 5> kAlgorithms{{
    {HashAlgorithm::Md5, "md5", 16},
    {HashAlgorithm::Sha1, "sha1", 20},
    {HashAlgorithm::Sha256, "sha256", 32},
    {HashAlgorithm::Sha384, "sha384", 48},
    {HashAlgorithm::Sha512, "sha512", 64},
}};

const Entry &entryOf(HashAlgorithm algorithm)
{
    return kAlgorithms[static_cast<std::size_t>(algorithm)];
}

} // namespace

QByteArray nameOf(HashAlgorithm algorithm)
{
    return entryOf(algorithm).name;
}

std::optional<HashAlgorithm> hashAlgorithmNamed(QByteArrayView name)
{
    for (const Entry &entry : kAlgorithms) {
        if (name == entry.name) {
            return entry.algorithm;
        }
    }
    return std::nullopt;
}

qsizetype digestSize(HashAlgorithm algorithm)
{
    return entryOf(algorithm).size;
}

bool isAvailable(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha256:
    case HashAlgorithm::Sha384:
    case HashAlgorithm::Sha512:
        return true; // in every provider; asking would load them before the window is there
    default:
        return evpDigest(algorithm) != nullptr;
    }
}

QByteArray digest(HashAlgorithm algorithm, QByteArrayView bytes)
{
    QByteArray result(digestSize(algorithm), Qt::Uninitialized);
    const evp_md_st *const method = evpDigest(algorithm);
    if (method == nullptr ||
        EVP_Digest(bytes.data(), static_cast<std::size_t>(bytes.size()),
                   reinterpret_cast<unsigned char *>(result.data()), nullptr, method, nullptr) != 1) {
        qFatal("The cryptographic library cannot compute %s", entryOf(algorithm).name);
    }
    return result;
}

} // namespace sealwright::crypto
