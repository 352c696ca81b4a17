// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Exchange.h"
#include "ui/inspector/WireView.h"
#include "ui/widgets/Pill.h"

namespace sealwright::inspector {

widgets::Pill::Tone toneOf(int status);

/// `200 OK`, or the bare number.
QString statusWord(const http::Exchange &exchange);

/// Time, version, TLS, size: what stands beside the pill.
QStringList factsOf(const http::Exchange &exchange);

/// What was sent and received, as far as there is any. `sentHeadBytes` is its size on the wire.
std::vector<WireBlock> wireBlocks(const http::Exchange &exchange, qint64 sentHeadBytes,
                                  std::vector<widgets::Mark> marks);

} // namespace sealwright::inspector
