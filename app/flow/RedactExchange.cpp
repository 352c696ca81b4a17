// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RedactExchange.h"

#include "app/credential/TokenPlace.h"
#include "app/crypto/Fingerprint.h"
#include "app/sender/ProxyUser.h"

#include <QStringBuilder>

namespace sealwright::flow {

namespace {

/// User name and password as they travel together, so that their base64 is known in every spelling.
void addPair(base::Redaction &redaction, const credential::BasicFields &fields,
             const base::SecretBytes &password)
{
    const QByteArray label = crypto::redactionLabel(password);
    redaction.add(credential::sentSecret(fields, password), label);
    QByteArray pair;
    pair.reserve(fields.username.size() + 1 + password.size());
    pair.append(fields.username).append(':').append(password.view());
    redaction.add(base::SecretBytes::take(std::move(pair)), label);
}

/// One that is too short to be looked for in any text is hidden where the credential puts it.
void addInItsPlace(base::Redaction &redaction, const credential::Credential &credential,
                   const base::SecretBytes &secret)
{
    const std::optional<credential::TokenPlace> place = credential::tokenPlaceOf(credential.fields);
    if (!place) {
        return;
    }
    const QByteArray label = crypto::redactionLabel(secret);
    if (place->where == credential::TokenPlace::Where::Query) {
        redaction.addPlaced(place->name + '=', {}, secret, {}, label);
        return;
    }
    for (const QByteArray &name : {place->name, place->name.toLower()}) { // HTTP/2 has it in lower case
        redaction.addPlaced(name + ": " + place->prefix, place->prefix, secret, "\r\n", label);
    }
}

void addFilled(base::Redaction &redaction, const PreparedAuthentication &prepared)
{
    for (const base::SecretBytes &secret : prepared.filledIn) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
}

} // namespace

base::Redaction redactionOf(const PreparedAuthentication &prepared)
{
    base::Redaction redaction;
    for (const base::SecretBytes &secret : prepared.secrets) {
        redaction.add(secret, crypto::redactionLabel(secret));
        if (prepared.credential) {
            addInItsPlace(redaction, *prepared.credential, secret);
        }
        const auto *basic = prepared.credential
                                ? std::get_if<credential::BasicFields>(&prepared.credential->fields)
                                : nullptr;
        if (basic != nullptr) {
            addPair(redaction, *basic, secret);
        }
    }
    addFilled(redaction, prepared);
    return redaction;
}

base::Redaction redactionOfFilled(const PreparedAuthentication &prepared)
{
    base::Redaction redaction;
    addFilled(redaction, prepared);
    return redaction;
}

void addProxy(base::Redaction &redaction, const QString &proxy)
{
    for (const base::SecretBytes &secret : sender::proxySecrets(proxy)) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
}

} // namespace sealwright::flow
