// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeOAuth.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace sealwright::text {
namespace {

QString oauthSentence(const char *text)
{
    return QCoreApplication::translate("OAuth", text);
}

const char *tokenNoteSentence(oauth::TokenNote note)
{
    using oauth::TokenNote;
    switch (note) {
    case TokenNote::TypeMissing:
        return QT_TRANSLATE_NOOP(
            "OAuth", "The server does not say of which type the token is, though RFC 6749 demands it. It is "
                     "sent as a bearer token.");
    case TokenNote::TypeNotBearer:
        return QT_TRANSLATE_NOOP("OAuth", "The server says that the token is of another type than Bearer. "
                                          "It is sent as a bearer token all the same.");
    case TokenNote::ExpiryUnknown:
        return QT_TRANSLATE_NOOP("OAuth", "The server does not say how long the token is good. It is used "
                                          "until somebody answers 401.");
    case TokenNote::ExpiryUnusable:
        return QT_TRANSLATE_NOOP(
            "OAuth", "The lifetime that the server gives (expires_in) is no number of seconds that can be "
                     "right. The token is used now and fetched again for later requests.");
    case TokenNote::AlreadyExpired:
        return QT_TRANSLATE_NOOP(
            "OAuth", "The token has expired by its own words, fresh as it is. Compare the clocks.");
    case TokenNote::TokenLong:
        return QT_TRANSLATE_NOOP("OAuth",
                                 "The token is longer than 8 KB: many servers refuse headers of that size.");
    case TokenNote::ScopeDiffers:
        return QT_TRANSLATE_NOOP("OAuth", "The server gave another scope than was asked for.");
    case TokenNote::UrlInsecure:
        return QT_TRANSLATE_NOOP("OAuth", "The client's secret and the token went over plain HTTP: whoever "
                                          "is on the way has read them.");
    case TokenNote::CertificateUnchecked:
        return QT_TRANSLATE_NOOP("OAuth", "The certificate of the token endpoint was not checked: the "
                                          "client's secret may have gone to anybody.");
    }
    return "";
}

const char *callReasonSentence(oauth::CallReason reason)
{
    using oauth::CallReason;
    switch (reason) {
    case CallReason::NoneYet:
        return QT_TRANSLATE_NOOP("OAuth", "There was no token yet.");
    case CallReason::Expired:
        return QT_TRANSLATE_NOOP("OAuth", "The token before had expired, or was about to.");
    case CallReason::Refused:
        return QT_TRANSLATE_NOOP("OAuth", "The token before was answered 401.");
    case CallReason::Asked:
        return QT_TRANSLATE_NOOP("OAuth", "A new token was asked for.");
    }
    return "";
}

/// "45 s", "12 min", "3 h", "2 d": the largest unit of which there is a whole one.
QString roughly(std::chrono::seconds time)
{
    if (time.count() < 120) {
        return QStringLiteral("%1 s").arg(time.count());
    }
    if (time.count() < 2 * 3600) {
        return QStringLiteral("%1 min").arg(time.count() / 60);
    }
    return time.count() < 48 * 3600 ? QStringLiteral("%1 h").arg(time.count() / 3600)
                                    : QStringLiteral("%1 d").arg(time.count() / 86400);
}

} // namespace

QString describe(credential::CredentialWarning warning)
{
    switch (warning) {
    case credential::CredentialWarning::TokenUrlInsecure:
        return oauthSentence(QT_TRANSLATE_NOOP(
            "OAuth", "Plain HTTP to another machine: whoever is on the way reads the client's secret and "
                     "every token. Use https."));
    case credential::CredentialWarning::KeyInUrl:
        return oauthSentence(QT_TRANSLATE_NOOP(
            "OAuth", "Servers and proxies write URLs into their logs, and this key with them. Use a header "
                     "where the API takes one."));
    }
    return {};
}

QString describe(oauth::TokenNote note)
{
    return oauthSentence(tokenNoteSentence(note));
}

QString describe(oauth::CallReason reason)
{
    return oauthSentence(callReasonSentence(reason));
}

QString exactTime(base::TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

QString lifetimeSentence(const oauth::TokenFacts &facts, base::TimePoint now)
{
    if (!facts.expiresAt) {
        return std::ranges::count(facts.notes, oauth::TokenNote::ExpiryUnusable) > 0
                   ? oauthSentence(QT_TRANSLATE_NOOP("OAuth", "Its lifetime cannot be right."))
                   : oauthSentence(QT_TRANSLATE_NOOP("OAuth", "How long it is good, nobody says."));
    }
    if (*facts.expiresAt <= now) {
        return oauthSentence(QT_TRANSLATE_NOOP("OAuth", "Expired at %1.")).arg(exactTime(*facts.expiresAt));
    }
    const auto left = std::chrono::floor<std::chrono::seconds>(*facts.expiresAt - now);
    return oauthSentence(QT_TRANSLATE_NOOP("OAuth", "Good until %1, for another %2."))
        .arg(exactTime(*facts.expiresAt), roughly(left));
}

} // namespace sealwright::text
