// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Redaction.h"
#include "app/flow/PrepareAuthentication.h"
#include "app/http/ExchangeRedaction.h"

namespace sealwright::flow {

/// Everything that must not be shown of an authentication: its secrets in every usual form.
base::Redaction redactionOf(const PreparedAuthentication &prepared);

/// Those that an environment filled into the request alone.
base::Redaction redactionOfFilled(const PreparedAuthentication &prepared);

/// The same for the user and password of a proxy, which a plain one is told in each request.
void addProxy(base::Redaction &redaction, const QString &proxy);

using http::redact;
using http::redacted;

} // namespace sealwright::flow
