// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/HmacRecipe.h"

#include "app/credential/FieldCheck.h"

#include <algorithm>
#include <optional>

namespace sealwright::credential {
namespace {

using base::Json;
using base::Result;

constexpr const char *kDefaultFormat = "{timestamp}.{body}";

/// A token of Vapi's payload format and the recipe expression it stands for.
struct Token
{
    QByteArrayView name;
    QByteArrayView expression;
};

constexpr Token kTokens[] = {
    {"{body}", "{body}"}, {"{timestamp}", "{timestamp}"}, {"{method}", "{method}"},
    {"{url}", "{url}"},   {"{svix-id}", "{id}"},
};

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// `{word}` at the start of `text`, or nothing.
QByteArrayView wordInBraces(QByteArrayView text)
{
    const char *const end = std::find_if_not(text.begin() + 1, text.end(), isWordByte);
    const bool closes = end != text.end() && *end == '}' && end != text.begin() + 1;
    return closes ? text.first(end - text.begin() + 1) : QByteArrayView();
}

/// Literal text as a recipe's template wants it: its braces doubled.
QByteArray literal(QByteArrayView text)
{
    QByteArray result;
    for (const char c : text) {
        result += c;
        if (c == '{' || c == '}') {
            result += c;
        }
    }
    return result;
}

/// Known tokens are replaced wherever they stand, as a plain search and replace would; an unknown word in
/// braces is a mistake, any other brace is literal.
Result<QByteArray> contentTemplate(const QByteArray &format)
{
    QByteArray content;
    for (QByteArrayView rest = format; !rest.isEmpty();) {
        const QByteArrayView word = rest.front() == '{' ? wordInBraces(rest) : QByteArrayView();
        if (word.isEmpty()) {
            content += literal(rest.first(1));
            rest = rest.sliced(1);
            continue;
        }
        const auto *token = std::ranges::find(kTokens, word, &Token::name);
        if (token == std::end(kTokens)) {
            const QString reason =
                QStringLiteral("it names %1; there are {body}, {timestamp}, {method}, {url} and {svix-id}")
                    .arg(QString::fromUtf8(word));
            return fieldInvalid("payloadFormat", format, reason);
        }
        content += token->expression;
        rest = rest.sliced(word.size());
    }
    return content;
}

/// Vapi leaves open what its default format means without a timestamp; every working configuration seen
/// signs the body alone, and signing a time that is not sent could not be checked by anyone.
QByteArray effectiveFormat(const HmacFields &fields)
{
    const bool isBodyAlone = !fields.includeTimestamp && fields.payloadFormat == kDefaultFormat;
    return isBodyAlone ? QByteArrayLiteral("{body}") : fields.payloadFormat;
}

Result<void> checkTogether(const HmacFields &fields)
{
    if (!fields.includeTimestamp && effectiveFormat(fields).contains("{timestamp}")) {
        return fieldInvalid("payloadFormat", fields.payloadFormat,
                            "it signs {timestamp}, but includeTimestamp is off and none is sent");
    }
    if (fields.includeTimestamp && http::sameHeaderName(fields.timestampHeader, fields.signatureHeader)) {
        return fieldInvalid("timestampHeader", fields.timestampHeader, "it is the signatureHeader already");
    }
    if (fields.messageIdHeader.isEmpty()) {
        if (fields.payloadFormat.contains("{svix-id}")) {
            return fieldInvalid("messageIdHeader", {},
                                "it is empty, but the payload format signs {svix-id}, which must be sent");
        }
    } else {
        if (http::sameHeaderName(fields.messageIdHeader, fields.signatureHeader)) {
            return fieldInvalid("messageIdHeader", fields.messageIdHeader,
                                "it is the signatureHeader already");
        }
        if (fields.includeTimestamp && http::sameHeaderName(fields.messageIdHeader, fields.timestampHeader)) {
            return fieldInvalid("messageIdHeader", fields.messageIdHeader,
                                "it is the timestampHeader already");
        }
    }
    return {};
}

std::string place(const QByteArray &header)
{
    return "header:" + header.toStdString();
}

Json documentOf(const HmacFields &fields, const QByteArray &content)
{
    Json document = Json::object();
    document["id"] = kOwnFieldsRecipe;
    document["name"] = "HMAC";
    document["algorithm"] = "hmac-" + crypto::nameOf(fields.algorithm).toStdString();
    document["key"] = Json::object({{"decode", fields.secretEncoding.toStdString()}});
    document["content"] = content.toStdString();
    document["encoding"] = fields.signatureEncoding.toStdString();
    document["timestamp"] = Json::object({{"unit", signing::nameOf(fields.timestampUnit).toStdString()}});
    Json places = Json::object();
    if (!fields.messageIdHeader.isEmpty()) {
        places[place(fields.messageIdHeader)] = "{id}";
    }
    if (fields.includeTimestamp) {
        places[place(fields.timestampHeader)] = "{timestamp}";
    }
    places[place(fields.signatureHeader)] = literal(fields.signaturePrefix).toStdString() + "{signature}";
    document["place"] = std::move(places);
    return document;
}

/// The field behind a member of the recipe that was made of the fields.
QByteArray fieldBehind(const QString &member, const HmacFields &fields)
{
    if (member.contains(QLatin1String("algorithm"))) {
        return QByteArrayLiteral("algorithm");
    }
    if (member.contains(QLatin1String("key"))) {
        return QByteArrayLiteral("secretEncoding");
    }
    if (member.contains(QLatin1String("encoding"))) {
        return QByteArrayLiteral("signatureEncoding");
    }
    if (member.contains(QLatin1String("unit"))) {
        return QByteArrayLiteral("timestampUnit");
    }
    if (member.contains(QLatin1String("place"))) {
        const bool isSignature = member.contains(QLatin1String(fields.signatureHeader), Qt::CaseInsensitive);
        return isSignature ? QByteArrayLiteral("signatureHeader") : QByteArrayLiteral("timestampHeader");
    }
    return QByteArrayLiteral("payloadFormat");
}

} // namespace

Result<signing::CompiledRecipe> compileHmacFields(const HmacFields &fields)
{
    // The same rules as when a field is set, because a struct may be filled in any way.
    Credential probe;
    probe.fields = fields;
    for (const FieldInfo &field : fieldsOf(Kind::Hmac)) {
        if (const auto set = setField(probe, field.name, fieldValue(probe, field.name)); !set) {
            return std::unexpected(set.error());
        }
    }
    if (const auto checked = checkTogether(fields); !checked) {
        return std::unexpected(checked.error());
    }
    const auto content = contentTemplate(effectiveFormat(fields));
    if (!content) {
        return std::unexpected(content.error());
    }
    auto recipe = signing::recipeFromJson(documentOf(fields, *content));
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    recipe->builtIn = false;
    auto compiled = signing::CompiledRecipe::compile(*recipe);
    if (!compiled) {
        const QByteArray field = fieldBehind(compiled.error().fact("member"), fields);
        return std::unexpected(compiled.error().with({"field", QString::fromLatin1(field)}));
    }
    return compiled;
}

} // namespace sealwright::credential
