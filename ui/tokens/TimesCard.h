// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace sealwright::tokens {

/// The times of a token for people: which, when by the clock of this computer, and how far from now.
class TimesCard final : public QWidget
{
    Q_OBJECT

public:
    using Times = std::vector<std::pair<QByteArray, base::TimePoint>>;

    explicit TimesCard(QWidget *parent = nullptr);

    void setTimes(const Times &times, base::TimePoint now);

private:
    QWidget *m_lines = nullptr;
    Times m_times;
    std::vector<QString> m_relative;
};

} // namespace sealwright::tokens
