// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QByteArrayView>

namespace sealwright::theme {

/// What a coloured range means. The same colours everywhere a signature is shown; the last three are for
/// differences and dimmed text.
enum class Part { Plain, Timestamp, Id, Body, Signature, Credential, Good, Bad, Dim };

/// By the names that signing gives its parts: `timestamp`, `id`, `nonce`, `body`, `signature`, `credential`,
/// `token`, `secret`, with or without pipes, and pieces of the body. Anything else is Plain.
Part partNamed(QByteArrayView name);

QColor partText(Part part);
/// Invalid for parts that have none (Plain, Dim).
QColor partFill(Part part);

} // namespace sealwright::theme
