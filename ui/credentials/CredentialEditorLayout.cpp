// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CertificatePanel.h"
#include "ui/credentials/CredentialEditor.h"
#include "ui/credentials/KindFields.h"
#include "ui/credentials/OverlapPanel.h"
#include "ui/credentials/PreviewCard.h"
#include "ui/credentials/SecretPanel.h"
#include "ui/credentials/TokenPanel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

// How the editor is laid out. What it does is in CredentialEditor.cpp.
namespace sealwright::credentials {
namespace {

QLineEdit *lineEdit(const QString &objectName, const QString &name, const QString &placeholder)
{
    auto *edit = new QLineEdit;
    widgets::nameControl(edit, objectName, name);
    edit->setPlaceholderText(placeholder);
    return edit;
}

} // namespace

CredentialEditor::CredentialEditor(flow::KeepCredential &keep, flow::InspectCredential &inspect,
                                   const flow::FindRecipe &recipes, flow::FetchAccessToken &tokens,
                                   const base::Clock &clock, const CareFlows &care, QWidget *parent)
    : QWidget(parent)
    , m_keep(keep)
    , m_inspect(inspect)
    , m_recipes(recipes)
    , m_clock(clock)
    , m_orphans(care.orphans)
    , m_title(new widgets::ElidedLabel)
    , m_idLabel(new widgets::ElidedLabel)
    , m_delete(widgets::newButton(QStringLiteral("delete"), tr("Delete…"),
                                  tr("Deletes this credential and its secret")))
    , m_banner(new widgets::Banner)
    , m_scroll(new QScrollArea)
    , m_general(new widgets::FieldForm)
    , m_name(lineEdit(QStringLiteral("name"), tr("Name"), tr("what it is for")))
    , m_environment(lineEdit(QStringLiteral("environment"), tr("Environment"), tr("none, e.g. staging")))
    , m_certificatePanel(new CertificatePanel(clock))
    , m_secretPanel(new SecretPanel)
    , m_overlapPanel(new OverlapPanel(care.overlap, care.requests, care.environments))
    , m_fieldsPlace(new QWidget)
    , m_tokenPanel(new TokenPanel(tokens, clock, care.environments))
    , m_scope(new widgets::FieldForm)
    , m_hosts(lineEdit(QStringLiteral("hosts"), tr("Only for hosts"), tr("any host")))
    , m_previewCard(new PreviewCard)
    , m_progress(new widgets::PlainLabel)
    , m_revert(widgets::newButton(QStringLiteral("revert"), tr("Revert"), tr("Back to what is saved")))
    , m_save(widgets::newButton(QStringLiteral("save"), tr("Save"), tr("Saves this credential (Ctrl+S)")))
    , m_foot(new widgets::Surface(theme::Token::Panel, Qt::TopEdge))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHead();
    m_banner->setObjectName(QStringLiteral("editorBanner"));
    layout->addWidget(m_banner);
    buildForm();
    layout->addWidget(m_scroll, 1);
    // Outside what scrolls: it answers each key, wherever the field is.
    auto *preview = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *previewLayout = new QVBoxLayout(preview);
    previewLayout->setContentsMargins(0, 0, 0, 0);
    previewLayout->addWidget(m_previewCard);
    layout->addWidget(preview);

    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(theme::kMargin + 4, theme::kGap, theme::kMargin, theme::kGap);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setToken(theme::Token::Dim);
    row->addWidget(m_progress, 1);
    row->addWidget(m_revert);
    row->addWidget(m_save);
    layout->addWidget(m_foot);

    connect(m_banner, &widgets::Banner::firstTriggered, this, &CredentialEditor::reloadWanted);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(m_revert, &QPushButton::clicked, this, &CredentialEditor::revert);
    updateButtons();
}

void CredentialEditor::buildHead()
{
    auto *head = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    head->setFixedHeight(theme::kBarHeight + 2);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme::kMargin + 4, 2, theme::kMargin, 3);
    row->setSpacing(theme::kMargin);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setFont(theme::boldFont());
    m_idLabel->setObjectName(QStringLiteral("idLabel"));
    m_idLabel->setAccessibleName(tr("Id"));
    m_idLabel->setFont(theme::wireFont());
    m_idLabel->setToken(theme::Token::Dim);
    row->addWidget(m_title, 2);
    row->addWidget(m_idLabel, 1);
    row->addWidget(m_delete);
    layout()->addWidget(head);
    connect(m_delete, &QPushButton::clicked, this, &CredentialEditor::remove);
}

