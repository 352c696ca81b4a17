// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/HashAlgorithm.h"

#include <openssl/evp.h>

namespace sealwright::crypto {

/// OpenSSL's implementation, fetched once and shared for the life of the process; nullptr when this build or
/// configuration of OpenSSL has none (MD5 under FIPS).
const EVP_MD *evpDigest(HashAlgorithm algorithm);

/// OpenSSL's name for it.
const char *evpDigestName(HashAlgorithm algorithm);

} // namespace sealwright::crypto
