// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sealwright::tests {

/// A folder, made when it is missing, that another program holds: a lock belongs to what was opened, and so
/// keeps out the test's own process too.
class HeldFolder
{
public:
    explicit HeldFolder(const QString &path)
    {
        QDir().mkpath(path);
        m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (m_descriptor < 0 || ::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            qFatal("the folder could not be locked");
        }
    }

    ~HeldFolder() { release(); }

    HeldFolder(const HeldFolder &) = delete;
    HeldFolder &operator=(const HeldFolder &) = delete;

    void release()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
            m_descriptor = -1;
        }
    }

private:
    int m_descriptor;
};

} // namespace sealwright::tests
