// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Unfinished.h"

#include "app/workspace/Document.h"
#include "app/workspace/Environment.h"
#include "app/workspace/Listing.h"

#include <algorithm>
#include <array>

namespace sealwright::workspace {
namespace {

using Act = UnfinishedChange::Act;

const QString kLockSuffix = QStringLiteral(".lock");
constexpr std::array<const char *, 5> kActs{"add", "rotate", "swap", "remove", "refit"};

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

Claim::Claim(const Unfinished &unfinished, QString ownerId, NameHold hold)
    : m_folder(unfinished.m_folder)
    , m_workspaceFolder(unfinished.m_workspaceFolder)
    , m_known(unfinished.m_known)
    , m_ownerId(std::move(ownerId))
    , m_hold(std::move(hold))
{
}

base::Result<void> Claim::note(const UnfinishedChange &change) const
{
    // Before its first secret, which another workspace could take for nobody's.
    if (m_known) {
        if (const auto remembered = m_known->remember(m_workspaceFolder); !remembered) {
            return remembered;
        }
    }
    const auto folder = Folder::make(m_folder);
    if (!folder) {
        return std::unexpected(folder.error());
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
    const auto written =
        folder->write(m_ownerId % kJsonSuffix, base::prettyJson(note), Folder::Existing::Replace);
    return written ? base::Result<void>() : std::unexpected(written.error());
}

void Claim::settle() const
{
    const auto folder = Folder::open(m_folder);
    if (folder && *folder) {
        static_cast<void>((*folder)->remove(m_ownerId % kJsonSuffix)); // mended once more, it stays as it is
    }
}

Unfinished::Unfinished(QString folder, QString workspaceFolder, std::optional<KnownWorkspaces> known)
    : m_folder(std::move(folder))
    , m_workspaceFolder(std::move(workspaceFolder))
    , m_known(std::move(known))
{
}

base::Result<Claim> Unfinished::claim(const QString &ownerId) const
{
    if (const auto folder = Folder::make(m_folder); !folder) {
        return std::unexpected(folder.error());
    }
    auto hold = NameHold::take(m_folder, ownerId);
    if (!hold) {
        const base::Error busy(WorkspaceError::OwnerBusy, {{"owner", ownerId}});
        return base::Failure(base::heldBy(busy, NameHold::holderOf(m_folder, ownerId)));
    }
    return Claim(*this, ownerId, *std::move(hold));
}

base::Result<bool> Unfinished::isNoted(const QString &ownerId) const
{
    const auto folder = Folder::open(m_folder);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    return *folder ? (*folder)->has(ownerId % kJsonSuffix) : base::Result<bool>(false);
}

bool Unfinished::isClaimed(const QString &ownerId) const
{
    const auto folder = Folder::open(m_folder);
    if (!folder || !*folder || !(*folder)->has(ownerId % kLockSuffix).value_or(true)) {
        return false;
    }
    return !NameHold::take(m_folder, ownerId).has_value();
}

std::vector<AbandonedChange> Unfinished::abandoned() const
{
    std::vector<AbandonedChange> abandoned;
    const auto folder = Folder::open(m_folder);
    if (!folder || !*folder) {
        return abandoned;
    }
    (*folder)->sweepLeftovers();
    const auto entries = (*folder)->entries();
    if (!entries) {
        return abandoned;
    }
    for (const Folder::Entry &entry : *entries) {
        if (entry.isFolder) {
            continue;
        }
        if (entry.name.endsWith(kLockSuffix)) {
            // Taken and let go, a hold leaves no file behind: a killed program's went before its note came.
            static_cast<void>(NameHold::take(m_folder, entry.name.chopped(kLockSuffix.size())));
        }
        auto document = entry.name.endsWith(kJsonSuffix) ? readDocument(**folder, entry.name)
                                                         : base::Result<base::Json>(base::Json());
        if (!document || !document->is_object() ||
            textIn(*document, "workspace") != base::utf8(m_workspaceFolder)) {
            continue;
        }
        const auto change = changeIn(*document);
        auto hold = change ? NameHold::take(m_folder, change->ownerId) : std::nullopt;
        if (!hold || hold->reach() == NameHold::Reach::Nobody) {
            continue;
        }
        // As it is now that nobody else writes it; its owner may have settled it in the meantime.
        document = readDocument(**folder, entry.name);
        if (auto current = document && document->is_object() ? changeIn(*document) : std::nullopt) {
            abandoned.push_back({*current, Claim(*this, current->ownerId, *std::move(hold))});
        }
    }
    return abandoned;
}

} // namespace sealwright::workspace
