// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/SystemScheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace sealwright::theme {
namespace {

const QLatin1String kService("org.freedesktop.portal.Desktop");
const QLatin1String kPath("/org/freedesktop/portal/desktop");
const QLatin1String kInterface("org.freedesktop.portal.Settings");
const QLatin1String kSpace("org.freedesktop.appearance");
const QLatin1String kKey("color-scheme");

} // namespace

void SystemScheme::follow()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (m_following || !bus.isConnected()) {
        return;
    }
    m_following = true;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    ask << QString(kSpace) << QString(kKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        call->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (!reply.isError()) {
            take(reply.value().variant());
        }
    });
}

void SystemScheme::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == kSpace && key == kKey) {
        take(value.variant());
    }
}

// 1 is "prefers dark", 2 "prefers light", 0 no preference. `Read` wraps its answer in a second variant.
void SystemScheme::take(const QVariant &value)
{
    const QVariant inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    switch (inner.toUInt()) {
    case 1:
        Q_EMIT found(Scheme::Dark);
        break;
    case 2:
        Q_EMIT found(Scheme::Light);
        break;
    default:
        break;
    }
}

} // namespace sealwright::theme

#include "moc_SystemScheme.cpp"
