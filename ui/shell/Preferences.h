// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"
#include "ui/theme/Theme.h"

#include <QByteArray>
#include <QSettings>

namespace sealwright::shell {

/// What the window remembers from one run to the next: one table, in `<config>/sealwright/window.ini`. Never
/// a secret, nor what stands in the workspace.
class Preferences
{
public:
    /// For the user; tests name a file of their own.
    Preferences();
    explicit Preferences(const QString &file);

    theme::Theme::Choice themeChoice() const;
    void setThemeChoice(theme::Theme::Choice choice);

    /// Where the user wants secrets kept; memory is chosen for one session and never remembered.
    vault::StoreKind store() const;
    void setStore(vault::StoreKind kind);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    int page() const;
    void setPage(int page);

    /// The id of the environment that the window works in; empty: none.
    QString environment() const;
    void setEnvironment(const QString &id);

    /// The state of a splitter or table header, by its object name.
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);

private:
    QSettings m_settings;
};

} // namespace sealwright::shell
