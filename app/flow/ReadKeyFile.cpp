// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ReadKeyFile.h"

#include "app/crypto/KeyError.h"

#include <QFile>
#include <QFileInfo>

namespace sealwright::flow {

base::Result<base::SecretBytes> readKeyFile(const QString &path, qsizetype limit)
{
    const auto unreadable = [&path](const QString &reason) {
        return base::failure(KeyFileError::Unreadable, {{"path", path}, {"reason", reason}});
    };
    QFile file(path);
    // A folder or a device would be opened, and never end.
    if (const QFileInfo info(file); info.exists() && !info.isFile()) {
        return unreadable(qt_error_string(info.isDir() ? EISDIR : EINVAL));
    }
    // Unbuffered: Qt would keep a copy of its own.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return unreadable(file.errorString());
    }
    std::optional<QByteArray> bytes = base::readSecret(file, limit);
    if (!bytes) {
        return unreadable(file.errorString());
    }
    if (bytes->size() > limit) {
        base::wipe(*bytes);
        return base::failure(crypto::KeyError::TooLarge,
                             {{"size", QFileInfo(file).size()}, {"limit", limit}});
    }
    if (bytes->isEmpty()) {
        return base::failure(crypto::KeyError::TextEmpty);
    }
    return base::SecretBytes::take(std::move(*bytes));
}

} // namespace sealwright::flow
