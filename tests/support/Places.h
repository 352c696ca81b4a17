// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileInfo>
#include <QString>

namespace sealwright::tests {

/// Places as a test finds them from where its own program lies (build/<preset>/tests): no absolute path is
/// compiled in, so that what ccache keeps of a test serves every checkout. Works without a QCoreApplication.
inline QString programFolder()
{
    return QFileInfo(QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget()).path();
}

/// One of the two programs, "sealwright" or "sealwright-cli".
inline QString programPath(const QString &name)
{
    return QFileInfo(QString(programFolder() + QStringLiteral("/../bin/") + name)).canonicalFilePath();
}

/// A file or folder of the checkout, by its path from the root.
inline QString checkoutPath(const QString &path)
{
    return QFileInfo(QString(programFolder() + QStringLiteral("/" SEALWRIGHT_CHECKOUT "/") + path))
        .canonicalFilePath();
}

} // namespace sealwright::tests
