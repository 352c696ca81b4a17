// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Credential.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

constexpr QLatin1String kIdPrefix("cred_");
constexpr qsizetype kIdLength = 10;

} // namespace

QByteArray nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Bearer:
        return QByteArrayLiteral("bearer");
    case Kind::Hmac:
        return QByteArrayLiteral("hmac");
    case Kind::Jwt:
        return QByteArrayLiteral("jwt");
    case Kind::OAuth2:
        return QByteArrayLiteral("oauth2");
    case Kind::Basic:
        return QByteArrayLiteral("basic");
    case Kind::ApiKey:
        return QByteArrayLiteral("apiKey");
    case Kind::Mtls:
        return QByteArrayLiteral("mtls");
    }
    return {};
}

std::optional<Kind> kindNamed(QByteArrayView name)
{
    for (const Kind kind :
         {Kind::Bearer, Kind::Hmac, Kind::Jwt, Kind::OAuth2, Kind::Basic, Kind::ApiKey, Kind::Mtls}) {
        if (name == nameOf(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

QByteArray nameOf(ClientAuth clientAuth)
{
    switch (clientAuth) {
    case ClientAuth::Body:
        return QByteArrayLiteral("body");
    case ClientAuth::Basic:
        return QByteArrayLiteral("basic");
    case ClientAuth::PrivateKeyJwt:
        return QByteArrayLiteral("private_key_jwt");
    }
    return {};
}

std::optional<ClientAuth> clientAuthNamed(QByteArrayView name)
{
    for (const ClientAuth one : {ClientAuth::Body, ClientAuth::Basic, ClientAuth::PrivateKeyJwt}) {
        if (name == nameOf(one)) {
            return one;
        }
    }
    return std::nullopt;
}

QByteArray nameOf(KeyPlacement placement)
{
    return placement == KeyPlacement::Query ? QByteArrayLiteral("query") : QByteArrayLiteral("header");
}

std::optional<KeyPlacement> keyPlacementNamed(QByteArrayView name)
{
    for (const KeyPlacement one : {KeyPlacement::Header, KeyPlacement::Query}) {
        if (name == nameOf(one)) {
            return one;
        }
    }
    return std::nullopt;
}

Fields plainFields(Kind kind)
{
    switch (kind) {
    case Kind::Bearer:
        return BearerFields{};
    case Kind::Hmac:
        return HmacFields{};
    case Kind::Jwt:
        return JwtFields{};
    case Kind::OAuth2:
        return OAuth2Fields{};
    case Kind::Basic:
        return BasicFields{};
    case Kind::ApiKey:
        return ApiKeyFields{};
    case Kind::Mtls:
        return MtlsFields{};
    }
    return {};
}

Kind Credential::kind() const
{
    return static_cast<Kind>(fields.index()); // the alternatives stand in the order of the kinds
}

std::vector<QString> Credential::secretSlots() const
{
    switch (kind()) {
    case Kind::Bearer:
        return {QStringLiteral("token")};
    case Kind::Hmac:
        return {QStringLiteral("secretKey")};
    case Kind::Jwt:
        return {QStringLiteral("privateKey")};
    case Kind::OAuth2:
        return {std::get<OAuth2Fields>(fields).clientAuth == ClientAuth::PrivateKeyJwt
                    ? QStringLiteral("privateKey")
                    : QStringLiteral("clientSecret")};
    case Kind::Basic:
        return {QStringLiteral("password")};
    case Kind::ApiKey:
        return {QStringLiteral("key")};
    case Kind::Mtls:
        return {QStringLiteral("certificate"), QStringLiteral("privateKey")};
    }
    return {};
}

std::vector<QString> Credential::formerSecretSlots() const
{
    if (kind() != Kind::OAuth2) {
        return {};
    }
    const QString now = secretSlots().front();
    return {now == QLatin1String("clientSecret") ? QStringLiteral("privateKey")
                                                 : QStringLiteral("clientSecret")};
}

QString Credential::secretKey(const QString &slot) const
{
    return id % QLatin1Char('/') % slot;
}

QString Credential::previousSecretKey(const QString &slot) const
{
    return id % QLatin1Char('/') % slot % QLatin1String("/previous");
}

QString Credential::incomingSecretKey(const QString &slot) const
{
    return id % QLatin1Char('/') % slot % QLatin1String("/incoming");
}

QString Credential::outgoingSecretKey(const QString &slot) const
{
    return id % QLatin1Char('/') % slot % QLatin1String("/outgoing");
}

std::vector<QString> Credential::secretKeys(const QString &slot) const
{
    return {incomingSecretKey(slot), outgoingSecretKey(slot), previousSecretKey(slot), secretKey(slot)};
}

QString newCredentialId(base::Random &random)
{
    return kIdPrefix % base::base32Id(random, kIdLength);
}

bool isCredentialId(const QString &text)
{
    const QStringView tail = QStringView(text).sliced(std::min(kIdPrefix.size(), text.size()));
    return text.startsWith(kIdPrefix) && tail.size() == kIdLength && std::ranges::all_of(tail, [](QChar c) {
               return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                      (c >= QLatin1Char('2') && c <= QLatin1Char('7'));
           });
}

} // namespace sealwright::credential
