// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QLabel>

namespace sealwright::widgets {

/// A label that shows text as it is: never as HTML, and with invisible characters made visible.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Hides QLabel's.
    void setText(const QString &text);
    /// The colour of its text; follows light and dark.
    void setToken(theme::Token token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    theme::Token m_token = theme::Token::Text;
    bool m_tinting = false;
};

/// Dim, 12 px: the sentence under a field.
class HintLabel final : public PlainLabel
{
    Q_OBJECT

public:
    explicit HintLabel(const QString &text = {}, QWidget *parent = nullptr);
};

/// Small dim capitals over a group.
class SectionLabel final : public PlainLabel
{
    Q_OBJECT

public:
    explicit SectionLabel(const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
};

} // namespace sealwright::widgets
