// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/DocumentEdit.h"
#include "app/vapi/Migration.h"

#include <map>
#include <set>

namespace sealwright::vapi {

/// Gathers what a walk through the document finds, and makes the migration of it.
class MigrationBuilder
{
public:
    using Token = DocumentMap::Token;

    explicit MigrationBuilder(const DocumentMap &map);

    const DocumentMap &map() const { return m_map; }

    std::vector<DocumentEdit> &edits() { return m_edits; }

    void note(Note::Kind kind, const QString &pointer, const QString &detail = {});
    void adoptNotes(const std::vector<Note> &notes);

    /// `Authorization: Bearer K` as a bearer with the token K, any other header with its value as it is.
    /// `holder`: the name of what it belongs to.
    base::Result<std::size_t> addHeader(const QByteArray &header, const base::SecretBytes &value,
                                        const QString &holder, const QString &pointer);
    /// `isNamed`: it brought a name of its own. One that equals another is that other.
    base::Result<std::size_t> add(CredentialDraft draft, const QString &holder, bool isNamed);
    void addUser(std::size_t credential, const QString &pointer);
    bool hasUsers(std::size_t credential) const;

    /// As it is kept: without the prefix.
    const base::SecretBytes &secretOf(std::size_t credential) const
    {
        return m_migration.m_credentials[credential].secret;
    }

    bool isMasked(Token token) const { return m_maskedTokens.contains(token); }

    /// The string is a secret: the original is shown without it.
    void mask(Token token);
    /// The same, and wherever else it stands it has to go.
    void hide(Token token, const base::SecretBytes &secret);

    /// TooMany when more secrets were found than can be looked for.
    base::Result<Migration> finish();

private:
    QString freeName(const QString &wanted);
    void hideElsewhere();
    enum class Form { Characters, Json };
    bool hideIn(QByteArray &text, Form form) const;
    bool isEdited(qsizetype at) const;
    QByteArray edited(std::vector<DocumentEdit> edits) const;

    const DocumentMap &m_map;
    std::vector<DocumentEdit> m_edits;
    std::vector<DocumentEdit> m_masks;
    std::set<Token> m_maskedTokens;
    std::vector<base::SecretBytes> m_hidden;
    std::set<QString> m_names;
    std::map<QString, int> m_namesakes; ///< by the wanted name, how many
    Migration m_migration;
};

/// A name of at most 40 characters, as Vapi wants it: what it belongs to, and what it is.
QString draftName(const QString &holder, const QString &what);

} // namespace sealwright::vapi
