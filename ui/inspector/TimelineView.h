// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Exchange.h"

#include <QWidget>

#include <array>

namespace sealwright::inspector {

/// Where the time went: one bar, its phases in proportion, and below it each phase with its time. A phase
/// that did not happen (DNS of an address, TLS of plain HTTP, the connection of a reused one) is listed as
/// such and takes no room.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void show(const http::Timings &timings);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Phase
    {
        QString name;
        QString meaning;
        std::chrono::microseconds time{0};
    };

    std::array<Phase, 6> m_phases;
    std::chrono::microseconds m_total{0};
};

} // namespace sealwright::inspector
