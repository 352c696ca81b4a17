// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Part.h"

#include <QWidget>

#include <vector>

namespace sealwright::widgets {

/// A stretch of characters of a MarkedLabel.
struct LabelMark
{
    qsizetype offset = 0;
    qsizetype length = 0;
    theme::Part part = theme::Part::Plain;
};

/// One short line in the wire font with its parts coloured: `{timestamp}.{body}`. Gives way at the end; the
/// whole is in the tool tip.
class MarkedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkedLabel(QWidget *parent = nullptr);

    void setText(const QString &text, std::vector<LabelMark> marks = {});

    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    std::vector<LabelMark> m_marks;
};

} // namespace sealwright::widgets
