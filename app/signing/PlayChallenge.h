// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

namespace sealwright::signing {

/// What an endpoint's answer must be, with every value filled in.
struct ExpectedReply
{
    struct Content
    {
        QByteArray place;   ///< `body` or `json:/pointer`
        QByteArray text;    ///< a string's characters, or the JSON text of `literal`
        base::Json literal; ///< null when `text` is a string
    };

    int status = 0;
    QByteArray contentType; ///< empty: any
    std::vector<Content> contents;
    std::optional<std::chrono::seconds> within;
};

/// A request of a handshake, ready to be sent, and the answers that pass.
struct ChallengeRequest
{
    http::Request request;
    std::vector<ExpectedReply> accepted;
};

/// The handshake of a recipe for one endpoint; empty when the recipe has none. The moment's nonce is the
/// challenge. Fails with what is wrong with URL, key or variables.
base::Result<std::vector<ChallengeRequest>> playChallenge(const CompiledRecipe &recipe,
                                                          const base::SecretBytes &secret,
                                                          const QByteArray &url, const SigningMoment &moment);

/// What came back.
struct ChallengeReply
{
    int status = 0;
    http::HeaderList headers;
    QByteArray body;
    std::chrono::milliseconds elapsed{0};
};

/// Something about an answer that is not as expected.
struct ChallengeFault
{
    enum class What { Status, ContentType, Body, Json, TooLate };

    What what;
    QByteArray place; ///< of a JSON value its pointer
    QByteArray expected;
    QByteArray got; ///< empty when there is nothing at the place

    bool operator==(const ChallengeFault &) const = default;
};

/// Nothing when the answer passes; else the faults by the expectation it comes closest to.
std::vector<ChallengeFault> checkReply(const ChallengeRequest &challenge, const ChallengeReply &reply);

} // namespace sealwright::signing
