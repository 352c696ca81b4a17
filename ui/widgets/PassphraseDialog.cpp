// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PassphraseDialog.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPushButton>

namespace sealwright::widgets {
namespace {

constexpr int kWidth = 420;

PlainLabel *wrapped(PlainLabel *label, const QString &name)
{
    label->setWordWrap(true);
    label->setFixedWidth(kWidth);
    label->setObjectName(name);
    return label;
}

} // namespace

PassphraseDialog::PassphraseDialog(const Dialogs::PassphraseRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_isNew(request.isNew)
    , m_judge(request.judge)
    , m_passphrase(new SecretField)
    , m_hint(new HintLabel)
    , m_accept(newButton(QStringLiteral("accept"), request.accept, request.accept))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(visibleText(request.title));
    setWindowModality(parent ? Qt::WindowModal : Qt::ApplicationModal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(theme::kGap);
    layout->setSizeConstraint(QLayout::SetFixedSize);

    auto *title = wrapped(new PlainLabel(request.title), QStringLiteral("title"));
    title->setFont(theme::boldFont());
    layout->addWidget(title);
    layout->addWidget(wrapped(new PlainLabel(request.sentence), QStringLiteral("sentence")));
    if (!request.detail.isEmpty()) {
        auto *detail = wrapped(new PlainLabel(request.detail), QStringLiteral("detail"));
        detail->setToken(theme::Token::Warn);
        layout->addWidget(detail);
    }
    layout->addSpacing(theme::kSmallGap);
    addField(m_passphrase, QStringLiteral("passphrase"), tr("Passphrase"));
    if (m_isNew) {
        m_again = new SecretField;
        addField(m_again, QStringLiteral("again"), tr("The same again"));
    }
    // Room for its longest words, so that the dialog does not jump while somebody types.
    wrapped(m_hint, QStringLiteral("hint"))->setMinimumHeight(m_hint->fontMetrics().lineSpacing() * 2);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_hint);

    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *reject = newButton(QStringLiteral("reject"), tr("Cancel"), tr("Cancel"));
    for (QPushButton *button : {reject, m_accept}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    theme::makeAccent(m_accept);
    m_accept->setDefault(true);
    layout->addLayout(row);
    connect(reject, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &PassphraseDialog::acceptWhenUsable);
    judge();
    if (request.wasWrong) {
        m_hint->setText(tr("That is not its passphrase."));
        m_hint->setToken(theme::Token::Bad);
        theme::markInvalid(m_passphrase, true);
    }
    m_passphrase->setFocus();
}

void PassphraseDialog::addField(SecretField *field, const QString &name, const QString &label)
{
    auto *caption = new PlainLabel(label);
    caption->setBuddy(field);
    nameControl(field, name, label);
    field->setFixedWidth(kWidth);
    layout()->addWidget(caption);
    layout()->addWidget(field);
    connect(field, &SecretField::changed, this, &PassphraseDialog::judge);
    connect(field, &SecretField::accepted, this, [this, field] {
        if (m_again && field == m_passphrase) {
            m_again->setFocus();
        } else {
            acceptWhenUsable();
        }
    });
}

bool PassphraseDialog::isUsable() const
{
    return !m_passphrase->isEmpty() && (m_again == nullptr || m_again->view() == m_passphrase->view());
}

void PassphraseDialog::judge()
{
    // Only once the second one cannot become the first any more.
    const bool differs = m_again != nullptr && !m_passphrase->view().startsWith(m_again->view());
    theme::markInvalid(m_passphrase, false);
    m_hint->setToken(differs ? theme::Token::Bad : theme::Token::Dim);
    m_hint->setText(differs   ? tr("These are two different passphrases.")
                    : m_judge ? m_judge(m_passphrase->view())
                              : QString());
    if (m_again) {
        theme::markInvalid(m_again, differs);
    }
    m_accept->setEnabled(isUsable());
}

void PassphraseDialog::acceptWhenUsable()
{
    if (isUsable()) {
        accept();
    }
}

base::SecretBytes PassphraseDialog::takePassphrase()
{
    if (m_again) {
        m_again->clear();
    }
    return m_passphrase->take();
}

} // namespace sealwright::widgets

#include "moc_PassphraseDialog.cpp"
