// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RedactExchange.h"

#include "app/crypto/Fingerprint.h"
#include "app/sender/ProxyUser.h"

namespace sealwright::flow {

base::Redaction redactionOf(const PreparedAuthentication &prepared)
{
    base::Redaction redaction;
    for (const base::SecretBytes &secret : prepared.secrets) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
    return redaction;
}

void addProxy(base::Redaction &redaction, const QString &proxy)
{
    for (const base::SecretBytes &secret : sender::proxySecrets(proxy)) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
}

} // namespace sealwright::flow
