// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/TokenAnswer.h"

#include "app/base/Json.h"
#include "app/http/HeadBlock.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sealwright::oauth {
namespace {

using base::Json;
using base::Result;

constexpr qsizetype kShownAnswer = 2048;
constexpr qsizetype kShownDescription = 500;
/// Longer than any machine that counts the seconds.
constexpr double kLongestLifetime = 100.0 * 365 * 24 * 3600;

constexpr std::array<std::pair<const char *, OAuthError>, 6> kErrors{{
    {"invalid_request", OAuthError::InvalidRequest},
    {"invalid_client", OAuthError::InvalidClient},
    {"invalid_grant", OAuthError::InvalidGrant},
    {"unauthorized_client", OAuthError::UnauthorizedClient},
    {"unsupported_grant_type", OAuthError::UnsupportedGrantType},
    {"invalid_scope", OAuthError::InvalidScope},
}};

QString shownText(QByteArrayView text, qsizetype limit)
{
    return QString::fromUtf8(text.first(std::min(limit, text.size())));
}

base::Failure answerFailure(OAuthError error, int status, std::vector<base::Fact> facts = {})
{
    facts.emplace_back("status", qint64{status});
    return base::failure(error, std::move(facts));
}

bool isJsonType(QByteArrayView contentType)
{
    const QByteArray type = contentType.toByteArray().toLower();
    return type.contains("json");
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    return text.trimmed();
}

/// An error of RFC 6749 §5.2, whatever the status: some servers say it with 200.
std::optional<base::Failure> errorIn(const Json &answer, int status)
{
    const std::optional<QString> error = base::stringMember(answer, "error");
    if (!error) {
        return std::nullopt;
    }
    std::vector<base::Fact> facts;
    facts.emplace_back("error", error->left(kShownDescription));
    if (const auto description = base::stringMember(answer, "error_description")) {
        facts.emplace_back("description", description->left(kShownDescription));
    }
    const auto *const known = std::ranges::find_if(
        kErrors, [&error](const auto &each) { return *error == QLatin1String(each.first); });
    return answerFailure(known == kErrors.end() ? OAuthError::OtherError : known->second, status,
                         std::move(facts));
}

/// Why it is no JSON that two readers would read alike.
QString reasonOf(const base::Error &error)
{
    if (error.is(base::JsonError::TooDeep)) {
        return QStringLiteral("it nests too deep");
    }
    if (error.is(base::JsonError::DuplicateMember)) {
        return QStringLiteral("it names “%1” twice").arg(error.fact("member"));
    }
    return QStringLiteral("line %1, column %2: %3")
        .arg(error.fact("line"), error.fact("column"), error.fact("reason"));
}

/// The answer as a JSON object, to the letter: one that two readers would read differently is none.
Result<Json> objectIn(QByteArrayView body, int status, QByteArrayView contentType)
{
    const QByteArrayView text = withoutBlanks(body);
    if (text.isEmpty()) {
        return answerFailure(OAuthError::AnswerEmpty, status);
    }
    if (!text.startsWith('{') && !text.startsWith('[') && !isJsonType(contentType)) {
        return answerFailure(OAuthError::AnswerNotJson, status,
                             {{"content_type", shownText(contentType, kShownDescription)},
                              {"answer", shownText(body, kShownAnswer)}});
    }
    Result<Json> answer = base::parseUniqueJson(text);
    if (!answer) {
        return answerFailure(OAuthError::AnswerMalformed, status, {{"reason", reasonOf(answer.error())}});
    }
    if (!answer->is_object()) {
        return answerFailure(OAuthError::AnswerMalformed, status,
                             {{"reason", QStringLiteral("it is no object")}});
    }
    return answer;
}

/// VSCHAR of RFC 6749 appendix A.12, which is what a header can carry.
Result<void> checkToken(QByteArrayView token, int status)
{
    const auto *const stranger = std::ranges::find_if(token, [](char c) { return c < 0x20 || c > 0x7e; });
    if (stranger == token.end()) {
        return {};
    }
    const auto byte = static_cast<unsigned char>(*stranger);
    return answerFailure(OAuthError::TokenIllegal, status,
                         {{"reason", QStringLiteral("byte %1 of it is 0x%2")
                                         .arg(stranger - token.begin() + 1)
                                         .arg(byte, 2, 16, QLatin1Char('0'))}});
}

void readType(const Json &answer, TokenAnswer &read)
{
    const std::optional<QString> type = base::stringMember(answer, "token_type");
    if (!type) {
        read.notes.push_back(TokenNote::TypeMissing);
        return;
    }
    read.tokenType = type->left(kShownDescription);
    if (type->compare(QLatin1String("Bearer"), Qt::CaseInsensitive) != 0) {
        read.notes.push_back(TokenNote::TypeNotBearer);
    }
}

void readLifetime(const Json &answer, TokenAnswer &read)
{
    const auto found = answer.find("expires_in");
    if (found == answer.end() || found->is_null()) {
        read.notes.push_back(TokenNote::ExpiryUnknown);
        return;
    }
    const double seconds = found->is_number() ? std::floor(found->get<double>()) : 0;
    if (seconds < 1 || seconds > kLongestLifetime) {
        read.notes.push_back(TokenNote::ExpiryUnusable);
        return;
    }
    read.lifetime = std::chrono::seconds(static_cast<qint64>(seconds));
}

} // namespace

