// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepEnvironment.h"

#include <QListWidget>

namespace sealwright::environments {

/// The environments of the workspace by name, then files that cannot be read, then the one that is being
/// made. Insert adds one, Delete asks to delete, F2 goes to the name.
class EnvironmentList final : public QListWidget
{
    Q_OBJECT

public:
    explicit EnvironmentList(QWidget *parent = nullptr);

    void setListing(const workspace::Listing<flow::EnvironmentSummary> &listing);
    /// The line of one that is not saved yet; nothing: there is none.
    void setDraft(const std::optional<QString> &name);

    /// Selects without telling. The id of an environment, the path of a file; empty: the draft, or nothing.
    void selectQuietly(const QString &key);
    QString currentKey() const;

Q_SIGNALS:
    void chosen(const QString &key); ///< by the user
    void addWanted();
    void removeWanted();
    void renameWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QListWidgetItem *itemOf(const QString &key) const;

    bool m_isQuiet = false;
};

} // namespace sealwright::environments
