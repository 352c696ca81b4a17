// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Place.h"

namespace sealwright::signing {

using Source = Expression::Source;

QByteArray Place::nameToWrite() const
{
    return name.endsWith('*') ? name.chopped(1) + '1' : name;
}

bool Place::matchesHeader(QByteArrayView header) const
{
    if (!name.endsWith('*')) {
        return http::sameHeaderName(name, header);
    }
    const QByteArrayView stem = QByteArrayView(name).chopped(1);
    return header.size() > stem.size() && http::sameHeaderName(stem, header.first(stem.size()));
}

bool reads(const Expression &expression, const Place &place)
{
    switch (place.where) {
    case PlacedValue::Where::Header:
        return expression.source == Source::Header && place.matchesHeader(expression.argument);
    case PlacedValue::Where::Query:
        return expression.source == Source::Url || expression.source == Source::PathAndQuery ||
               expression.source == Source::Query || expression.source == Source::QueryPairs ||
               (expression.source == Source::QueryParameter && expression.argument == place.name);
    case PlacedValue::Where::Form:
        return coversBody(expression) ||
               (expression.source == Source::FormParameter && expression.argument == place.name);
    case PlacedValue::Where::Json:
        return coversBody(expression) ||
               (expression.source == Source::JsonPointer && place.name.startsWith(expression.argument));
    }
    return false;
}

bool coversBody(const Expression &expression)
{
    // kvlines picks members out of the body; what it names is all that it covers.
    return (expression.source == Source::Body && !expression.usesPipe(Pipe::Kind::KeyValueLines)) ||
           expression.source == Source::FormPairs;
}

bool holdsProof(const Template &text)
{
    return text.uses(Source::Signature) || text.uses(Source::Secret);
}

bool isCaptured(const Expression &expression)
{
    switch (expression.source) {
    case Source::Timestamp:
    case Source::Id:
    case Source::Nonce:
    case Source::Signature:
    case Source::Secret:
        return true;
    default:
        return false;
    }
}

} // namespace sealwright::signing
