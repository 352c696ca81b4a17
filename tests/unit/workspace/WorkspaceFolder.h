// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace sealwright::tests {

/// A workspace in a folder of its own, and hands to put files into it.
class WorkspaceFolder
{
public:
    QString root() const { return m_dir.filePath(QStringLiteral("workspace")); }

    QString credentialFile() const
    {
        return root() % QLatin1String("/credentials/") % QLatin1String("cred_k3v5q2m7xd") %
               QLatin1String(".json");
    }

    std::unique_ptr<workspace::Workspace> open() const
    {
        auto opened = workspace::Workspace::open(root());
        return opened ? std::make_unique<workspace::Workspace>(std::move(*opened)) : nullptr;
    }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }

    QString beside(const QString &name) const { return m_dir.filePath(name); }

    QString path() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
};

} // namespace sealwright::tests
