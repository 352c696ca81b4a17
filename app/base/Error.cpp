// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Error.h"

#include <algorithm>

namespace sealwright::base {

QString Fact::text() const
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        return QString::number(*number);
    }
    return std::get<QString>(value);
}

QString Error::fact(std::string_view name) const
{
    const auto found = std::ranges::find_if(m_facts, [name](const Fact &fact) { return fact.name == name; });
    return found == m_facts.end() ? QString() : found->text();
}

Error Error::with(Fact fact) const &
{
    Error enriched = *this;
    enriched.m_facts.push_back(std::move(fact));
    return enriched;
}

} // namespace sealwright::base
