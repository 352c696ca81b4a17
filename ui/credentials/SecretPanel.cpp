// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/SecretPanel.h"

#include "app/crypto/Fingerprint.h"
#include "app/flow/ReadKeyFile.h"
#include "app/text/Describe.h"
#include "app/text/DescribeLint.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/VisibleText.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QPushButton>

namespace sealwright::credentials {
namespace {

using credential::SecretHint;

QString labelOf(const QString &slot)
{
    if (slot == QLatin1String("token")) {
        return SecretPanel::tr("Token");
    }
    if (slot == QLatin1String("clientSecret")) {
        return SecretPanel::tr("Client secret");
    }
    if (slot == QLatin1String("password")) {
        return SecretPanel::tr("Password");
    }
    if (slot == QLatin1String("key")) {
        return SecretPanel::tr("API key");
    }
    return slot == QLatin1String("privateKey") ? SecretPanel::tr("Key") : SecretPanel::tr("Secret key");
}

} // namespace

SecretPanel::SecretPanel(QWidget *parent)
    : QWidget(parent)
    , m_label(new widgets::PlainLabel)
    , m_stored(new widgets::SecretField)
    , m_secret(new widgets::SecretField)
    , m_secretHint(new widgets::HintLabel)
    , m_secretWarning(new widgets::HintLabel)
    , m_previousRow(new QWidget)
    , m_fromFile(widgets::newButton(QStringLiteral("secretFile"), tr("From file…"),
                                    tr("Reads the key from a file; the file is left as it is")))
    , m_beginReplacing(
          widgets::newButton(QStringLiteral("beginReplacing"), tr("Replace secret…"),
                             tr("Gives this credential another secret; what refers to it stays as it is")))
    , m_replace(widgets::newButton(QStringLiteral("replace"), tr("Replace"),
                                   tr("Stores the new secret and keeps the old one as the previous one")))
    , m_cancelReplacing(widgets::newButton(QStringLiteral("cancelReplacing"), tr("Cancel"),
                                           tr("Keeps the secret that is stored")))
    , m_dropPrevious(widgets::newButton(QStringLiteral("dropPrevious"), tr("Drop previous"),
                                        tr("Erases the secret from before the last rotation")))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::kMargin);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(0, widgets::kFieldLabelWidth);
    grid->setColumnStretch(1, 1);

    m_label->setMinimumHeight(theme::kControlHeight);
    grid->addWidget(m_label, 0, 0, Qt::AlignTop);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    // The stored one is a field that takes nothing: dots and the fingerprint.
    widgets::nameControl(m_stored, QStringLiteral("stored"), tr("Stored secret"));
    m_stored->setEnabled(false);
    m_stored->setFocusPolicy(Qt::NoFocus);
    widgets::nameControl(m_secret, QStringLiteral("secret"), tr("Secret"));
    for (QWidget *widget : {static_cast<QWidget *>(m_stored), static_cast<QWidget *>(m_secret)}) {
        row->addWidget(widget, 1);
    }
    m_fromFile->setAutoDefault(false);
    for (QPushButton *made : {m_fromFile, m_beginReplacing, m_replace, m_cancelReplacing}) {
        row->addWidget(made);
    }
    grid->addLayout(row, 0, 1);

    m_secretHint->setObjectName(QStringLiteral("secretHint"));
    m_secretHint->setWordWrap(true);
    grid->addWidget(m_secretHint, 1, 1);
    m_secretWarning->setObjectName(QStringLiteral("secretWarning"));
    m_secretWarning->setWordWrap(true);
    m_secretWarning->setToken(theme::Token::Warn);
    grid->addWidget(m_secretWarning, 2, 1);

    auto *previous = new QHBoxLayout(m_previousRow);
    previous->setContentsMargins(0, theme::kSmallGap, 0, 0);
    previous->setSpacing(theme::kGap);
    auto *kept =
        new widgets::HintLabel(tr("The previous secret is kept, so that both verify during the change."));
    kept->setObjectName(QStringLiteral("previousNote"));
    kept->setWordWrap(true);
    previous->addWidget(kept, 1);
    previous->addWidget(m_dropPrevious);
    grid->addWidget(m_previousRow, 3, 1);

    connect(m_secret, &widgets::SecretField::changed, this, [this] {
        dropFile();
        Q_EMIT edited();
    });
    connect(m_fromFile, &QPushButton::clicked, this, &SecretPanel::openFile);
    connect(m_secret, &widgets::SecretField::accepted, this,
            [this] { isReplacing() ? Q_EMIT replaceRequested() : Q_EMIT accepted(); });
    connect(m_secret, &widgets::SecretField::refused, this, [this] {
        setProblem(tr("A secret has at most 16 KiB. What was pasted is longer and was not taken."));
    });
    connect(m_beginReplacing, &QPushButton::clicked, this,
            [this] { canUnlock() ? Q_EMIT unlockRequested() : beginReplacing(); });
    connect(m_replace, &QPushButton::clicked, this, &SecretPanel::replaceRequested);
    connect(m_cancelReplacing, &QPushButton::clicked, this, &SecretPanel::endReplacing);
    connect(m_dropPrevious, &QPushButton::clicked, this, &SecretPanel::dropPreviousRequested);
    arrange();
}

