// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Preferences.h"

#include <QStandardPaths>

namespace sealwright::shell {
namespace {

const QLatin1String kTheme("theme");
const QLatin1String kGeometry("geometry");
const QLatin1String kPage("page");
const QLatin1String kStore("store");
const QLatin1String kEnvironment("environment");
const QLatin1String kLayout("layout/");

QString fileOfUser()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) %
           QStringLiteral("/sealwright/window.ini");
}

} // namespace

Preferences::Preferences()
    : Preferences(fileOfUser())
{
}

Preferences::Preferences(const QString &file)
    : m_settings(file, QSettings::IniFormat)
{
}

theme::Theme::Choice Preferences::themeChoice() const
{
    const QString word = m_settings.value(kTheme).toString();
    return word == QLatin1String("light")  ? theme::Theme::Choice::Light
           : word == QLatin1String("dark") ? theme::Theme::Choice::Dark
                                           : theme::Theme::Choice::System;
}

void Preferences::setThemeChoice(theme::Theme::Choice choice)
{
    m_settings.setValue(kTheme, choice == theme::Theme::Choice::Light  ? QStringLiteral("light")
                                : choice == theme::Theme::Choice::Dark ? QStringLiteral("dark")
                                                                       : QStringLiteral("system"));
}

vault::StoreKind Preferences::store() const
{
    return m_settings.value(kStore).toString() == QLatin1String("file") ? vault::StoreKind::VaultFile
                                                                        : vault::StoreKind::Keychain;
}

void Preferences::setStore(vault::StoreKind kind)
{
    if (kind != vault::StoreKind::Session) {
        const std::string_view name = vault::nameOf(kind);
        m_settings.setValue(kStore, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(kGeometry).toByteArray();
}

void Preferences::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

int Preferences::page() const
{
    return m_settings.value(kPage, 0).toInt();
}

void Preferences::setPage(int page)
{
    m_settings.setValue(kPage, page);
}

QString Preferences::environment() const
{
    return m_settings.value(kEnvironment).toString();
}

void Preferences::setEnvironment(const QString &id)
{
    m_settings.setValue(kEnvironment, id);
}

QByteArray Preferences::layout(const QString &name) const
{
    return m_settings.value(QString(kLayout % name)).toByteArray();
}

void Preferences::setLayout(const QString &name, const QByteArray &state)
{
    m_settings.setValue(QString(kLayout % name), state);
}

} // namespace sealwright::shell
