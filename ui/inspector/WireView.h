// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/MarkedText.h"

#include <QWidget>

class QSplitter;
class QTabWidget;

namespace sealwright::widgets {
class ElidedLabel;
}

namespace sealwright::inspector {

/// One direction: a line that says what it is, and the bytes.
struct WireBlock
{
    QString title; ///< `→ sent to 127.0.0.1:3000 · 331 B head · 318 B body`
    QByteArray head;
    QByteArray body;
    std::vector<widgets::Mark> marks; ///< offsets in `head` followed by `body`
};

/// The exact bytes of one or two directions, one above the other, as text or as a hex dump. Nothing is
/// capped.
class WireView final : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Text, Hex };

    explicit WireView(QWidget *parent = nullptr);

    void show(std::vector<WireBlock> blocks);
    void setForm(Form form);

private:
    struct Pane
    {
        QWidget *widget;
        widgets::ElidedLabel *title;
        widgets::MarkedText *text;
    };

    Pane makePane(const QString &name, const QString &accessibleName);
    void fill(const Pane &pane, const WireBlock &block) const;
    void refresh();

    QSplitter *m_splitter;
    std::vector<Pane> m_panes;
    std::vector<WireBlock> m_blocks;
    Form m_form = Form::Text;
};

/// "Text" or "Hex", at the end of the tab bar, while `view` is the tab that is shown.
void addFormChoice(QTabWidget *tabs, WireView *view);

} // namespace sealwright::inspector
