// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/TokenDraft.h"
#include "ui/editor/CodeEditor.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace sealwright::widgets {
class FieldForm;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::tokens {

/// What stands in a token: the claims as JSON, the variables they name, times and further header fields.
class DraftForm final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftForm(QWidget *parent = nullptr);

    /// All but the algorithm and the consent to `none`.
    flow::TokenDraft draft() const;
    /// In place of what is there.
    void load(const credential::JwtFields &fields);

    /// Nobody changed what was loaded last.
    bool isUntouched() const { return !m_isTouched; }

    /// At its field, when it is about one of these; `goThere` with the focus.
    bool showError(const base::Error &error, bool goThere);
    void clearErrors();

Q_SIGNALS:
    void edited();

private:
    void layOut();
    QWidget *claimsBar();
    void addText(const QByteArray &field, const QString &label, QLineEdit *edit, const QString &help);
    void note();
    void askForVariables();
    void showJsonState(const editor::JsonState &state);

    editor::CodeEditor *m_claims;
    QToolButton *m_jsonState;
    QToolButton *m_beautify;
    widgets::PlainLabel *m_claimsProblem;
    widgets::FieldForm *m_variableForm;
    widgets::FieldForm *m_form;
    QLineEdit *m_expiresIn;
    QLineEdit *m_notBefore;
    QLineEdit *m_kid;
    QLineEdit *m_type;
    QLineEdit *m_header;
    QCheckBox *m_issuedAt;
    QCheckBox *m_tokenId;
    signing::Variables m_values; ///< what was given for a variable, also for those not asked for now
    std::vector<QByteArray> m_asked;
    bool m_isTouched = false;
    bool m_isLoading = false;
};

} // namespace sealwright::tokens
