// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ReceiveWebhooks.h"
#include "ui/widgets/Pill.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;
class QTabWidget;

namespace sealwright::inspector {

class ExchangeStatus;
class WireView;

/// The pill that a delivery gets in a list and above its wire: `verified`, `too old`, `malformed`, …
struct DeliveryPill
{
    widgets::Pill::Tone tone;
    QString word;
};

DeliveryPill pillOf(const flow::Delivery &delivery);
DeliveryPill pillOf(const signing::Verification &verification);

/// One delivery: its wire, and why its verdict is what it is.
class DeliveryInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit DeliveryInspector(QWidget *parent = nullptr);

    void show(const flow::Delivery &delivery);
    void showNothing();

private:
    void showVerdict(const flow::Delivery &delivery);

    ExchangeStatus *m_status;
    QStackedWidget *m_stack;
    QTabWidget *m_tabs;
    WireView *m_wire;
    QScrollArea *m_verdict;
};

} // namespace sealwright::inspector
