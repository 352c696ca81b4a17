// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Invocation.h"

namespace sealwright::cli {

/// The exact bytes of `path`, or of standard input when it is `-`. `option` is what named it.
base::Result<QByteArray> readInput(Invocation &invocation, const QString &option, const std::string &path);

} // namespace sealwright::cli
