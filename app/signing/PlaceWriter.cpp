// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/PlaceWriter.h"

#include "app/json/JsonText.h"
#include "app/signing/Pairs.h"

namespace sealwright::signing {
namespace {

http::HeaderList withHeader(const http::HeaderList &headers, const Place &place, const QByteArray &value)
{
    std::vector<http::HeaderField> fields;
    fields.reserve(static_cast<std::size_t>(headers.size()) + 1);
    bool isPut = false;
    for (const http::HeaderField &field : headers) {
        if (!place.matchesHeader(field.name)) {
            fields.push_back(field);
        } else if (!std::exchange(isPut, true)) {
            fields.push_back({place.nameToWrite(), value});
        }
    }
    if (!isPut) {
        fields.push_back({place.nameToWrite(), value});
    }
    return http::HeaderList(std::move(fields));
}

} // namespace

PlaceWriter::PlaceWriter(http::Request &request, Evaluator &evaluator)
    : m_request(request)
    , m_evaluator(evaluator)
{
}

void PlaceWriter::reserve(const Place &place)
{
    if (place.where == PlacedValue::Where::Header) {
        m_request.headers = withHeader(m_request.headers, place, {});
    }
}

base::Result<PlacedValue> PlaceWriter::write(const Place &place)
{
    base::Result<Expanded> expanded = m_evaluator.expand(place.value);
    if (!expanded) {
        return base::Failure(expanded.error());
    }
    PlacedValue placed{place.where, place.name, std::move(expanded->bytes), std::move(expanded->parts)};
    if (placed.where == PlacedValue::Where::Header) {
        placed.name = place.nameToWrite();
    }
    if (const base::Result<void> put = this->put(place, placed.value); !put) {
        return base::Failure(put.error());
    }
    m_evaluator.requestChanged();
    return placed;
}

base::Result<void> PlaceWriter::put(const Place &place, const QByteArray &value)
{
    switch (place.where) {
    case PlacedValue::Where::Header: {
        if (const base::Result<void> usable = http::checkHeader({place.nameToWrite(), value}); !usable) {
            return usable;
        }
        m_request.headers = withHeader(m_request.headers, place, value);
        return {};
    }
    case PlacedValue::Where::Query:
        m_request.url = withQueryValue(m_request.url, place.name, value);
        return {};
    case PlacedValue::Where::Form:
        m_request.body = withPair(m_request.body, place.name, value);
        return {};
    case PlacedValue::Where::Json: {
        std::optional<QByteArray> body = json::JsonText(m_request.body).withString(place.name, value);
        if (!body) {
            return base::failure(SigningError::ValueMissing,
                                 {{"expression", QString::fromUtf8(QByteArray("json:" + place.name))}});
        }
        m_request.body = *std::move(body);
        return {};
    }
    }
    return {};
}

} // namespace sealwright::signing
