// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/Certificate.h"

#include <QString>

namespace sealwright::text {

/// "CN = client, issued by CN = Test Authority, good until 2027-01-01 12:00:00 UTC"
QString describe(const crypto::CertificateFacts &facts);

/// Why no server would take it now, as a sentence.
QString describe(crypto::CertificateWarning warning, const crypto::CertificateFacts &facts);

} // namespace sealwright::text
