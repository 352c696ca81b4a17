// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string>

namespace sealwright::http {

/// Bytes of a header as the text of a JSON string: themselves when they are UTF-8, otherwise byte by byte as
/// ISO 8859-1, which is what such bytes once meant in HTTP (RFC 9110 §5.5). Nothing becomes U+FFFD.
std::string headText(QByteArrayView bytes);

} // namespace sealwright::http
