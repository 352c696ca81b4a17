// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ReceiveWebhooks.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <functional>
#include <vector>

namespace sealwright::models {

/// The deliveries of this session, newest first. Keeps as many as `kRows` and as much as `kBytes`, then drops
/// the oldest. The first of a burst shows at once; the others come in together, ten times a second at most.
class DeliveryListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Verdict, Event, Request, Size, ColumnCount };

    static constexpr int kRows = 10'000;
    static constexpr qint64 kBytes = 256LL * 1024 * 1024;

    /// The word of a verdict, as it stands on its pill.
    using VerdictWord = std::function<QString(const flow::Delivery &)>;

    explicit DeliveryListModel(VerdictWord verdictWord, QObject *parent = nullptr);

    void setLimits(int rows, qint64 bytes);

    void append(const flow::Delivery &delivery);
    void clear();

    /// Valid until the model changes.
    const flow::Delivery &deliveryAt(int row) const { return entryAt(row).delivery; }

    /// How many were received since the last clear, and how many of them had to be dropped.
    qint64 received() const { return m_received; }

    qint64 dropped() const { return m_dropped; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Counts changed.
    void counted();

private:
    struct Entry
    {
        flow::Delivery delivery;
        QString event;
        qint64 bytes = 0;
    };

    const Entry &entryAt(int row) const { return m_entries[static_cast<std::size_t>(row)]; }

    void flush();
    void dropOldest();
    QString text(const Entry &entry, int column) const;

    VerdictWord m_verdictWord;
    std::deque<Entry> m_entries;
    std::vector<Entry> m_waiting;
    QTimer m_flush;
    int m_rowLimit = kRows;
    qint64 m_byteLimit = kBytes;
    qint64 m_bytes = 0;
    qint64 m_received = 0;
    qint64 m_dropped = 0;
};

/// What a webhook says it is about: `message.type` or `type` of a JSON body that is not too large to be
/// looked at in passing; empty otherwise.
QString eventOf(QByteArrayView body);

} // namespace sealwright::models
