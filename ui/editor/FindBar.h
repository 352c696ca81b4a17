// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace sealwright::widgets {
class PlainLabel;
}

namespace sealwright::editor {

/// The line under an editor that searches it: Enter and Shift+Enter step, Escape closes.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void open(const QString &text);
    QString text() const;
    void setFound(bool found);

Q_SIGNALS:
    void wanted(const QString &text, bool forward);
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *m_findText;
    widgets::PlainLabel *m_outcome;
};

} // namespace sealwright::editor
