// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/Migration.h"

#include "app/json/JsonWriter.h"
#include "app/vapi/Document.h"
#include "app/vapi/MigrationBuilder.h"
#include "app/vapi/MigrationWalk.h"

#include <algorithm>

namespace sealwright::vapi {

base::Result<Migration> Migration::of(QByteArrayView text)
{
    const QByteArrayView json = withoutMark(text);
    if (const auto read = readDocument(json); !read) {
        return base::Failure(read.error());
    }
    const std::optional<DocumentMap> map = DocumentMap::create(json);
    if (!map || (!map->isObject(map->root()) && !map->isArray(map->root()))) {
        return invalid({}, "it is neither an object nor a list");
    }
    MigrationBuilder builder(*map);
    if (const auto walked = MigrationWalk(builder).run(); !walked) {
        return base::Failure(walked.error());
    }
    return builder.finish();
}

QByteArray Migration::document(const std::vector<QString> &ids) const
{
    QByteArray result;
    for (const Piece &piece : m_pieces) {
        result.append(piece.text);
        if (piece.credential) {
            result.append(json::jsonString(ids[*piece.credential].toUtf8()));
        }
    }
    return result;
}

QByteArray Migration::documentWithPlaceholders() const
{
    std::vector<QString> ids;
    std::ranges::transform(m_credentials, std::back_inserter(ids), [](const CredentialDraft &draft) {
        return QString(QLatin1String("<credential id of ") % draft.credential.name % QLatin1Char('>'));
    });
    return document(ids);
}

} // namespace sealwright::vapi
