// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"
#include "app/base/SecretBytes.h"

namespace sealwright::flow {

enum class KeyFileError {
    Unreadable, ///< facts `path`, `reason`
};

constexpr base::ErrorInfo errorInfo(KeyFileError error)
{
    switch (error) {
    case KeyFileError::Unreadable:
        return {"key_file_unreadable", base::ErrorKind::LocalIo};
    }
    return {};
}

/// Reads a file that holds a key, a shared secret or a key set: whole, into memory that is wiped, and at most
/// `limit` bytes of it. Fails with Unreadable, or KeyError TextEmpty or TooLarge.
base::Result<base::SecretBytes> readKeyFile(const QString &path, qsizetype limit);

} // namespace sealwright::flow
