// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Descriptor.h"
#include "app/workspace/WorkspaceError.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace sealwright::workspace {

/// An open folder and what stands directly in it. Everything goes through the folder's descriptor, so a
/// symbolic link that somebody put in the way is neither followed nor written through. Errors name the path
/// and the system's reason.
class Folder
{
public:
    enum class Existing { Replace, Refuse };

    struct Entry
    {
        QString name;
        bool isFolder = false;
    };

    /// Nothing when there is no such folder. The path itself may lead over symbolic links: the user chose it.
    static base::Result<std::optional<Folder>> open(const QString &path);
    /// Opens it, made with every missing parent (0700).
    static base::Result<Folder> make(const QString &path);

    base::Result<std::optional<Folder>> child(const QString &name) const;
    base::Result<Folder> makeChild(const QString &name) const;

    /// By name, without what begins with a dot. Anything that is no folder counts as a file.
    base::Result<std::vector<Entry>> entries() const;
    /// FileUnreadable where that cannot be told: it is not the same as no.
    base::Result<bool> has(const QString &name) const;
    /// A regular file of at most 64 MiB.
    base::Result<QByteArray> read(const QString &name) const;
    /// Atomic and durable: a new file (0600) beside it, synced, takes its place, and the folder is synced.
    /// With `Refuse` the answer is false, and nothing changed, when the name is taken.
    base::Result<bool> write(const QString &name, QByteArrayView bytes, Existing existing) const;
    /// False when there was none.
    base::Result<bool> remove(const QString &name) const;

    /// Held while one compares and writes: other programs that lock the folder wait. Ends with what it is
    /// kept in.
    using Lock = base::Descriptor;

    /// Never waits: FolderBusy while another program has it, which may be stopped. A file system without
    /// locks gives one that keeps nobody out.
    base::Result<Lock> lock() const;

    /// Removes the temporary files of writers that were killed: ours by name and owner, and nobody holds
    /// them.
    void sweepLeftovers() const;

    QString path() const { return m_path; }

    QString pathOf(const QString &name) const;

private:
    Folder(base::Descriptor descriptor, QString path);

    base::Descriptor m_descriptor;
    QString m_path;
};

/// May be used as the name of a file or folder of ours: no path in it, not hidden, no control characters.
bool isPlainName(const QString &name);

} // namespace sealwright::workspace
