// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Pipe.h"

namespace sealwright::signing {

/// What stands between the braces of a template: a value of the request or of the moment, and its pipes.
struct Expression
{
    enum class Source {
        Body,
        Timestamp,
        Id,
        Nonce,
        Signature,
        Secret,
        Method,
        Url, ///< whole, without fragment
        UrlWithoutQuery,
        Scheme,
        Host, ///< with the port when the URL names one
        Path,
        PathAndQuery,
        Query,      ///< as in the URL
        QueryPairs, ///< `query*`
        QueryParameter,
        FormPairs,
        FormParameter,
        Header,
        JsonPointer,
        Variable,
        Now,
        QueryStringHash,
    };

    Source source = Source::Body;
    QByteArray argument; ///< NAME or /pointer
    std::vector<Pipe> pipes;
    QByteArray text; ///< as written, without braces

    bool isPlain(Source wanted) const { return source == wanted && pipes.empty(); }

    bool usesPipe(Pipe::Kind kind) const;
};

/// A mistake in an expression: where it is in the text that was parsed, and what.
struct ExpressionMistake
{
    qsizetype offset = 0;
    const char *reason = "";
};

std::expected<Expression, ExpressionMistake> parseExpression(QByteArrayView text);

} // namespace sealwright::signing
