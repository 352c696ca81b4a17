// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Template.h"

namespace sealwright::signing {

/// What an answer to a challenge has to be; of several expectations one must be met.
struct ChallengeExpectation
{
    /// `body`, or `json:/pointer` into the answer, and what must stand there: a template's text, or a JSON
    /// value as it is.
    struct Content
    {
        QByteArray place;
        std::optional<Template> text;
        base::Json literal;
    };

    int status = 0;
    QByteArray contentType; ///< without parameters; empty: any
    std::vector<Content> contents;
    std::optional<std::chrono::seconds> within;
};

/// One request of the handshake a sender plays before it trusts an endpoint (or to see whether the endpoint
/// refuses what it must).
struct ChallengeStep
{
    enum class Signature {
        None,
        Right,
        Wrong, ///< of the right form, over another body
    };

    struct Field
    {
        QByteArray name;
        Template value;
    };

    QByteArray method;
    std::vector<Field> query;
    std::vector<Field> headers;
    std::optional<Template> body;
    Signature signature = Signature::None;
    std::vector<ChallengeExpectation> accepted;
};

} // namespace sealwright::signing
