// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/CurlArguments.h"

namespace sealwright::http {

/// The request that curl makes of its arguments: which method, what goes where, which headers it adds. `text`
/// is the command line, for places. Fails with CurlCommandMalformed, or with line and column as
/// `checkRequest`.
base::Result<CurlCommand> assembleRequest(QByteArrayView text, CurlArguments arguments);

} // namespace sealwright::http
