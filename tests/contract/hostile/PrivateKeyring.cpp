// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostile/PrivateKeyring.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <functional>

namespace sealwright::tests {
namespace {

constexpr int kPatience = 15'000;
const QString kSecrets = QStringLiteral("org.freedesktop.secrets");

bool becomesTrue(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, kPatience);
}

/// A session bus that can start nothing.
constexpr char kBareSession[] =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

} // namespace

PrivateKeyring::PrivateKeyring()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP"}) {
        m_environment.remove(QString::fromLatin1(name));
    }
    const QString home = m_folder.filePath(QStringLiteral("home"));
    const QString runtime = m_folder.filePath(QStringLiteral("run"));
    for (const QString &folder : {home, runtime}) {
        QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    m_environment.insert(QStringLiteral("HOME"), home);
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
}

PrivateKeyring::~PrivateKeyring()
{
    if (m_keyring) {
        signalKeyring(SIGCONT);
        m_keyring->kill();
        m_keyring->waitForFinished(kPatience);
    }
    // What the bus started ends with it.
    m_bus.kill();
    m_bus.waitForFinished(kPatience);
}

bool PrivateKeyring::startBus(Services services, Screen screen)
{
    QStringList arguments{QStringLiteral("--nofork"), QStringLiteral("--print-address")};
    if (services == Services::None) {
        const QString path = m_folder.filePath(QStringLiteral("bare-session.conf"));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(kBareSession) < 0) {
            return false;
        }
        arguments.append(QStringLiteral("--config-file=") + path);
    } else {
        arguments.append(QStringLiteral("--session"));
    }
    if (screen == Screen::Inherited) {
        m_environment.insert(QStringLiteral("DISPLAY"), qEnvironmentVariable("DISPLAY"));
    }
    m_bus.setProcessEnvironment(m_environment);
    m_bus.setStandardErrorFile(m_folder.filePath(QStringLiteral("bus.log")));
    m_bus.start(QStringLiteral("dbus-daemon"), arguments);
    if (!becomesTrue([this] { return m_bus.canReadLine(); })) {
        return false;
    }
    const QString address = QString::fromUtf8(m_bus.readLine().trimmed());
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
    return true;
}

std::optional<QByteArray> PrivateKeyring::run(const QString &program, const QStringList &arguments,
                                              const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

std::optional<QByteArray> PrivateKeyring::call(const QString &destination, const QString &path,
                                               const QString &method, const QStringList &arguments)
{
    const QStringList head{QStringLiteral("call"),          QStringLiteral("--session"),
                           QStringLiteral("--dest"),        destination,
                           QStringLiteral("--object-path"), path,
                           QStringLiteral("--method"),      method};
    const QStringList all = head + arguments;
    return run(QStringLiteral("gdbus"), all);
}

qint64 PrivateKeyring::keyringPid()
{
    const auto said = call(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                           QStringLiteral("org.freedesktop.DBus.GetConnectionUnixProcessID"), {kSecrets});
    // (uint32 1234,)
    return said ? said->mid(8).split(',').first().toLongLong() : 0;
}

bool PrivateKeyring::isLocked(bool expected)
{
    const auto said = call(kSecrets, QStringLiteral("/org/freedesktop/secrets/aliases/default"),
                           QStringLiteral("org.freedesktop.DBus.Properties.Get"),
                           {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    return said && said->contains(expected ? "true" : "false");
}

bool PrivateKeyring::startKeyring()
{
    m_keyring = std::make_unique<QProcess>();
    m_keyring->setProcessEnvironment(m_environment);
    m_keyring->setStandardErrorFile(QProcess::nullDevice());
    m_keyring->setStandardOutputFile(QProcess::nullDevice());
    m_keyring->start(QStringLiteral("gnome-keyring-daemon"),
                     {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--replace"),
                      QStringLiteral("--components=secrets")});
    m_keyring->write("test-only");
    m_keyring->closeWriteChannel();
    return becomesTrue([this] { return keyringPid() == m_keyring->processId(); }) &&
           becomesTrue([this] { return isLocked(false); });
}

bool PrivateKeyring::lock()
{
    // It locks, and then crashes (libsecret 0.20.5): what counts is what the service says afterwards.
    run(QStringLiteral("secret-tool"), {QStringLiteral("lock"), QStringLiteral("--collection=login")});
    return isLocked(true);
}

bool PrivateKeyring::killKeyring()
{
    const qint64 pid = keyringPid();
    if (pid <= 0 || ::kill(static_cast<pid_t>(pid), SIGKILL) != 0) {
        return false;
    }
    return m_keyring->processId() != pid || m_keyring->waitForFinished(kPatience);
}

bool PrivateKeyring::signalKeyring(int signal)
{
    return m_keyring && m_keyring->processId() > 0 &&
           ::kill(static_cast<pid_t>(m_keyring->processId()), signal) == 0;
}

bool PrivateKeyring::promptShown()
{
    return becomesTrue([this] {
        return run(QStringLiteral("xdotool"), {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                               QStringLiteral("--class"), QStringLiteral("gcr-prompter")})
            .has_value();
    });
}

bool PrivateKeyring::typePassword()
{
    return run(QStringLiteral("xdotool"), {QStringLiteral("type"), QStringLiteral("test-only")}) &&
           run(QStringLiteral("xdotool"), {QStringLiteral("key"), QStringLiteral("Return")});
}

bool PrivateKeyring::dismissPrompt()
{
    return run(QStringLiteral("xdotool"), {QStringLiteral("key"), QStringLiteral("Escape")}).has_value();
}

std::optional<qsizetype> PrivateKeyring::entries(const QString &key)
{
    const QString attributes =
        QStringLiteral("{'server': 'io.github.sealwright', 'user': '") + key + QStringLiteral("'}");
    const auto said = call(kSecrets, QStringLiteral("/org/freedesktop/secrets"),
                           QStringLiteral("org.freedesktop.Secret.Service.SearchItems"), {attributes});
    if (!said) {
        return std::nullopt;
    }
    return said->count("/collection/");
}

} // namespace sealwright::tests
