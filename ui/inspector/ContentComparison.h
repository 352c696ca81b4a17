// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"
#include "ui/inspector/WireView.h"

class QBoxLayout;

namespace sealwright::widgets {
class HintLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::inspector {

/// Two strings to sign, as text side by side or as hex one below the other: what the sender signed and what
/// came of the request here. Their parts are coloured as everywhere, the first place where they differ is
/// marked in both and scrolled to. Of long ones, what stands around that place.
class ContentComparison final : public QWidget
{
    Q_OBJECT

public:
    ContentComparison(explain::ContentToSign sent, explain::ContentToSign built, QWidget *parent = nullptr);

    void setForm(WireView::Form form);

    /// Of the first byte that differs, or of the end of the shorter one; -1 when they are the same.
    qsizetype differenceOffset() const { return m_offset; }

private:
    struct Side
    {
        explain::ContentToSign content;
        theme::Part part{};
        qsizetype differing = 0; ///< how many bytes from the offset on are marked
        widgets::MarkedText *text = nullptr;
    };

    QWidget *makeSide(Side &side, const QString &title, const QString &objectName);
    void compare();
    void fill(const Side &side) const;

    QBoxLayout *m_sides;
    Side m_sent;
    Side m_built;
    qsizetype m_offset = -1;
    WireView::Form m_form = WireView::Form::Text;
};

} // namespace sealwright::inspector
