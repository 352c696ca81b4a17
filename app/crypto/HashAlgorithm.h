// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::crypto {

enum class HashAlgorithm { Md5, Sha1, Sha256, Sha384, Sha512 };

/// `md5`, `sha1`, `sha256`, `sha384`, `sha512`: as recipes, files and the command line spell them.
QByteArray nameOf(HashAlgorithm algorithm);
std::optional<HashAlgorithm> hashAlgorithmNamed(QByteArrayView name);
qsizetype digestSize(HashAlgorithm algorithm);

/// False when OpenSSL is configured without it, as FIPS does with MD5. Computing with it then ends the
/// process: whoever takes an algorithm from data asks first.
bool isAvailable(HashAlgorithm algorithm);

QByteArray digest(HashAlgorithm algorithm, QByteArrayView bytes);

} // namespace sealwright::crypto
