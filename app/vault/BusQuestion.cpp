// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/BusQuestion.h"

#include <QDBusPendingCallWatcher>

namespace sealwright::vault {

BusReply askBus(const QDBusConnection &bus, const BusQuestion &question, std::chrono::milliseconds deadline)
{
    QDBusMessage call = QDBusMessage::createMethodCall(question.destination, question.path,
                                                       question.interface, question.method);
    call.setArguments(question.arguments);
    BusReply reply;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, static_cast<int>(deadline.count())));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [reply](QDBusPendingCallWatcher *done) mutable {
                         done->deleteLater();
                         reply.resolve(done->reply());
                     });
    return reply;
}

bool isBusFailure(const QDBusMessage &reply)
{
    return reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty();
}

} // namespace sealwright::vault
