// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sealwright::oauth {

/// A value as `application/x-www-form-urlencoded` has it (RFC 6749 appendix B): UTF-8, a blank as `+`, all
/// but letters, digits and `*-._` as `%XX`.
QByteArray formEncoded(QByteArrayView value);

/// Appends `name=value`, both encoded, behind a `&` unless it is the first.
void appendFormPair(QByteArray &body, QByteArrayView name, QByteArrayView value);

} // namespace sealwright::oauth
