// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/FieldCheck.h"

#include "app/base/Duration.h"
#include "app/credential/OAuth2Check.h"
#include "app/credential/Parameters.h"

#include <QByteArrayList>

#include <algorithm>

namespace sealwright::credential {
namespace {

using base::Result;

/// Headers that frame the message: a credential in one of them would break the request it is to protect.
constexpr const char *kFramingHeaders[] = {"host", "content-length", "transfer-encoding", "connection"};

Result<void> checkHeaderPart(const char *field, const QByteArray &value)
{
    if (std::ranges::any_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; })) {
        return fieldInvalid(field, value, "it holds a line break or a zero byte");
    }
    return {};
}

Result<void> checkLine(const char *field, const QByteArray &value)
{
    if (std::ranges::any_of(value, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; })) {
        return fieldInvalid(field, value, "it holds a control character");
    }
    return {};
}

Result<void> checkUserName(const char *field, const QByteArray &value)
{
    if (value.contains(':')) {
        return fieldInvalid(field, value,
                            "it has a colon, at which a receiver would take its password to begin");
    }
    return checkLine(field, value);
}

Result<void> checkParameters(const QByteArray &value)
{
    if (const auto parameters = readParameters(value); !parameters) {
        return base::Failure(parameters.error());
    }
    return {};
}

Result<void> checkDuration(const char *field, const QByteArray &value)
{
    if (!base::parseDuration(QString::fromUtf8(value))) {
        return fieldInvalid(field, value, "it is no duration such as 90s, 15m or 1h");
    }
    return {};
}

Result<void> checkRecipeId(const char *field, const QByteArray &value)
{
    const bool allowed = std::ranges::all_of(value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
    if (!allowed || value.startsWith('.')) {
        return fieldInvalid(field, value, "it is no recipe id: letters, digits, - _ .");
    }
    return {};
}

} // namespace

Result<void> checkHeaderName(const char *field, const QByteArray &value)
{
    if (value.isEmpty()) {
        return fieldInvalid(field, value, "it is empty");
    }
    if (const auto checked = http::checkHeader({value, {}}); !checked) {
        const QString reason = checked.error().fact("reason");
        return fieldInvalid(field, value, reason.isEmpty() ? QStringLiteral("it is no header name") : reason);
    }
    for (const char *framing : kFramingHeaders) {
        if (http::sameHeaderName(value, framing)) {
            return fieldInvalid(field, value, "it frames the message and cannot carry a credential");
        }
    }
    return {};
}

base::Failure fieldInvalid(QByteArrayView field, QByteArrayView value, const QString &reason)
{
    return base::failure(
        CredentialError::FieldInvalid,
        {{"field", QString::fromUtf8(field)}, {"value", QString::fromUtf8(value)}, {"reason", reason}});
}

base::Failure fieldInvalid(QByteArrayView field, QByteArrayView value, const char *reason)
{
    return fieldInvalid(field, value, QString::fromLatin1(reason));
}

Result<void> checkFieldValue(const FieldInfo &field, FieldShape shape, const QByteArray &value)
{
    if (!value.isValidUtf8()) {
        return fieldInvalid(field.name, value, "it is not UTF-8 text");
    }
    if (!field.allowed.empty()) {
        if (std::ranges::find(field.allowed, value) != field.allowed.end()) {
            return {};
        }
        const QString allowed =
            QString::fromUtf8(QByteArrayList(field.allowed.begin(), field.allowed.end()).join(", "));
        return base::failure(CredentialError::FieldInvalid, {{"field", QString::fromLatin1(field.name)},
                                                             {"value", QString::fromUtf8(value)},
                                                             {"allowed", allowed}});
    }
    switch (shape) {
    case FieldShape::Text:
        return {};
    case FieldShape::Required:
        return value.isEmpty() ? Result<void>(fieldInvalid(field.name, value, "it is empty"))
                               : Result<void>();
    case FieldShape::HeaderName:
        return checkHeaderName(field.name, value);
    case FieldShape::HeaderNameOrNone:
        return value.isEmpty() ? Result<void>() : checkHeaderName(field.name, value);
    case FieldShape::HeaderPart:
        return checkHeaderPart(field.name, value);
    case FieldShape::RecipeId:
        return checkRecipeId(field.name, value);
    case FieldShape::Line:
        return checkLine(field.name, value);
    case FieldShape::UserName:
        return checkUserName(field.name, value);
    case FieldShape::EndpointUrl:
        return checkEndpointUrl(field.name, value);
    case FieldShape::Scope:
        return checkScope(field.name, value);
    case FieldShape::Parameters:
        return checkParameters(value);
    case FieldShape::Duration:
        return checkDuration(field.name, value);
    }
    return {};
}

} // namespace sealwright::credential