void SecretPanel::askFor(const QString &slot)
{
    m_state = {};
    m_state.slot = slot;
    m_mode = Mode::Asking;
    clear();
    arrange();
}

void SecretPanel::nameSlot(const QString &slot)
{
    if (m_state.slot != slot) {
        m_state.slot = slot;
        m_label->setText(labelOf(slot));
        m_fromFile->setVisible(isAsking() && holdsKey());
    }
}

void SecretPanel::showAdopted(const QString &slot)
{
    m_state = {};
    m_state.slot = slot;
    m_mode = Mode::Adopted;
    clear();
    arrange();
}

void SecretPanel::showLooking(const QString &slot)
{
    m_state = {};
    m_state.slot = slot;
    m_mode = Mode::Looking;
    clear();
    arrange();
}

void SecretPanel::showState(const flow::SecretState &state)
{
    m_state = state;
    if (!isReplacing()) {
        m_mode = state.error ? Mode::Unknown : state.present ? Mode::Stored : Mode::Missing;
    }
    arrange();
}

void SecretPanel::beginReplacing()
{
    m_mode = Mode::Replacing;
    clear();
    arrange();
    m_secret->setFocus();
}

void SecretPanel::endReplacing()
{
    clear();
    m_mode = m_state.error ? Mode::Unknown : m_state.present ? Mode::Stored : Mode::Missing;
    arrange();
    m_beginReplacing->setFocus();
}

bool SecretPanel::isEmpty() const
{
    return view().isEmpty();
}

base::SecretBytes SecretPanel::copy() const
{
    return base::SecretBytes::copyOf(view());
}

std::optional<QString> SecretPanel::fingerprint() const
{
    return isAsking() && !isEmpty() ? crypto::fingerprint(copy()) : m_state.fingerprint;
}

QByteArrayView SecretPanel::view() const
{
    return m_ofFile.isEmpty() ? m_secret->view() : m_ofFile.view();
}

void SecretPanel::clear()
{
    dropFile();
    m_secret->clear();
    setHints({});
}

void SecretPanel::setProblem(const QString &sentence)
{
    m_secretHint->setText(sentence.isEmpty() ? hint() : sentence);
    m_secretHint->setToken(sentence.isEmpty() && m_mode != Mode::Missing ? theme::Token::Dim
                                                                         : theme::Token::Bad);
    theme::markInvalid(m_secret, !sentence.isEmpty());
    m_secret->setAccessibleDescription(m_secretHint->text());
}

bool SecretPanel::holdsKey() const
{
    return m_state.slot == QLatin1String("privateKey");
}

bool SecretPanel::canUnlock() const
{
    return m_mode == Mode::Unknown && m_state.error &&
           (m_state.error->is(vault::VaultError::Locked) || m_state.error->is(vault::VaultError::Denied));
}

