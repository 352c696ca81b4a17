// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QString>

namespace sealwright::flow {

enum class DocumentFileError {
    IsOriginal, ///< it would overwrite what was read: fact `path`
    NotWritten, ///< facts `path`, `reason`
};

constexpr base::ErrorInfo errorInfo(DocumentFileError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case DocumentFileError::IsOriginal:
        return {"document_is_original", BadInput};
    case DocumentFileError::NotWritten:
        return {"document_not_written", LocalIo};
    }
    return {};
}

/// The bytes of a document that the user chose, at most as many as are read of one. Fails as `openCapture`,
/// or with VapiError::DocumentTooLarge.
base::Result<QByteArray> openDocument(const QString &path);

/// Writes it whole or not at all. Never over `original`, by whatever path; empty: there is none.
base::Result<void> saveDocument(const QString &path, const QByteArray &bytes, const QString &original);

} // namespace sealwright::flow
