// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepDrafts.h"

#include "app/flow/InPool.h"

namespace sealwright::flow {

KeepDrafts::KeepDrafts(workspace::Drafts &drafts, const FindTypedSecrets *typed)
    : m_drafts(drafts)
    , m_typed(typed)
{
    m_writer.setMaxThreadCount(1);
}

KeepDrafts::~KeepDrafts()
{
    m_writer.waitForDone();
    std::vector<base::OneShot<base::Result<void>>> unanswered = std::exchange(m_writing, {});
    for (base::OneShot<base::Result<void>> &writing : unanswered) {
        writing.resolve({}); // the event loop that would tell of its end may be over
    }
}

QCoro::Task<base::Result<void>> KeepDrafts::keep(std::vector<workspace::SavedRequest> drafts)
{
    // Once for all of them: what becomes known while it is written is for the next time.
    auto known = m_typed != nullptr ? std::make_shared<const vault::KnownSecrets>(m_typed->known()) : nullptr;
    auto writing = inPool(
        [this, drafts = std::move(drafts), known = std::move(known)]() mutable {
            for (workspace::SavedRequest &draft : drafts) {
                draft = known ? withoutSecrets(std::move(draft), *known) : std::move(draft);
            }
            return m_drafts.keep(drafts);
        },
        m_writer);
    std::erase_if(m_writing, [](const auto &each) { return each.isResolved(); });
    m_writing.push_back(writing);
    auto awaiter = writing.awaiter();
    base::Result<void> kept = co_await awaiter;
    co_return kept;
}

base::Result<workspace::Listing<workspace::SavedRequest>> KeepDrafts::bringBack()
{
    return m_drafts.takeOver();
}

} // namespace sealwright::flow
