// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Pill.h"

#include <QWidget>

namespace sealwright::widgets {
class ElidedLabel;
}

namespace sealwright::inspector {

/// The strip above what is inspected: a pill with the outcome, and the facts beside it.
class ExchangeStatus final : public QWidget
{
    Q_OBJECT

public:
    explicit ExchangeStatus(QWidget *parent = nullptr);

    void show(widgets::Pill::Tone tone, const QString &word, const QStringList &facts);
    void clear();

private:
    widgets::Pill *m_outcome;
    widgets::ElidedLabel *m_facts;
};

} // namespace sealwright::inspector
