// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretEnvelope.h"

#include "app/crypto/HashAlgorithm.h"

#include <QStringBuilder>

namespace sealwright::vault {
namespace {

QByteArray headerFor(QByteArrayView bytes)
{
    const QByteArray digest = crypto::digest(crypto::HashAlgorithm::Sha256, bytes).toHex();
    const QByteArray header = "sealwright-secret 1 " + QByteArray::number(bytes.size()) + ' ' + digest + '\n';
    return header;
}

} // namespace

base::SecretBytes seal(const base::SecretBytes &secret)
{
    // Its full size at once, so that no growing leaves a copy behind.
    const QByteArray header = headerFor(secret.view());
    QByteArray whole;
    whole.reserve(header.size() + secret.size());
    whole.append(header);
    whole.append(secret.view());
    return base::SecretBytes::take(std::move(whole));
}

std::optional<base::SecretBytes> unseal(const base::SecretBytes &sealed)
{
    const qsizetype lineEnd = sealed.view().indexOf('\n');
    if (lineEnd < 0) {
        return std::nullopt;
    }
    const QByteArrayView bytes = sealed.view().sliced(lineEnd + 1);
    // One spelling of the header is right, so comparing it checks version, length and digest at once.
    if (sealed.view().first(lineEnd + 1) != QByteArrayView(headerFor(bytes))) {
        return std::nullopt;
    }
    return base::SecretBytes::copyOf(bytes);
}

} // namespace sealwright::vault
