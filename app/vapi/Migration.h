// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/CredentialDocument.h"

#include <optional>

namespace sealwright::vapi {

/// What is to be done to lead a Vapi document out of its inline secrets (vapi.md §6): the credentials to
/// make, where the document refers to them then, and what whoever does it should know. Move-only, for it
/// holds the secrets.
class Migration
{
public:
    /// An assistant, a squad, a tool, a phone number, a list of them, or anything that holds them: inline
    /// configurations are found wherever they stand. `text` is never changed. Fails as `readDocument`, or
    /// with DocumentInvalid or TooMany.
    static base::Result<Migration> of(QByteArrayView text);

    /// To be made; equal ones are made once. Their names may be changed before that.
    std::vector<CredentialDraft> &credentials() { return m_credentials; }

    const std::vector<CredentialDraft> &credentials() const { return m_credentials; }

    /// Pointers to the objects that refer to the credential afterwards.
    const std::vector<QString> &usersOf(std::size_t credential) const { return m_users[credential]; }

    const std::vector<Note> &notes() const { return m_notes; }

    /// The new document is the original.
    bool isEmpty() const { return m_isEmpty; }

    /// The new document: order, numbers, blanks and everything unknown are the original's. It refers to the
    /// credentials by these ids and holds none of the secrets that were found.
    QByteArray document(const std::vector<QString> &ids) const;
    /// With `<credential id of NAME>` for ids.
    QByteArray documentWithPlaceholders() const;

    /// The original with a description in place of each secret that was found.
    QByteArray maskedOriginal() const { return m_maskedOriginal; }

private:
    friend class MigrationBuilder;

    Migration() = default;

    /// A stretch of the new document, and the credential whose id follows it.
    struct Piece
    {
        QByteArray text;
        std::optional<std::size_t> credential;
    };

    std::vector<CredentialDraft> m_credentials;
    std::vector<std::vector<QString>> m_users;
    std::vector<Note> m_notes;
    std::vector<Piece> m_pieces;
    QByteArray m_maskedOriginal;
    bool m_isEmpty = true;
};

} // namespace sealwright::vapi
