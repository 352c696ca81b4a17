// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/CheckForm.h"

#include "app/base/Duration.h"
#include "app/crypto/KeyReader.h"
#include "app/flow/ReadKeyFile.h"
#include "app/flow/VerifyToken.h"
#include "app/text/Describe.h"
#include "app/text/DescribeKey.h"
#include "ui/models/ChoiceText.h"
#include "ui/tokens/AlgorithmChecks.h"
#include "ui/tokens/KeyInput.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PasteField.h"
#include "ui/widgets/VisibleText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

// How it is laid out is in CheckFormLayout.cpp.

namespace sealwright::tokens {
namespace {

constexpr qsizetype kLongestKeySetFile = 1024 * 1024;
constexpr int kKinds = 3; ///< the entries before the credentials, in the order of CheckingKind

/// Those of JSON are of a JWK or a set of them.
bool isAboutKey(std::string_view code)
{
    return code.starts_with("key_") || code.starts_with("jwt_key_") || code.starts_with("json_");
}

} // namespace

void CheckForm::reloadCredentials()
{
    const QString before = credentialId();
    const auto listing = m_inspect.list();
    {
        const QSignalBlocker quiet(m_checkWith);
        while (m_checkWith->count() > kKinds) {
            m_checkWith->removeItem(m_checkWith->count() - 1);
        }
        if (listing) {
            for (const flow::CredentialSummary &summary : listing->items) {
                if (summary.credential.kind() == credential::Kind::Jwt) {
                    const QString name = widgets::visibleText(models::choiceText(summary.credential));
                    m_checkWith->addItem(tr("Credential: %1").arg(name), summary.credential.id);
                }
            }
        }
        const int index = before.isEmpty() ? -1 : m_checkWith->findData(before);
        if (index >= 0) {
            m_checkWith->setCurrentIndex(index);
        } else if (!before.isEmpty()) {
            m_checkWith->setCurrentIndex(0); // it was deleted
        }
    }
    arrange();
    look();
}

QString CheckForm::credentialId() const
{
    return m_checkWith->currentIndex() < kKinds ? QString() : m_checkWith->currentData().toString();
}

std::optional<flow::CheckingKind> CheckForm::kind() const
{
    const int index = m_checkWith->currentIndex();
    return index < kKinds ? std::optional(static_cast<flow::CheckingKind>(qMax(0, index))) : std::nullopt;
}

const jwt::JwkSet *CheckForm::keys() const
{
    return m_keys && *m_keys ? &**m_keys : nullptr;
}

base::Error CheckForm::problem() const
{
    return m_keys && !*m_keys ? m_keys->error() : base::Error(crypto::KeyError::TextEmpty);
}

base::Result<jwt::TokenRules> CheckForm::rules(base::TimePoint now) const
{
    jwt::TokenRules rules;
    rules.now = now;
    rules.algorithms = m_algorithms->chosen();
    if (rules.algorithms.empty()) {
        return base::failure(jwt::JwtError::AlgorithmMissing);
    }
    rules.signatureOnly = m_signatureOnly->isChecked();
    if (rules.signatureOnly) {
        return rules;
    }
    if (!m_issuer->text().isEmpty()) {
        rules.issuer = m_issuer->text();
    }
    if (!m_audience->text().isEmpty()) {
        rules.audience = m_audience->text();
    }
    if (const QString leeway = m_leeway->text().trimmed(); !leeway.isEmpty()) {
        const auto duration = base::parseDuration(leeway);
        if (!duration) {
            return base::Failure(duration.error());
        }
        rules.leeway = *duration;
    }
    return rules;
}

QByteArray CheckForm::keyField() const
{
    if (!credentialId().isEmpty()) {
        return QByteArrayLiteral("source");
    }
    return kind() == flow::CheckingKind::SharedSecret ? QByteArrayLiteral("secret")
                                                      : QByteArrayLiteral("keyText");
}

void CheckForm::arrange()
{
    const std::optional<flow::CheckingKind> current = kind();
    const bool isSet = current == flow::CheckingKind::KeySet;
    m_form->setRowVisible("secret", current == flow::CheckingKind::SharedSecret);
    m_form->setRowVisible("keyText", isSet || current == flow::CheckingKind::PublicKey);
    m_form->setRowVisible("url", isSet);
    m_keyText->setPlaceholderText(isSet ? tr("Paste a JWK Set: {\"keys\": […]}")
                                        : tr("Paste a public key or certificate: PEM, base64 of DER or JWK"));
    m_form->setHelp("source", current
                                  ? QString()
                                  : tr("Its key stays in the vault. Of a key pair only the public half is "
                                       "used."));
}

void CheckForm::enableClaims()
{
    const bool checksClaims = !m_signatureOnly->isChecked();
    for (const char *field : {"issuer", "audience", "leeway"}) {
        m_form->control(field)->setEnabled(checksClaims);
    }
}

void CheckForm::look()
{
    m_keys.reset();
    m_ofCredential.clear();
    QString help;
    if (const QString id = credentialId(); !id.isEmpty()) {
        const auto summary = m_inspect.summary(id);
        if (summary) {
            m_ofCredential = {std::get<credential::JwtFields>(summary->credential.fields).algorithm};
        }
    } else if (kind() == flow::CheckingKind::SharedSecret) {
        if (!m_secret->isEmpty()) {
            m_keys = flow::readCheckingKeys(flow::CheckingKind::SharedSecret, m_secret->view());
        }
    } else if (!m_keyText->isEmpty()) {
        m_keys = flow::readCheckingKeys(*kind(), m_keyText->bytes());
    }
    if (m_keys && *m_keys) {
        help = text::describe(**m_keys);
    }
    const QByteArray field = keyField();
    if (field != "source") {
        m_form->setHelp(field, help);
        m_form->setProblem(field, m_keys && !*m_keys ? text::describe(m_keys->error()) : QString());
        m_secret->setInvalid(field == "secret" && m_keys && !*m_keys);
        m_keyText->setInvalid(field == "keyText" && m_keys && !*m_keys);
    }
    m_form->setHelp("url", {});
    m_algorithms->offer(keys() != nullptr ? keys()->algorithms() : m_ofCredential);
    m_form->setProblem("algorithms", {});
}

void CheckForm::setFetching(bool fetching)
{
    m_isFetching = fetching;
    m_fetch->setText(fetching ? tr("Cancel") : tr("Fetch"));
    widgets::nameControl(m_fetch, QStringLiteral("fetch"), m_fetch->text(),
                         fetching ? tr("Stop waiting for the key set") : tr("Fetch the key set from there"));
    m_url->setEnabled(!fetching);
}

void CheckForm::useFetched(base::Result<jwt::JwkSet> keys)
{
    if (!keys) {
        if (!keys.error().is(sender::SendError::Cancelled)) {
            m_form->setProblem("url", text::describe(keys.error()));
        }
        return;
    }
    {
        const QSignalBlocker quiet(m_keyText);
        m_keyText->setBytes({});
    }
    look();
    m_keys = std::move(keys);
    m_form->setHelp("url", text::describe(**m_keys));
    m_algorithms->offer((*m_keys)->algorithms());
    Q_EMIT edited();
}

void CheckForm::openFile()
{
    widgets::Dialogs::openFile(this, tr("Choose a key file"), [this](const QString &path) {
        if (!path.isEmpty()) {
            useFile(path);
        }
    });
}

void CheckForm::useFile(const QString &path)
{
    const bool isSet = kind() == flow::CheckingKind::KeySet;
    const base::Result<base::SecretBytes> bytes =
        flow::readKeyFile(path, isSet ? kLongestKeySetFile : crypto::kLongestKeyText);
    const base::Result<jwt::JwkSet> keys =
        bytes ? flow::readCheckingKeys(*kind(), bytes->view()) : base::Failure(bytes.error());
    // Above all: a private key that was taken by mistake is not put on the screen.
    if (!keys) {
        m_form->setProblem("keyText", text::describe(keys.error()));
        m_keyText->setInvalid(true);
        return;
    }
    const QByteArray content = bytes->view().toByteArray();
    m_keyText->setBytes(content.isValidUtf8() && !content.contains('\0') ? content : content.toBase64());
}

bool CheckForm::showError(const base::Error &error)
{
    QByteArray field;
    if (error.is(jwt::JwtError::AlgorithmMissing)) {
        field = keys() == nullptr && m_ofCredential.empty() ? keyField() : QByteArrayLiteral("algorithms");
    } else if (error.is(base::DurationError::Malformed)) {
        field = "leeway";
    } else if (isAboutKey(error.code())) {
        field = keyField();
    }
    if (!m_form->setProblem(field, text::describe(error))) {
        return false;
    }
    m_form->control(field)->setFocus();
    return true;
}

void CheckForm::note()
{
    m_form->setProblem("leeway", {});
    m_form->setProblem("algorithms", {});
    Q_EMIT edited();
}

} // namespace sealwright::tokens

#include "moc_CheckForm.cpp"
