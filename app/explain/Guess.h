// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Evidence.h"

namespace sealwright::explain {

/// When no hypothesis was confirmed: what the request itself speaks for, such as a missing header or a body
/// shorter than its Content-Length. Never proven. Nothing when there is no such sign.
std::optional<Deviation> guess(const Case &question, const signing::Verification &verification,
                               const Evidence &evidence);

/// What Content-Length says, when it is a number.
std::optional<qint64> contentLengthOf(const http::HeaderList &headers);

/// The header whose name comes closest to `name`, or that looks like one for signatures; empty: none.
QByteArray nearHeader(const http::HeaderList &headers, QByteArrayView name);

} // namespace sealwright::explain
