// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/CredentialBar.h"

#include "app/text/Describe.h"
#include "app/vapi/EventTemplates.h"
#include "ui/composer/SigningHint.h"
#include "ui/theme/Metrics.h"
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
    , m_credential(new QComboBox)
    , m_template(new QComboBox)
    , m_verb(new widgets::PlainLabel)
    , m_hint(new widgets::MarkedLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 7, theme::kMargin, 7);
    layout->setSpacing(theme::kGap);
    const auto label = [&](const QString &text) {
        auto *result = new widgets::PlainLabel(text);
        result->setToken(theme::Token::Dim);
        layout->addWidget(result);
    };
    label(tr("Credential"));
    widgets::nameControl(m_credential, QStringLiteral("credential"), tr("Credential"),
                         tr("The credential that signs or authenticates this request"));
    m_credential->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_credential->setMaximumWidth(260);
    layout->addWidget(m_credential);
    label(tr("Template"));
    widgets::nameControl(m_template, QStringLiteral("template"), tr("Template"),
                         tr("Fill the body with a sample event"));
    m_template->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_template->setMinimumContentsLength(20);
    layout->addWidget(m_template);
    layout->addStretch();
    m_verb->setToken(theme::Token::Dim);
    m_verb->setObjectName(QStringLiteral("verb"));
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_verb);
    layout->addWidget(m_hint);

    fillTemplates();
    connect(m_credential, &QComboBox::activated, this, [this] {
        showHint();
        Q_EMIT credentialChosen();
    });
    connect(m_template, &QComboBox::activated, this, [this] { Q_EMIT templateChosen(templateId()); });
}

void CredentialBar::fillTemplates()
{
    m_template->addItem(tr("None"), QString());
    for (const vapi::EventTemplate &event : vapi::eventTemplates()) {
        m_template->addItem(tr("Vapi: %1").arg(event.title), QString(kVapi % event.id));
        m_template->setItemData(m_template->count() - 1, widgets::plainToolTip(event.note), Qt::ToolTipRole);
    }
}

void CredentialBar::reload()
{
    const QString chosen = credentialId();
    const QSignalBlocker quiet(m_credential);
    m_credential->clear();
    m_credential->addItem(tr("None"), QString());
    const auto listing = m_inspect.list();
    if (!listing) {
        Q_EMIT troubled(text::describe(listing.error()));
    } else {
        for (const flow::CredentialSummary &summary : listing->items) {
            const credential::Credential &one = summary.credential;
            const QString name = one.environment.isEmpty()
                                     ? one.name
                                     : QString(one.name % QStringLiteral(" – ") % one.environment);
            m_credential->addItem(widgets::visibleText(name), one.id);
            m_credential->setItemData(m_credential->count() - 1, one.id, Qt::ToolTipRole);
        }
        if (!listing->broken.empty()) {
            Q_EMIT troubled(text::describe(listing->broken.front().error));
        }
    }
    setCredential(chosen);
}

void CredentialBar::setCredential(const QString &id)
{
    const QSignalBlocker quiet(m_credential);
    int index = m_credential->findData(id);
    if (index < 0) {
        m_credential->addItem(tr("Missing: %1").arg(widgets::visibleText(id)), id);
        index = m_credential->count() - 1;
    }
    m_credential->setCurrentIndex(index);
    showHint();
}

QString CredentialBar::credentialId() const
{
    return m_credential->currentData().toString();
}

void CredentialBar::setTemplate(const QString &id)
{
    m_template->setCurrentIndex(qMax(0, m_template->findData(id)));
}

QString CredentialBar::templateId() const
{
    return m_template->currentData().toString();
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
    m_hint->setText(hint.text, std::move(hint.marks));
}

} // namespace sealwright::composer