void CredentialEditor::buildForm()
{
    m_scroll->setObjectName(QStringLiteral("editorScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *surface = new widgets::Surface(theme::Token::Panel);
    auto *layout = new QVBoxLayout(surface);
    layout->setContentsMargins(theme::kMargin + 4, theme::kMargin, theme::kMargin + 4, theme::kMargin + 4);
    layout->setSpacing(theme::kSmallGap);
    m_general->addRow("name", tr("Name"), m_name);
    m_general->addRow("environment", tr("Environment"), m_environment);
    layout->addWidget(m_general);
    layout->addWidget(m_certificatePanel);
    layout->addWidget(m_secretPanel);
    layout->addWidget(m_overlapPanel);
    auto *place = new QVBoxLayout(m_fieldsPlace);
    place->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fieldsPlace);
    layout->addWidget(m_tokenPanel);
    m_scope->addGroup(tr("Safety"));
    m_scope->addRow("hosts", tr("Only for hosts"), m_hosts,
                    tr("Sending it to any other host is refused. Several are separated by commas."));
    layout->addWidget(m_scope);
    layout->addStretch(1);
    m_body = surface;
    m_scroll->setWidget(surface);

    connect(m_overlapPanel, &OverlapPanel::shownChanged, this, &CredentialEditor::chainTabs);
    connect(m_tokenPanel, &TokenPanel::fetchWanted, this, &CredentialEditor::fetchToken);
    for (QLineEdit *edit : {m_name, m_environment, m_hosts}) {
        connect(edit, &QLineEdit::textChanged, this, &CredentialEditor::edited);
    }
    const auto secretEdited = [this] {
        if (m_isDraft) {
            edited();
        } else if (!m_isFilling) {
            m_secretPanel->setProblem({});
            updatePreview();
        }
    };
    connect(m_secretPanel, &SecretPanel::edited, this, secretEdited);
    connect(m_certificatePanel, &CertificatePanel::edited, this, secretEdited);
    connect(m_secretPanel, &SecretPanel::modeChanged, this,
            [this] { m_certificatePanel->setAsking(m_secretPanel->isAsking()); });
    connect(m_secretPanel, &SecretPanel::accepted, this, [this] { save(); });
    connect(m_secretPanel, &SecretPanel::replaceRequested, this, [this] {
        setBusy(true, tr("Storing the secret…"));
        replaceSecret(credentialId(), enteredSecrets());
    });
    connect(m_secretPanel, &SecretPanel::unlockRequested, this,
            [this] { lookForSecret(m_summary.credential.id, vault::MayUnlock::Yes); });
    connect(m_secretPanel, &SecretPanel::dropPreviousRequested, this, [this] {
        setBusy(true, tr("Erasing the previous secret…"));
        dropPrevious(credentialId());
    });
}

void CredentialEditor::useKind(credential::Kind kind)
{
    // Made afresh each time, so that recipes which came or went are seen.
    if (m_fields != nullptr) {
        m_fields->hide();
        m_fields->deleteLater();
    }
    m_fields = new KindFields(kind, m_recipes);
    m_fieldsPlace->layout()->addWidget(m_fields);
    m_tokenPanel->setVisible(kind == credential::Kind::OAuth2);
    m_certificatePanel->setVisible(kind == credential::Kind::Mtls);
    m_fields->show(); // a layout would show it only when the event loop turns
    connect(m_fields, &KindFields::edited, this, &CredentialEditor::edited);
    connect(m_fields, &KindFields::rowsChanged, this, &CredentialEditor::chainTabs);
    chainTabs();
}

void CredentialEditor::chainTabs()
{
    QWidget *previous = m_environment;
    for (const QWidget *part :
         {static_cast<QWidget *>(m_certificatePanel), static_cast<QWidget *>(m_secretPanel),
          static_cast<QWidget *>(m_overlapPanel), static_cast<QWidget *>(m_fields),
          static_cast<QWidget *>(m_tokenPanel), static_cast<QWidget *>(m_scope),
          static_cast<QWidget *>(m_previewCard), m_foot}) {
        for (QWidget *control : part->findChildren<QWidget *>()) {
            // What stands in another control comes with it; Qt 6.8 would end the chain there.
            const bool isOfItsOwn = !previous->isAncestorOf(control);
            if (isOfItsOwn && (control->focusPolicy() & Qt::TabFocus) != 0 && control->window() == window()) {
                QWidget::setTabOrder(previous, control);
                previous = control;
            }
        }
    }
}

void CredentialEditor::fetchToken()
{
    clearErrors();
    base::Result<credential::Credential> credential = collect();
    if (!credential) {
        refuse(credential.error());
        return;
    }
    m_tokenPanel->fetch(*std::move(credential), m_secretPanel->copy());
}

void CredentialEditor::updateButtons()
{
    m_save->setEnabled(m_isDirty && !m_isBusy);
    m_save->setText(m_isDraft ? tr("Save credential") : tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_revert->setEnabled(m_isDirty && !m_isBusy);
    m_revert->setText(m_isDraft ? tr("Discard") : tr("Revert"));
    m_revert->setAccessibleName(m_revert->text());
    widgets::setPlainToolTip(m_revert, m_isDraft ? tr("Gives this draft up") : tr("Back to what is saved"));
    m_delete->setVisible(!m_isDraft);
    m_delete->setEnabled(!m_isBusy);
}

void CredentialEditor::setBusy(bool busy, const QString &what)
{
    m_isBusy = busy;
    m_body->setEnabled(!busy);
    m_progress->setText(busy ? what : QString());
    updateButtons();
}

} // namespace sealwright::credentials
