// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/workspace/WorkspaceError.h"

#include <QString>

#include <optional>
#include <vector>

namespace sealwright::workspace {

/// A change to a credential or an environment that takes several steps, in its file and in the store of
/// secrets.
struct UnfinishedChange
{
    enum class Act {
        Add,    ///< the secret, then the file
        Rotate, ///< the present secret becomes the previous one as well
        Swap,   ///< the rest of a rotation: the new secret, then the file
        Remove, ///< the file, then the secrets
        Refit,  ///< of an environment: new secrets, then the file, then those that it no longer declares
    };

    QString ownerId; ///< of the credential or environment
    Act act = Act::Add;
    std::vector<QString> slots; ///< whose secrets it touches
    base::TimePoint at{};       ///< of a rotation
};

/// Notes of changes that are under way, so that what a killed program left can be put right: one small file
/// each, in a folder of the user's own and never in the workspace. A note holds no secret. One that cannot be
/// kept stops nothing.
class Unfinished
{
public:
    /// Of changes in the workspace with this folder.
    Unfinished(QString folder, QString workspaceFolder);

    /// Replaces the note of an earlier step.
    void begin(const UnfinishedChange &change) const;
    void end(const QString &ownerId) const;
    /// Those of programs that are gone.
    std::vector<UnfinishedChange> abandoned() const;

private:
    QString m_folder;
    QString m_workspaceFolder;
};

} // namespace sealwright::workspace
