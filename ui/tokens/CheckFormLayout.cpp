// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/AlgorithmChecks.h"
#include "ui/tokens/CheckForm.h"
#include "ui/tokens/KeyInput.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PasteField.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace sealwright::tokens {
namespace {

constexpr int kKeyTextHeight = 124;

} // namespace

CheckForm::CheckForm(const flow::InspectCredential &inspect, QWidget *parent)
    : QWidget(parent)
    , m_inspect(inspect)
    , m_form(new widgets::FieldForm)
    , m_checkWith(new QComboBox)
    , m_secret(new KeyInput(QStringLiteral("checkSecret"), tr("Shared secret")))
    , m_keyText(new widgets::PasteField(5))
    , m_publicKeyFile(widgets::newButton(QStringLiteral("publicKeyFile"), tr("From file…"),
                                         tr("Read the key from a file; the file is left as it is")))
    , m_urlRow(new QWidget)
    , m_url(new QLineEdit)
    , m_fetch(widgets::newButton(QStringLiteral("fetch"), tr("Fetch"), tr("Fetch the key set from there")))
    , m_algorithms(new AlgorithmChecks)
    , m_issuer(new QLineEdit)
    , m_audience(new QLineEdit)
    , m_leeway(new QLineEdit)
    , m_signatureOnly(new QCheckBox(tr("The signature alone")))
{
    layOut();
    connect(m_checkWith, &QComboBox::currentIndexChanged, this, [this] {
        arrange();
        look();
        Q_EMIT edited();
    });
    connect(m_secret, &KeyInput::changed, this, [this] {
        look();
        Q_EMIT edited();
    });
    connect(m_secret, &KeyInput::accepted, this, &CheckForm::accepted);
    connect(m_secret, &KeyInput::troubled, this, &CheckForm::showError);
    connect(m_keyText, &widgets::PasteField::changed, this, [this] {
        look();
        Q_EMIT edited();
    });
    connect(m_publicKeyFile, &QPushButton::clicked, this, &CheckForm::openFile);
    const auto fetch = [this] {
        if (m_isFetching) {
            Q_EMIT fetchUnwanted();
        } else {
            m_form->setProblem("url", {});
            Q_EMIT fetchWanted(m_url->text().trimmed().toUtf8());
        }
    };
    connect(m_fetch, &QPushButton::clicked, this, fetch);
    connect(m_url, &QLineEdit::returnPressed, this, fetch);
    connect(m_algorithms, &AlgorithmChecks::changed, this, &CheckForm::note);
    connect(m_signatureOnly, &QCheckBox::toggled, this, [this] {
        enableClaims();
        note();
    });
    reloadCredentials();
}

void CheckForm::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_form);
    widgets::nameControl(m_checkWith, QStringLiteral("checkWith"), tr("Check with"),
                         tr("What kind of key the token must be signed with. You say so, never the token."));
    m_checkWith->addItem(tr("Shared secret"));
    m_checkWith->addItem(tr("Public key or certificate"));
    m_checkWith->addItem(tr("Key set (JWKS)"));
    m_form->addRow("source", tr("Check with"), m_checkWith);
    m_secret->setPlaceholderText(tr("Paste the shared secret, or an oct JWK"));
    m_form->addRow("secret", tr("Secret"), m_secret);
    m_form->addRow("keyText", tr("Key"), keyTextRow());

    widgets::nameControl(m_url, QStringLiteral("keySetUrl"), tr("Address of the key set"),
                         tr("Where the issuer publishes its keys: https, or http on this computer"));
    m_url->setFont(theme::wireFont());
    m_url->setPlaceholderText(QStringLiteral("https://issuer.example/.well-known/jwks.json"));
    m_fetch->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_urlRow);
    row->setContentsMargins({});
    row->setSpacing(theme::kGap);
    row->addWidget(m_url, 1);
    row->addWidget(m_fetch);
    m_urlRow->setObjectName(QStringLiteral("keySetUrlRow"));
    m_urlRow->setFocusProxy(m_url);
    m_form->addRow("url", tr("Or fetch it"), m_urlRow);

    m_algorithms->setObjectName(QStringLiteral("algorithms"));
    m_algorithms->setMinimumHeight(theme::kControlHeight);
    m_form->addRow("algorithms", tr("Accept"), m_algorithms);
    addText("issuer", tr("Issuer (iss)"), m_issuer, tr("What iss must be"));
    m_issuer->setPlaceholderText(tr("any"));
    addText("audience", tr("Audience (aud)"), m_audience, tr("What aud must be, or hold"));
    m_audience->setPlaceholderText(tr("any"));
    addText("leeway", tr("Leeway"), m_leeway, tr("How far two clocks may differ: 30s, 2m"));
    m_leeway->setPlaceholderText(QStringLiteral("0s"));
    widgets::nameControl(m_signatureOnly, QStringLiteral("signatureOnly"), tr("The signature alone"),
                         tr("Look at none of the claims: the payload may be any bytes"));
    m_form->addRow("signatureOnly", tr("Check"), m_signatureOnly);
}

QWidget *CheckForm::keyTextRow()
{
    auto *place = new QWidget;
    place->setObjectName(QStringLiteral("keyTextRow"));
    place->setFocusProxy(m_keyText);
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins({});
    column->setSpacing(6);
    m_keyText->setNames(QStringLiteral("keyText"), tr("Public key, certificate or key set"),
                        tr("Paste it here. Private keys have no business here and are refused."));
    m_keyText->setMaximumHeight(kKeyTextHeight);
    column->addWidget(m_keyText);
    m_publicKeyFile->setAutoDefault(false);
    column->addWidget(m_publicKeyFile, 0, Qt::AlignLeft);
    return place;
}

void CheckForm::addText(const QByteArray &field, const QString &label, QLineEdit *edit, const QString &help)
{
    widgets::nameControl(edit, QString::fromLatin1(field), label, help);
    edit->setFont(theme::wireFont());
    m_form->addRow(field, label, edit);
    connect(edit, &QLineEdit::textChanged, this, &CheckForm::note);
    connect(edit, &QLineEdit::returnPressed, this, &CheckForm::accepted);
}

} // namespace sealwright::tokens
