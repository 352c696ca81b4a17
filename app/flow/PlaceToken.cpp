// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/PlaceToken.h"

#include "app/signing/Pairs.h"

namespace sealwright::flow {

using credential::TokenPlace;

signing::PlacedValue labelled(const TokenPlace &place, const QByteArray &label)
{
    signing::PlacedValue placed;
    placed.where = place.where == TokenPlace::Where::Query ? signing::PlacedValue::Where::Query
                                                           : signing::PlacedValue::Where::Header;
    placed.name = place.name;
    placed.value = place.prefix + label;
    placed.parts.push_back({"credential", place.prefix.size(), label.size()});
    return placed;
}

signing::PlacedValue placeToken(http::Request &request, const TokenPlace &place,
                                const base::SecretBytes &token, const QByteArray &label)
{
    if (place.where == TokenPlace::Where::Query) {
        request.url = signing::withQueryValue(request.url, place.name, token.view());
    } else {
        request.headers.remove(place.name);
        QByteArray value = place.prefix;
        value.append(token.view());
        request.headers.append(place.name, value);
    }
    return labelled(place, label);
}

} // namespace sealwright::flow
