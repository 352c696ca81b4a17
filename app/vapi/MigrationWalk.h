// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/MigrationBuilder.h"
#include "app/vapi/ServerMove.h"

namespace sealwright::vapi {

/// Looks for inline configurations wherever they may stand in a document (vapi.md §2.2, §6): `server`
/// objects, `serverUrl` with `serverUrlSecret`, apiRequest tools, and inline `credentials` for servers. Does
/// not look into JSON schemas and what belongs to the user.
class MigrationWalk
{
public:
    explicit MigrationWalk(MigrationBuilder &builder);

    base::Result<void> run();

private:
    using Token = DocumentMap::Token;

    base::Result<void> walk(Token token, const QString &pointer, const ServerScope &scope);
    base::Result<void> walkObject(Token object, const QString &pointer, const ServerScope &outer);
    /// The inline credentials of `list`: those for servers are taken out of it.
    base::Result<std::vector<std::size_t>> takeInline(Token list, const QString &pointer,
                                                      ContainerEdit &holder, const ServerScope &scope);
    base::Result<void> moveLegacy(ContainerEdit &edit, const QString &pointer, const ServerScope &scope);
    void noteSecretLeft(const QString &pointer, const QByteArray &name, Token value);
    void maskInline(Token token);
    QString nameOf(Token object) const;

    MigrationBuilder &m_builder;
    const DocumentMap &m_map;
    std::set<Token> m_taken; ///< inline credentials that leave the document
};

} // namespace sealwright::vapi
