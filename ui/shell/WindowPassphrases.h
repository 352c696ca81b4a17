// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/vault/PassphraseSource.h"

#include <QPointer>
#include <QWidget>

#include <vector>

namespace sealwright::shell {

/// Asks for the passphrase of the vault file by a dialog over the window. Outlives the house that asks.
class WindowPassphrases final : public vault::PassphraseSource
{
public:
    WindowPassphrases() = default;
    ~WindowPassphrases() override;
    WindowPassphrases(const WindowPassphrases &) = delete;
    WindowPassphrases &operator=(const WindowPassphrases &) = delete;

    void setWindow(QWidget *window) { m_window = window; }

    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion question) override;

private:
    using Answer = base::Result<base::SecretBytes>;

    QPointer<QWidget> m_window;
    std::vector<base::OneShot<Answer>>
        m_open; ///< a window that is closed takes its dialogs along, unanswered
};

} // namespace sealwright::shell
