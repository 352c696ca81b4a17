// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"

#include "app/credential/FieldTable.h"
#include "app/credential/Parameters.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

using base::Result;

constexpr QByteArrayView kVariablePrefix("var:");

QByteArray text(bool value)
{
    return value ? QByteArrayLiteral("true") : QByteArrayLiteral("false");
}

const std::vector<QByteArray> &booleans()
{
    static const std::vector<QByteArray> values{"true", "false"};
    return values;
}

const FieldTable<BearerFields> &bearerFields()
{
    static const FieldTable<BearerFields> fields{
        {{"headerName", {}},
         [](const BearerFields &f) { return f.headerName; },
         [](BearerFields &f, const QByteArray &value) { f.headerName = value; },
         FieldShape::HeaderName},
        {{"includePrefix", booleans()},
         [](const BearerFields &f) { return text(f.includePrefix); },
         [](BearerFields &f, const QByteArray &value) { f.includePrefix = value == "true"; }},
        {{"prefix", {}},
         [](const BearerFields &f) { return f.prefix; },
         [](BearerFields &f, const QByteArray &value) { f.prefix = value; },
         FieldShape::HeaderPart},
    };
    return fields;
}

const FieldTable<HmacFields> &hmacFields()
{
    static const FieldTable<HmacFields> fields{
        {{"algorithm", {"sha1", "sha256", "sha384", "sha512"}},
         [](const HmacFields &f) { return crypto::nameOf(f.algorithm); },
         [](HmacFields &f, const QByteArray &value) { f.algorithm = *crypto::hashAlgorithmNamed(value); }},
        {{"signatureHeader", {}},
         [](const HmacFields &f) { return f.signatureHeader; },
         [](HmacFields &f, const QByteArray &value) { f.signatureHeader = value; },
         FieldShape::HeaderName},
        {{"signaturePrefix", {}},
         [](const HmacFields &f) { return f.signaturePrefix; },
         [](HmacFields &f, const QByteArray &value) { f.signaturePrefix = value; },
         FieldShape::HeaderPart},
        {{"timestampHeader", {}},
         [](const HmacFields &f) { return f.timestampHeader; },
         [](HmacFields &f, const QByteArray &value) { f.timestampHeader = value; },
         FieldShape::HeaderName},
        {{"timestampUnit", {"ms", "s", "iso", "http"}},
         [](const HmacFields &f) { return signing::nameOf(f.timestampUnit); },
         [](HmacFields &f, const QByteArray &value) {
             f.timestampUnit = *signing::timestampUnitNamed(value);
         }},
        {{"includeTimestamp", booleans()},
         [](const HmacFields &f) { return text(f.includeTimestamp); },
         [](HmacFields &f, const QByteArray &value) { f.includeTimestamp = value == "true"; }},
        {{"payloadFormat", {}},
         [](const HmacFields &f) { return f.payloadFormat; },
         [](HmacFields &f, const QByteArray &value) { f.payloadFormat = value; },
         FieldShape::Required},
        {{"signatureEncoding", {"hex", "base64", "base64url"}},
         [](const HmacFields &f) { return f.signatureEncoding; },
         [](HmacFields &f, const QByteArray &value) { f.signatureEncoding = value; }},
        {{"secretEncoding", {"utf8", "base64", "hex"}},
         [](const HmacFields &f) { return f.secretEncoding; },
         [](HmacFields &f, const QByteArray &value) { f.secretEncoding = value; }},
        {{"messageIdHeader", {}},
         [](const HmacFields &f) { return f.messageIdHeader; },
         [](HmacFields &f, const QByteArray &value) { f.messageIdHeader = value; },
         FieldShape::HeaderNameOrNone},
        {{"recipe", {}},
         [](const HmacFields &f) { return f.recipeId.toUtf8(); },
         [](HmacFields &f, const QByteArray &value) { f.recipeId = QString::fromUtf8(value); },
         FieldShape::RecipeId},
    };
    return fields;
}

