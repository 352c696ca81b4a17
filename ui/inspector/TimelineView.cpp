// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/TimelineView.h"

#include "app/text/Describe.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Token.h"

#include <QPainter>

#include <algorithm>

namespace sealwright::inspector {
namespace {

constexpr int kBar = 14;
constexpr int kRow = 24;
constexpr int kSwatch = 10;
constexpr std::array kColors{theme::Token::Timestamp, theme::Token::Id,  theme::Token::Body,
                             theme::Token::Signature, theme::Token::Dim, theme::Token::Accent};

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_phases{{{tr("DNS"), tr("looking up the host's address")},
                {tr("Connect"), tr("opening the TCP connection")},
                {tr("TLS"), tr("agreeing on keys and checking the certificate")},
                {tr("Send"), tr("handing head and body to the network")},
                {tr("Wait"), tr("until the first byte of the response")},
                {tr("Receive"), tr("from the first byte to the last")}}}
{
    setFocusPolicy(Qt::TabFocus);
}

void TimelineView::show(const http::Timings &timings)
{
    const std::array times{timings.dns,  timings.connect,   timings.tls,
                           timings.send, timings.firstByte, timings.receive()};
    QStringList spoken;
    for (std::size_t i = 0; i < times.size(); ++i) {
        m_phases[i].time = times[i];
        spoken.append(QStringLiteral("%1 %2").arg(m_phases[i].name, text::duration(times[i])));
    }
    m_total = timings.total;
    spoken.append(tr("total %1").arg(text::duration(m_total)));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

QSize TimelineView::minimumSizeHint() const
{
    return {240, theme::kMargin * 3 + kBar + kRow * 7};
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Token::Code));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect area = rect().adjusted(theme::kMargin, theme::kMargin, -theme::kMargin, -theme::kMargin);

    const qint64 total = std::max<qint64>(m_total.count(), 1);
    double left = area.left();
    for (std::size_t i = 0; i < m_phases.size(); ++i) {
        const qint64 time = m_phases[i].time.count();
        if (time <= 0) {
            continue;
        }
        // A phase that happened is seen, however short.
        const double width = std::max(2.0, static_cast<double>(area.width()) * static_cast<double>(time) /
                                               static_cast<double>(total));
        const double room = std::max(0.0, area.right() + 1.0 - left);
        painter.fillRect(QRectF(left, area.top(), std::min(width, room), kBar), theme::color(kColors[i]));
        left += width;
    }

    const int timeColumn = area.left() + 96;
    const int meaningColumn = timeColumn + 84;
    int top = area.top() + kBar + theme::kMargin;
    const auto row = [&](const QString &name, const QString &time, const QString &meaning, bool happened) {
        const int middle = top + kRow / 2;
        painter.setPen(theme::color(happened ? theme::Token::Text : theme::Token::Dim));
        painter.setFont(theme::textFont());
        painter.drawText(QRect(area.left() + 20, top, 76, kRow), Qt::AlignVCenter, name);
        painter.setFont(theme::wireFont());
        painter.drawText(QRect(timeColumn, top, 76, kRow), Qt::AlignVCenter | Qt::AlignRight, time);
        painter.setPen(theme::color(theme::Token::Dim));
        painter.setFont(theme::textFont());
        const QRect rest(meaningColumn, top, std::max(0, area.right() - meaningColumn), kRow);
        painter.drawText(rest, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(meaning, Qt::ElideRight, rest.width()));
        top += kRow;
        return middle;
    };
    for (std::size_t i = 0; i < m_phases.size(); ++i) {
        const bool happened = m_phases[i].time.count() > 0;
        const int middle =
            row(m_phases[i].name, happened ? text::duration(m_phases[i].time) : QStringLiteral("–"),
                m_phases[i].meaning, happened);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(happened ? kColors[i] : theme::Token::Line));
        painter.drawRoundedRect(QRect(area.left(), middle - kSwatch / 2, kSwatch, kSwatch), 2, 2);
    }
    painter.setPen(theme::color(theme::Token::Line));
    painter.drawLine(area.left(), top, meaningColumn - 8, top);
    row(tr("Total"), text::duration(m_total), {}, true);
    if (hasFocus()) {
        painter.setPen(theme::color(theme::Token::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace sealwright::inspector

#include "moc_TimelineView.cpp"
