// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Folder.h"

namespace sealwright::workspace {

/// What `workspace.json` at the top of a workspace says of it: the version of its format.
inline constexpr int kFormatVersion = 1;
inline const QString kFormatFile = QStringLiteral("workspace.json");
/// The folder of the saved requests in it.
inline const QString kCredentials = QStringLiteral("credentials");
inline const QString kEnvironments = QStringLiteral("environments");
inline const QString kRequests = QStringLiteral("requests");

/// FormatTooNew or FileBroken; a folder without the file is fine.
base::Result<void> checkFormat(const Folder &root);
/// The folder of the workspace, ready to be written into: made, of a format that we know, and marked with it.
base::Result<Folder> makeRoot(const QString &folder);

} // namespace sealwright::workspace
