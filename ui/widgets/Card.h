// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QWidget>

namespace sealwright::widgets {

/// A panel with one line around it and round corners. Give it a layout of your own.
class Card final : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    void setFill(theme::Token fill);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Token m_fill = theme::Token::Panel;
};

/// A plain area in one of the theme's colours, with lines on the sides that ask for one: bars, side bars.
class Surface final : public QWidget
{
    Q_OBJECT

public:
    explicit Surface(theme::Token fill, Qt::Edges lines = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Token m_fill;
    Qt::Edges m_lines;
};

} // namespace sealwright::widgets
