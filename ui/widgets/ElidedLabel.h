// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QWidget>

namespace sealwright::widgets {

/// One line of text that gives way in the middle when there is no room; the whole of it is in the tool tip,
/// in the context menu's Copy, in Ctrl+C when focused, and for a screen reader.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    QString text() const { return m_text; }

    void setText(const QString &text);
    void setToken(theme::Token token);
    void setElideMode(Qt::TextElideMode mode);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copy() const;

    QString m_text;
    theme::Token m_token = theme::Token::Text;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

} // namespace sealwright::widgets
