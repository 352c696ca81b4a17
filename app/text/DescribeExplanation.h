// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"

#include <QString>

namespace sealwright::text {

/// Why the request does not verify, in one or two sentences.
QString describe(const explain::Explanation &explanation);
/// What to do about it, in one sentence for each thing to do.
QString fixOf(const explain::Explanation &explanation);

/// What looks doubtful, in one sentence.
QString describe(const explain::Lint &lint);
/// What would become of the body in a receiver that parses it and writes it again.
QString describe(const explain::BodyFinding &finding);

/// "exact", "likely", "no cause found": beside the cause.
QString word(explain::Confidence confidence);
/// "body", "content to sign", "header", …: what a difference is in.
QString describe(const explain::Difference &difference);

} // namespace sealwright::text
