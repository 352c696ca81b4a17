// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/FieldTexts.h"

#include "app/credential/JwtTemplate.h"

namespace sealwright::credential {
namespace {

using base::Result;

struct FieldText
{
    const char *field;
    QByteArray *text;
};

void addValues(std::vector<FieldText> &texts, const char *field, std::map<QByteArray, QByteArray> &values)
{
    for (auto &[name, value] : values) {
        texts.push_back({field, &value});
    }
}

struct TextsOf
{
    std::vector<FieldText> operator()(BearerFields &fields) const { return {{"prefix", &fields.prefix}}; }

    std::vector<FieldText> operator()(HmacFields &fields) const
    {
        std::vector<FieldText> texts;
        addValues(texts, "variables", fields.variables);
        return texts;
    }

    std::vector<FieldText> operator()(JwtFields &fields) const
    {
        std::vector<FieldText> texts{{"kid", &fields.kid}, {"prefix", &fields.prefix}};
        addValues(texts, "variables", fields.variables);
        return texts;
    }

    std::vector<FieldText> operator()(OAuth2Fields &fields) const
    {
        std::vector<FieldText> texts{{"tokenUrl", &fields.tokenUrl},
                                     {"clientId", &fields.clientId},
                                     {"scope", &fields.scope},
                                     {"audience", &fields.audience},
                                     {"kid", &fields.kid}};
        addValues(texts, "parameters", fields.parameters);
        return texts;
    }

    std::vector<FieldText> operator()(BasicFields &fields) const { return {{"username", &fields.username}}; }

    std::vector<FieldText> operator()(ApiKeyFields &fields) const
    {
        return {{"keyName", &fields.name}, {"prefix", &fields.prefix}};
    }

    std::vector<FieldText> operator()(MtlsFields &) const { return {}; }
};

/// Claims take values as text of their strings, not of their JSON, so they are given names and values.
Result<void> giveToClaims(JwtFields &fields, const base::Variables &values)
{
    for (const QByteArray &name : variableNames(fields)) {
        if (!values.has(name) || fields.variables.contains(name)) {
            continue;
        }
        Result<QByteArray> value = values.expand(QByteArray("{{" + name + "}}"));
        if (!value) {
            return base::Failure(value.error().with({"field", QStringLiteral("claims")}));
        }
        fields.variables.emplace(name, *std::move(value));
    }
    return {};
}

} // namespace

Result<Credential> withVariables(Credential credential, const base::Variables &values)
{
    bool isChanged = false;
    for (const FieldText &each : std::visit(TextsOf(), credential.fields)) {
        if (base::variableUses(*each.text).empty()) {
            continue;
        }
        Result<QByteArray> filled = values.expand(*each.text);
        if (!filled) {
            return base::Failure(filled.error().with({"field", QString::fromLatin1(each.field)}));
        }
        *each.text = *std::move(filled);
        isChanged = true;
    }
    if (auto *jwt = std::get_if<JwtFields>(&credential.fields)) {
        if (const auto given = giveToClaims(*jwt, values); !given) {
            return base::Failure(given.error());
        }
    }
    if (isChanged) {
        if (const auto checked = check(credential); !checked) {
            return base::Failure(checked.error());
        }
    }
    return credential;
}

} // namespace sealwright::credential
