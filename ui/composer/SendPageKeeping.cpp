// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "ui/composer/RequestLine.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/Banner.h"
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

void SendPage::save(const QString &key, const std::function<void(bool)> &then)
{
    const workspace::SavedRequest *found = m_drafts.find(key);
    if (found == nullptr || m_saving.contains(key)) {
        if (then) {
            then(found == nullptr);
        }
        return;
    }
    m_saving.append(key);
    composer::saveRequest(this, m_keep, *found, m_environments.chosenId(),
                          [this, key, asked = *found, then](const SavedOutcome &outcome) {
                              m_saving.removeAll(key);
                              if (outcome.saved) {
                                  takeSaved(key, asked, outcome);
                              }
                              if (then) {
                                  then(outcome.saved.has_value());
                              }
                          });
}

void SendPage::takeSaved(const QString &key, const workspace::SavedRequest &asked,
                         const SavedOutcome &outcome)
{
    const workspace::SavedRequest &saved = *outcome.saved;
    // What was typed while the store was asked is not saved.
    const workspace::SavedRequest *now = m_drafts.find(key);
    std::optional<workspace::SavedRequest> later;
    if (now != nullptr && !sameRequest(*now, asked)) {
        later = *now;
        later->slug = saved.slug;
        later->document = saved.document;
    }
    m_drafts.drop(key);
    if (auto listing = m_keep.list()) {
        m_drafts.setSaved(std::move(listing->items));
        m_broken = std::move(listing->broken);
    }
    if (later) {
        m_drafts.change(saved.path(), *later);
    }
    if (key == m_currentKey) {
        m_currentKey = saved.path();
        m_current = later ? *later : saved;
    }
    if (!outcome.environment.isEmpty()) {
        m_environments.reload();
        m_environments.choose(outcome.environment);
    }
    if (m_currentKey == saved.path() &&
        (saved.url != asked.url || saved.headers != asked.headers || saved.body != asked.body) && !later) {
        open(m_currentKey); // variables stand where secrets stood
    }
    refreshSidebar();
    if (!outcome.remark.isEmpty()) {
        m_trouble->show(widgets::Banner::Tone::Info, outcome.remark, tr("Close"));
    }
}

void SendPage::saveAll(const std::function<void(bool)> &then)
{
    const std::vector<DraftEntry> entries = m_drafts.entries();
    const auto next = std::ranges::find(entries, true, &DraftEntry::unsaved);
    if (next == entries.end()) {
        then(true);
        return;
    }
    save(next->key, [this, then](bool done) {
        if (done) {
            saveAll(then);
        } else {
            then(false);
        }
    });
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
