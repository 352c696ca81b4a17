// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace sealwright::explain {

/// Other forms of a body that is form data (application/x-www-form-urlencoded) or could have been: the value
/// of its one field, the field around a value (`payload=`), the pairs encoded by another hand, the same pairs
/// as JSON, flat JSON as pairs.
std::vector<QByteArray> formBodies(QByteArrayView body);

/// `&quot;` and friends undone, once.
QByteArray htmlUnescaped(QByteArrayView text);

} // namespace sealwright::explain
