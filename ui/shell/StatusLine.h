// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ChooseStore.h"

#include <QWidget>

namespace sealwright::widgets {
class ElidedLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::shell {

/// The line at the bottom, which never lies: where secrets live and whether they can be kept right now, the
/// workspace, the environment, the version.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(const QString &workspaceFolder, QWidget *parent = nullptr);

    void showStore(const flow::StoreState &state, bool waiting);
    QString storeText() const;
    /// Empty: none is chosen.
    void showEnvironment(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    widgets::PlainLabel *m_store;
    widgets::ElidedLabel *m_workspace;
    widgets::ElidedLabel *m_environment;
};

} // namespace sealwright::shell
