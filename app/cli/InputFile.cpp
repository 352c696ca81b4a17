// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/InputFile.h"

#include "app/cli/CliError.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace sealwright::cli {

base::Result<QByteArray> readInput(Invocation &invocation, const QString &option, const std::string &path)
{
    const auto unreadable = [&](const QString &reason) {
        return base::failure(
            CliError::InputFileUnreadable,
            {{"option", option}, {"path", QFile::decodeName(path.c_str())}, {"reason", reason}});
    };
    QFile file;
    if (path == "-") {
        if (auto claimed = invocation.claimStandardInput(option); !claimed) {
            return base::Failure(claimed.error());
        }
        if (!file.open(STDIN_FILENO, QIODevice::ReadOnly)) {
            return unreadable(file.errorString());
        }
    } else {
        file.setFileName(QFile::decodeName(path.c_str()));
        if (QFileInfo(file).isDir()) {
            return unreadable(qt_error_string(EISDIR));
        }
        if (!file.open(QIODevice::ReadOnly)) {
            return unreadable(file.errorString());
        }
    }
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return unreadable(file.errorString());
    }
    return bytes;
}

} // namespace sealwright::cli
