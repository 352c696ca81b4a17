// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <QString>

#include <optional>
#include <vector>

namespace sealwright::vault {

/// What a vault file holds once it is open: every secret with its key, in one block of locked memory.
///
///     entries, in the order of their keys' bytes, each
///         2 bytes  length of the key in UTF-8, never 0, big-endian
///         4 bytes  length of the secret
///         key, secret
///     2 bytes      0
///     zeros up to a multiple of 1,024 bytes, so that the file's length says little about its secrets
class VaultContent
{
public:
    /// Without any secret.
    VaultContent();
    /// Nothing when the bytes are not such a block, to the last.
    static std::optional<VaultContent> read(base::SecretBytes block);

    QByteArrayView block() const { return m_block.view(); }

    qsizetype count() const { return static_cast<qsizetype>(m_entries.size()); }

    std::vector<QString> keys() const;

    /// Valid as long as this object lives.
    std::optional<QByteArrayView> find(const QString &key) const;

    /// The same with this secret under the key, or with none for null.
    VaultContent with(const QString &key, const base::SecretBytes *secret) const;

private:
    struct Entry
    {
        QByteArrayView key;
        QByteArrayView secret;
    };

    static VaultContent of(const std::vector<Entry> &entries);

    base::SecretBytes m_block;
    std::vector<Entry> m_entries; ///< views of m_block, whose bytes stay where they are when it is moved
};

} // namespace sealwright::vault
