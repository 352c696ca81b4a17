// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/BearerPlace.h"

#include "app/crypto/Fingerprint.h"

namespace sealwright::flow {

signing::PlacedValue bearerPlace(const credential::BearerFields &fields, const base::SecretBytes &token)
{
    const QByteArray prefix = fields.includePrefix ? fields.prefix : QByteArray();
    const QByteArray label = crypto::redactionLabel(token);
    signing::PlacedValue placed;
    placed.name = fields.headerName;
    placed.value = prefix + label;
    placed.parts.push_back({"credential", prefix.size(), label.size()});
    return placed;
}

signing::PlacedValue placeBearer(http::Request &request, const credential::BearerFields &fields,
                                 const base::SecretBytes &token)
{
    const QByteArray prefix = fields.includePrefix ? fields.prefix : QByteArray();
    request.headers.remove(fields.headerName);
    QByteArray value = prefix;
    value.append(token.view());
    request.headers.append(fields.headerName, value);
    return bearerPlace(fields, token);
}

} // namespace sealwright::flow
