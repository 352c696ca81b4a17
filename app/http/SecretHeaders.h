// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/HeaderList.h"

namespace sealwright::http {

/// Whether a header of that name, by itself, lets whoever has it act for its owner: `Authorization`,
/// `Cookie`, and names with `token`, `secret`, `api-key` or `password` in them. Signatures are none: they fit
/// one request only.
bool isSecretHeader(QByteArrayView name);

/// The names of those that are there and not empty, each once.
std::vector<QByteArray> secretHeaders(const HeaderList &headers);

} // namespace sealwright::http
