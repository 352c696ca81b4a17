// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Unfinished.h"

#include "app/workspace/Document.h"
#include "app/workspace/Environment.h"
#include "app/workspace/Listing.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace sealwright::workspace {
namespace {

using Act = UnfinishedChange::Act;

constexpr std::array<const char *, 5> kActs{"add", "rotate", "swap", "remove", "refit"};

bool hasEnded(qint64 process)
{
    return process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
}

std::string textIn(const base::Json &document, const char *name)
{
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

qint64 numberIn(const base::Json &document, const char *name)
{
    const auto found = document.find(name);
    return found != document.end() && found->is_number_integer() ? found->get<qint64>() : 0;
}

/// Nothing for a file that is no note.
std::optional<UnfinishedChange> changeIn(const base::Json &document)
{
    UnfinishedChange change;
    change.ownerId = base::fromUtf8(textIn(document, "owner"));
    const std::string act = textIn(document, "act");
    const auto *const found = std::ranges::find_if(kActs, [&act](const char *each) { return act == each; });
    const auto slots = document.find("slots");
    const bool isOurs = credential::isCredentialId(change.ownerId) || isEnvironmentId(change.ownerId);
    if (!isOurs || found == kActs.end() || slots == document.end() || !slots->is_array()) {
        return std::nullopt;
    }
    change.act = static_cast<Act>(found - kActs.begin());
    for (const base::Json &slot : *slots) {
        if (!slot.is_string()) {
            return std::nullopt;
        }
        change.slots.push_back(base::fromUtf8(slot.get<std::string>()));
    }
    change.at = base::TimePoint(std::chrono::milliseconds(numberIn(document, "at")));
    return change;
}

} // namespace

Unfinished::Unfinished(QString folder, QString workspaceFolder)
    : m_folder(std::move(folder))
    , m_workspaceFolder(std::move(workspaceFolder))
{
}

void Unfinished::begin(const UnfinishedChange &change) const
{
    const auto folder = Folder::make(m_folder);
    if (!folder) {
        return;
    }
    base::Json slots = base::Json::array();
    for (const QString &slot : change.slots) {
        slots.push_back(base::utf8(slot));
    }
    base::Json note;
    note["owner"] = base::utf8(change.ownerId);
    note["act"] = kActs.at(static_cast<std::size_t>(change.act));
    note["slots"] = std::move(slots);
    note["at"] = change.at.time_since_epoch().count();
    note["workspace"] = base::utf8(m_workspaceFolder);
    note["process"] = qint64{::getpid()};
    static_cast<void>(
        folder->write(change.ownerId % kJsonSuffix, base::prettyJson(note), Folder::Existing::Replace));
}

void Unfinished::end(const QString &ownerId) const
{
    const auto folder = Folder::open(m_folder);
    if (folder && *folder) {
        static_cast<void>((*folder)->remove(ownerId % kJsonSuffix));
    }
}

std::vector<UnfinishedChange> Unfinished::abandoned() const
{
    std::vector<UnfinishedChange> changes;
    const auto folder = Folder::open(m_folder);
    if (!folder || !*folder) {
        return changes;
    }
    (*folder)->sweepLeftovers();
    const auto entries = (*folder)->entries();
    if (!entries) {
        return changes;
    }
    for (const Folder::Entry &entry : *entries) {
        const auto document = entry.isFolder || !entry.name.endsWith(kJsonSuffix)
                                  ? base::Result<base::Json>(base::Json())
                                  : readDocument(**folder, entry.name);
        if (!document || !document->is_object() ||
            textIn(*document, "workspace") != base::utf8(m_workspaceFolder) ||
            !hasEnded(numberIn(*document, "process"))) {
            continue;
        }
        if (auto change = changeIn(*document)) {
            changes.push_back(std::move(*change));
        }
    }
    return changes;
}

} // namespace sealwright::workspace
