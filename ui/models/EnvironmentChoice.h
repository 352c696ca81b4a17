// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/KeepEnvironment.h"

#include <QObject>

namespace sealwright::models {

/// The environments of the workspace and the one that the whole window works in. The window owns it, the
/// pages share it.
class EnvironmentChoice final : public QObject
{
    Q_OBJECT

public:
    /// Reads the workspace; none is chosen yet.
    explicit EnvironmentChoice(const flow::KeepEnvironment &keep, QObject *parent = nullptr);

    /// Reads the workspace again. A chosen one that is no longer there is none.
    void reload();

    const std::vector<workspace::Environment> &all() const { return m_all; }

    /// nullptr when there is none of that id.
    const workspace::Environment *find(const QString &id) const;

    /// Of the chosen one; empty: none is.
    const QString &chosenId() const { return m_chosenId; }

    const workspace::Environment *chosen() const { return find(m_chosenId); }

    /// An id that is not there chooses none.
    void choose(const QString &id);

    /// Why some or all of them are missing, as a sentence; empty when they are there.
    const QString &trouble() const { return m_trouble; }

    /// Where the values of secret variables are.
    vault::StoreKind storeKind() const { return m_storeKind; }

    void setStoreKind(vault::StoreKind kind);

Q_SIGNALS:
    /// Another one is chosen, or something else is known of them.
    void changed();

private:
    const flow::KeepEnvironment &m_keep;
    std::vector<workspace::Environment> m_all;
    QString m_chosenId;
    QString m_trouble;
    vault::StoreKind m_storeKind = vault::StoreKind::Keychain;
};

} // namespace sealwright::models
