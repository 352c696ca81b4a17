// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CommandWords.h"
#include "app/http/CurlCommand.h"
#include "app/http/CurlOptions.h"

#include <optional>

namespace sealwright::http {

/// What the words of a curl command line say, each with where it stands.
struct CurlArguments
{
    struct Value
    {
        QByteArray text;
        qsizetype offset = 0;
    };

    /// A value and which option gave it.
    struct Piece
    {
        CurlMeaning meaning = CurlMeaning::Data;
        Value value;
    };

    struct Note
    {
        CurlFinding::Kind kind = CurlFinding::Kind::OptionLeftOut;
        QString detail;
        qsizetype offset = 0;
    };

    qsizetype offset = 0; ///< of the command
    std::vector<Value> urls;
    std::vector<Value> headers;
    std::vector<Value> cookies;
    std::vector<Value> queries; ///< --url-query
    std::vector<Piece> data;    ///< Data, DataRaw, DataUrlEncode, Json
    std::vector<Piece> form;    ///< Form, FormString
    std::optional<Value> method;
    std::optional<Value> user;
    std::optional<Value> bearer;
    std::optional<Value> userAgent;
    std::optional<Value> referer;
    std::optional<Value> range;
    std::optional<Value> upload;
    std::optional<qsizetype> head; ///< where -I stands
    bool isGet = false;
    bool isGlobless = false;
    bool isPathAsIs = false;
    bool isFormEscaped = false;
    bool hasOtherScheme = false; ///< --digest and the like: -u is not for Basic
    std::vector<Note> notes;

    void note(CurlFinding::Kind kind, QString detail, qsizetype at)
    {
        notes.push_back({kind, std::move(detail), at});
    }
};

/// Takes the options apart as curl does: joined letters, values joined to their letter, names cut short.
/// Fails with CurlOptionUnknown, or CurlCommandMalformed where a value is missing or a second request begins.
base::Result<CurlArguments> readCurlArguments(QByteArrayView text, const CommandWords &words);

} // namespace sealwright::http
