// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace sealwright::theme {

/// Asks the desktop portal whether the user prefers dark (`org.freedesktop.appearance`, `color-scheme`), and
/// goes on listening. Never blocks; where there is no portal it stays silent.
class SystemScheme final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void follow();

Q_SIGNALS:
    void found(sealwright::theme::Scheme scheme);

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);
    bool m_following = false;
};

} // namespace sealwright::theme
