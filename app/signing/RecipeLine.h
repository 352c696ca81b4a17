// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"

#include <QByteArrayView>

namespace sealwright::signing {

/// The error with the fact `line` (from 1): where its `member` stands in the recipe's text, or the nearest
/// object around it that is there.
base::Error withLine(const base::Error &error, QByteArrayView text);

} // namespace sealwright::signing
