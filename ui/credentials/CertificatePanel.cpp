// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/CertificatePanel.h"

#include "app/crypto/KeyReader.h"
#include "app/flow/ReadKeyFile.h"
#include "app/text/Describe.h"
#include "app/text/DescribeCertificate.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PasteField.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QGridLayout>
#include <QPushButton>

namespace sealwright::credentials {
namespace {

constexpr int kLines = 4;
constexpr int kHeight = 120; // whose certificate it is, is said below; its base64 tells nobody anything

} // namespace

CertificatePanel::CertificatePanel(const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_field(new widgets::PasteField(kLines))
    , m_stored(new widgets::PlainLabel)
    , m_hint(new widgets::HintLabel)
    , m_warning(new widgets::HintLabel)
    , m_fromFile(widgets::newButton(QStringLiteral("certificateFile"), tr("From file…"),
                                    tr("Reads the certificate from a file; the file is left as it is")))
{
    setObjectName(QStringLiteral("certificatePanel"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::kMargin);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(0, widgets::kFieldLabelWidth);
    grid->setColumnStretch(1, 1);

    auto *label = new widgets::PlainLabel(tr("Certificate"));
    label->setMinimumHeight(theme::kControlHeight);
    grid->addWidget(label, 0, 0, Qt::AlignTop);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    m_field->setNames(QStringLiteral("certificate"), tr("Client certificate"),
                      tr("In PEM, its own first and those that lead to its authority behind it"));
    m_field->setMaximumHeight(kHeight);
    m_field->setPlaceholderText(QStringLiteral("-----BEGIN CERTIFICATE-----"));
    m_stored->setObjectName(QStringLiteral("storedCertificate"));
    m_stored->setAccessibleName(tr("Stored certificate"));
    m_stored->setWordWrap(true);
    m_stored->setMinimumHeight(theme::kControlHeight);
    row->addWidget(m_field, 1);
    row->addWidget(m_stored, 1);
    m_fromFile->setAutoDefault(false);
    row->addWidget(m_fromFile, 0, Qt::AlignTop);
    grid->addLayout(row, 0, 1);
    m_hint->setObjectName(QStringLiteral("certificateHint"));
    m_hint->setWordWrap(true);
    grid->addWidget(m_hint, 1, 1);
    m_warning->setObjectName(QStringLiteral("certificateWarning"));
    m_warning->setWordWrap(true);
    m_warning->setToken(theme::Token::Warn);
    grid->addWidget(m_warning, 2, 1);

    connect(m_field, &widgets::PasteField::changed, this, [this] {
        judge();
        Q_EMIT edited();
    });
    connect(m_fromFile, &QPushButton::clicked, this, &CertificatePanel::openFile);
    arrange();
}

void CertificatePanel::setAsking(bool isAsking)
{
    if (std::exchange(m_isAsking, isAsking) != isAsking) {
        clear();
    }
    arrange();
}

void CertificatePanel::showAdopted()
{
    m_state = {};
    m_isLooking = false;
    m_isAdopted = true;
    m_isAsking = false;
    clear();
    arrange();
}

void CertificatePanel::showLooking()
{
    m_state = {};
    m_isAdopted = false;
    m_isLooking = true;
    m_isAsking = false;
    clear();
    arrange();
}

void CertificatePanel::showState(const flow::SecretState &state)
{
    m_state = state;
    m_isLooking = false;
    m_isAdopted = false;
    arrange();
}

bool CertificatePanel::isEmpty() const
{
    return m_field->isEmpty();
}

base::SecretBytes CertificatePanel::copy() const
{
    return base::SecretBytes::copyOf(m_field->bytes());
}

void CertificatePanel::clear()
{
    m_field->clear();
}

void CertificatePanel::setProblem(const QString &sentence)
{
    if (sentence.isEmpty()) {
        judge();
        return;
    }
    m_hint->setText(sentence);
    m_hint->setToken(theme::Token::Bad);
    m_field->setInvalid(true);
}

void CertificatePanel::focusField()
{
    m_field->setFocus();
}

void CertificatePanel::openFile()
{
    widgets::Dialogs::openFile(this, tr("Choose a certificate"), [this](const QString &path) {
        if (path.isEmpty()) {
            return;
        }
        const base::Result<base::SecretBytes> bytes = flow::readKeyFile(path, crypto::kLongestKeyText);
        if (!bytes) {
            setProblem(text::describe(bytes.error()));
            return;
        }
        const auto chain = crypto::CertificateChain::read(bytes->view());
        if (!chain) {
            setProblem(
                text::describe(chain.error())); // what else it is has no place in a field that shows it
            return;
        }
        m_field->setBytes(chain->pem());
    });
}

void CertificatePanel::arrange()
{
    m_field->setVisible(m_isAsking);
    m_fromFile->setVisible(m_isAsking);
    m_stored->setVisible(!m_isAsking);
    m_stored->setText(m_isLooking           ? tr("looking…")
                      : m_isAdopted         ? tr("stored already")
                      : m_state.certificate ? text::describe(*m_state.certificate)
                      : m_state.error       ? tr("not known")
                      : m_state.present     ? tr("It cannot be read.")
                                            : tr("none stored"));
    judge();
}

void CertificatePanel::judge()
{
    m_field->setInvalid(false);
    m_hint->setToken(theme::Token::Dim);
    std::optional<crypto::CertificateFacts> facts = m_state.certificate;
    QString hint;
    if (m_isAsking && m_field->isEmpty()) {
        facts.reset();
        hint = tr(
            "PEM, with those that lead to its authority behind it. Certificate and key are stored together.");
    } else if (m_isAsking) {
        const auto chain = crypto::CertificateChain::read(m_field->bytes());
        facts = chain ? std::optional(chain->facts()) : std::nullopt;
        hint = chain ? text::describe(*facts) : text::describe(chain.error());
        m_hint->setToken(chain ? theme::Token::Dim : theme::Token::Bad);
        m_field->setInvalid(!chain);
    }
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    const auto warning = facts ? crypto::warningOf(*facts, m_clock.now()) : std::nullopt;
    m_warning->setText(warning ? text::describe(*warning, *facts) : QString());
    m_warning->setVisible(warning.has_value());
}

} // namespace sealwright::credentials

#include "moc_CertificatePanel.cpp"
