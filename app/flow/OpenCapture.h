// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QString>

namespace sealwright::flow {

enum class OpenCaptureError {
    NoFile,     ///< fact `path`: it is not there, or a folder, a device, a pipe
    Unreadable, ///< facts `path`, `reason`
    TooLarge,   ///< facts `path`, `bytes`, `limit`
};

constexpr base::ErrorInfo errorInfo(OpenCaptureError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case OpenCaptureError::NoFile:
        return {"capture_file_missing", LocalIo};
    case OpenCaptureError::Unreadable:
        return {"capture_file_unreadable", LocalIo};
    case OpenCaptureError::TooLarge:
        return {"capture_file_too_large", BadInput};
    }
    return {};
}

/// The bytes of a file that holds a captured request, at most `kLargestCapture`: read at once, in a few
/// milliseconds.
base::Result<QByteArray> openCapture(const QString &path);

constexpr qint64 kLargestCapture = qint64{16} * 1024 * 1024;

} // namespace sealwright::flow
