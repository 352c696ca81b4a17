// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/PlaceReader.h"

#include "app/json/JsonText.h"
#include "app/signing/Pairs.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

using Finding = PlaceReader::Finding;
using Source = Expression::Source;
using Where = PlacedValue::Where;

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

bool isSignatureCharacter(char c)
{
    return isWordCharacter(c) || c == '+' || c == '/' || c == '=';
}

/// `sha1=5f8e…` where `sha256=…` was expected: a scheme's name, the same separator, something like a
/// signature.
bool isOtherScheme(const Template &text, QByteArrayView value)
{
    if (text.segments().empty() || text.segments().front().expression) {
        return false;
    }
    const QByteArrayView prefix = text.segments().front().literal;
    if (text.segments().size() == 1) {
        return !value.isEmpty() && std::ranges::all_of(value, isSignatureCharacter);
    }
    const char separator = prefix.back();
    const qsizetype at = value.indexOf(separator);
    if (!QByteArrayView("=,:").contains(separator) || at < 1 || at + 1 >= value.size()) {
        return false;
    }
    const QByteArrayView scheme = value.first(at);
    return scheme != prefix.chopped(1) && std::ranges::all_of(scheme, isWordCharacter) &&
           std::ranges::all_of(value.sliced(at + 1), isSignatureCharacter);
}

void addParts(PlacedValue &found, const std::vector<Capture> &captures, qsizetype offset)
{
    for (const Capture &capture : captures) {
        found.parts.push_back({capture.expression->text, offset + capture.offset, capture.value.size()});
    }
}

} // namespace

PlaceReader::PlaceReader(const CompiledRecipe::Program &program, const http::Request &request,
                         Readings &readings)
    : m_program(program)
    , m_request(request)
    , m_readings(readings)
{
}

std::vector<PlaceReader::Held> PlaceReader::valuesAt(const Place &place) const
{
    const auto named = [&place](const std::vector<QByteArray> &values) {
        std::vector<Held> held;
        held.reserve(values.size());
        for (const QByteArray &value : values) {
            held.push_back({place.name, value});
        }
        return held;
    };
    switch (place.where) {
    case Where::Header: {
        std::vector<Held> values;
        for (const http::HeaderField &field : m_request.headers) {
            if (place.matchesHeader(field.name)) {
                values.push_back({field.name, field.value.trimmed()});
            }
        }
        return values;
    }
    case Where::Query:
        return named(allValues(queryOf(m_request.url), place.name));
    case Where::Form:
        return named(allValues(m_request.body, place.name));
    case Where::Json:
        if (std::optional<QByteArray> value = json::JsonText(m_request.body).value(place.name)) {
            return {{place.name, *std::move(value)}};
        }
        return {};
    }
    return {};
}

bool PlaceReader::isAbsent(const Place &place) const
{
    return valuesAt(place).empty();
}

Finding PlaceReader::read(const Place &place, Evaluator &evaluator)
{
    const std::vector<Held> values = valuesAt(place);
    if (values.empty()) {
        return Finding::Absent;
    }
    if (place.separator != '\0') {
        return readList(place, values, evaluator);
    }
    // Of several signatures any may match; of several of anything else all must be right.
    Finding worst = Finding::Read;
    bool hasRead = false;
    for (const Held &held : values) {
        const Finding finding = readValue(place, held, evaluator);
        if (finding == Finding::Read) {
            hasRead = true;
        } else {
            worst = finding;
        }
    }
    return place.holdsSignature && hasRead && worst != Finding::Contradictory ? Finding::Read : worst;
}

Finding PlaceReader::readValue(const Place &place, const Held &held, Evaluator &evaluator)
{
    const auto captures = matchTemplate(place.value, held.value, evaluator);
    if (!captures) {
        return mismatch(place.value, held.value, evaluator);
    }
    PlacedValue found{place.where, held.name, held.value, {}};
    addParts(found, *captures, 0);
    m_readings.found.push_back(std::move(found));
    return take(*captures);
}

