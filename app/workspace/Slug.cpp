// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Slug.h"

namespace sealwright::workspace {
namespace {

constexpr qsizetype kLengthLimit = 60;

/// Plain letters: marks taken off by decomposition, and the few that do not decompose written out.
QString plainLetters(const QString &name)
{
    QString plain = name.normalized(QString::NormalizationForm_KD).toLower();
    plain.replace(QChar(u'ß'), QLatin1String("ss"));
    plain.replace(QChar(u'æ'), QLatin1String("ae"));
    plain.replace(QChar(u'œ'), QLatin1String("oe"));
    plain.replace(QChar(u'ø'), QLatin1String("o"));
    plain.replace(QChar(u'ł'), QLatin1String("l"));
    return plain;
}

bool isSlugLetter(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
           (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
}

} // namespace

QString slugOf(const QString &name, const QString &otherwise)
{
    QString slug;
    for (const QChar c : plainLetters(name)) {
        if (isSlugLetter(c)) {
            slug += c;
        } else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(QLatin1Char('-'))) {
            slug += QLatin1Char('-');
        }
        if (slug.size() == kLengthLimit) {
            break;
        }
    }
    if (slug.endsWith(QLatin1Char('-'))) {
        slug.chop(1);
    }
    return slug.isEmpty() ? otherwise : slug;
}

} // namespace sealwright::workspace
