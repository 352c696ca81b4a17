// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/JwtTemplate.h"

#include "app/base/Duration.h"
#include "app/base/KeptNumbers.h"
#include "app/credential/FieldCheck.h"

namespace sealwright::credential {
namespace {

using base::Json;
using base::Result;

/// The text with its variables; `variables` is nullptr to check the form alone.
Result<std::string> filledIn(const std::string &text, const signing::Variables *variables)
{
    std::string filled;
    std::size_t at = 0;
    for (std::size_t open = text.find("{{"); open != std::string::npos; open = text.find("{{", at)) {
        const std::size_t close = text.find("}}", open);
        if (close == std::string::npos) {
            break;
        }
        filled.append(text, at, open - at);
        const QByteArray name = QByteArray::fromStdString(text.substr(open + 2, close - open - 2)).trimmed();
        if (variables != nullptr) {
            const auto value = variables->find(name);
            if (value == variables->end()) {
                return base::failure(signing::SigningError::VariableMissing,
                                     {{"variable", QString::fromUtf8(name)}});
            }
            filled.append(value->second.toStdString());
        }
        at = close + 2;
    }
    return filled.append(text, at);
}

/// In every string of the value, however deep; names of members stay as they are.
Result<void> fillIn(Json &value, const signing::Variables *variables)
{
    if (value.is_string()) {
        Result<std::string> filled = filledIn(value.get_ref<const std::string &>(), variables);
        if (!filled) {
            return base::Failure(filled.error());
        }
        value = *std::move(filled);
    } else if (value.is_structured()) {
        for (Json &member : value) {
            if (const auto done = fillIn(member, variables); !done) {
                return done;
            }
        }
    }
    return {};
}

QString whyNoObject(const base::Error &error)
{
    if (error.is(base::JsonError::DuplicateMember)) {
        return QStringLiteral("it names “%1” twice in one object").arg(error.fact("member"));
    }
    if (error.is(base::JsonError::TooDeep)) {
        return QStringLiteral("it nests deeper than %1 levels").arg(error.fact("limit"));
    }
    if (error.is(base::NumberError::NotKept)) {
        return QStringLiteral("the number %1 has more digits than programs keep").arg(error.fact("number"));
    }
    return error.fact("reason");
}

Result<Json> objectField(const char *field, const QByteArray &text, const signing::Variables *variables)
{
    Result<Json> json = base::parseKeepingNumbers(text);
    if (!json || !json->is_object()) {
        return fieldInvalid(field, text,
                            json ? QStringLiteral("it is no JSON object") : whyNoObject(json.error()));
    }
    if (const auto done = fillIn(*json, variables); !done) {
        return base::Failure(done.error());
    }
    return json;
}

/// `1h`, `-30s`; nothing for an empty field.
Result<std::optional<std::chrono::seconds>> offsetField(const char *field, const QByteArray &text)
{
    if (text.isEmpty()) {
        return std::nullopt;
    }
    const bool isNegative = text.startsWith('-');
    const auto duration = base::parseDuration(QString::fromUtf8(isNegative ? text.sliced(1) : text));
    if (!duration) {
        return fieldInvalid(field, text, "it is no duration such as 90s, 15m or 1h");
    }
    const auto seconds = std::chrono::floor<std::chrono::seconds>(*duration);
    return isNegative ? -seconds : seconds;
}

Result<jwt::TokenTemplate> templateOf(const JwtFields &fields, const signing::Variables *variables)
{
    Result<Json> header = objectField("header", fields.header, variables);
    Result<Json> claims = header ? objectField("claims", fields.claims, variables) : header;
    if (!claims) {
        return base::Failure(claims.error());
    }
    const auto expiresIn = offsetField("expiresIn", fields.expiresIn);
    const auto notBefore = expiresIn ? offsetField("notBefore", fields.notBefore) : expiresIn;
    if (!notBefore) {
        return base::Failure(notBefore.error());
    }
    jwt::TokenTemplate content;
    if (!fields.kid.isEmpty()) {
        content.header["kid"] = base::utf8(fields.kid);
    }
    for (const auto &[name, value] : header->items()) {
        content.header[name] = value;
    }
    content.claims = *std::move(claims);
    content.expiresIn = *expiresIn;
    content.notBefore = *notBefore;
    return content;
}

} // namespace

BearerFields bearerOf(const JwtFields &fields)
{
    return {fields.headerName, true, fields.prefix};
}

std::set<QByteArray> variableNames(const JwtFields &fields)
{
    std::set<QByteArray> names;
    for (const QByteArray &text : {fields.header, fields.claims}) {
        for (qsizetype open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
            const qsizetype close = text.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            names.insert(text.mid(open + 2, close - open - 2).trimmed());
        }
    }
    return names;
}

Result<jwt::TokenTemplate> tokenTemplate(const JwtFields &fields, const signing::Variables &variables)
{
    return templateOf(fields, &variables);
}

Result<void> checkJwtFields(const JwtFields &fields)
{
    const Result<jwt::TokenTemplate> content = templateOf(fields, nullptr);
    if (!content) {
        return base::Failure(content.error());
    }
    // Minted unsecured and thrown away: header and times are checked there.
    jwt::TokenTemplate unsecured = *content;
    if (const auto alg = unsecured.header.find("alg"); alg != unsecured.header.end()) {
        return fieldInvalid("header", fields.header, "the algorithm has a field of its own");
    }
    if (const auto minter = jwt::TokenMinter::createUnsecured(unsecured); !minter) {
        return base::Failure(minter.error());
    }
    return {};
}

Result<void> checkJwtKey(const JwtFields &fields, const base::SecretBytes &key)
{
    const Result<jwt::MintingKey> read = jwt::readMintingKey(fields.algorithm, key.view());
    if (!read) {
        return base::Failure(read.error());
    }
    if (const auto minter = jwt::TokenMinter::create(fields.algorithm, *read, {}); !minter) {
        return base::Failure(minter.error());
    }
    return {};
}

} // namespace sealwright::credential
