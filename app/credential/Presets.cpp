// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Presets.h"

#include "app/signing/RecipeCatalog.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

/// Vapi's tokens live an hour. That they are HS256 its documentation does not say; every public example is.
JwtFields vapiToken(const char *claims)
{
    JwtFields fields;
    fields.claims = claims;
    return fields;
}

/// The claims of docs.vapi.ai, "JWT authentication". All that a variable stands for belongs to the user.
constexpr const char *kVapiPrivate = R"({"orgId":"{{orgId}}","token":{"tag":"private"}})";
constexpr const char *kVapiPublic =
    R"({"orgId":"{{orgId}}","token":{"tag":"public","restrictions":{"enabled":true,)"
    R"("allowedOrigins":["{{origin}}"],"allowedAssistantIds":["{{assistantId}}"],"allowTransientAssistant":false}}})";

std::vector<Preset> ownPresets()
{
    const BearerFields xVapiSecret{
        .headerName = "X-Vapi-Secret", .includePrefix = false, .prefix = "Bearer "};
    return {
        {QStringLiteral("bearer"), QStringLiteral("Bearer token"), BearerFields{}},
        {QStringLiteral("vapi-bearer"), QStringLiteral("Vapi bearer token"), BearerFields{}},
        {QStringLiteral("vapi-secret"), QStringLiteral("Vapi X-Vapi-Secret"), xVapiSecret},
        {QStringLiteral("vapi-hmac"), QStringLiteral("Vapi HMAC"), HmacFields{}},
        {QStringLiteral("jwt"), QStringLiteral("JSON Web Token"), JwtFields{}},
        {QStringLiteral("vapi-jwt-private"), QStringLiteral("Vapi private token"), vapiToken(kVapiPrivate)},
        {QStringLiteral("oauth2"), QStringLiteral("OAuth 2.0 client credentials"), OAuth2Fields{}},
        {QStringLiteral("vapi-oauth2"), QStringLiteral("Vapi OAuth 2.0"), OAuth2Fields{}},
        {QStringLiteral("vapi-jwt-public"), QStringLiteral("Vapi public token"), vapiToken(kVapiPublic)},
        {QStringLiteral("basic"), QStringLiteral("User name and password"), BasicFields{}},
        {QStringLiteral("api-key"), QStringLiteral("API key"), ApiKeyFields{}},
        {QStringLiteral("api-key-query"), QStringLiteral("API key in the URL"),
         ApiKeyFields{.placement = KeyPlacement::Query, .name = "api_key", .prefix = {}}},
        {QStringLiteral("mtls"), QStringLiteral("Client certificate"), MtlsFields{}},
    };
}

Preset presetOf(const signing::Recipe &recipe)
{
    HmacFields fields;
    fields.recipeId = recipe.id;
    return {recipe.id, recipe.name, fields};
}

} // namespace

std::vector<Preset> presets()
{
    std::vector<Preset> all = ownPresets();
    for (const signing::Recipe &recipe : signing::RecipeCatalog().all()) {
        all.push_back(presetOf(recipe));
    }
    return all;
}

base::Result<Preset> presetNamed(const QString &id)
{
    const std::vector<Preset> own = ownPresets();
    if (const auto found = std::ranges::find(own, id, &Preset::id); found != own.end()) {
        return *found;
    }
    if (const auto recipe = signing::RecipeCatalog().find(id)) {
        return presetOf(*recipe);
    }
    return base::failure(CredentialError::PresetUnknown, {{"preset", id}});
}

} // namespace sealwright::credential
