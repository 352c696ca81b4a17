// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

namespace sealwright::capture {

/// Binds, listens, and hands out the descriptors of those who connect. On Unix it accepts by itself:
/// QTcpServer cannot tell a lack of descriptors from a lack of senders once it has seen the latter, and
/// spins. Here accepting rests for a moment instead.
class ListeningSocket final : public QTcpServer
{
    Q_OBJECT

public:
    explicit ListeningSocket(QObject *parent = nullptr);

    bool open(const QHostAddress &address, quint16 port);
    /// Closes it for good.
    void shut();
    /// Lets those who come wait in the system's queue for a moment.
    void rest();

Q_SIGNALS:
    /// Whoever hears it owns the descriptor.
    void accepted(qintptr descriptor);
    /// The system's word for why it takes no more connections.
    void exhausted(const QString &reason);

private:
    void incomingConnection(qintptr descriptor) override;
    void acceptSome();

    QSocketNotifier *m_notifier = nullptr;
    QTimer m_rest;
};

} // namespace sealwright::capture
