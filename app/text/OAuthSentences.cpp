// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/OAuthSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kOAuthSentences[] = {
    {"oauth_redirected", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} answered {status}, a redirect[ to {location}], which is not followed: whoever is there would get the client's secret. Check the token URL; a page to log in is none.")},
    {"oauth_server_failed", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} answered {status}: the fault is on its side, so no token was fetched.[ It says: {answer}] Look into its log, or try again later.")},
    {"oauth_refused", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} answered {status} and does not say why in the words of OAuth.[ It says: {answer}] Check the token URL first.")},
    {"oauth_invalid_request", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} cannot use the request as it is (invalid request).[ It says: {description}] Check which parameters it wants, and how the client has to prove itself.")},
    {"oauth_invalid_client", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} does not accept the client (invalid client).[ It says: {description}] Check the client id and its secret or key, and whether the secret belongs into the body or into HTTP Basic.")},
    {"oauth_invalid_grant", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} refuses the grant (invalid grant).[ It says: {description}] The client may be disabled or out of date there; ask whoever runs the server.")},
    {"oauth_unauthorized_client", QT_TRANSLATE_NOOP("Errors",
        "This client may not use the client credentials grant at {token_url} (unauthorized client).[ It says: {description}] Allow that grant for the client on the server.")},
    {"oauth_unsupported_grant_type", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} knows no client credentials grant (unsupported grant type).[ It says: {description}] Check that this is the token URL, or switch the grant on at the server.")},
    {"oauth_invalid_scope", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} does not give this scope[ “{scope}”] (invalid scope).[ It says: {description}] Correct the scope of the credential, or allow it for the client on the server.")},
    {"oauth_error", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} refused with the error “{error}”.[ It says: {description}] Look it up in the documentation of the server.")},
    {"oauth_answer_empty", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} answered {status} with nothing in it, so there is no token. Check the token URL.")},
    {"oauth_answer_not_json", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} answered {status} with something else than a token[ ({content_type})].[ It begins: {answer}] Check the token URL; often this is a page to log in, or an error page of a proxy.")},
    {"oauth_answer_malformed", QT_TRANSLATE_NOOP("Errors",
        "What the token endpoint {token_url} answered is no token answer: {reason}. Look at the token call; the server has to be corrected.")},
    {"oauth_answer_too_large", QT_TRANSLATE_NOOP("Errors",
        "The answer of the token endpoint {token_url} is larger than {limit:bytes} and was not read to its end. No token is that long: check the token URL.")},
    {"oauth_token_missing", QT_TRANSLATE_NOOP("Errors",
        "The token endpoint {token_url} answered {status} with JSON, but without an access token in it. Check the token URL and the parameters.")},
    {"oauth_token_illegal", QT_TRANSLATE_NOOP("Errors",
        "The access token from {token_url} was not used: {reason}, which no header can carry. The server has to be corrected.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> oauthSentences()
{
    return kOAuthSentences;
}

} // namespace sealwright::text
