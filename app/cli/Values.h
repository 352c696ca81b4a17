// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Result.h"
#include "app/signing/CompiledRecipe.h"

#include <string>
#include <vector>

namespace sealwright::cli {

/// Values of options as the user wrote them, and what they mean. A failure names the option.
base::Result<base::TimePoint> readTime(const QString &option, const std::string &text);
base::Result<std::chrono::milliseconds> readDuration(const QString &option, const std::string &text);
base::Result<qint64> readNumber(const QString &option, const std::string &text, qint64 least, qint64 most);
/// A number of bytes: `4096`, `64KiB`, `16MiB`, `1GB`.
base::Result<qint64> readSize(const QString &option, const std::string &text);
/// `name=value`, each name once more overriding.
base::Result<signing::Variables> readVariables(const std::vector<std::string> &assignments);

/// The bytes as they were typed.
QByteArray bytesOf(const std::string &text);

} // namespace sealwright::cli