void SecretPanel::openFile()
{
    widgets::Dialogs::openFile(this, tr("Choose a key file"), [this](const QString &path) {
        if (path.isEmpty()) {
            return;
        }
        base::Result<base::SecretBytes> bytes = flow::readKeyFile(path, vault::kSecretSizeLimit);
        if (!bytes) {
            setProblem(text::describe(bytes.error()));
            return;
        }
        m_secret->clear();
        m_ofFile = *std::move(bytes);
        m_secret->setPlaceholderText(tr("%1, %2").arg(widgets::visibleText(QFileInfo(path).fileName()),
                                                      text::byteCount(m_ofFile.size())));
        Q_EMIT edited();
    });
}

void SecretPanel::dropFile()
{
    m_ofFile = {};
    m_secret->setPlaceholderText({});
}

void SecretPanel::focusField()
{
    m_secret->setFocus();
}

void SecretPanel::setHints(const std::vector<SecretHint> &hints)
{
    QStringList sentences;
    for (const SecretHint each : hints) {
        sentences << text::describe(each);
    }
    m_secretWarning->setText(sentences.join(QLatin1Char('\n')));
    m_secretWarning->setVisible(!sentences.isEmpty());
}

void SecretPanel::arrange()
{
    const bool takesOne = isAsking();
    m_fromFile->setVisible(takesOne && holdsKey());
    m_label->setText(labelOf(m_state.slot));
    m_secret->setVisible(takesOne);
    m_stored->setVisible(!takesOne);
    m_replace->setVisible(isReplacing());
    m_cancelReplacing->setVisible(isReplacing());
    m_beginReplacing->setVisible(!takesOne && m_mode != Mode::Adopted);
    m_beginReplacing->setEnabled(m_mode == Mode::Stored || m_mode == Mode::Missing || canUnlock());
    m_beginReplacing->setText(canUnlock()               ? tr("Unlock…")
                              : m_mode == Mode::Missing ? tr("Give secret…")
                                                        : tr("Replace secret…"));
    m_beginReplacing->setAccessibleName(m_beginReplacing->text());
    widgets::setPlainToolTip(
        m_beginReplacing, canUnlock()
                              ? tr("Has the system ask for the password of your keyring")
                              : tr("Gives this credential another secret; what refers to it stays as it is"));
    m_previousRow->setVisible(m_mode == Mode::Stored && m_state.hasPrevious);
    const bool hasOne = m_mode == Mode::Stored || m_mode == Mode::Adopted;
    m_stored->setPlaceholderText(hasOne                    ? QString(6, QChar(0x2022))
                                 : m_mode == Mode::Looking ? tr("looking…")
                                 : m_mode == Mode::Missing ? tr("none stored")
                                                           : tr("not known"));
    m_stored->setNote(hasOne && m_state.fingerprint ? *m_state.fingerprint : QString());
    m_stored->setAccessibleDescription(hint());
    setProblem({});
    Q_EMIT modeChanged();
}

QString SecretPanel::hint() const
{
    switch (m_mode) {
    case Mode::Asking:
        return tr("It is stored when you save, and cannot be shown again.");
    case Mode::Adopted:
        return tr("It is stored already. Saving makes it this credential's; it cannot be shown.");
    case Mode::Replacing:
        if (m_state.hasPrevious) {
            return tr("The present secret becomes the previous one. The one that is kept as the previous one "
                      "now is erased.");
        }
        return m_state.present ? tr("The present secret stays as the previous one until you drop it.")
                               : QString();
    case Mode::Looking:
        return tr("Asking the place where secrets are kept.");
    case Mode::Stored: {
        const QString kept = tr("Kept in %1. It cannot be shown again; replacing it is a rotation.")
                                 .arg(text::describe(m_state.where));
        return m_state.fingerprint
                   ? kept
                   : QString(kept % QLatin1Char(' ') %
                             tr("It is too short for a fingerprint: one could guess it from it."));
    }
    case Mode::Missing:
        return tr("No secret is stored for this credential in %1.").arg(text::describe(m_state.where));
    case Mode::Unknown:
        return m_state.error ? text::describe(*m_state.error) : QString();
    }
    return {};
}

} // namespace sealwright::credentials

#include "moc_SecretPanel.cpp"
