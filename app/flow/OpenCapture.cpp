// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/OpenCapture.h"

#include <QFile>
#include <QFileInfo>

namespace sealwright::flow {

base::Result<QByteArray> openCapture(const QString &path)
{
    if (!QFileInfo(path).isFile()) { // a pipe would keep us waiting
        return base::failure(OpenCaptureError::NoFile, {{"path", path}});
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::failure(OpenCaptureError::Unreadable, {{"path", path}, {"reason", file.errorString()}});
    }
    if (file.size() > kLargestCapture) {
        return base::failure(OpenCaptureError::TooLarge,
                             {{"path", path}, {"bytes", file.size()}, {"limit", kLargestCapture}});
    }
    QByteArray bytes = file.read(kLargestCapture + 1);
    if (file.error() != QFileDevice::NoError) {
        return base::failure(OpenCaptureError::Unreadable, {{"path", path}, {"reason", file.errorString()}});
    }
    if (bytes.size() > kLargestCapture) { // it grew, or is one of those that say 0
        return base::failure(OpenCaptureError::TooLarge,
                             {{"path", path}, {"bytes", bytes.size()}, {"limit", kLargestCapture}});
    }
    return bytes;
}

} // namespace sealwright::flow
