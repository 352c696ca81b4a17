// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/HoverMark.h"

#include <QLineEdit>

namespace sealwright::widgets {

/// A line of text whose marks are seen as it is typed; what one stands for is the tool tip under the mouse,
/// and elsewhere the tool tip is the field's own.
class MarkedLineEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit MarkedLineEdit(QWidget *parent = nullptr);

    void setMarker(HoverMarker marker);

    /// As they are shown now.
    const QList<QTextLayout::FormatRange> &marks() const { return m_marks; }

protected:
    bool event(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void mark();
    /// Empty when no mark is there.
    QString tipAt(int position) const;

    HoverMarker m_marker;
    QList<QTextLayout::FormatRange> m_marks;
    bool m_isComposing = false; ///< an input method shows text of its own, with formats of its own
};

} // namespace sealwright::widgets
