// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DeliveryListModel.h"

#include "app/base/Json.h"
#include "app/http/Url.h"
#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QDateTime>

#include <chrono>

namespace sealwright::models {

namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenUpdates = 100ms;
constexpr qsizetype kLargestParsedBody = 512 * 1024;
constexpr qsizetype kLongestText = 400; ///< of a cell; the wire shows the rest

qint64 bytesOf(const flow::Delivery &delivery)
{
    const capture::Capture &capture = delivery.capture;
    return capture.head.size() + capture.request.body.size() + delivery.verification.content.size();
}

/// Method and target, or what came instead of a request.
QString requestText(const capture::Capture &capture)
{
    if (capture.request.url.isEmpty()) {
        return capture.request.method.isEmpty() ? QStringLiteral("–")
                                                : text::visible(QByteArrayView(capture.request.method));
    }
    const base::Result<http::Url> url = http::Url::parse(capture.request.url);
    const QByteArray target = url ? url->pathAndQuery() : capture.request.url;
    const QByteArray line = capture.request.method + ' ' + target;
    return text::elideMiddle(text::visible(QByteArrayView(line)), kLongestText);
}

QString clockTime(base::TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

DeliveryListModel::DeliveryListModel(VerdictWord verdictWord, QObject *parent)
    : QAbstractTableModel(parent)
    , m_verdictWord(std::move(verdictWord))
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, [this] {
        if (!m_waiting.empty()) {
            flush();
            m_flush.start(kBetweenUpdates);
        }
    });
}

void DeliveryListModel::setLimits(int rows, qint64 bytes)
{
    m_rowLimit = rows;
    m_byteLimit = bytes;
    dropOldest();
}

void DeliveryListModel::append(const flow::Delivery &delivery)
{
    m_waiting.push_back({delivery, eventOf(delivery.capture.request.body), bytesOf(delivery)});
    if (!m_flush.isActive()) {
        flush();
        m_flush.start(kBetweenUpdates);
    }
}

void DeliveryListModel::flush()
{
    const auto count = static_cast<int>(m_waiting.size());
    beginInsertRows({}, 0, count - 1);
    for (Entry &entry : m_waiting) {
        m_bytes += entry.bytes;
        m_entries.push_front(std::move(entry));
    }
    m_waiting.clear();
    endInsertRows();
    m_received += count;
    dropOldest();
    Q_EMIT counted();
}

void DeliveryListModel::dropOldest()
{
    int kept = rowCount();
    qint64 bytes = m_bytes;
    // The newest stays, however large it is.
    while (kept > 1 && (kept > m_rowLimit || bytes > m_byteLimit)) {
        --kept;
        bytes -= entryAt(kept).bytes;
    }
    if (kept == rowCount()) {
        return;
    }
    m_dropped += rowCount() - kept;
    beginRemoveRows({}, kept, rowCount() - 1);
    m_entries.resize(static_cast<std::size_t>(kept));
    m_bytes = bytes;
    endRemoveRows();
}

void DeliveryListModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_waiting.clear();
    m_bytes = 0;
    m_received = 0;
    m_dropped = 0;
    endResetModel();
    Q_EMIT counted();
}

int DeliveryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int DeliveryListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeliveryListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return text(entryAt(index.row()), index.column());
    }
    if (role == Qt::AccessibleTextRole) {
        return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(),
                                            text(entryAt(index.row()), index.column()));
    }
    if (role == Qt::TextAlignmentRole && index.column() == Size) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    return {};
}

QString DeliveryListModel::text(const Entry &entry, int column) const
{
    switch (column) {
    case Time:
        return clockTime(entry.delivery.capture.receivedAt);
    case Verdict:
        return m_verdictWord(entry.delivery);
    case Event:
        return entry.event.isEmpty() ? QStringLiteral("–") : entry.event;
    case Request:
        return requestText(entry.delivery.capture);
    case Size:
        return text::byteCount(entry.delivery.wireSize.body);
    default:
        return {};
    }
}

QVariant DeliveryListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time:
        return tr("Time");
    case Verdict:
        return tr("Verdict");
    case Event:
        return tr("Event");
    case Request:
        return tr("Request");
    case Size:
        return tr("Body");
    default:
        return {};
    }
}

QString eventOf(QByteArrayView body)
{
    if (body.size() > kLargestParsedBody || !body.trimmed().startsWith('{')) {
        return {};
    }
    const base::Result<base::Json> json = base::parseJson(body);
    if (!json) {
        return {};
    }
    std::optional<QString> type;
    if (const auto message = json->find("message"); message != json->end() && message->is_object()) {
        type = base::stringMember(*message, "type");
    }
    if (!type) {
        type = base::stringMember(*json, "type");
    }
    return text::elideMiddle(text::visible(type.value_or(QString())), kLongestText);
}

} // namespace sealwright::models

#include "moc_DeliveryListModel.cpp"
