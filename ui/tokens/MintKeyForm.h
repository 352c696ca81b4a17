// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectKey.h"

#include <QWidget>

#include <optional>

class QCheckBox;

namespace sealwright::widgets {
class FieldForm;
class PlainLabel;
class SecretField;
} // namespace sealwright::widgets

namespace sealwright::tokens {

class KeyInput;

/// What a token is signed with: a key that is entered, with its passphrase when it is encrypted; the key of a
/// credential; or, for `none`, the consent to sign with nothing. Says under the field what the key is, or why
/// it cannot be used.
class MintKeyForm final : public QWidget
{
    Q_OBJECT

public:
    explicit MintKeyForm(QWidget *parent = nullptr);

    void setAlgorithm(jwt::JwtAlgorithm algorithm);
    /// The credential whose key is used, as it is called; empty: a key is entered.
    void setCredential(const QString &name);

    base::SecretBytes key() const;
    /// Nothing when the key asks for none.
    std::optional<base::SecretBytes> passphrase() const;
    bool allowsNone() const;

    /// At its field, when it is about one of these.
    bool showError(const base::Error &error);

Q_SIGNALS:
    void edited();
    void accepted(); ///< Enter was pressed in a field

private:
    void look();
    void arrange();
    void setKeyHint(const QString &sentence, bool isProblem);

    jwt::JwtAlgorithm m_algorithm = jwt::JwtAlgorithm::HS256;
    QString m_credential;
    flow::KeyReport m_report;
    widgets::FieldForm *m_form;
    KeyInput *m_key;
    widgets::SecretField *m_passphrase;
    QCheckBox *m_allowNone;
    widgets::PlainLabel *m_ofCredential;
    widgets::PlainLabel *m_keyWarning;
};

} // namespace sealwright::tokens
