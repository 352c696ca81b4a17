// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/CredentialBar.h"

#include "app/text/Describe.h"
#include "app/vapi/EventTemplates.h"
#include "ui/composer/EnvironmentField.h"
#include "ui/composer/SigningHint.h"
#include "ui/models/ChoiceText.h"
#include "ui/theme/ElideMiddle.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/MarkedLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>

#include <algorithm>

namespace sealwright::composer {
namespace {

const QLatin1String kVapi("vapi/");
/// In an environment: whatever the request has without one. No id of a credential looks like this.
const QString kSame = QStringLiteral("same");

} // namespace

CredentialBar::CredentialBar(const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
                             models::EnvironmentChoice &environments, QWidget *parent)
    : QWidget(parent)
    , m_inspect(inspect)
    , m_recipes(recipes)
    , m_environments(environments)
    , m_credential(new widgets::ChoiceField(tr("Credential")))
    , m_environment(new EnvironmentField(environments))
    , m_template(new widgets::ChoiceField(tr("Template")))
    , m_verb(new widgets::PlainLabel)
    , m_hint(new widgets::MarkedLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 7, theme::kMargin, 7);
    layout->setSpacing(theme::kGap);
    QComboBox *credential = m_credential->combo();
    widgets::nameControl(credential, QStringLiteral("credential"), tr("Credential"));
    credential->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    theme::elideInMiddle(credential);
    layout->addWidget(m_credential);
    layout->addWidget(m_environment);
    QComboBox *event = m_template->combo();
    widgets::nameControl(event, QStringLiteral("template"), tr("Template"),
                         tr("Fill the body with a sample event"));
    event->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout->addWidget(m_template);
    layout->addStretch();
    m_verb->setToken(theme::Token::Dim);
    m_verb->setObjectName(QStringLiteral("verb"));
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_verb);
    layout->addWidget(m_hint);

    fillTemplates();
    fillCredentials();
    connect(m_credential, &widgets::ChoiceField::activated, this, &CredentialBar::takeCredential);
    connect(m_environment, &EnvironmentField::manageWanted, this, &CredentialBar::manageEnvironmentsWanted);
    connect(&m_environments, &models::EnvironmentChoice::changed, this, &CredentialBar::fillCredentials);
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
    m_known.clear();
    const auto listing = m_inspect.list();
    if (!listing) {
        Q_EMIT troubled(text::describe(listing.error()));
    } else {
        for (const flow::CredentialSummary &summary : listing->items) {
            m_known.push_back(
                {models::choiceText(summary.credential), summary.credential.id, summary.credential.id});
        }
        if (!listing->broken.empty()) {
            Q_EMIT troubled(text::describe(listing->broken.front().error));
        }
    }
    if (!m_environments.trouble().isEmpty()) {
        Q_EMIT troubled(m_environments.trouble());
    }
    fillCredentials();
}

void CredentialBar::setCredentials(const workspace::SavedRequest &request)
{
    m_request.credentialId = request.credentialId;
    m_request.credentialIn = request.credentialIn;
    fillCredentials();
}

void CredentialBar::putCredentials(workspace::SavedRequest &request) const
{
    request.credentialId = m_request.credentialId;
    request.credentialIn = m_request.credentialIn;
}

QString CredentialBar::nameOf(const QString &credentialId) const
{
    if (credentialId.isEmpty()) {
        return tr("None");
    }
    const auto found = std::ranges::find(m_known, credentialId, &widgets::Choice::id);
    return found == m_known.end() ? tr("Missing: %1").arg(credentialId) : found->text;
}

void CredentialBar::fillCredentials()
{
    const workspace::Environment *environment = m_environments.chosen();
    const QString general = nameOf(m_request.credentialId);
    std::vector<widgets::Choice> choices;
    QString chosen = m_request.credentialId;
    if (environment != nullptr) {
        choices.push_back({tr("Same as without environment (%1)").arg(general), kSame, {}});
        const auto own = m_request.credentialIn.find(environment->id);
        chosen = own == m_request.credentialIn.end() ? kSame : own->second;
    }
    choices.push_back({tr("None"), {}, {}});
    choices.insert(choices.end(), m_known.begin(), m_known.end());
    m_credential->setChoices(choices);
    if (!m_credential->choose(chosen)) {
        m_credential->add({nameOf(chosen), chosen, {}});
        m_credential->choose(chosen);
    }
    widgets::setPlainToolTip(
        m_credential->combo(),
        environment != nullptr
            ? tr("The credential of this request in “%1”. Without an environment it is: %2.")
                  .arg(environment->name, general)
        : m_environments.all().empty()
            ? tr("The credential that signs or authenticates this request")
            : tr("The credential that signs or authenticates this request without an environment, and in "
                 "those where it has none of its own"));
    showHint();
}

void CredentialBar::takeCredential()
{
    const QString chosen = m_credential->chosen();
    const workspace::Environment *environment = m_environments.chosen();
    if (environment == nullptr) {
        m_request.credentialId = chosen;
    } else if (chosen == kSame) {
        m_request.credentialIn.erase(environment->id);
    } else {
        m_request.credentialIn.insert_or_assign(environment->id, chosen);
    }
    showHint();
    Q_EMIT credentialChosen();
}

/// In a small window what the credential signs counts more than the ends of long names.
void CredentialBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_credential->combo()->setMaximumWidth(qBound(160, width() * 23 / 100, 420));
    m_environment->setMostWidth(qBound(110, width() * 13 / 100, 200));
    m_template->combo()->setMaximumWidth(qBound(110, width() * 16 / 100, 260));
}

void CredentialBar::openEnvironments()
{
    m_environment->open();
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
    if (const QString id = m_request.credentialFor(m_environments.chosenId()); !id.isEmpty()) {
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
