// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CommandWords.h"

namespace sealwright::http {

/// `splitCommand` for PowerShell.
base::Result<CommandWords> splitPowerShell(QByteArrayView text, qsizetype from);

} // namespace sealwright::http
