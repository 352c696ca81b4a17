// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/EvpDigest.h"

#include <array>

namespace sealwright::crypto {
namespace {

constexpr std::array<const char *, 5> kNames{"MD5", "SHA1", "SHA256", "SHA384", "SHA512"};

} // namespace

const EVP_MD *evpDigest(HashAlgorithm algorithm)
{
    static const std::array<const EVP_MD *, 5> methods = [] {
        std::array<const EVP_MD *, 5> fetched{};
        for (std::size_t i = 0; i < fetched.size(); ++i) {
            fetched[i] = EVP_MD_fetch(nullptr, kNames[i], nullptr);
        }
        return fetched;
    }();
    return methods[static_cast<std::size_t>(algorithm)];
}

const char *evpDigestName(HashAlgorithm algorithm)
{
    return kNames[static_cast<std::size_t>(algorithm)];
}

} // namespace sealwright::crypto
