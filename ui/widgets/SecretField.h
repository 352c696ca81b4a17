// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <QWidget>

namespace sealwright::widgets {

/// Takes a secret by typing or pasting and shows dots. What is entered stays in one buffer that is wiped: no
/// undo history, no QString kept, no way to read it back but `take`. A paste comes in whole, line breaks and
/// blanks included; it is the caller's to warn about them (`view`). Typing is at the end; Ctrl+A selects all,
/// to be replaced or deleted.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretField(QWidget *parent = nullptr);
    ~SecretField() override;

    /// The bytes, UTF-8; the field is empty afterwards.
    base::SecretBytes take();

    /// Valid until the next change. For checks; never keep it.
    QByteArrayView view() const { return m_bytes.view(); }

    bool isEmpty() const { return m_bytes.isEmpty(); }

    void clear();

    /// Shown while it is empty, e.g. "unchanged".
    void setPlaceholderText(const QString &text);

    QString placeholderText() const { return m_placeholder; }

    /// Beside the dots, at the right: a fingerprint.
    void setNote(const QString &note);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

public Q_SLOTS:
    void paste();

Q_SIGNALS:
    void changed();
    void accepted(); ///< Enter was pressed
    void refused();  ///< more than a secret may have (16 KiB)

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void insert(QString text);
    void removeLast();
    int characters() const;

    base::SecretBytes m_bytes;
    QString m_placeholder;
    QString m_note;
    bool m_allSelected = false;
};

} // namespace sealwright::widgets
