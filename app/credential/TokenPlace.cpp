// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/TokenPlace.h"

#include "app/credential/FieldCheck.h"
#include "app/credential/JwtTemplate.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

/// What ends a name, separates it from its value or stands for another character there.
constexpr QByteArrayView kForeignInQueryName(" &=#?+%");

TokenPlace placeOf(const ApiKeyFields &fields)
{
    if (fields.placement == KeyPlacement::Query) {
        return {.where = TokenPlace::Where::Query, .name = fields.name, .prefix = {}};
    }
    return {.name = fields.name, .prefix = fields.prefix};
}

} // namespace

TokenPlace tokenPlaceOf(const BearerFields &fields)
{
    return {.name = fields.headerName, .prefix = fields.includePrefix ? fields.prefix : QByteArray()};
}

std::optional<TokenPlace> tokenPlaceOf(const Fields &fields)
{
    if (const auto *bearer = std::get_if<BearerFields>(&fields)) {
        return tokenPlaceOf(*bearer);
    }
    if (const auto *jwt = std::get_if<JwtFields>(&fields)) {
        return tokenPlaceOf(bearerOf(*jwt));
    }
    if (std::holds_alternative<OAuth2Fields>(fields)) {
        return tokenPlaceOf(BearerFields());
    }
    if (std::holds_alternative<BasicFields>(fields)) {
        return TokenPlace{.name = "Authorization", .prefix = "Basic ", .isScheme = true};
    }
    if (const auto *apiKey = std::get_if<ApiKeyFields>(&fields)) {
        return placeOf(*apiKey);
    }
    return std::nullopt;
}

base::SecretBytes sentSecret(const Fields &fields, const base::SecretBytes &secret)
{
    const auto *basic = std::get_if<BasicFields>(&fields);
    if (basic == nullptr) {
        return secret.clone();
    }
    QByteArray pair;
    pair.reserve(basic->username.size() + 1 + secret.size()); // never grown: no copy stays behind unwiped
    pair.append(basic->username).append(':').append(secret.view());
    QByteArray encoded = pair.toBase64();
    base::wipe(pair);
    return base::SecretBytes::take(std::move(encoded));
}

base::Result<void> checkApiKeyFields(const ApiKeyFields &fields)
{
    if (fields.placement == KeyPlacement::Header) {
        return checkHeaderName("keyName", fields.name);
    }
    if (fields.name.isEmpty()) {
        return fieldInvalid("keyName", fields.name, "it is empty");
    }
    const auto *const foreign =
        std::ranges::find_if(fields.name, [](char c) { return kForeignInQueryName.contains(c); });
    if (foreign != fields.name.end()) {
        return fieldInvalid("keyName", fields.name,
                            QStringLiteral("a parameter of the query is named here as it is meant, not "
                                           "encoded, and character %1 cannot stand in its name")
                                .arg(foreign - fields.name.begin() + 1));
    }
    return {};
}

} // namespace sealwright::credential
