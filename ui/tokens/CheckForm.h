// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectCredential.h"
#include "app/flow/InspectKey.h"
#include "app/jwt/VerifyToken.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace sealwright::widgets {
class FieldForm;
class PasteField;
} // namespace sealwright::widgets

namespace sealwright::tokens {

class AlgorithmChecks;
class KeyInput;

/// What a token is checked with and against: a key, a key set or a credential of the workspace, the
/// algorithms to accept, issuer, audience and leeway. What kind of key it is the user says; the token has no
/// say in anything.
class CheckForm final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckForm(const flow::InspectCredential &inspect, QWidget *parent = nullptr);

    void reloadCredentials();

    /// Empty: the keys count.
    QString credentialId() const;
    /// Null when there are none that can be used; `problem` says why.
    const jwt::JwkSet *keys() const;
    base::Error problem() const;
    /// Fails when no algorithm is ticked, or the leeway is no duration.
    base::Result<jwt::TokenRules> rules(base::TimePoint now) const;

    void setFetching(bool fetching);
    /// The key set that was asked for, or why there is none.
    void useFetched(base::Result<jwt::JwkSet> keys);

    /// At its field when it is about one of these, and goes there.
    bool showError(const base::Error &error);

Q_SIGNALS:
    void edited();
    void accepted(); ///< Enter was pressed in a field
    void fetchWanted(const QByteArray &url);
    void fetchUnwanted();

private:
    void layOut();
    QWidget *keyTextRow();
    void addText(const QByteArray &field, const QString &label, QLineEdit *edit, const QString &help);
    void arrange();
    void enableClaims();
    void look();
    void openFile();
    void useFile(const QString &path);
    void note();
    std::optional<flow::CheckingKind> kind() const;
    QByteArray keyField() const;

    const flow::InspectCredential &m_inspect;
    std::optional<base::Result<jwt::JwkSet>> m_keys; ///< nothing: none was entered
    std::vector<jwt::JwtAlgorithm> m_ofCredential;
    bool m_isFetching = false;

    widgets::FieldForm *m_form;
    QComboBox *m_checkWith;
    KeyInput *m_secret;
    widgets::PasteField *m_keyText;
    QPushButton *m_publicKeyFile;
    QWidget *m_urlRow;
    QLineEdit *m_url;
    QPushButton *m_fetch;
    AlgorithmChecks *m_algorithms;
    QLineEdit *m_issuer;
    QLineEdit *m_audience;
    QLineEdit *m_leeway;
    QCheckBox *m_signatureOnly;
};

} // namespace sealwright::tokens
