// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/SecretServiceView.h"

#include "app/base/OneShot.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMap>

namespace sealwright::vault {
namespace {

using State = SecretServiceView::State;
using Reply = base::OneShot<QDBusMessage>;

const QString kServiceName = QStringLiteral("org.freedesktop.secrets");
const QString kServicePath = QStringLiteral("/org/freedesktop/secrets");

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

struct Question
{
    QString destination;
    QString path;
    QString interface;
    QString method;
    QVariantList arguments;
};

Reply ask(const QDBusConnection &bus, const Question &question, std::chrono::milliseconds deadline)
{
    QDBusMessage call = QDBusMessage::createMethodCall(question.destination, question.path,
                                                       question.interface, question.method);
    call.setArguments(question.arguments);
    Reply reply;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, static_cast<int>(deadline.count())));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [reply](QDBusPendingCallWatcher *done) mutable {
                         done->deleteLater();
                         reply.resolve(done->reply());
                     });
    return reply;
}

Question defaultKeyring()
{
    return {kServiceName,
            kServicePath,
            QStringLiteral("org.freedesktop.Secret.Service"),
            QStringLiteral("ReadAlias"),
            {QStringLiteral("default")}};
}

Question isLocked(const QString &collection)
{
    return {kServiceName,
            collection,
            QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("Get"),
            {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")}};
}

Question entriesOf(const QString &service, const QString &key)
{
    // The attributes under which QtKeychain keeps an entry, whatever its type.
    const QMap<QString, QString> attributes{{QStringLiteral("server"), service},
                                            {QStringLiteral("user"), key}};
    return {kServiceName,
            kServicePath,
            QStringLiteral("org.freedesktop.Secret.Service"),
            QStringLiteral("SearchItems"),
            {QVariant::fromValue(attributes)}};
}

Question busItself(const QString &method, const QVariantList &arguments)
{
    return {QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
            QStringLiteral("org.freedesktop.DBus"), method, arguments};
}

bool isFailure(const QDBusMessage &reply)
{
    return reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty();
}

/// What it means that the service did not say which keyring is the default one.
State stateWithoutService(const QDBusMessage &reply, bool inTime)
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
    return inTime ? State::Gone : State::Silent;
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
        const Question names = busItself(QStringLiteral("ListActivatableNames"), {});
        const Reply activatable = ask(bus, names, deadline);
        auto awaiting = activatable.awaiter();
        const QDBusMessage reply = co_await awaiting;
        const QStringList known =
            isFailure(reply) ? QStringList() : reply.arguments().constFirst().toStringList();
        if (known.contains(QLatin1String("org.kde.kwalletd5")) ||
            known.contains(QLatin1String("org.kde.kwalletd6"))) {
            view.state = State::Elsewhere;
            co_return view;
        }
    }

    QElapsedTimer elapsed;
    elapsed.start();
    const QString prompter = QStringLiteral("org.gnome.keyring.SystemPrompter");
    const Question alias = defaultKeyring();
    const Question lock = isLocked(QString(kServicePath + QStringLiteral("/aliases/default")));
    const Question entries = entriesOf(service, key);
    const Question owned = busItself(QStringLiteral("NameHasOwner"), {prompter});
    const Reply aliasReply = ask(bus, alias, deadline);
    const Reply lockReply = ask(bus, lock, deadline);
    const Reply entriesReply = ask(bus, entries, deadline);
    const Reply ownedReply = ask(bus, owned, deadline);

    auto aliasAwaiting = aliasReply.awaiter();
    const QDBusMessage aliasAnswer = co_await aliasAwaiting;
    auto lockAwaiting = lockReply.awaiter();
    QDBusMessage lockAnswer = co_await lockAwaiting;
    auto entriesAwaiting = entriesReply.awaiter();
    const QDBusMessage entriesAnswer = co_await entriesAwaiting;
    auto ownedAwaiting = ownedReply.awaiter();
    const QDBusMessage ownedAnswer = co_await ownedAwaiting;
    const bool inTime = elapsed.elapsed() < deadline.count();

    view.canPrompt = !isFailure(ownedAnswer) && ownedAnswer.arguments().constFirst().toBool();
    if (isFailure(aliasAnswer)) {
        view.state = stateWithoutService(aliasAnswer, inTime);
        view.reason = aliasAnswer.errorMessage();
        co_return view;
    }
    view.owner = aliasAnswer.service();
    const QString keyring = aliasAnswer.arguments().constFirst().value<QDBusObjectPath>().path();
    if (keyring.isEmpty() || keyring == QLatin1String("/")) {
        view.state = State::NoCollection;
        co_return view;
    }
    if (isFailure(lockAnswer)) {
        const Question direct = isLocked(keyring);
        const Reply directReply = ask(bus, direct, deadline);
        auto directAwaiting = directReply.awaiter();
        lockAnswer = co_await directAwaiting;
    }
    if (isFailure(lockAnswer) || isFailure(entriesAnswer)) {
        const QString name = lockAnswer.errorName();
        const bool dangling = name == QLatin1String("org.freedesktop.DBus.Error.UnknownMethod") ||
                              name == QLatin1String("org.freedesktop.DBus.Error.UnknownObject") ||
                              name == QLatin1String("org.freedesktop.Secret.Error.NoSuchObject");
        view.state = dangling ? State::NoCollection : inTime ? State::Gone : State::Silent;
        view.reason = isFailure(lockAnswer) ? lockAnswer.errorMessage() : entriesAnswer.errorMessage();
        co_return view;
    }
    const bool locked = lockAnswer.arguments().constFirst().value<QDBusVariant>().variant().toBool();
    view.state = locked ? State::Locked : State::Open;
    if (entriesAnswer.arguments().size() == 2) {
        const auto readable = qdbus_cast<QList<QDBusObjectPath>>(entriesAnswer.arguments().at(0));
        const auto unreadable = qdbus_cast<QList<QDBusObjectPath>>(entriesAnswer.arguments().at(1));
        view.hasItem = !readable.isEmpty() || !unreadable.isEmpty();
        view.itemLocked = readable.isEmpty() && !unreadable.isEmpty();
    }
    co_return view;
}

} // namespace sealwright::vault
