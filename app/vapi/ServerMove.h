// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/MigrationBuilder.h"

namespace sealwright::vapi {

/// What holds for the servers below an object.
struct ServerScope
{
    QString name;                                ///< of the assistant, the tool, the number
    std::optional<std::size_t> inlineCredential; ///< for servers that bring none of their own
};

/// Moves the inline secrets of one `server` object, or of one apiRequest tool, to a credential: one header,
/// for a credential carries one. What cannot move gives way to a placeholder and is noted.
class ServerMove
{
public:
    using Token = DocumentMap::Token;
    enum class Place { Server, ApiRequest };

    ServerMove(MigrationBuilder &builder, Place place, QString pointer, ContainerEdit &edit);

    /// `serverUrlSecret` beside the server: its value, and the object it stands in.
    void addLegacySecret(Token value, const QString &pointer, ContainerEdit &holder);
    base::Result<void> run(const ServerScope &scope);

private:
    enum class Source { Secret, Legacy, Header };

    /// A secret that stands inline.
    struct Candidate
    {
        Source source = Source::Header;
        QByteArray header;
        Token value = 0;
        QString pointer;
        base::SecretBytes secret;
    };

    base::Result<void> readMembers();
    base::Result<void> readHeaders(Token headers);
    base::Result<void> addSecret(Source source, Token value, const QString &pointer);
    void dropOverridden();
    std::size_t chosen() const;
    void refer(std::size_t credential, std::optional<Token> inPlaceOf);
    base::Result<void> move(const Candidate &candidate, const ServerScope &scope);
    void stay(const Candidate &candidate);
    void finishHeaders();

    MigrationBuilder &m_builder;
    const DocumentMap &m_map;
    Place m_place;
    QString m_pointer;
    ContainerEdit &m_edit;
    std::optional<ContainerEdit> m_headers;
    ContainerEdit *m_legacyHolder = nullptr;
    std::optional<std::pair<Token, QString>> m_legacy;
    std::optional<Token> m_url;
    std::optional<Token> m_emptyReference; ///< a credentialId that says nothing
    QString m_credentialId;
    std::vector<Candidate> m_candidates;
};

/// Whether a header of that name is taken for a secret: as for sending, and `X-Key` and the like.
bool looksLikeSecretHeader(QByteArrayView name);

/// `[REDACTED]`, which Vapi puts in place of what it withholds (vapi.md §2.5).
bool isRedacted(QByteArrayView value);

} // namespace sealwright::vapi
