// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/DraftForm.h"

#include "app/json/JsonWriter.h"
#include "app/text/Describe.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Style.h"
#include "ui/tokens/DraftErrorPlace.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

// How it is laid out is in DraftFormLayout.cpp.

namespace sealwright::tokens {
namespace {

QByteArray variableField(const QByteArray &name)
{
    return QByteArray("var:" + name);
}

} // namespace

flow::TokenDraft DraftForm::draft() const
{
    flow::TokenDraft draft;
    draft.fields.claims = m_claims->bytes();
    draft.fields.header = m_header->text().toUtf8();
    draft.fields.kid = m_kid->text().toUtf8();
    draft.fields.expiresIn = m_expiresIn->text().trimmed().toUtf8();
    draft.fields.notBefore = m_notBefore->text().trimmed().toUtf8();
    for (const QByteArray &name : m_asked) {
        if (const auto value = m_values.find(name); value != m_values.end() && !value->second.isEmpty()) {
            draft.fields.variables.insert(*value);
        }
    }
    draft.type = m_type->text().trimmed().toUtf8();
    draft.issuedAt = m_issuedAt->isChecked();
    draft.tokenId = m_tokenId->isChecked();
    return draft;
}

void DraftForm::load(const credential::JwtFields &fields)
{
    m_isLoading = true;
    const base::Result<base::Json> json = base::parseJson(fields.claims);
    m_claims->setBytes(json ? json::laidOut(fields.claims) : fields.claims);
    m_header->setText(fields.header.trimmed() == "{}" ? QString() : QString::fromUtf8(fields.header));
    m_kid->setText(QString::fromUtf8(fields.kid));
    m_expiresIn->setText(QString::fromUtf8(fields.expiresIn));
    m_notBefore->setText(QString::fromUtf8(fields.notBefore));
    m_type->clear();
    m_issuedAt->setChecked(true);
    m_tokenId->setChecked(false);
    for (const auto &[name, value] : fields.variables) {
        m_values.insert_or_assign(name, value);
    }
    m_isLoading = false;
    askForVariables();
    clearErrors();
    m_isTouched = false;
    Q_EMIT edited();
}

void DraftForm::note()
{
    if (m_isLoading) {
        return;
    }
    m_isTouched = true;
    askForVariables();
    Q_EMIT edited();
}

void DraftForm::askForVariables()
{
    credential::JwtFields fields;
    fields.claims = m_claims->bytes();
    fields.header = m_header->text().toUtf8();
    const std::set<QByteArray> names = credential::variableNames(fields);
    const std::vector<QByteArray> wanted(names.begin(), names.end());
    if (wanted == m_asked) {
        return;
    }
    for (const QByteArray &name : m_asked) {
        if (!names.contains(name)) {
            m_variableForm->removeRow(variableField(name));
        }
    }
    for (const QByteArray &name : wanted) {
        if (m_variableForm->hasRow(variableField(name))) {
            continue;
        }
        auto *edit = new QLineEdit(QString::fromUtf8(m_values[name]));
        const QString shown = widgets::visibleText(QString::fromUtf8(name));
        widgets::nameControl(edit, QStringLiteral("var_") + QString::fromUtf8(name), shown,
                             tr("What stands in the place of {{%1}}").arg(shown));
        edit->setFont(theme::wireFont());
        edit->setPlaceholderText(tr("in the place of {{%1}}").arg(shown));
        m_variableForm->addRow(variableField(name), shown, edit);
        connect(edit, &QLineEdit::textChanged, this, [this, name](const QString &text) {
            m_values.insert_or_assign(name, text.toUtf8());
            m_isTouched = true;
            Q_EMIT edited();
        });
    }
    m_asked = wanted;
    m_variableForm->setVisible(!m_asked.empty());
}

bool DraftForm::showError(const base::Error &error, bool goThere)
{
    const QByteArray field = draftFieldOf(error);
    const QString sentence = text::describe(error);
    if (field == "claims") {
        m_claimsProblem->setText(sentence);
        m_claimsProblem->show();
        if (goThere && !error.fact("line").isEmpty()) {
            m_claims->goTo(error.fact("line").toInt(), error.fact("column").toInt());
        } else if (goThere) {
            m_claims->setFocus();
        }
        return true;
    }
    for (widgets::FieldForm *form : {m_variableForm, m_form}) {
        if (form->setProblem(field, sentence)) {
            if (goThere) {
                form->control(field)->setFocus();
            }
            return true;
        }
    }
    return false;
}

void DraftForm::clearErrors()
{
    m_claimsProblem->hide();
    m_claimsProblem->setText({});
    m_variableForm->clearProblems();
    m_form->clearProblems();
}

void DraftForm::showJsonState(const editor::JsonState &state)
{
    using Kind = editor::JsonState::Kind;
    QString word;
    QString tip = tr("The claims as JSON");
    theme::Token token = theme::Token::Dim;
    switch (state.kind) {
    case Kind::Empty:
        word = tr("empty: {}");
        break;
    case Kind::Valid:
        word = tr("JSON ✓");
        token = theme::Token::Ok;
        break;
    case Kind::Invalid:
        word = tr("not JSON: %1:%2").arg(state.line).arg(state.column);
        tip = tr("%1. Click to go there.").arg(state.reason);
        token = theme::Token::Bad;
        break;
    case Kind::Unchecked:
        word = tr("JSON not checked");
        break;
    }
    m_jsonState->setText(word);
    widgets::nameControl(m_jsonState, QStringLiteral("claimsState"), word, tip);
    QPalette tinted;
    tinted.setColor(QPalette::ButtonText, theme::color(token));
    m_jsonState->setPalette(tinted);
    m_beautify->setEnabled(state.kind == Kind::Valid);
}

} // namespace sealwright::tokens

#include "moc_DraftForm.cpp"
