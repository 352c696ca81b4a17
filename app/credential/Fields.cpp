// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"

#include "app/credential/FieldCheck.h"

#include <algorithm>

namespace sealwright::credential {
namespace {

using base::Result;

constexpr QByteArrayView kVariablePrefix("var:");

QByteArray text(bool value)
{
    return value ? QByteArrayLiteral("true") : QByteArrayLiteral("false");
}

/// How one field is read and written; `write` gets values that were checked already.
template<typename Fields>
struct Field
{
    FieldInfo info;
    QByteArray (*read)(const Fields &fields);
    void (*write)(Fields &fields, const QByteArray &value);
    FieldShape shape = FieldShape::Text;
};

const std::vector<QByteArray> &booleans()
{
    static const std::vector<QByteArray> values{"true", "false"};
    return values;
}

const std::vector<Field<BearerFields>> &bearerFields()
{
    static const std::vector<Field<BearerFields>> fields{
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

const std::vector<Field<HmacFields>> &hmacFields()
{
    static const std::vector<Field<HmacFields>> fields{
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

template<typename Fields>
const Field<Fields> *find(const std::vector<Field<Fields>> &fields, QByteArrayView name)
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
    if (kind == Kind::Hmac) {
        known += ", var:NAME";
    }
    return base::failure(CredentialError::FieldUnknown, {{"field", QString::fromUtf8(name)},
                                                         {"kind", QString::fromLatin1(nameOf(kind))},
                                                         {"known", QString::fromLatin1(known)}});
}

template<typename Fields>
Result<void> set(Fields &fields, const std::vector<Field<Fields>> &table, Kind kind, QByteArrayView name,
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

Result<void> setVariable(HmacFields &fields, QByteArrayView field, const QByteArray &value)
{
    const QByteArray name = field.sliced(kVariablePrefix.size()).toByteArray();
    if (name.isEmpty()) {
        return fieldInvalid("var:", value, "it has no name after var:");
    }
    if (!value.isValidUtf8()) {
        return fieldInvalid(field, value, "it is not UTF-8 text");
    }
    fields.variables.insert_or_assign(name, value);
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
    }
    return infos;
}

QByteArray fieldValue(const Credential &credential, QByteArrayView name)
{
    if (const auto *bearer = std::get_if<BearerFields>(&credential.fields)) {
        const auto *field = find(bearerFields(), name);
        return field == nullptr ? QByteArray() : field->read(*bearer);
    }
    const auto &hmac = std::get<HmacFields>(credential.fields);
    if (name.startsWith(kVariablePrefix)) {
        const auto found = hmac.variables.find(name.sliced(kVariablePrefix.size()).toByteArray());
        return found == hmac.variables.end() ? QByteArray() : found->second;
    }
    const auto *field = find(hmacFields(), name);
    return field == nullptr ? QByteArray() : field->read(hmac);
}

Result<void> setField(Credential &credential, QByteArrayView name, QByteArrayView value)
{
    const QByteArray bytes = value.toByteArray();
    if (auto *bearer = std::get_if<BearerFields>(&credential.fields)) {
        return set(*bearer, bearerFields(), Kind::Bearer, name, bytes);
    }
    auto &hmac = std::get<HmacFields>(credential.fields);
    if (name.startsWith(kVariablePrefix)) {
        return setVariable(hmac, name, bytes);
    }
    return set(hmac, hmacFields(), Kind::Hmac, name, bytes);
}

} // namespace sealwright::credential
