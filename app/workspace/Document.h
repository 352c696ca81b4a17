// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"
#include "app/workspace/Folder.h"

namespace sealwright::workspace {

/// The JSON document in a file of ours. FileUnreadable, or FileBroken with line and column; when git left a
/// conflict in it, the reason says so and the line is that of its first marker.
base::Result<base::Json> readDocument(const Folder &folder, const QString &fileName);

/// The same for bytes that were read already.
base::Result<base::Json> documentFrom(const Folder &folder, const QString &fileName, const QByteArray &bytes);

/// FileBroken for a document that is JSON but not what it should be, in the words of the error of whoever
/// reads it.
base::Error brokenBecause(const Folder &folder, const QString &fileName, const base::Error &cause);

} // namespace sealwright::workspace
