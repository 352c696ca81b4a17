// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Refusal.h"

namespace sealwright::capture {

/// Reads one field line (RFC 9112 §5) without its CRLF, appending it to `fields`. Refuses what parsers are
/// known to disagree about: folding, a blank before the colon, no colon, control bytes.
std::optional<Refusal> readFieldLine(QByteArrayView line, qint64 offset, http::HeaderList &fields);

/// A field that frames, routes or authenticates (RFC 9110 §6.5.1): in a trailer it could only be there to
/// fool somebody.
bool isForbiddenInTrailer(QByteArrayView name);

} // namespace sealwright::capture
