// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Redaction.h"
#include "app/flow/PrepareAuthentication.h"
#include "app/http/Exchange.h"

namespace sealwright::flow {

/// Everything that must not be shown of an authentication: its secrets in every usual form.
base::Redaction redactionOf(const PreparedAuthentication &prepared);

/// The same for the user and password of a proxy, which a plain one is told in each request.
void addProxy(base::Redaction &redaction, const QString &proxy);

/// Redacts what crossed the wire, both ways, but for the body that the user wrote. True when anything was
/// replaced.
bool redact(http::Exchange &exchange, const base::Redaction &redaction);

/// The headers with redacted values.
http::HeaderList redacted(const http::HeaderList &headers, const base::Redaction &redaction);

} // namespace sealwright::flow
