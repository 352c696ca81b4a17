// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FreeName.h"

namespace sealwright::flow {
namespace {

constexpr qsizetype kNameLimit = 120;

} // namespace

base::Result<FreeNames> FreeNames::of(const workspace::Workspace &workspace)
{
    const auto listing = workspace.credentials();
    if (!listing) {
        return base::Failure(listing.error());
    }
    FreeNames names;
    for (const credential::Credential &one : listing->items) {
        names.m_taken.insert(one.name);
    }
    return names;
}

QString FreeNames::take(const QString &wanted)
{
    QString name = wanted;
    for (int number = 2; !m_taken.insert(name).second; ++number) {
        const QString suffix = QLatin1Char(' ') % QString::number(number);
        name = wanted.left(kNameLimit - suffix.size()) % suffix;
    }
    return name;
}

} // namespace sealwright::flow
