// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/KeyInput.h"

#include "app/crypto/KeyReader.h"
#include "app/flow/ReadKeyFile.h"
#include "app/text/Describe.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>

namespace sealwright::tokens {

KeyInput::KeyInput(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_field(new widgets::SecretField)
    , m_clear(new QToolButton)
    , m_open(widgets::newButton(QString(objectName % QStringLiteral("File")), tr("From file…"),
                                tr("Read the key from a file; the file is left as it is")))
{
    setObjectName(QString(objectName % QStringLiteral("Input")));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme::kGap);
    widgets::nameControl(m_field, objectName, accessibleName,
                         tr("Type or paste it. It is kept in memory only and never shown."));
    widgets::nameControl(m_clear, QString(objectName % QStringLiteral("Clear")), tr("Forget the file"),
                         tr("Forget what was read from the file"));
    m_clear->setIcon(theme::icon(theme::Icon::Close));
    m_clear->setAutoRaise(true);
    m_clear->hide();
    m_open->setAutoDefault(false);
    row->addWidget(m_field, 1);
    row->addWidget(m_clear);
    row->addWidget(m_open);
    setFocusProxy(m_field);
    connect(m_field, &widgets::SecretField::changed, this, [this] {
        dropFile();
        Q_EMIT changed();
    });
    connect(m_field, &widgets::SecretField::accepted, this, &KeyInput::accepted);
    connect(m_field, &widgets::SecretField::refused, this,
            [this] { Q_EMIT troubled(base::Error(crypto::KeyError::TooLarge, {{"bits", qint64{-1}}})); });
    connect(m_open, &QPushButton::clicked, this, &KeyInput::openFile);
    connect(m_clear, &QToolButton::clicked, this, &KeyInput::clear);
}

void KeyInput::setSecret(bool isSecret)
{
    m_isSecret = isSecret;
    describeFile();
}

void KeyInput::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    describeFile();
}

QByteArrayView KeyInput::view() const
{
    if (m_fileName.isEmpty()) {
        return m_field->view();
    }
    QByteArrayView bytes = m_ofFile.view();
    if (m_isSecret && bytes.endsWith('\n')) {
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    }
    return bytes;
}

void KeyInput::clear()
{
    dropFile();
    if (m_field->isEmpty()) {
        Q_EMIT changed();
    } else {
        m_field->clear(); // says so
    }
    setFocus();
}

void KeyInput::setInvalid(bool invalid)
{
    theme::markInvalid(m_field, invalid);
}

void KeyInput::openFile()
{
    widgets::Dialogs::openFile(this, tr("Choose a key file"), [this](const QString &path) {
        if (!path.isEmpty()) {
            useFile(path);
        }
    });
}

void KeyInput::useFile(const QString &path)
{
    base::Result<base::SecretBytes> bytes = flow::readKeyFile(path, crypto::kLongestKeyText);
    if (!bytes) {
        Q_EMIT troubled(bytes.error());
        return;
    }
    m_field->clear(); // drops the file before it
    m_ofFile = *std::move(bytes);
    m_fileName = QFileInfo(path).fileName();
    describeFile();
    Q_EMIT changed();
}

void KeyInput::dropFile()
{
    m_ofFile = {};
    m_fileName.clear();
    describeFile();
}

void KeyInput::describeFile()
{
    const bool isFile = !m_fileName.isEmpty();
    m_clear->setVisible(isFile);
    if (!isFile) {
        m_field->setPlaceholderText(m_placeholder);
        return;
    }
    const QString name = widgets::visibleText(m_fileName);
    const bool isShorter = view().size() != m_ofFile.size();
    m_field->setPlaceholderText(
        isShorter ? tr("%1, %2 without its final line break").arg(name, text::byteCount(view().size()))
                  : tr("%1, %2").arg(name, text::byteCount(m_ofFile.size())));
}

} // namespace sealwright::tokens

#include "moc_KeyInput.cpp"
