// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/PrepareRequest.h"

#include "app/crypto/Fingerprint.h"
#include "app/flow/LintRequest.h"
#include "app/flow/RedactFilled.h"

namespace sealwright::flow {
namespace {

struct FilledRequest
{
    ExpandedRequest expanded;
    std::vector<base::SecretBytes> secrets;
};

QCoro::Task<base::Result<FilledRequest>> fillIn(OpenEnvironment &environments, http::Request request,
                                                VariableScope scope)
{
    if (scope.leavesTexts) {
        co_return FilledRequest{{std::move(request), {}}, {}};
    }
    auto opening = environments.run(std::move(scope), variableTexts(request));
    const base::Result<base::Variables> values = co_await opening;
    if (!values) {
        co_return base::Failure(values.error());
    }
    base::Result<ExpandedRequest> expanded = expandRequest(std::move(request), *values);
    if (!expanded) {
        co_return base::Failure(expanded.error());
    }
    co_return FilledRequest{*std::move(expanded), values->secrets()};
}

/// An error names what is wrong, and must not name it with a secret in it.
base::Result<void> checkFilled(const FilledRequest &filled)
{
    const base::Result<void> sendable = http::checkRequest(filled.expanded.request);
    if (sendable || filled.secrets.empty()) {
        return sendable;
    }
    base::Redaction redaction;
    for (const base::SecretBytes &secret : filled.secrets) {
        redaction.add(secret, crypto::redactionLabel(secret));
    }
    http::Request shown = filled.expanded.request;
    redactFilled(shown, redaction);
    const base::Result<void> asShown = http::checkRequest(shown);
    return asShown ? sendable : asShown;
}

} // namespace

QCoro::Task<base::Result<PreparedRequest>> prepareRequest(PrepareAuthentication &prepare,
                                                          http::Request request,
                                                          Authentication authentication, VariableScope scope)
{
    auto filling = fillIn(prepare.environments(), std::move(request), scope);
    base::Result<FilledRequest> filled = co_await filling;
    if (!filled) {
        co_return base::Failure(filled.error());
    }
    if (const auto sendable = checkFilled(*filled); !sendable) {
        co_return base::Failure(sendable.error());
    }
    if (auto *named = std::get_if<WithCredential>(&authentication)) {
        named->scope = std::move(scope);
    }
    auto preparing = prepare.run(std::move(authentication));
    base::Result<PreparedAuthentication> prepared = co_await preparing;
    if (!prepared) {
        co_return base::Failure(prepared.error());
    }
    prepared->filledIn = std::move(filled->secrets);
    std::vector<explain::Lint> lints = lintsBeforeSending(*prepared, filled->expanded.request);
    for (QByteArray &name : filled->expanded.unknown) {
        lints.push_back({explain::Lint::Kind::VariableUnknown, std::move(name)});
    }
    co_return PreparedRequest{std::move(filled->expanded.request), *std::move(prepared), std::move(lints)};
}

} // namespace sealwright::flow
