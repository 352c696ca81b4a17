// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Program.h"
#include "app/signing/TemplateMatch.h"

namespace sealwright::signing {

/// What the places of a captured request hold.
struct Readings
{
    std::vector<QByteArray> signatures; ///< decoded; as written where the recipe has no encoding

    /// What stands where the secret is expected.
    struct Token
    {
        const Expression *expression;
        QByteArray text;
    };

    std::vector<Token> tokens;
    std::optional<QByteArray> timestamp;
    std::optional<QByteArray> id;
    std::optional<QByteArray> nonce;
    Variables variables; ///< those given, and those read
    std::vector<PlacedValue> found;
};

/// Inverts a recipe's places for one request, gathering what they hold.
class PlaceReader
{
public:
    enum class Finding {
        Read,
        Absent,        ///< the request has no such place
        Incomplete,    ///< a list without the item that carries the timestamp
        Malformed,     ///< nothing the recipe could have written
        Contradictory, ///< two timestamps, ids or nonces that differ
        ForeignScheme, ///< the same kind of value under another scheme or version
        ForeignKey,    ///< a variable of the user's has another value there
        Differs,       ///< a value that follows from the request is another there
    };

    PlaceReader(const CompiledRecipe::Program &program, const http::Request &request, Readings &readings);

    bool isAbsent(const Place &place) const;
    Finding read(const Place &place, Evaluator &evaluator);

private:
    /// A header by its own spelling, or a parameter.
    struct Held
    {
        QByteArray name;
        QByteArray value;
    };

    /// What the pieces of a list have shown so far.
    struct ListReading
    {
        std::vector<bool> isFound; ///< for each item of the place
        bool sawOtherScheme = false;
        bool sawBrokenSignature = false;
        Finding otherTrouble = Finding::Read;
    };

    std::vector<Held> valuesAt(const Place &place) const;
    Finding readValue(const Place &place, const Held &held, Evaluator &evaluator);
    Finding readList(const Place &place, const std::vector<Held> &values, Evaluator &evaluator);
    /// Whether the piece is one of the place's items, right or wrong.
    bool readPiece(const Place &place, QByteArrayView text, qsizetype offset, PlacedValue &found,
                   ListReading &list, Evaluator &evaluator);
    Finding take(const std::vector<Capture> &captures);
    Finding mismatch(const Template &text, QByteArrayView value, Evaluator &evaluator) const;

    const CompiledRecipe::Program &m_program;
    const http::Request &m_request;
    Readings &m_readings;
};

} // namespace sealwright::signing
