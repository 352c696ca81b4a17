// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/LibsecretSession.h"

#include <QLibrary>

namespace sealwright::vault {

void useSessionWith(const QString &owner)
{
    // As process-wide as the session that it describes.
    static QString known;
    if (owner.isEmpty() || owner == known) {
        return;
    }
    const bool first = known.isEmpty();
    known = owner;
    if (first) {
        return;
    }
    // The library that QtKeychain loads, by the same name; it links nothing of it.
    using Disconnect = void (*)();
    if (const auto disconnect = reinterpret_cast<Disconnect>(
            QLibrary::resolve(QStringLiteral("secret-1"), 0, "secret_service_disconnect"))) {
        disconnect();
    }
}

} // namespace sealwright::vault
