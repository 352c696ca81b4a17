// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"

namespace sealwright::explain {

/// A URL that the sender may have signed instead of the one that the receiver saw.
struct UrlForm
{
    std::vector<Deviation> deviations; ///< none: as it was seen
    QByteArray url;
};

/// What proxies say of it (X-Forwarded-*, Forwarded, X-Original-URL and so on) first, then each part with and
/// without; at last two of them. URLs that were there before are left out; the first is the one seen.
std::vector<UrlForm> urlForms(const http::Request &request);

} // namespace sealwright::explain
