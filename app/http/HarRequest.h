// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Request.h"

namespace sealwright::http {

/// The `request` of a HAR 1.2 entry. Names that HTTP/2 writes as `:authority` and the like are left out,
/// `:authority` becomes `Host` when there is none. A body is `postData.text`, in base64 when
/// `postData.encoding` says so. Fails with RequestDocumentInvalid.
base::Result<Request> requestFromHar(const base::Json &harRequest);

} // namespace sealwright::http
