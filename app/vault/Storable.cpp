// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/Storable.h"

#include "app/vault/SecretStore.h"

namespace sealwright::vault {
namespace {

constexpr qsizetype kKeyLengthLimit = 512;

} // namespace

base::Result<void> checkKey(const QString &key)
{
    if (key.isEmpty() || key.size() > kKeyLengthLimit || key.contains(QChar(u'\0')) || !key.isValidUtf16()) {
        return base::failure(VaultError::Other, {{"key", key.left(kKeyLengthLimit)},
                                                 {"reason", QStringLiteral("unusable key")}});
    }
    return {};
}

base::Result<void> checkSize(const QString &key, qsizetype bytes)
{
    if (bytes > kSecretSizeLimit) {
        return base::failure(VaultError::TooLarge,
                             {{"key", key}, {"bytes", qint64{bytes}}, {"limit", qint64{kSecretSizeLimit}}});
    }
    return {};
}

} // namespace sealwright::vault
