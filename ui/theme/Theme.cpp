// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Palette.h"
#include "ui/theme/Style.h"

#include <QToolTip>

namespace sealwright::theme {

Theme::Theme(const QApplication & /*there must be one*/, Choice choice)
    : m_choice(choice)
    , m_system(currentScheme())
{
    connect(&m_systemScheme, &SystemScheme::found, this, [this](Scheme scheme) {
        if (scheme != m_system) {
            m_system = scheme;
            apply();
        }
    });
    QApplication::setStyle(new Style);
    QApplication::setFont(textFont());
    apply();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::followSystem()
{
    m_systemScheme.follow();
}

void Theme::apply()
{
    const Scheme scheme = m_choice == Choice::System ? m_system
                          : m_choice == Choice::Dark ? Scheme::Dark
                                                     : Scheme::Light;
    if (m_dressed && scheme == currentScheme()) {
        return;
    }
    m_dressed = true;
    const QPalette palette = paletteOf(scheme);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

} // namespace sealwright::theme

#include "moc_Theme.cpp"