const FieldTable<JwtFields> &jwtFields()
{
    static const FieldTable<JwtFields> fields{
        {{"algorithm",
          {"HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES256K",
           "ES384", "ES512", "EdDSA"}},
         [](const JwtFields &f) { return jwt::nameOf(f.algorithm); },
         [](JwtFields &f, const QByteArray &value) { f.algorithm = *jwt::jwtAlgorithmNamed(value); }},
        {{"kid", {}},
         [](const JwtFields &f) { return f.kid; },
         [](JwtFields &f, const QByteArray &value) { f.kid = value; }},
        {{"header", {}},
         [](const JwtFields &f) { return f.header; },
         [](JwtFields &f, const QByteArray &value) { f.header = value; },
         FieldShape::Required},
        {{"claims", {}},
         [](const JwtFields &f) { return f.claims; },
         [](JwtFields &f, const QByteArray &value) { f.claims = value; },
         FieldShape::Required},
        {{"expiresIn", {}},
         [](const JwtFields &f) { return f.expiresIn; },
         [](JwtFields &f, const QByteArray &value) { f.expiresIn = value; }},
        {{"notBefore", {}},
         [](const JwtFields &f) { return f.notBefore; },
         [](JwtFields &f, const QByteArray &value) { f.notBefore = value; }},
        {{"headerName", {}},
         [](const JwtFields &f) { return f.headerName; },
         [](JwtFields &f, const QByteArray &value) { f.headerName = value; },
         FieldShape::HeaderName},
        {{"prefix", {}},
         [](const JwtFields &f) { return f.prefix; },
         [](JwtFields &f, const QByteArray &value) { f.prefix = value; },
         FieldShape::HeaderPart},
    };
    return fields;
}

const FieldTable<BearerFields> &tableOf(const BearerFields & /*fields*/)
{
    return bearerFields();
}

const FieldTable<HmacFields> &tableOf(const HmacFields & /*fields*/)
{
    return hmacFields();
}

const FieldTable<JwtFields> &tableOf(const JwtFields & /*fields*/)
{
    return jwtFields();
}

const FieldTable<OAuth2Fields> &tableOf(const OAuth2Fields & /*fields*/)
{
    return oauth2Fields();
}

const FieldTable<BasicFields> &tableOf(const BasicFields & /*fields*/)
{
    return basicFields();
}

const FieldTable<ApiKeyFields> &tableOf(const ApiKeyFields & /*fields*/)
{
    return apiKeyFields();
}

const FieldTable<MtlsFields> &tableOf(const MtlsFields & /*fields*/)
{
    static const FieldTable<MtlsFields> none;
    return none;
}

template<typename Fields>
const Field<Fields> *find(const FieldTable<Fields> &fields, QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        fields, [name](const Field<Fields> &field) { return name == QByteArrayView(field.info.name); });
    return found == fields.end() ? nullptr : &*found;
}

base::Failure unknown(Kind kind, QByteArrayView name)
{
    QByteArray known;
    for (const FieldInfo &field : fieldsOf(kind)) {
        known += known.isEmpty() ? "" : ", ";
        known += field.name;
    }
    if (kind == Kind::OAuth2) {
        known += ", param:NAME";
    } else if (kind == Kind::Hmac || kind == Kind::Jwt) {
        known += ", var:NAME";
    }
    return base::failure(CredentialError::FieldUnknown, {{"field", QString::fromUtf8(name)},
                                                         {"kind", QString::fromLatin1(nameOf(kind))},
                                                         {"known", QString::fromLatin1(known)}});
}

template<typename Fields>
Result<void> set(Fields &fields, const FieldTable<Fields> &table, Kind kind, QByteArrayView name,
                 const QByteArray &value)
{
    const Field<Fields> *field = find(table, name);
    if (field == nullptr) {
        return unknown(kind, name);
    }
    if (const auto checked = checkFieldValue(field->info, field->shape, value); !checked) {
        return checked;
    }
    field->write(fields, value);
    return {};
}

