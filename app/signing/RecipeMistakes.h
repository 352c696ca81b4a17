// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"

#include <QByteArrayView>

#include <vector>

namespace sealwright::signing {

/// Everything that is wrong with the text of a recipe, each with its line, in the order of the lines. Empty:
/// it can be used. What follows only from another mistake is left out.
std::vector<base::Error> mistakesIn(QByteArrayView text);

} // namespace sealwright::signing
