// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/CredentialBar.h"

#include "app/text/Describe.h"
#include "app/vapi/EventTemplates.h"
#include "ui/composer/SigningHint.h"
#include "ui/models/ChoiceText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/ChoiceField.h"
#include "ui/widgets/MarkedLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>

namespace sealwright::composer {
namespace {

const QLatin1String kVapi("vapi/");

} // namespace

CredentialBar::CredentialBar(const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
                             QWidget *parent)
    : QWidget(parent)
    , m_inspect(inspect)
    , m_recipes(recipes)
    , m_credential(new widgets::ChoiceField(tr("Credential")))
    , m_template(new widgets::ChoiceField(tr("Template")))
    , m_verb(new widgets::PlainLabel)
    , m_hint(new widgets::MarkedLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 7, theme::kMargin, 7);
    layout->setSpacing(theme::kGap);
    QComboBox *credential = m_credential->combo();
    widgets::nameControl(credential, QStringLiteral("credential"), tr("Credential"),
                         tr("The credential that signs or authenticates this request"));
    credential->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    credential->setMaximumWidth(260);
    layout->addWidget(m_credential);
    QComboBox *event = m_template->combo();
    widgets::nameControl(event, QStringLiteral("template"), tr("Template"),
                         tr("Fill the body with a sample event"));
    event->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    event->setMinimumContentsLength(20);
    layout->addWidget(m_template);
    layout->addStretch();
    m_verb->setToken(theme::Token::Dim);
    m_verb->setObjectName(QStringLiteral("verb"));
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_verb);
    layout->addWidget(m_hint);

    fillTemplates();
    connect(m_credential, &widgets::ChoiceField::activated, this, [this] {
        showHint();
        Q_EMIT credentialChosen();
    });
    connect(m_template, &widgets::ChoiceField::activated, this,
            [this] { Q_EMIT templateChosen(templateId()); });
}

void CredentialBar::fillTemplates()
{
    m_template->add({tr("None"), {}, {}});
    for (const vapi::EventTemplate &event : vapi::eventTemplates()) {
        m_template->add({tr("Vapi: %1").arg(event.title), QString(kVapi % event.id), event.note});
    }
}

void CredentialBar::reload()
{
    const QString chosen = credentialId();
    std::vector<widgets::Choice> choices{{tr("None"), {}, {}}};
    const auto listing = m_inspect.list();
    if (!listing) {
        Q_EMIT troubled(text::describe(listing.error()));
    } else {
        for (const flow::CredentialSummary &summary : listing->items) {
            choices.push_back(
                {models::choiceText(summary.credential), summary.credential.id, summary.credential.id});
        }
        if (!listing->broken.empty()) {
            Q_EMIT troubled(text::describe(listing->broken.front().error));
        }
    }
    m_credential->setChoices(choices);
    setCredential(chosen);
}

void CredentialBar::setCredential(const QString &id)
{
    if (!m_credential->choose(id)) {
        m_credential->add({tr("Missing: %1").arg(id), id, {}});
        m_credential->choose(id);
    }
    showHint();
}

QString CredentialBar::credentialId() const
{
    return m_credential->chosen();
}

void CredentialBar::setTemplate(const QString &id)
{
    if (!m_template->choose(id)) {
        m_template->choose({});
    }
}

QString CredentialBar::templateId() const
{
    return m_template->chosen();
}

void CredentialBar::showHint()
{
    SigningHint hint;
    if (const QString id = credentialId(); !id.isEmpty()) {
        const base::Result<flow::CredentialSummary> summary = m_inspect.summary(id);
        if (summary) {
            hint = signingHint(summary->credential, m_recipes);
        } else {
            hint.text = text::describe(summary.error());
        }
    }
    m_verb->setText(hint.verb);
    m_signsBody = hint.signsBody;
    m_hint->setText(hint.text, std::move(hint.marks));
    Q_EMIT hintShown();
}

} // namespace sealwright::composer

#include "moc_CredentialBar.cpp"
