// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sealwright::signing {

/// Percent-decoding (RFC 3986 §2.1) that leaves what is no escape as it is. With `only`, escapes of other
/// characters stay.
QByteArray percentDecoded(QByteArrayView text, QByteArrayView only = {});

} // namespace sealwright::signing
