// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Redaction.h"
#include "app/http/Exchange.h"

namespace sealwright::http {

/// Redacts what crossed the wire, both ways, but for the body that the user wrote. True when anything was
/// replaced.
bool redact(Exchange &exchange, const base::Redaction &redaction);

/// The headers with redacted values.
HeaderList redacted(const HeaderList &headers, const base::Redaction &redaction);

} // namespace sealwright::http
