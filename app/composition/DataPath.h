// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QStandardPaths>

namespace sealwright::composition {

/// In `~/.local/share/sealwright` on Linux, whatever the program is called.
inline QString dataPath(const QString &name)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(data).filePath(QStringLiteral("sealwright/") + name);
}

/// What the user chose, or where `name` stands else.
inline QString chosenOr(const QString &chosen, const QString &name)
{
    return chosen.isEmpty() ? dataPath(name) : chosen;
}

} // namespace sealwright::composition
