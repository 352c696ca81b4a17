// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "ui/composer/RequestLine.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/Dialogs.h"

#include <algorithm>

// What the Send page does to the saved requests: new, duplicate, save, rename, delete.

namespace sealwright::composer {

void SendPage::newRequest()
{
    workspace::SavedRequest request;
    request.name = tr("New request");
    request.folder = m_current.folder;
    const QString key = m_drafts.add(request);
    open(key);
    refreshSidebar();
    m_line->focusUrl();
}

void SendPage::duplicateRequest()
{
    workspace::SavedRequest copy = composed();
    copy.name = tr("%1 (copy)").arg(copy.name.isEmpty() ? tr("Untitled") : copy.name);
    copy.document = base::Json::object();
    const QString key = m_drafts.add(copy);
    open(key);
    refreshSidebar();
}

void SendPage::saveRequest()
{
    if (m_currentKey.isEmpty()) {
        m_currentKey = m_drafts.add(composed());
    }
    const QString key = m_currentKey;
    if (!m_current.slug.isEmpty()) {
        save(key);
        return;
    }
    widgets::Dialogs::askText(this, tr("Save the request"),
                              tr("A name; with a folder before it if you like: staging/New call"),
                              m_current.name.isEmpty() ? tr("New request") : m_current.name,
                              [this, key](const std::optional<QString> &name) {
                                  const workspace::SavedRequest *found = m_drafts.find(key);
                                  if (!name || !found) {
                                      return;
                                  }
                                  workspace::SavedRequest named = *found;
                                  const qsizetype slash = name->indexOf(QLatin1Char('/'));
                                  if (slash > 0) {
                                      named.folder = name->left(slash).trimmed();
                                  }
                                  named.name = name->mid(slash + 1).trimmed();
                                  m_drafts.change(key, named);
                                  if (key == m_currentKey) {
                                      m_current = named;
                                  }
                                  save(key);
                              });
}

bool SendPage::save(const QString &key)
{
    const workspace::SavedRequest *found = m_drafts.find(key);
    if (!found) {
        return true;
    }
    const base::Result<workspace::SavedRequest> saved = m_keep.save(*found);
    if (!saved) {
        widgets::Dialogs::tell(this, tr("The request could not be saved"), text::describe(saved.error()));
        return false;
    }
    m_drafts.drop(key);
    if (key == m_currentKey) {
        m_currentKey = saved->path();
        m_current = *saved;
    }
    if (auto listing = m_keep.list()) {
        m_drafts.setSaved(std::move(listing->items));
        m_broken = std::move(listing->broken);
    }
    refreshSidebar();
    return true;
}

bool SendPage::saveAll()
{
    const std::vector<DraftEntry> entries = m_drafts.entries();
    return std::ranges::all_of(entries,
                               [this](const DraftEntry &entry) { return !entry.unsaved || save(entry.key); });
}

void SendPage::removeRequest(const QString &key)
{
    const workspace::SavedRequest *found = m_drafts.find(key);
    if (!found) {
        return;
    }
    const bool isOnDisk = !found->slug.isEmpty();
    widgets::Dialogs::ask(
        this,
        {.title = tr("Delete this request?"),
         .sentence =
             isOnDisk
                 ? tr("“%1” is removed from the workspace. The credential it uses stays.").arg(found->name)
                 : tr("“%1” was never saved; what was written is lost.").arg(found->name),
         .detail = isOnDisk ? found->path() : QString(),
         .accept = tr("Delete"),
         .other = {},
         .danger = widgets::Dialogs::Danger::Yes},
        [this, key, isOnDisk](widgets::Dialogs::Answer answer) {
            const workspace::SavedRequest *doomed = m_drafts.find(key);
            if (answer != widgets::Dialogs::Answer::Accept || !doomed) {
                return;
            }
            if (isOnDisk) {
                if (const base::Result<void> removed = m_keep.remove(*doomed); !removed) {
                    widgets::Dialogs::tell(this, tr("The request could not be deleted"),
                                           text::describe(removed.error()));
                    return;
                }
            }
            m_drafts.drop(key);
            reload();
        });
}

void SendPage::renameRequest(const QString &key)
{
    const workspace::SavedRequest *found = m_drafts.find(key);
    if (!found) {
        return;
    }
    widgets::Dialogs::askText(this, tr("Rename the request"), tr("Its name in the side bar"), found->name,
                              [this, key](const std::optional<QString> &name) {
                                  const workspace::SavedRequest *entry = m_drafts.find(key);
                                  if (!name || !entry) {
                                      return;
                                  }
                                  workspace::SavedRequest renamed = *entry;
                                  renamed.name = name->trimmed();
                                  m_drafts.change(key, renamed);
                                  if (key == m_currentKey) {
                                      m_current = renamed;
                                  }
                                  // A request on disk is renamed there; the file keeps its name.
                                  if (renamed.slug.isEmpty()) {
                                      refreshSidebar();
                                  } else {
                                      save(key);
                                  }
                              });
}

} // namespace sealwright::composer
