// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/TokenDraft.h"

#include "app/base/KeptNumbers.h"

namespace sealwright::flow {
namespace {

/// The text that stands for it; fails when it is no JSON object, with its place.
base::Result<QByteArray> objectText(const char *field, const QByteArray &text)
{
    if (text.trimmed().isEmpty()) {
        return QByteArrayLiteral("{}");
    }
    const base::Result<base::Json> json = base::parseKeepingNumbers(text);
    if (!json) {
        return base::Failure(json.error().with({"field", QString::fromLatin1(field)}));
    }
    if (!json->is_object()) {
        const base::Fact where("field", QString::fromLatin1(field));
        return QByteArrayView(field) == "claims"
                   ? base::failure(jwt::JwtError::ClaimsNotObject, {where})
                   : base::failure(jwt::JwtError::HeaderInvalid,
                                   {{"member", QString::fromLatin1(field)},
                                    {"reason", QStringLiteral("it is no JSON object")},
                                    where});
    }
    return text;
}

} // namespace

base::Result<jwt::TokenTemplate> contentOf(const TokenDraft &draft)
{
    credential::JwtFields fields = draft.fields;
    const base::Result<QByteArray> claims = objectText("claims", fields.claims);
    if (!claims) {
        return base::Failure(claims.error());
    }
    const base::Result<QByteArray> header = objectText("header", fields.header);
    if (!header) {
        return base::Failure(header.error());
    }
    fields.claims = *claims;
    fields.header = *header;
    base::Result<jwt::TokenTemplate> content = credential::tokenTemplate(fields, fields.variables);
    if (!content) {
        return content;
    }
    if (!draft.type.isEmpty() && !content->header.contains("typ")) {
        content->header["typ"] = base::utf8(draft.type);
    }
    content->issuedAt = draft.issuedAt;
    content->tokenId = draft.tokenId;
    return content;
}

} // namespace sealwright::flow
