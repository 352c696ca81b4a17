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
    }
    return {};
}

std::optional<Kind> kindNamed(QByteArrayView name)
{
    for (const Kind kind : {Kind::Bearer, Kind::Hmac, Kind::Jwt}) {
        if (name == nameOf(kind)) {
            return kind;
        }
    }
    return std::nullopt;
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
    }
    return {};
}

QString Credential::secretKey(const QString &slot) const
{
    return id % QLatin1Char('/') % slot;
}

QString Credential::previousSecretKey(const QString &slot) const
{
    return id % QLatin1Char('/') % slot % QLatin1String("/previous");
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
