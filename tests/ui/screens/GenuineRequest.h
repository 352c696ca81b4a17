// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"

namespace sealwright::tests {

/// What a sender with that recipe and the secret of `seed` would have sent at the time of the pictures.
http::Request genuine(const base::Result<signing::CompiledRecipe> &recipe, const QByteArray &url,
                      const QByteArray &body);

/// As it crosses the wire; the path is `/webhook`.
QByteArray rawOf(const http::Request &request);

} // namespace sealwright::tests
