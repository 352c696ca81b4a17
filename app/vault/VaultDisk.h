// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/LockHolder.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace sealwright::vault {

/// The vault file as bytes on a disk: read whole, replaced whole. Blocks, so it is not for the event loop's
/// thread; holds no state but the path. Errors are VaultUnsafe, VaultUnreadable and VaultNotWritten, with the
/// path.
///
/// The file is ours alone (0600, in a folder of 0700 that nobody else may write to); a symbolic link in its
/// place is not followed. Who replaces it holds the lock, `<file>.lock` beside it, so that no other process
/// writes meanwhile.
class VaultDisk
{
public:
    /// Held until it goes away; also when the process is killed.
    class Lock
    {
    public:
        Lock(Lock &&other) noexcept;
        Lock &operator=(Lock &&) = delete;
        Lock(const Lock &) = delete;
        Lock &operator=(const Lock &) = delete;
        ~Lock();

    private:
        friend class VaultDisk;
        Lock(int folder, int file);

        int m_folder;
        int m_file;
    };

    explicit VaultDisk(QString path);

    QString path() const { return m_path; }

    /// Nothing when there is no such file.
    base::Result<std::optional<QByteArray>> read() const;

    /// Makes the folder when it is missing. Nothing when another holds the lock. What a writer that was
    /// killed left behind is swept away.
    base::Result<std::optional<Lock>> tryLock() const;

    /// Who holds the lock, as far as it can be known.
    std::optional<base::LockHolder> lockHolder() const;

    /// Atomic and durable: a new file beside it, synced, takes its place, the folder is synced, and what is
    /// then read is compared. When it fails the old file is there as it was.
    base::Result<void> replace(const Lock &lock, QByteArrayView bytes) const;

    /// Would `replace` work? Does all of it but the last step, and leaves nothing behind.
    base::Result<void> rehearse(const Lock &lock, QByteArrayView bytes) const;

private:
    QString m_path;
};

} // namespace sealwright::vault
