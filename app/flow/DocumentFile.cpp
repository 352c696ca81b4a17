// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/DocumentFile.h"

#include "app/flow/OpenCapture.h"
#include "app/vapi/Document.h"
#include "app/vapi/VapiError.h"

#include <QFileInfo>
#include <QSaveFile>

namespace sealwright::flow {

base::Result<QByteArray> openDocument(const QString &path)
{
    auto bytes = openCapture(path);
    const bool isTooLarge =
        bytes ? bytes->size() > vapi::kDocumentLimit : bytes.error().is(OpenCaptureError::TooLarge);
    if (isTooLarge) {
        return base::failure(vapi::VapiError::DocumentTooLarge,
                             {{"bytes", QFileInfo(path).size()}, {"limit", qint64{vapi::kDocumentLimit}}});
    }
    return bytes;
}

base::Result<void> saveDocument(const QString &path, const QByteArray &bytes, const QString &original)
{
    if (!original.isEmpty() && QFileInfo(path) == QFileInfo(original)) {
        return base::failure(DocumentFileError::IsOriginal, {{"path", path}});
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::failure(DocumentFileError::NotWritten, {{"path", path}, {"reason", file.errorString()}});
    }
    return {};
}

} // namespace sealwright::flow
