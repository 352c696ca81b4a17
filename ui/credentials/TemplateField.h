// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace sealwright::credentials {

/// A template in one line, its expressions coloured as everywhere a signature is shown: `{timestamp}` amber,
/// `{body}` blue. Tab leaves it; line breaks that were pasted, or typed where that is wanted, are kept and
/// seen.
class TemplateField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Enter { LeavesTheForm, BreaksTheLine };

    explicit TemplateField(QWidget *parent = nullptr, Enter enter = Enter::LeavesTheForm);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void mark();

    Enter m_enter;
};

} // namespace sealwright::credentials
