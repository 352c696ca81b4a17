// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/MintKeyForm.h"

#include "app/text/Describe.h"
#include "app/text/DescribeKey.h"
#include "app/text/DescribeToken.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DraftErrorPlace.h"
#include "ui/tokens/KeyInput.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QCheckBox>

#include <algorithm>

namespace sealwright::tokens {
namespace {

bool hasOuterBlanks(QByteArrayView bytes)
{
    return bytes.trimmed().size() != bytes.size();
}

} // namespace

MintKeyForm::MintKeyForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new widgets::FieldForm)
    , m_key(new KeyInput(QStringLiteral("key"), tr("Key")))
    , m_passphrase(new widgets::SecretField)
    , m_allowNone(new QCheckBox(tr("Mint it without a signature")))
    , m_ofCredential(new widgets::PlainLabel)
    , m_keyWarning(new widgets::PlainLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_form);
    widgets::nameControl(m_passphrase, QStringLiteral("passphrase"), tr("Passphrase of the key"),
                         tr("Opens the private key. It is kept in memory only."));
    widgets::nameControl(m_allowNone, QStringLiteral("allowNone"), tr("Mint it without a signature"),
                         tr("Anybody can make such a token: it is for testing that a verifier refuses it"));
    m_ofCredential->setObjectName(QStringLiteral("ofCredential"));
    m_ofCredential->setMinimumHeight(theme::kControlHeight);
    m_ofCredential->setToken(theme::Token::Dim);
    m_form->addRow("key", tr("Key"), m_key);
    m_form->addRow("passphrase", tr("Passphrase"), m_passphrase);
    m_form->addRow("credential", tr("Key"), m_ofCredential);
    m_form->addRow("allowNone", tr("No key"), m_allowNone,
                   tr("The algorithm “none” has no signature: whoever accepts such a token believes anybody. "
                      "Mint one to see that your verifier refuses it."));
    m_keyWarning->setObjectName(QStringLiteral("keyWarning"));
    m_keyWarning->setFont(theme::smallFont());
    m_keyWarning->setToken(theme::Token::Warn);
    m_keyWarning->setWordWrap(true);
    m_keyWarning->setContentsMargins(widgets::kFieldLabelWidth + theme::kMargin, 0, 0, 6);
    layout->addWidget(m_keyWarning);

    connect(m_key, &KeyInput::changed, this, [this] {
        look();
        Q_EMIT edited();
    });
    connect(m_key, &KeyInput::accepted, this, &MintKeyForm::accepted);
    connect(m_key, &KeyInput::troubled, this, &MintKeyForm::showError);
    connect(m_passphrase, &widgets::SecretField::changed, this, [this] {
        m_form->setProblem("passphrase", {});
        Q_EMIT edited();
    });
    connect(m_passphrase, &widgets::SecretField::accepted, this, &MintKeyForm::accepted);
    connect(m_allowNone, &QCheckBox::toggled, this, [this] {
        arrange();
        Q_EMIT edited();
    });
    setAlgorithm(m_algorithm);
}

void MintKeyForm::setAlgorithm(jwt::JwtAlgorithm algorithm)
{
    m_algorithm = algorithm;
    const bool isShared = jwt::hmacOf(algorithm).has_value();
    m_key->setSecret(isShared);
    m_key->setPlaceholderText(isShared ? tr("Paste the shared secret, or an oct JWK")
                                       : tr("Paste the private key: PEM, base64 of DER or JWK"));
    look();
}

void MintKeyForm::setCredential(const QString &name)
{
    m_credential = name;
    m_ofCredential->setText(tr("Stays in the vault of “%1”").arg(name));
    arrange();
}

base::SecretBytes MintKeyForm::key() const
{
    return m_key->copy();
}

std::optional<base::SecretBytes> MintKeyForm::passphrase() const
{
    if (!m_report.isEncrypted || m_passphrase->isEmpty()) {
        return std::nullopt;
    }
    return base::SecretBytes::copyOf(m_passphrase->view());
}

bool MintKeyForm::allowsNone() const
{
    return m_allowNone->isChecked();
}

bool MintKeyForm::showError(const base::Error &error)
{
    const QByteArray field = draftFieldOf(error);
    if (field == "key" && !m_credential.isEmpty()) {
        m_form->setProblem("credential", text::describe(error));
        return true;
    }
    if (field == "key") {
        setKeyHint(text::describe(error), true);
        m_key->setFocus();
        return true;
    }
    if (field != "passphrase" && field != "allowNone") {
        return false;
    }
    arrange();
    if (m_form->setProblem(field, text::describe(error))) {
        m_form->control(field)->setFocus();
    }
    return true;
}

void MintKeyForm::look()
{
    m_report = {};
    QStringList warnings;
    if (m_algorithm != jwt::JwtAlgorithm::None && !m_key->isEmpty()) {
        m_report = flow::inspectMintingKey(m_algorithm, m_key->view());
        for (const jwt::MintWarning warning : m_report.warnings) {
            warnings.append(text::describe(warning));
        }
        if (m_report.secretBytes > 0 && hasOuterBlanks(m_key->view())) {
            warnings.append(tr("Blanks or line breaks stand at an end of the secret. They count."));
        }
    }
    m_keyWarning->setText(warnings.join(QLatin1Char(' ')));
    arrange();
    const QString known = m_key->isEmpty() ? QString() : text::describe(m_report);
    setKeyHint(m_report.problem ? text::describe(*m_report.problem) : known, m_report.problem.has_value());
}

void MintKeyForm::arrange()
{
    const bool isNone = m_algorithm == jwt::JwtAlgorithm::None;
    const bool isEntered = !isNone && m_credential.isEmpty();
    m_form->setRowVisible("key", isEntered);
    m_form->setRowVisible("passphrase", isEntered && m_report.isEncrypted);
    m_form->setRowVisible("credential", !isNone && !isEntered);
    m_form->setRowVisible("allowNone", isNone);
    m_keyWarning->setVisible(isEntered && !m_keyWarning->text().isEmpty());
}

void MintKeyForm::setKeyHint(const QString &sentence, bool isProblem)
{
    m_form->setHelp("key", isProblem ? QString() : sentence);
    m_form->setProblem("key", isProblem ? sentence : QString());
    m_key->setInvalid(isProblem);
}

} // namespace sealwright::tokens

#include "moc_MintKeyForm.cpp"
