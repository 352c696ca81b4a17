// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Part.h"

#include <QWidget>

namespace sealwright::widgets {

/// A word on the ground of its part's colour: says what coloured bytes are.
class PartChip final : public QWidget
{
    Q_OBJECT

public:
    PartChip(theme::Part part, const QString &word, QWidget *parent = nullptr);

    void setWord(const QString &word);

    QString word() const { return m_word; }

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Part m_part;
    QString m_word;
};

} // namespace sealwright::widgets