QByteArray nameOf(TokenNote note)
{
    switch (note) {
    case TokenNote::TypeMissing:
        return QByteArrayLiteral("type_missing");
    case TokenNote::TypeNotBearer:
        return QByteArrayLiteral("type_not_bearer");
    case TokenNote::ExpiryUnknown:
        return QByteArrayLiteral("expiry_unknown");
    case TokenNote::ExpiryUnusable:
        return QByteArrayLiteral("expiry_unusable");
    case TokenNote::AlreadyExpired:
        return QByteArrayLiteral("already_expired");
    case TokenNote::TokenLong:
        return QByteArrayLiteral("token_long");
    case TokenNote::ScopeDiffers:
        return QByteArrayLiteral("scope_differs");
    case TokenNote::UrlInsecure:
        return QByteArrayLiteral("url_insecure");
    case TokenNote::CertificateUnchecked:
        return QByteArrayLiteral("certificate_unchecked");
    }
    return {};
}

Result<TokenAnswer> readTokenAnswer(int status, const http::HeaderList &headers, QByteArrayView body,
                                    QByteArrayView shownBody)
{
    const QByteArray *contentType = headers.find("Content-Type");
    const QByteArray type = contentType == nullptr ? QByteArray() : *contentType;
    if (status >= 300 && status < 400) {
        const QByteArray *location = headers.find("Location");
        return answerFailure(
            OAuthError::Redirected, status,
            {{"location", location == nullptr ? QString() : shownText(*location, kShownDescription)}});
    }
    const bool isGood = status >= 200 && status < 300;
    // Whatever an error may quote is taken from what may be shown; only the token is not.
    const Result<Json> shown = objectIn(shownBody, status, type);
    if (shown) {
        if (std::optional<base::Failure> error = errorIn(*shown, status)) {
            return *std::move(error);
        }
    }
    if (!isGood) {
        return answerFailure(status >= 500 ? OAuthError::ServerFailed : OAuthError::Refused, status,
                             {{"answer", shownText(shownBody, kShownAnswer)}});
    }
    if (!shown) {
        return base::Failure(shown.error());
    }
    const Result<Json> answer = objectIn(body, status, type);
    if (!answer) {
        return answerFailure(OAuthError::AnswerMalformed, status,
                             {{"reason", QStringLiteral("it is no JSON object")}});
    }
    const auto token = answer->find("access_token");
    if (token == answer->end() || !token->is_string() || token->get_ref<const std::string &>().empty()) {
        return answerFailure(OAuthError::TokenMissing, status);
    }
    const auto &text = token->get_ref<const std::string &>();
    const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
    if (const auto checked = checkToken(bytes, status); !checked) {
        return base::Failure(checked.error());
    }
    TokenAnswer read;
    read.accessToken = base::SecretBytes::copyOf(bytes);
    readType(*shown, read);
    readLifetime(*shown, read);
    read.scope = base::stringMember(*shown, "scope");
    if (bytes.size() > kLongToken) {
        read.notes.push_back(TokenNote::TokenLong);
    }
    return read;
}

} // namespace sealwright::oauth
