// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QString>

namespace sealwright::flow {

/// A failure's code, as a fact `reason` of the one that comes of it.
inline QString codeText(const base::Error &error)
{
    return QString::fromUtf8(error.code().data(), static_cast<qsizetype>(error.code().size()));
}

} // namespace sealwright::flow
