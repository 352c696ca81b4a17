// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EnvironmentChoice.h"

#include "app/text/Describe.h"

#include <algorithm>

namespace sealwright::models {
namespace {

bool sameFile(const workspace::Environment &left, const workspace::Environment &right)
{
    return left.slug == right.slug && left.document == right.document;
}

} // namespace

EnvironmentChoice::EnvironmentChoice(const flow::KeepEnvironment &keep, QObject *parent)
    : QObject(parent)
    , m_keep(keep)
{
    reload();
}

void EnvironmentChoice::reload()
{
    std::vector<workspace::Environment> all;
    QString trouble;
    auto listing = m_keep.environments();
    if (!listing) {
        trouble = text::describe(listing.error());
    } else {
        all = std::move(listing->items);
        if (!listing->broken.empty()) {
            trouble = text::describe(listing->broken.front().error);
        }
    }
    if (std::ranges::equal(m_all, all, sameFile) && m_trouble == trouble) {
        return;
    }
    m_all = std::move(all);
    m_trouble = trouble;
    if (chosen() == nullptr) {
        m_chosenId.clear();
    }
    Q_EMIT changed();
}

const workspace::Environment *EnvironmentChoice::find(const QString &id) const
{
    const auto found = std::ranges::find(m_all, id, &workspace::Environment::id);
    return id.isEmpty() || found == m_all.end() ? nullptr : &*found;
}

void EnvironmentChoice::choose(const QString &id)
{
    const QString chosen = find(id) != nullptr ? id : QString();
    if (std::exchange(m_chosenId, chosen) != chosen) {
        Q_EMIT changed();
    }
}

void EnvironmentChoice::setStoreKind(vault::StoreKind kind)
{
    if (std::exchange(m_storeKind, kind) != kind) {
        Q_EMIT changed();
    }
}

} // namespace sealwright::models

#include "moc_EnvironmentChoice.cpp"
