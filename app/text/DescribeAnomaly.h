// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sealwright::text {

/// What a server did wrong with an answer although the answer could be read, of the codes in
/// http::Exchange::anomalies: what it did, and what comes of it. Empty for a code that is none.
QString describeAnomaly(const QString &code);

} // namespace sealwright::text
