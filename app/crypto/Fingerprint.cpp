// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"

#include "app/crypto/HashAlgorithm.h"

namespace sealwright::crypto {
namespace {

constexpr qsizetype kShortestWithFingerprint = 16;
constexpr qsizetype kFingerprintBytes = 4;

} // namespace

std::optional<QString> fingerprint(const base::SecretBytes &secret)
{
    if (secret.size() < kShortestWithFingerprint) {
        return std::nullopt;
    }
    const QByteArray hex = digest(HashAlgorithm::Sha256, secret.view()).first(kFingerprintBytes).toHex();
    return QString(QStringLiteral("sha256:") + QLatin1String(hex));
}

QByteArray redactionLabel(const base::SecretBytes &secret)
{
    const std::optional<QString> print = fingerprint(secret);
    return print ? "\u2039redacted " + print->toUtf8() + "\u203a" : QByteArray("\u2039redacted\u203a");
}

} // namespace sealwright::crypto
