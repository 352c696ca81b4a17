// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Card.h"

class QGridLayout;

namespace sealwright::inspector {

/// Numbered steps one below the other: a number, a title, and whatever says what happened there.
class StepCard final : public QWidget
{
    Q_OBJECT

public:
    explicit StepCard(QWidget *parent = nullptr);

    /// Takes ownership.
    void addStep(const QString &title, QWidget *content);
    void clear();

private:
    widgets::Card *m_card = nullptr;
    QGridLayout *m_steps = nullptr;
    int m_count = 0;
};

} // namespace sealwright::inspector
