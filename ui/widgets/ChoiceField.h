// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QComboBox;

namespace sealwright::widgets {

struct Choice
{
    QString text;
    QString id; ///< empty: none of them
    QString toolTip;
};

/// A dim label and the list it belongs to, for the bars of the pages. Texts that came from outside are made
/// safe to read; the list opens as wide as its longest line.
class ChoiceField final : public QWidget
{
    Q_OBJECT

public:
    explicit ChoiceField(const QString &label, QWidget *parent = nullptr);

    /// To be named and sized by whoever makes it.
    QComboBox *combo() const { return m_combo; }

    /// Keeps what is chosen when it is still among them; else the first is. Tells nobody.
    void setChoices(const std::vector<Choice> &choices);
    void add(const Choice &choice);
    /// False when there is none of that id. Tells nobody.
    bool choose(const QString &id);
    QString chosen() const;

Q_SIGNALS:
    void activated(); ///< by the user

private:
    void fitList();

    QComboBox *m_combo;
};

} // namespace sealwright::widgets
