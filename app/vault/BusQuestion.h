// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantList>

#include <chrono>

namespace sealwright::vault {

/// The name of the Secret Service on the bus and where it answers (Secret Service API, freedesktop.org).
inline const QString kSecretService = QStringLiteral("org.freedesktop.secrets");
inline const QString kSecretServicePath = QStringLiteral("/org/freedesktop/secrets");

/// A call of a method on the bus.
struct BusQuestion
{
    QString destination;
    QString path;
    QString interface;
    QString method;
    QVariantList arguments;
};

using BusReply = base::OneShot<QDBusMessage>;

/// Asks without blocking. An error after `deadline`.
BusReply askBus(const QDBusConnection &bus, const BusQuestion &question, std::chrono::milliseconds deadline);

/// An error, or an answer without a value.
bool isBusFailure(const QDBusMessage &reply);

} // namespace sealwright::vault
