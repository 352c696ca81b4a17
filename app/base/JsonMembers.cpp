// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonMembers.h"

#include <algorithm>

namespace sealwright::base {

Json withMembers(const Json &document, const std::vector<JsonMember> &members)
{
    // The members of ordered_json have constant keys and cannot be moved about, so they are rearranged here.
    std::vector<std::pair<std::string, Json>> entries;
    if (document.is_object()) {
        for (const auto &[name, value] : document.items()) {
            entries.emplace_back(name, value);
        }
    }
    qsizetype place = 0;
    for (const JsonMember &member : members) {
        const auto found = std::ranges::find_if(
            entries, [&member](const auto &entry) { return entry.first == member.name; });
        if (found != entries.end()) {
            place = found - entries.begin();
            if (member.value) {
                found->second = *member.value;
                ++place;
            } else {
                entries.erase(found);
            }
        } else if (member.value && member.write == JsonMember::Write::Always) {
            entries.emplace(entries.begin() + place, member.name, *member.value);
            ++place;
        }
    }
    Json result = Json::object();
    auto &object = result.get_ref<Json::object_t &>();
    for (auto &[name, value] : entries) {
        object.emplace_back(std::move(name), std::move(value));
    }
    return result;
}

Json objectMember(const Json &object, const char *name)
{
    if (object.is_object()) {
        if (const auto member = object.find(name); member != object.end() && member->is_object()) {
            return *member;
        }
    }
    return Json::object();
}

} // namespace sealwright::base
