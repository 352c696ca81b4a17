// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeToken.h"

#include "app/text/Describe.h"
#include "app/text/DescribeKey.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

QString tokenSentence(const char *text)
{
    return QCoreApplication::translate("Tokens", text);
}

const char *tokenWarningSentence(jwt::MintWarning warning)
{
    switch (warning) {
    case jwt::MintWarning::SecretShorterThanDigest:
        return QT_TRANSLATE_NOOP("Tokens",
                                 "The shared secret is shorter than the digest of the algorithm, which RFC "
                                 "7518 forbids: it can be guessed from one token. Use a longer one.");
    case jwt::MintWarning::ModulusTooShort:
        return QT_TRANSLATE_NOOP(
            "Tokens",
            "The RSA key has fewer than 2048 bits, which RFC 7518 forbids. Many verifiers refuse it.");
    case jwt::MintWarning::Unsecured:
        return QT_TRANSLATE_NOOP(
            "Tokens",
            "This token has no signature: anybody can make one. A verifier that accepts it is broken.");
    case jwt::MintWarning::NeverExpires:
        return QT_TRANSLATE_NOOP("Tokens",
                                 "This token never expires. Give it a lifetime unless that is meant.");
    }
    return "";
}

const char *tokenWarningSentence(jwt::TokenWarning warning)
{
    switch (warning) {
    case jwt::TokenWarning::AlgorithmMissing:
        return QT_TRANSLATE_NOOP("Tokens", "The header names no algorithm.");
    case jwt::TokenWarning::AlgorithmUnknown:
        return QT_TRANSLATE_NOOP("Tokens", "The header names an algorithm that is not known here.");
    case jwt::TokenWarning::Unsecured:
        return QT_TRANSLATE_NOOP("Tokens", "The algorithm is “none”: anybody can have made this token.");
    case jwt::TokenWarning::EmbeddedKey:
        return QT_TRANSLATE_NOOP("Tokens", "The header brings a key or the address of one. A verifier must "
                                           "not use it: whoever made the token chose it.");
    case jwt::TokenWarning::CriticalExtension:
        return QT_TRANSLATE_NOOP("Tokens", "The header lists extensions that a verifier must understand.");
    case jwt::TokenWarning::UnencodedPayload:
        return QT_TRANSLATE_NOOP(
            "Tokens",
            "The header says that the payload is not encoded (RFC 7797). Few verifiers can check that.");
    case jwt::TokenWarning::PayloadNotClaims:
        return QT_TRANSLATE_NOOP(
            "Tokens", "The payload is not a claims set: no JSON object, or one that names a member twice.");
    case jwt::TokenWarning::NeverExpires:
        return QT_TRANSLATE_NOOP("Tokens", "The token never expires.");
    case jwt::TokenWarning::TimeNotNumber:
        return QT_TRANSLATE_NOOP("Tokens", "A time in the claims is not a number. Verifiers refuse that.");
    case jwt::TokenWarning::TimeInMilliseconds:
        return QT_TRANSLATE_NOOP(
            "Tokens", "A time in the claims looks like milliseconds. Times of tokens are seconds.");
    case jwt::TokenWarning::Expired:
        return QT_TRANSLATE_NOOP("Tokens", "The token has expired.");
    case jwt::TokenWarning::NotYetValid:
        return QT_TRANSLATE_NOOP("Tokens", "The token is not valid yet.");
    case jwt::TokenWarning::IssuedInFuture:
        return QT_TRANSLATE_NOOP("Tokens",
                                 "The token says that it is issued in the future. Compare the clocks.");
    case jwt::TokenWarning::PayloadTooDeep:
        return QT_TRANSLATE_NOOP("Tokens", "The payload nests too deep: it was not read.");
    case jwt::TokenWarning::SignatureMissing:
        return QT_TRANSLATE_NOOP("Tokens", "The signature is missing.");
    }
    return "";
}

