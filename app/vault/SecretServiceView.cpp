// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretServiceView.h"

#include "app/vault/BusQuestion.h"

#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMap>

namespace sealwright::vault {
namespace {

using State = SecretServiceView::State;

/// A bus that we could reach without starting one.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(QString(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus")));
}

/// Whether QtKeychain would look for KWallet first. It decides by these very variables.
bool isKdeSession()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP") == QLatin1String("KDE") ||
           qEnvironmentVariableIsSet("KDE_FULL_SESSION") ||
           qEnvironmentVariable("DESKTOP_SESSION").contains(QLatin1String("kde"));
}

BusQuestion defaultKeyring()
{
    return {kSecretService,
            kSecretServicePath,
            QStringLiteral("org.freedesktop.Secret.Service"),
            QStringLiteral("ReadAlias"),
            {QStringLiteral("default")}};
}

BusQuestion isLocked(const QString &collection)
{
    return {kSecretService,
            collection,
            QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("Get"),
            {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")}};
}

BusQuestion entriesOf(const QString &service, const QString &key)
{
    // The attributes under which QtKeychain keeps an entry, whatever its type.
    const QMap<QString, QString> attributes{{QStringLiteral("server"), service},
                                            {QStringLiteral("user"), key}};
    return {kSecretService,
            kSecretServicePath,
            QStringLiteral("org.freedesktop.Secret.Service"),
            QStringLiteral("SearchItems"),
            {QVariant::fromValue(attributes)}};
}

BusQuestion busItself(const QString &method, const QVariantList &arguments)
{
    return {QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
            QStringLiteral("org.freedesktop.DBus"), method, arguments};
}

/// The default keyring's path, or nothing when the service names none.
QString keyringOf(const QDBusMessage &alias)
{
    if (isBusFailure(alias)) {
        return {};
    }
    const QString path = alias.arguments().constFirst().value<QDBusObjectPath>().path();
    return path == QLatin1String("/") ? QString() : path;
}

/// What it means that the service did not say which keyring is the default one.
State stateWithoutService(const QDBusMessage &reply, State silence)
{
    const QString name = reply.errorName();
    if (name == QLatin1String("org.freedesktop.DBus.Error.Disconnected")) {
        return State::NoBus;
    }
    if (name == QLatin1String("org.freedesktop.DBus.Error.ServiceUnknown") ||
        name == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner") ||
        name.startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn."))) {
        return State::NoService;
    }
    return silence;
}

/// What it means that the default keyring did not say whether it is locked: it may be named, but not exist.
State stateWithoutKeyring(const QDBusMessage &reply, State silence)
{
    const QString name = reply.errorName();
    const bool missing = name == QLatin1String("org.freedesktop.DBus.Error.UnknownMethod") ||
                         name == QLatin1String("org.freedesktop.DBus.Error.UnknownObject") ||
                         name == QLatin1String("org.freedesktop.Secret.Error.NoSuchObject");
    return missing ? State::NoCollection : silence;
}

/// `silence` is what no answer means by now.
void describeKeyring(SecretServiceView &view, const QDBusMessage &alias, const QDBusMessage &lock,
                     State silence)
{
    if (isBusFailure(alias)) {
        view.state = stateWithoutService(alias, silence);
        view.reason = alias.errorMessage();
        return;
    }
    if (keyringOf(alias).isEmpty()) {
        view.state = State::NoCollection;
        return;
    }
    if (isBusFailure(lock)) {
        view.state = stateWithoutKeyring(lock, silence);
        view.reason = lock.errorMessage();
        return;
    }
    const bool locked = lock.arguments().constFirst().value<QDBusVariant>().variant().toBool();
    view.state = locked ? State::Locked : State::Open;
}

void describeEntries(SecretServiceView &view, const QDBusMessage &entries, State silence)
{
    if (view.state != State::Locked && view.state != State::Open) {
        return;
    }
    if (isBusFailure(entries) || entries.arguments().size() != 2) {
        // Without this answer "not there" cannot be told from "not seen".
        view.state = silence;
        view.reason = entries.errorMessage();
        return;
    }
    const auto readable = qdbus_cast<QList<QDBusObjectPath>>(entries.arguments().at(0));
    const auto unreadable = qdbus_cast<QList<QDBusObjectPath>>(entries.arguments().at(1));
    view.hasItem = !readable.isEmpty() || !unreadable.isEmpty();
    view.itemLocked = readable.isEmpty() && !unreadable.isEmpty();
}

QCoro::Task<bool> offersKWallet(QDBusConnection bus, std::chrono::milliseconds deadline)
{
    const BusQuestion names = busItself(QStringLiteral("ListActivatableNames"), {});
    const BusReply reply = askBus(bus, names, deadline);
    auto awaiting = reply.awaiter();
    const QDBusMessage answer = co_await awaiting;
    const QStringList known =
        isBusFailure(answer) ? QStringList() : answer.arguments().constFirst().toStringList();
    co_return known.contains(QLatin1String("org.kde.kwalletd5")) ||
        known.contains(QLatin1String("org.kde.kwalletd6"));
}

} // namespace

QCoro::Task<SecretServiceView> lookAtSecretService(QString service, QString key,
                                                   std::chrono::milliseconds deadline)
{
    SecretServiceView view;
    if (!hasSessionBus()) {
        view.state = State::NoBus;
        view.reason = QStringLiteral("DBUS_SESSION_BUS_ADDRESS");
        co_return view;
    }
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        view.state = State::NoBus;
        view.reason = bus.lastError().message();
        co_return view;
    }
    static const bool registered = qDBusRegisterMetaType<QMap<QString, QString>>().isValid();
    Q_UNUSED(registered);

    if (isKdeSession()) {
        const bool hasKWallet = co_await offersKWallet(bus, deadline);
        if (hasKWallet) {
            view.state = State::Elsewhere;
            co_return view;
        }
    }

    QElapsedTimer elapsed;
    elapsed.start();
    const QString prompter = QStringLiteral("org.gnome.keyring.SystemPrompter");
    const BusQuestion alias = defaultKeyring();
    const BusQuestion lock = isLocked(QString(kSecretServicePath + QStringLiteral("/aliases/default")));
    const BusQuestion entries = entriesOf(service, key);
    const BusQuestion owned = busItself(QStringLiteral("NameHasOwner"), {prompter});
    const BusReply aliasReply = askBus(bus, alias, deadline);
    const BusReply lockReply = askBus(bus, lock, deadline);
    const BusReply entriesReply = askBus(bus, entries, deadline);
    const BusReply ownedReply = askBus(bus, owned, deadline);

    auto aliasAwaiting = aliasReply.awaiter();
    const QDBusMessage aliasAnswer = co_await aliasAwaiting;
    auto lockAwaiting = lockReply.awaiter();
    QDBusMessage lockAnswer = co_await lockAwaiting;
    auto entriesAwaiting = entriesReply.awaiter();
    const QDBusMessage entriesAnswer = co_await entriesAwaiting;
    auto ownedAwaiting = ownedReply.awaiter();
    const QDBusMessage ownedAnswer = co_await ownedAwaiting;
    // Once the service is there. The answer itself names its sender with Qt 6.4, but not with 6.8.
    const BusReply ownerReply =
        askBus(bus, busItself(QStringLiteral("GetNameOwner"), {kSecretService}), deadline);
    auto ownerAwaiting = ownerReply.awaiter();
    const QDBusMessage ownerAnswer = co_await ownerAwaiting;
    view.owner = isBusFailure(ownerAnswer) ? QString() : ownerAnswer.arguments().constFirst().toString();
    const QString keyring = keyringOf(aliasAnswer);
    if (isBusFailure(lockAnswer) && !keyring.isEmpty()) {
        const BusQuestion direct = isLocked(keyring);
        const BusReply directReply = askBus(bus, direct, deadline);
        auto directAwaiting = directReply.awaiter();
        lockAnswer = co_await directAwaiting;
    }
    const State silence = elapsed.elapsed() < deadline.count() ? State::Gone : State::Silent;
    describeKeyring(view, aliasAnswer, lockAnswer, silence);
    describeEntries(view, entriesAnswer, silence);
    view.canPrompt = !isBusFailure(ownedAnswer) && ownedAnswer.arguments().constFirst().toBool();
    co_return view;
}

} // namespace sealwright::vault
