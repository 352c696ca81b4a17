// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recipes/MistakeLines.h"

#include <QWidget>

class QListWidget;

namespace sealwright::widgets {
class PlainLabel;
}

namespace sealwright::recipes {

/// What is wrong with the text above, a line each; choosing one goes there. Says so when nothing is.
class MistakeList final : public QWidget
{
    Q_OBJECT

public:
    explicit MistakeList(QWidget *parent = nullptr);

    void show(const std::vector<base::Error> &mistakes);

    int count() const { return static_cast<int>(m_lines.size()); }

Q_SIGNALS:
    void goToWanted(int line, int column);

private:
    void fit();

    std::vector<MistakeLine> m_lines;
    widgets::PlainLabel *m_summary;
    QListWidget *m_mistakes;
};

} // namespace sealwright::recipes
