// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/OrphanedSecrets.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QTreeWidget;

namespace sealwright::widgets {
class Banner;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// *Secrets without an owner*: what each was kept for, which workspace may miss it, and what can be done: it
/// is erased, once the user said so, or becomes a credential, for which the page has the editor. The flow is
/// the composition's and outlives it.
class OrphansDialog final : public QDialog
{
    Q_OBJECT

public:
    OrphansDialog(flow::OrphanedSecrets &orphans, std::vector<flow::OrphanedSecret> found,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    /// Of its secrets, `slot` where the user had to say which, and of which kind.
    void adoptWanted(const sealwright::flow::OrphanedSecret &orphan, sealwright::credential::Kind kind,
                     const QString &slot);
    /// Some were erased.
    void changed();

private:
    void layOut();
    void fill();
    const flow::OrphanedSecret *chosen() const;
    void showChosen();
    void askToErase();
    void askToAdopt();
    QCoro::Task<> erase(QString ownerId);
    QCoro::Task<> lookAgain();

    flow::OrphanedSecrets &m_orphans;
    std::vector<flow::OrphanedSecret> m_found;
    bool m_isBusy = false;

    widgets::Banner *m_orphanTrouble;
    QTreeWidget *m_orphanTable;
    widgets::PlainLabel *m_orphanDoubts;
    QComboBox *m_adoptKind;
    QComboBox *m_adoptSlot;
    QPushButton *m_adoptOrphan;
    QPushButton *m_eraseOrphan;
    QPushButton *m_closeOrphans;
};

} // namespace sealwright::credentials
