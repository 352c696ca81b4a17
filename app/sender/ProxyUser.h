// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <QString>

#include <vector>

namespace sealwright::sender {

/// What must not be shown of a proxy's URL, `[scheme://]user:password@host:port` (RFC 3986 §3.2.1): its user
/// information as typed, percent-decoded as it goes out in `Proxy-Authorization` (RFC 7617 §2), and the
/// password alone. Nothing when the URL names no user.
std::vector<base::SecretBytes> proxySecrets(const QString &proxy);

/// The same URL without its user information. Of one that is malformed rather too much is left out.
QString withoutProxyUser(const QString &proxy);

} // namespace sealwright::sender
