// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Error.h"
#include "app/base/SecretBytes.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace sealwright::widgets {
class SecretField;
}

namespace sealwright::tokens {

/// Takes a private key or a shared secret, pasted or out of a file, and shows none of it. Its bytes stay in
/// memory that is wiped, and go to nobody but who asks for them here.
class KeyInput final : public QWidget
{
    Q_OBJECT

public:
    /// The field is called so; its buttons `<objectName>File` and `<objectName>Clear`.
    KeyInput(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    /// A shared secret: of a file, one final line break is not part of it.
    void setSecret(bool isSecret);
    void setPlaceholderText(const QString &text);

    bool isEmpty() const { return view().isEmpty(); }

    /// Valid until the next change. For checks; never keep it.
    QByteArrayView view() const;

    base::SecretBytes copy() const { return base::SecretBytes::copyOf(view()); }

    void clear();
    void setInvalid(bool invalid);

Q_SIGNALS:
    void changed();
    void accepted(); ///< Enter was pressed
    void troubled(const sealwright::base::Error &error);

private:
    void openFile();
    void useFile(const QString &path);
    void dropFile();
    void describeFile();

    widgets::SecretField *m_field;
    QToolButton *m_clear;
    QPushButton *m_open;
    base::SecretBytes m_ofFile;
    QString m_fileName; ///< without its folder; empty when what is in the field counts
    QString m_placeholder;
    bool m_isSecret = true;
};

} // namespace sealwright::tokens
