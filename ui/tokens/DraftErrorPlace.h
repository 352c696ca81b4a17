// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"

#include <QByteArray>

namespace sealwright::tokens {

/// The field of the mint form that an error is about: `key`, `passphrase`, `allowNone`, `claims`, `header`,
/// `expiresIn`, `notBefore`, `var:<name>`; empty when it is about none.
QByteArray draftFieldOf(const base::Error &error);

} // namespace sealwright::tokens