const char *tokenReasonSentence(jwt::TokenReason reason)
{
    switch (reason) {
    case jwt::TokenReason::Ok:
        return QT_TRANSLATE_NOOP(
            "Tokens", "The token is valid: its signature matches, and every claim that was asked for holds.");
    case jwt::TokenReason::Malformed:
        return QT_TRANSLATE_NOOP("Tokens", "The token is not written as the standard demands.");
    case jwt::TokenReason::AlgNotAllowed:
        return QT_TRANSLATE_NOOP("Tokens", "The token uses an algorithm that is not among those to accept.");
    case jwt::TokenReason::AlgNone:
        return QT_TRANSLATE_NOOP(
            "Tokens", "The token has the algorithm “none”: it proves nothing, and is never accepted.");
    case jwt::TokenReason::KeyMismatch:
        return QT_TRANSLATE_NOOP(
            "Tokens", "The key is of another type than the algorithm needs, or made for something else.");
    case jwt::TokenReason::SignatureInvalid:
        return QT_TRANSLATE_NOOP(
            "Tokens", "The signature does not match: another key signed, or the token was changed.");
    case jwt::TokenReason::Expired:
        return QT_TRANSLATE_NOOP("Tokens", "The signature matches, but the token has expired.");
    case jwt::TokenReason::NotYetValid:
        return QT_TRANSLATE_NOOP("Tokens", "The signature matches, but the token is not valid yet. Compare "
                                           "the clocks, or allow some leeway.");
    case jwt::TokenReason::IssuerMismatch:
        return QT_TRANSLATE_NOOP("Tokens", "The signature matches, but another issuer is named.");
    case jwt::TokenReason::AudienceMismatch:
        return QT_TRANSLATE_NOOP("Tokens",
                                 "The signature matches, but the token is meant for another audience.");
    case jwt::TokenReason::CritUnknown:
        return QT_TRANSLATE_NOOP(
            "Tokens", "The token demands an extension that is not known here, so it must be refused.");
    case jwt::TokenReason::KidNotFound:
        return QT_TRANSLATE_NOOP("Tokens", "None of the keys is the one that the token names. Fetch the key "
                                           "set again, or check the issuer.");
    }
    return "";
}

const char *tokenReasonWord(jwt::TokenReason reason)
{
    switch (reason) {
    case jwt::TokenReason::Ok:
        return QT_TRANSLATE_NOOP("Tokens", "valid");
    case jwt::TokenReason::Malformed:
        return QT_TRANSLATE_NOOP("Tokens", "malformed");
    case jwt::TokenReason::AlgNotAllowed:
        return QT_TRANSLATE_NOOP("Tokens", "algorithm not allowed");
    case jwt::TokenReason::AlgNone:
        return QT_TRANSLATE_NOOP("Tokens", "no signature");
    case jwt::TokenReason::KeyMismatch:
        return QT_TRANSLATE_NOOP("Tokens", "wrong kind of key");
    case jwt::TokenReason::SignatureInvalid:
        return QT_TRANSLATE_NOOP("Tokens", "wrong signature");
    case jwt::TokenReason::Expired:
        return QT_TRANSLATE_NOOP("Tokens", "expired");
    case jwt::TokenReason::NotYetValid:
        return QT_TRANSLATE_NOOP("Tokens", "not valid yet");
    case jwt::TokenReason::IssuerMismatch:
        return QT_TRANSLATE_NOOP("Tokens", "another issuer");
    case jwt::TokenReason::AudienceMismatch:
        return QT_TRANSLATE_NOOP("Tokens", "another audience");
    case jwt::TokenReason::CritUnknown:
        return QT_TRANSLATE_NOOP("Tokens", "unknown extension");
    case jwt::TokenReason::KidNotFound:
        return QT_TRANSLATE_NOOP("Tokens", "key not found");
    }
    return "";
}

QString withWeakness(const QString &sentence, const jwt::TokenVerification &verification)
{
    return verification.weakness ? QString(sentence % QLatin1Char(' ') % describe(*verification.weakness))
                                 : sentence;
}

} // namespace

QString word(jwt::TokenReason reason)
{
    return tokenSentence(tokenReasonWord(reason));
}

QString describe(jwt::MintWarning warning)
{
    return tokenSentence(tokenWarningSentence(warning));
}

QString describe(jwt::TokenWarning warning)
{
    return tokenSentence(tokenWarningSentence(warning));
}

QString describe(const jwt::TokenVerification &verification)
{
    QString sentence = tokenSentence(tokenReasonSentence(verification.reason));
    if (verification.cause) {
        sentence.append(QLatin1Char(' ')).append(describe(*verification.cause));
    }
    return withWeakness(sentence, verification);
}

QString describe(const jwt::TokenVerification &verification, const jwt::TokenRules &rules)
{
    return verification.isValid() && rules.signatureOnly
               ? withWeakness(tokenSentence(QT_TRANSLATE_NOOP(
                                  "Tokens", "The signature matches. None of the claims was looked at, not "
                                            "even the times.")),
                              verification)
               : describe(verification);
}

} // namespace sealwright::text
