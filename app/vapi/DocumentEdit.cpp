// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/DocumentEdit.h"

#include <algorithm>

namespace sealwright::vapi {
namespace {

constexpr const char *kReference = "\"credentialId\"";

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

ContainerEdit::ContainerEdit(const DocumentMap &map, Token container)
    : m_map(map)
    , m_container(container)
{
    if (map.isObject(container)) {
        for (const DocumentMap::Member &member : map.members(container)) {
            m_items.push_back({member.name, member.value, Fate::Keep, {}});
        }
    } else {
        for (const Token element : map.elements(container)) {
            m_items.push_back({element, element, Fate::Keep, {}});
        }
    }
}

ContainerEdit::Item *ContainerEdit::itemOf(Token value)
{
    const auto found = std::ranges::lower_bound(m_items, value, {}, &Item::value);
    return found == m_items.end() || found->value != value ? nullptr : &*found;
}

const ContainerEdit::Item *ContainerEdit::itemOf(Token value) const
{
    const auto found = std::ranges::lower_bound(m_items, value, {}, &Item::value);
    return found == m_items.end() || found->value != value ? nullptr : &*found;
}

void ContainerEdit::remove(Token value)
{
    if (Item *item = itemOf(value)) {
        item->fate = Fate::Remove;
        m_isTouched = true;
    }
}

void ContainerEdit::replace(Token value, DocumentEdit with)
{
    if (Item *item = itemOf(value)) {
        item->fate = Fate::Replace;
        item->with = std::move(with);
        item->with.begin = m_map.begin(item->begin);
        item->with.end = m_map.end(item->value);
        m_isTouched = true;
    }
}

void ContainerEdit::replaceValue(Token value, QByteArray with)
{
    if (Item *item = itemOf(value)) {
        item->fate = Fate::Replace;
        item->with = {m_map.begin(value), m_map.end(value), std::move(with), std::nullopt, {}};
        m_isTouched = true;
    }
}

void ContainerEdit::replaceByReference(Token value, std::size_t credential)
{
    replace(value, {0, 0, kReference + colon(value), credential, {}});
}

void ContainerEdit::insertReference(std::optional<Token> behind, std::size_t credential)
{
    m_isTouched = true;
    const Item *item = behind ? itemOf(*behind) : nullptr;
    if (item != nullptr) {
        const qsizetype at = m_map.end(item->value);
        m_insertions.push_back(
            {at, at, "," + blanksBefore(*item) + kReference + colon(item->value), credential, {}});
        return;
    }
    const qsizetype at = m_map.begin(m_container) + 1;
    if (m_items.empty()) {
        m_insertions.push_back({at, at, kReference + QByteArray(": "), credential, {}});
        return;
    }
    const Item &first = m_items.front();
    const qsizetype before = m_map.begin(first.begin);
    m_insertions.push_back(
        {before, before, kReference + colon(first.value), credential, "," + blanksBefore(first)});
}

bool ContainerEdit::isEmptied() const
{
    return m_insertions.empty() &&
           std::ranges::all_of(m_items, [](const Item &item) { return item.fate == Fate::Remove; });
}

QByteArray ContainerEdit::colon(Token value) const
{
    const Item *item = itemOf(value);
    if (item == nullptr || item->begin == item->value) {
        return ": ";
    }
    const qsizetype from = m_map.end(item->begin);
    return m_map.text().sliced(from, m_map.begin(item->value) - from).toByteArray();
}

QByteArray ContainerEdit::blanksBefore(const Item &item) const
{
    const qsizetype end = m_map.begin(item.begin);
    qsizetype begin = end;
    while (begin > 0 && isBlank(m_map.text()[begin - 1])) {
        --begin;
    }
    return m_map.text().sliced(begin, end - begin).toByteArray();
}

void ContainerEdit::appendTo(std::vector<DocumentEdit> &edits) const
{
    std::size_t kept = m_items.size(); // behind the last that is not removed
    while (kept > 0 && m_items[kept - 1].fate == Fate::Remove) {
        --kept;
    }
    for (std::size_t i = 0; i < kept; ++i) {
        if (m_items[i].fate == Fate::Remove) {
            edits.push_back({m_map.begin(m_items[i].begin), m_map.begin(m_items[i + 1].begin)});
        } else if (m_items[i].fate == Fate::Replace) {
            edits.push_back(m_items[i].with);
        }
    }
    if (kept < m_items.size()) {
        const qsizetype from = kept > 0 ? m_map.end(m_items[kept - 1].value) : m_map.begin(m_items[0].begin);
        edits.push_back({from, m_map.end(m_items.back().value)});
    }
    edits.insert(edits.end(), m_insertions.begin(), m_insertions.end());
}

} // namespace sealwright::vapi
