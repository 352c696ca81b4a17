// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestDrafts.h"

#include <algorithm>

namespace sealwright::composer {

bool sameRequest(const workspace::SavedRequest &left, const workspace::SavedRequest &right)
{
    return left.folder == right.folder && left.name == right.name && left.method == right.method &&
           left.url == right.url && left.toReceiver == right.toReceiver && left.headers == right.headers &&
           left.body == right.body && left.credentialId == right.credentialId &&
           left.credentialIn == right.credentialIn && left.templateId == right.templateId;
}

void RequestDrafts::setSaved(std::vector<workspace::SavedRequest> saved)
{
    m_saved = std::move(saved);
    std::erase_if(m_changed, [this](const auto &entry) {
        const auto same = [&](const workspace::SavedRequest &request) {
            return request.path() == entry.first;
        };
        const auto found = std::ranges::find_if(m_saved, same);
        return found == m_saved.end() ? std::ranges::find(m_new, entry.first) == m_new.end()
                                      : sameRequest(*found, entry.second);
    });
}

std::vector<DraftEntry> RequestDrafts::entries() const
{
    std::vector<DraftEntry> result;
    for (const workspace::SavedRequest &saved : m_saved) {
        const QString key = saved.path();
        const auto changed = m_changed.find(key);
        const bool unsaved = changed != m_changed.end();
        result.push_back({key, unsaved ? changed->second : saved, unsaved});
    }
    for (const QString &key : m_new) {
        result.push_back({key, m_changed.at(key), true});
    }
    return result;
}

const workspace::SavedRequest *RequestDrafts::find(const QString &key) const
{
    if (const auto changed = m_changed.find(key); changed != m_changed.end()) {
        return &changed->second;
    }
    const auto saved = std::ranges::find_if(
        m_saved, [&](const workspace::SavedRequest &request) { return request.path() == key; });
    return saved == m_saved.end() ? nullptr : &*saved;
}

bool RequestDrafts::isUnsaved(const QString &key) const
{
    return m_changed.contains(key);
}

bool RequestDrafts::hasUnsaved() const
{
    return !m_changed.empty();
}

void RequestDrafts::change(const QString &key, const workspace::SavedRequest &request)
{
    const auto saved = std::ranges::find_if(
        m_saved, [&](const workspace::SavedRequest &candidate) { return candidate.path() == key; });
    if (saved != m_saved.end() && sameRequest(*saved, request)) {
        m_changed.erase(key);
    } else {
        m_changed.insert_or_assign(key, request);
    }
}

QString RequestDrafts::add(workspace::SavedRequest request)
{
    request.slug.clear();
    QString key = QStringLiteral("new:%1").arg(++m_counter);
    m_changed.insert_or_assign(key, std::move(request));
    m_new.push_back(key);
    return key;
}

std::vector<workspace::SavedRequest> RequestDrafts::unsaved() const
{
    std::vector<workspace::SavedRequest> requests;
    for (const DraftEntry &entry : entries()) {
        if (entry.unsaved) {
            requests.push_back(entry.request);
        }
    }
    return requests;
}

void RequestDrafts::bringBack(workspace::SavedRequest request)
{
    const QString path = request.slug.isEmpty() ? QString() : request.path();
    const bool isThere = !path.isEmpty() && std::ranges::any_of(m_saved, [&path](const auto &saved) {
        return saved.path() == path;
    });
    if (isThere) {
        change(path, request);
    } else {
        add(std::move(request));
    }
}

void RequestDrafts::drop(const QString &key)
{
    m_changed.erase(key);
    std::erase(m_new, key);
}

} // namespace sealwright::composer
