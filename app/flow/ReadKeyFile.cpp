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
    QByteArray bytes(limit + 1, '\0');
    qsizetype size = 0;
    while (size < bytes.size()) {
        const qint64 count = file.read(bytes.data() + size, bytes.size() - size);
        if (count < 0) {
            base::wipe(bytes);
            return unreadable(file.errorString());
        }
        if (count == 0) {
            break;
        }
        size += count;
    }
    if (size > limit) {
        base::wipe(bytes);
        return base::failure(crypto::KeyError::TooLarge,
                             {{"size", QFileInfo(file).size()}, {"limit", limit}});
    }
    bytes.resize(size); // shrinks in place
    if (bytes.isEmpty()) {
        return base::failure(crypto::KeyError::TextEmpty);
    }
    return base::SecretBytes::take(std::move(bytes));
}

} // namespace sealwright::flow
