// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include <map>

class QGridLayout;

namespace sealwright::widgets {

class HintLabel;
class PlainLabel;

/// Of the first column, so that what stands below a form lines up with it.
inline constexpr int kFieldLabelWidth = 132;

/// Labelled controls one below the other, each with a line under it that helps and, when something is wrong,
/// says what. Rows are known by the name of their field.
class FieldForm final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldForm(QWidget *parent = nullptr);

    void addGroup(const QString &title);
    /// Takes the control. `help` may be empty.
    void addRow(const QByteArray &field, const QString &label, QWidget *control, const QString &help = {});
    void removeRow(const QByteArray &field);

    bool hasRow(const QByteArray &field) const { return m_rows.contains(field); }

    void setRowVisible(const QByteArray &field, bool visible);
    void setHelp(const QByteArray &field, const QString &help);
    /// Something that is unwise, in place of the help; empty: nothing is.
    void setWarning(const QByteArray &field, const QString &sentence);
    /// False when there is no such row, or none that can be seen.
    bool setProblem(const QByteArray &field, const QString &sentence);
    void clearProblems();
    /// Null when there is no such row.
    QWidget *control(const QByteArray &field) const;

private:
    struct Row
    {
        PlainLabel *label;
        QWidget *control;
        HintLabel *hint;
        QString help;
        QString warning = {};
        int line; ///< of the control in the grid; the hint is on the next one
        bool visible = true;
    };

    void showHint(Row &row, const QString &problem);

    QGridLayout *m_grid;
    std::map<QByteArray, Row> m_rows;
};

} // namespace sealwright::widgets