Result<void> setVariable(signing::Variables &variables, QByteArrayView field, const QByteArray &value)
{
    const QByteArray name = field.sliced(kVariablePrefix.size()).toByteArray();
    if (name.isEmpty()) {
        return fieldInvalid("var:", value, "it has no name after var:");
    }
    if (!value.isValidUtf8()) {
        return fieldInvalid(field, value, "it is not UTF-8 text");
    }
    variables.insert_or_assign(name, value);
    return {};
}

/// An empty value takes the parameter away.
Result<void> setParameter(OAuth2Fields &fields, QByteArrayView field, const QByteArray &value)
{
    const QByteArrayView name = field.sliced(kParameterPrefix.size());
    if (const auto checked = checkParameterName(name); !checked) {
        return checked;
    }
    if (!value.isValidUtf8() || value.contains('\n') || value.contains('\r')) {
        return fieldInvalid(field, value, "it is not one line of UTF-8 text");
    }
    if (value.isEmpty()) {
        fields.parameters.erase(name.toByteArray());
    } else {
        fields.parameters.insert_or_assign(name.toByteArray(), value);
    }
    return {};
}

} // namespace

std::vector<FieldInfo> fieldsOf(Kind kind)
{
    std::vector<FieldInfo> infos;
    const auto collect = [&infos](const auto &fields) {
        std::ranges::transform(fields, std::back_inserter(infos),
                               [](const auto &field) { return field.info; });
    };
    switch (kind) {
    case Kind::Bearer:
        collect(bearerFields());
        break;
    case Kind::Hmac:
        collect(hmacFields());
        break;
    case Kind::Jwt:
        collect(jwtFields());
        break;
    case Kind::OAuth2:
        collect(oauth2Fields());
        break;
    case Kind::Basic:
        collect(basicFields());
        break;
    case Kind::ApiKey:
        collect(apiKeyFields());
        break;
    case Kind::Mtls:
        break;
    }
    return infos;
}

const signing::Variables *variablesOf(const Credential &credential)
{
    if (const auto *hmac = std::get_if<HmacFields>(&credential.fields)) {
        return &hmac->variables;
    }
    const auto *jwt = std::get_if<JwtFields>(&credential.fields);
    return jwt == nullptr ? nullptr : &jwt->variables;
}

signing::Variables *variablesOf(Credential &credential)
{
    return const_cast<signing::Variables *>(variablesOf(std::as_const(credential)));
}

QByteArray fieldValue(const Credential &credential, QByteArrayView name)
{
    if (const signing::Variables *variables = variablesOf(credential);
        variables != nullptr && name.startsWith(kVariablePrefix)) {
        const auto found = variables->find(name.sliced(kVariablePrefix.size()).toByteArray());
        return found == variables->end() ? QByteArray() : found->second;
    }
    if (const auto *oauth2 = std::get_if<OAuth2Fields>(&credential.fields);
        oauth2 != nullptr && name.startsWith(kParameterPrefix)) {
        const auto found = oauth2->parameters.find(name.sliced(kParameterPrefix.size()).toByteArray());
        return found == oauth2->parameters.end() ? QByteArray() : found->second;
    }
    return std::visit(
        [name](const auto &fields) {
            const auto *field = find(tableOf(fields), name);
            return field == nullptr ? QByteArray() : field->read(fields);
        },
        credential.fields);
}

Result<void> setField(Credential &credential, QByteArrayView name, QByteArrayView value)
{
    const QByteArray bytes = value.toByteArray();
    if (signing::Variables *variables = variablesOf(credential);
        variables != nullptr && name.startsWith(kVariablePrefix)) {
        return setVariable(*variables, name, bytes);
    }
    if (auto *oauth2 = std::get_if<OAuth2Fields>(&credential.fields);
        oauth2 != nullptr && name.startsWith(kParameterPrefix)) {
        return setParameter(*oauth2, name, bytes);
    }
    const Kind kind = credential.kind();
    return std::visit([&](auto &fields) { return set(fields, tableOf(fields), kind, name, bytes); },
                      credential.fields);
}

} // namespace sealwright::credential
