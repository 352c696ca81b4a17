// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sealwright::http {

/// The content of a whole chunked body (RFC 9112 §7.1), trailers dropped; lines may end with a bare LF.
/// Nothing when the bytes are not one.
std::optional<QByteArray> decodeChunked(QByteArrayView body);

} // namespace sealwright::http
