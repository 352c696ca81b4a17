// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/OrphanedSecrets.h"

#include <QWidget>

class QPushButton;

namespace sealwright::widgets {
class PlainLabel;
}

namespace sealwright::credentials {

/// A quiet line below the credentials that says how many secrets belong to none, and leads to them. Hidden
/// where there are none, and where they cannot be told without asking the user for something.
class OrphanLine final : public QWidget
{
    Q_OBJECT

public:
    explicit OrphanLine(flow::OrphanedSecrets &orphans, QWidget *parent = nullptr);

    /// Looks anew. Never unlocks anything.
    void look();

    const std::vector<flow::OrphanedSecret> &found() const { return m_found; }

Q_SIGNALS:
    void showWanted();

private:
    QCoro::Task<> lookNow(int run);
    void showFound();

    flow::OrphanedSecrets &m_orphans;
    std::vector<flow::OrphanedSecret> m_found;
    int m_run = 0; ///< an older answer counts no longer
    widgets::PlainLabel *m_orphanNote;
    QPushButton *m_showOrphans;
};

} // namespace sealwright::credentials
