// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/HoverMark.h"

#include <QByteArray>
#include <QTableView>

#include <functional>
#include <vector>

namespace sealwright::widgets {

/// One line of the table.
struct NameValueRow
{
    QByteArray name;
    QByteArray value;
    bool enabled = true;

    bool operator==(const NameValueRow &) const = default;
};

class MarkedCellDelegate;
class NameValueModel;

/// Names and values in their order, with case, duplicates and switched-off rows kept. A blank line at the end
/// takes the next one. By keyboard: Insert adds, Delete removes, Alt+Up and Alt+Down move, Space switches.
class HeaderTable final : public QTableView
{
    Q_OBJECT

public:
    /// Says what is wrong with a row, in one sentence, or nothing.
    using Check = std::function<QString(const NameValueRow &)>;

    explicit HeaderTable(QWidget *parent = nullptr);
    ~HeaderTable() override;

    void setRows(std::vector<NameValueRow> rows);
    /// Without the blank line at the end.
    std::vector<NameValueRow> rows() const;
    int enabledCount() const;
    /// Looks at every row again.
    void setCheck(Check check);
    /// Marks stretches of names and values, and says in the tool tips of their cells what they stand for.
    void setMarker(const HoverMarker &marker);
    /// The first problem of an enabled row; empty when all are fine.
    QString problem() const;

public Q_SLOTS:
    void addRow();
    void removeCurrentRow();
    void moveCurrentRow(int by);

Q_SIGNALS:
    void rowsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    NameValueModel *m_rowsModel;
    MarkedCellDelegate *m_cells;
};

} // namespace sealwright::widgets
