// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/LintRequest.h"

#include "app/explain/Explain.h"

#include <algorithm>
#include <array>

namespace sealwright::flow {
namespace {

using Kind = explain::Lint::Kind;

/// The others speak of requests that came from elsewhere.
bool isOfSender(const explain::Lint &lint)
{
    static constexpr std::array kKinds{Kind::SecretBlanks, Kind::SecretQuoted,  Kind::SecretApiKey,
                                       Kind::SecretPrefix, Kind::SecretEncoded, Kind::SecretUndecodable,
                                       Kind::BodyOdd,      Kind::KeyShort};
    return std::ranges::find(kKinds, lint.kind) != kKinds.end();
}

/// What signs a token has no recipe to look at it with.
std::vector<explain::Lint> lintsOfTokenKey(const TokenIssue &issue)
{
    const auto weakness = issue.weaknessOf(0);
    return weakness ? std::vector<explain::Lint>{{Kind::KeyShort, QByteArray::number(weakness->bits)}}
                    : std::vector<explain::Lint>();
}

} // namespace

std::vector<explain::Lint> lintsBeforeSending(const PreparedAuthentication &prepared,
                                              const http::Request &request)
{
    if (prepared.tokenIssue) {
        return lintsOfTokenKey(*prepared.tokenIssue);
    }
    if (!prepared.recipe || prepared.secrets.empty()) {
        return {};
    }
    explain::Case question{*prepared.recipe, {}, request, {}, {}};
    question.secrets.push_back(prepared.secrets.front().clone());
    signing::Verification unchecked;
    unchecked.coversBody = prepared.recipe->coversBody() && request.body.size() <= kLintedBody;
    std::vector<explain::Lint> lints = explain::lintsOf(question, unchecked);
    std::erase_if(lints, [](const explain::Lint &lint) { return !isOfSender(lint); });
    return lints;
}

} // namespace sealwright::flow
