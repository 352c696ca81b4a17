// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Slug.h"

namespace sealwright::workspace {

QString slugOf(const QString &name)
{
    constexpr qsizetype kLengthLimit = 60;
    QString slug;
    // Decomposed, an accented letter is its plain letter and a mark.
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
            (c >= QLatin1Char('0') && c <= QLatin1Char('9'))) {
            slug += c;
        } else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(QLatin1Char('-'))) {
            slug += QLatin1Char('-');
        }
        if (slug.size() == kLengthLimit) {
            break;
        }
    }
    while (slug.endsWith(QLatin1Char('-'))) {
        slug.chop(1);
    }
    return slug.isEmpty() ? QStringLiteral("request") : slug;
}

} // namespace sealwright::workspace
