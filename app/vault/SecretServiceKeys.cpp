// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretServiceKeys.h"

#include "app/vault/BusQuestion.h"

#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QMap>

#include <algorithm>

namespace sealwright::vault {
namespace {

using Attributes = QMap<QString, QString>;

/// So many questions are under way at once: a keyring answers one after the other.
constexpr qsizetype kAtOnce = 64;

const QString kServerAttribute = QStringLiteral("server");

BusQuestion entriesOfService(const QString &service)
{
    const Attributes attributes{{kServerAttribute, service}};
    return {kSecretService,
            kSecretServicePath,
            QStringLiteral("org.freedesktop.Secret.Service"),
            QStringLiteral("SearchItems"),
            {QVariant::fromValue(attributes)}};
}

BusQuestion attributesOf(const QDBusObjectPath &entry)
{
    return {kSecretService,
            entry.path(),
            QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("Get"),
            {QStringLiteral("org.freedesktop.Secret.Item"), QStringLiteral("Attributes")}};
}

/// It was erased since it was found.
bool isGone(const QDBusMessage &answer)
{
    const QString name = answer.errorName();
    return name == QLatin1String("org.freedesktop.DBus.Error.UnknownMethod") ||
           name == QLatin1String("org.freedesktop.DBus.Error.UnknownObject") ||
           name == QLatin1String("org.freedesktop.DBus.Error.UnknownInterface") ||
           name == QLatin1String("org.freedesktop.Secret.Error.NoSuchObject");
}

} // namespace

QCoro::Task<SecretServiceKeys> listSecretService(QString service, std::chrono::milliseconds deadline)
{
    static const bool registered = qDBusRegisterMetaType<Attributes>().isValid();
    Q_UNUSED(registered);
    SecretServiceKeys listed;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    const BusQuestion entries = entriesOfService(service);
    const BusReply entriesReply = askBus(bus, entries, deadline);
    auto entriesAwaiting = entriesReply.awaiter();
    const QDBusMessage found = co_await entriesAwaiting;
    if (isBusFailure(found) || found.arguments().size() != 2) {
        listed.reason = found.errorMessage();
        co_return listed;
    }
    const auto open = qdbus_cast<QList<QDBusObjectPath>>(found.arguments().at(0));
    const auto locked = qdbus_cast<QList<QDBusObjectPath>>(found.arguments().at(1));
    if (!locked.isEmpty()) {
        listed.isLocked = true;
        co_return listed;
    }
    std::vector<QString> keys;
    for (qsizetype first = 0; first < open.size(); first += kAtOnce) {
        std::vector<BusReply> replies;
        for (const QDBusObjectPath &entry : open.mid(first, kAtOnce)) {
            replies.push_back(askBus(bus, attributesOf(entry), deadline));
        }
        for (const BusReply &reply : replies) {
            auto awaiting = reply.awaiter();
            const QDBusMessage answer = co_await awaiting;
            if (isBusFailure(answer) && isGone(answer)) {
                continue;
            }
            if (isBusFailure(answer)) {
                listed.reason = answer.errorMessage();
                co_return listed;
            }
            const QVariant value = answer.arguments().constFirst().value<QDBusVariant>().variant();
            const auto attributes = qdbus_cast<Attributes>(value);
            const QString key = attributes.value(QStringLiteral("user"));
            if (!key.isEmpty() && attributes.value(kServerAttribute) == service) {
                keys.push_back(key);
            }
        }
    }
    std::ranges::sort(keys);
    const auto repeated = std::ranges::unique(keys); // an entry of each type may have the same key
    keys.erase(repeated.begin(), repeated.end());
    listed.keys = std::move(keys);
    listed.isComplete = true;
    co_return listed;
}

} // namespace sealwright::vault
