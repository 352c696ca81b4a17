// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sealwright::tests {

/// The bytes of a file in tests/support/keys; ends the process when there is none of that name.
QByteArray testKey(const char *file);

/// The DER inside the one PEM block of such a file.
QByteArray testKeyDer(const char *file);

} // namespace sealwright::tests
