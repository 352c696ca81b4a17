// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace sealwright::tests {

/// A D-Bus session with or without a gnome-keyring, in folders of its own, in whatever state a test wants it.
/// Blocks while it does so; QVERIFY what it returns. The password of its keyring is `test-only`.
class PrivateKeyring
{
public:
    enum class Services { Activatable, None };
    enum class Screen { None, Inherited };

    PrivateKeyring();
    ~PrivateKeyring();

    /// Without a screen there is nobody who could ask for a password.
    bool startBus(Services services, Screen screen);
    /// Unlocked; makes the default keyring the first time.
    bool startKeyring();
    bool lock();
    /// SIGKILL. Whoever speaks to it next makes D-Bus start a locked one.
    bool killKeyring();
    /// SIGSTOP and SIGCONT.
    bool signalKeyring(int signal);

    /// Waits for a password prompt on the screen.
    bool promptShown();
    /// Answers the prompt.
    bool typePassword();
    bool dismissPrompt();

    /// How many entries other programs find under this key.
    std::optional<qsizetype> entries(const QString &key);

    /// What a program of this session sees.
    QProcessEnvironment environment() const { return m_environment; }

private:
    std::optional<QByteArray> run(const QString &program, const QStringList &arguments,
                                  const QByteArray &input = QByteArray());
    std::optional<QByteArray> call(const QString &destination, const QString &path, const QString &method,
                                   const QStringList &arguments);
    bool isLocked(bool expected);
    qint64 keyringPid();

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_keyring;
};

} // namespace sealwright::tests