Finding PlaceReader::mismatch(const Template &text, QByteArrayView value, Evaluator &evaluator) const
{
    if (isOtherScheme(text, value)) {
        return Finding::ForeignScheme;
    }
    if (!matchTemplate(text, value, evaluator, true)) {
        return Finding::Malformed;
    }
    return text.uses(Source::Variable) ? Finding::ForeignKey : Finding::Differs;
}

bool PlaceReader::readPiece(const Place &place, QByteArrayView text, qsizetype offset, PlacedValue &found,
                            ListReading &list, Evaluator &evaluator)
{
    for (std::size_t i = 0; i < place.items.size(); ++i) {
        const Template &item = place.items[i];
        if (const auto captures = matchTemplate(item, text, evaluator)) {
            addParts(found, *captures, offset);
            const Finding finding = take(*captures);
            list.isFound[i] = list.isFound[i] || finding == Finding::Read;
            if (finding != Finding::Read && holdsProof(item)) {
                list.sawBrokenSignature = true;
            } else if (finding != Finding::Read) {
                list.otherTrouble = finding;
            }
            return true;
        }
        if (matchTemplate(item, text, evaluator, true)) {
            list.otherTrouble = mismatch(item, text, evaluator);
            return true;
        }
    }
    return false;
}

Finding PlaceReader::readList(const Place &place, const std::vector<Held> &values, Evaluator &evaluator)
{
    ListReading list;
    list.isFound.resize(place.items.size(), false);
    for (const Held &held : values) {
        PlacedValue found{place.where, held.name, held.value, {}};
        qsizetype start = -1;
        for (const QByteArray &piece : held.value.split(place.separator)) {
            start = start < 0 ? 0 : held.value.indexOf(place.separator, start) + 1;
            const QByteArray text = piece.trimmed();
            if (text.isEmpty() ||
                readPiece(place, text, held.value.indexOf(text, start), found, list, evaluator)) {
                continue;
            }
            list.sawOtherScheme =
                list.sawOtherScheme || std::ranges::any_of(place.items, [&text](const Template &item) {
                    return holdsProof(item) && isOtherScheme(item, text);
                });
        }
        m_readings.found.push_back(std::move(found));
    }
    for (std::size_t i = 0; i < place.items.size(); ++i) {
        if (!list.isFound[i] && holdsProof(place.items[i])) {
            return list.sawOtherScheme && !list.sawBrokenSignature ? Finding::ForeignScheme
                                                                   : Finding::Malformed;
        }
    }
    if (list.otherTrouble != Finding::Read) {
        return list.otherTrouble;
    }
    for (std::size_t i = 0; i < place.items.size(); ++i) {
        if (!list.isFound[i]) {
            return place.items[i].uses(Source::Timestamp) ? Finding::Incomplete : Finding::Malformed;
        }
    }
    return Finding::Read;
}

Finding PlaceReader::take(const std::vector<Capture> &captures)
{
    const auto keep = [](std::optional<QByteArray> &slot, const QByteArray &value) {
        const bool agrees = !slot || *slot == value;
        slot = value;
        return agrees ? Finding::Read : Finding::Contradictory;
    };
    Finding finding = Finding::Read;
    for (const Capture &capture : captures) {
        switch (capture.expression->source) {
        case Source::Secret:
            m_readings.tokens.push_back({capture.expression, capture.value});
            break;
        case Source::Signature: {
            if (!m_program.algorithm.signsContent()) {
                m_readings.signatures.push_back(capture.value);
                break;
            }
            std::optional<QByteArray> bytes = decode(capture.value, m_program.encoding);
            if (!bytes) {
                return Finding::Malformed;
            }
            m_readings.signatures.push_back(*std::move(bytes));
            break;
        }
        case Source::Timestamp:
            finding = std::max(finding, keep(m_readings.timestamp, capture.value));
            break;
        case Source::Id:
            finding = std::max(finding, keep(m_readings.id, capture.value));
            break;
        case Source::Nonce:
            finding = std::max(finding, keep(m_readings.nonce, capture.value));
            break;
        case Source::Variable:
            if (capture.expression->pipes.empty()) {
                m_readings.variables.emplace(capture.expression->argument, capture.value);
            }
            break;
        default:
            break;
        }
    }
    return finding;
}

} // namespace sealwright::signing
