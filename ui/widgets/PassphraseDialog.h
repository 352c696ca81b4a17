// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Dialogs.h"

#include <QDialog>

class QPushButton;

namespace sealwright::widgets {

class PlainLabel;
class SecretField;

/// Asks for a passphrase, twice when it is a new one. Made by Dialogs alone.
class PassphraseDialog final : public QDialog
{
    Q_OBJECT

public:
    PassphraseDialog(const Dialogs::PassphraseRequest &request, QWidget *parent);

    /// What was typed; the fields are empty afterwards.
    base::SecretBytes takePassphrase();

private:
    void addField(SecretField *field, const QString &name, const QString &label);
    void judge();
    void acceptWhenUsable();
    bool isUsable() const;

    const bool m_isNew;
    const std::function<QString(QByteArrayView)> m_judge;
    SecretField *m_passphrase;
    SecretField *m_again = nullptr;
    PlainLabel *m_hint;
    QPushButton *m_accept;
};

} // namespace sealwright::widgets
