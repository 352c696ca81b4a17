// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/HoverMark.h"

#include <QStyledItemDelegate>

namespace sealwright::widgets {

/// Draws the text of a cell with its marks. Tool tips are the model's.
class MarkedCellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setMarker(HoverMarker marker) { m_marker = std::move(marker); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    HoverMarker m_marker;
};

} // namespace sealwright::widgets
