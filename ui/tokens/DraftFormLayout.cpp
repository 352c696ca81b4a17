// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DraftForm.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QToolButton>

namespace sealwright::tokens {

DraftForm::DraftForm(QWidget *parent)
    : QWidget(parent)
    , m_claims(new editor::CodeEditor)
    , m_jsonState(new QToolButton)
    , m_beautify(new QToolButton)
    , m_claimsProblem(new widgets::PlainLabel)
    , m_variableForm(new widgets::FieldForm)
    , m_form(new widgets::FieldForm)
    , m_expiresIn(new QLineEdit)
    , m_notBefore(new QLineEdit)
    , m_kid(new QLineEdit)
    , m_type(new QLineEdit)
    , m_header(new QLineEdit)
    , m_issuedAt(new QCheckBox(tr("Issued at (iat)")))
    , m_tokenId(new QCheckBox(tr("Random id (jti)")))
{
    layOut();
    connect(m_claims, &editor::CodeEditor::edited, this, &DraftForm::note);
    connect(m_claims, &editor::CodeEditor::jsonStateChanged, this, &DraftForm::showJsonState);
    connect(m_beautify, &QToolButton::clicked, this, [this] { m_claims->beautify(); });
    connect(m_jsonState, &QToolButton::clicked, this, [this] {
        const editor::JsonState state = m_claims->jsonState();
        if (state.kind == editor::JsonState::Kind::Invalid) {
            m_claims->goTo(state.line, state.column);
        }
    });
    for (QCheckBox *box : {m_issuedAt, m_tokenId}) {
        connect(box, &QCheckBox::toggled, this, &DraftForm::note);
    }
    showJsonState({});
}

void DraftForm::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(claimsBar());
    m_claims->setObjectName(QStringLiteral("claims"));
    m_claims->setAccessibleName(tr("Claims"));
    m_claims->setMinimumHeight(150);
    layout->addWidget(m_claims, 1);

    auto *below = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(theme::kMargin + 4, theme::kMargin, theme::kMargin + 4, theme::kGap);
    column->setSpacing(0);
    m_claimsProblem->setObjectName(QStringLiteral("claimsProblem"));
    m_claimsProblem->setFont(theme::smallFont());
    m_claimsProblem->setToken(theme::Token::Bad);
    m_claimsProblem->setWordWrap(true);
    m_claimsProblem->setContentsMargins(0, 0, 0, theme::kGap);
    m_claimsProblem->hide();
    column->addWidget(m_claimsProblem);
    m_variableForm->hide();
    column->addWidget(m_variableForm);

    addText("expiresIn", tr("Lifetime"), m_expiresIn, tr("Writes exp: 90s, 15m, 1h, 7d. Empty: none."));
    m_expiresIn->setPlaceholderText(tr("never expires"));
    addText("notBefore", tr("Not before"), m_notBefore,
            tr("Writes nbf, counted from the time of issue: 0s, 5m, -30s. Empty: none."));
    m_notBefore->setPlaceholderText(tr("at once"));
    auto *switches = new QWidget;
    auto *row = new QHBoxLayout(switches);
    row->setContentsMargins({});
    row->setSpacing(2 * theme::kMargin);
    widgets::nameControl(m_issuedAt, QStringLiteral("issuedAt"), tr("Issued at (iat)"),
                         tr("Write the time of issue, unless the claims have one"));
    widgets::nameControl(m_tokenId, QStringLiteral("tokenId"), tr("Random id (jti)"),
                         tr("Write an id that no other token has, unless the claims have one"));
    m_issuedAt->setChecked(true);
    row->addWidget(m_issuedAt);
    row->addWidget(m_tokenId);
    row->addStretch();
    switches->setObjectName(QStringLiteral("switches"));
    switches->setMinimumHeight(theme::kControlHeight);
    m_form->addRow("switches", tr("Also write"), switches);
    addText("kid", tr("Key id (kid)"), m_kid, tr("Names the key, so that a verifier finds it in its set"));
    m_kid->setPlaceholderText(tr("none"));
    addText("type", tr("Type (typ)"), m_type, tr("What kind of token it says it is, such as at+jwt"));
    m_type->setPlaceholderText(QStringLiteral("JWT"));
    addText("header", tr("More header"), m_header, tr("Further header fields, as a JSON object"));
    m_header->setPlaceholderText(QStringLiteral("{}"));
    column->addWidget(m_form);
    layout->addWidget(below);
}

QWidget *DraftForm::claimsBar()
{
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::TopEdge | Qt::BottomEdge);
    bar->setFixedHeight(theme::kBarHeight + 2);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin + 4, 1, theme::kMargin, 1);
    row->setSpacing(theme::kSmallGap);
    row->addWidget(new widgets::SectionLabel(tr("Claims")));
    row->addStretch();
    m_jsonState->setAutoRaise(true);
    row->addWidget(m_jsonState);
    m_beautify->setAutoRaise(true);
    m_beautify->setIcon(theme::icon(theme::Icon::Braces));
    widgets::nameControl(m_beautify, QStringLiteral("beautifyClaims"), tr("Beautify"),
                         tr("Lay the claims out with line breaks and indents; order and numbers stay as they "
                            "are (Ctrl+Shift+B)"));
    m_beautify->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
    row->addWidget(m_beautify);
    return bar;
}

void DraftForm::addText(const QByteArray &field, const QString &label, QLineEdit *edit, const QString &help)
{
    widgets::nameControl(edit, QString::fromLatin1(field), label, help);
    edit->setFont(theme::wireFont());
    m_form->addRow(field, label, edit);
    connect(edit, &QLineEdit::textChanged, this, &DraftForm::note);
}

} // namespace sealwright::tokens
