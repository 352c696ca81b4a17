// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/flow/FindTypedSecrets.h"
#include "app/workspace/Drafts.h"

#include <QCoroTask>
#include <QThreadPool>

namespace sealwright::flow {

/// Keeps the requests that are changed and not saved, so that whoever ends the program ends nobody's work,
/// and brings them back. Writes on a thread of its own, in the order of the calls; destroying it waits for
/// them, and answers whoever waits.
class KeepDrafts
{
public:
    /// `drafts` outlives it, and is used by nobody else. `typed` knows the secrets that no file may hold;
    /// null: nobody looks.
    explicit KeepDrafts(workspace::Drafts &drafts, const FindTypedSecrets *typed = nullptr);
    ~KeepDrafts();

    KeepDrafts(const KeepDrafts &) = delete;
    KeepDrafts &operator=(const KeepDrafts &) = delete;

    /// All there are, in place of those before. Where a known secret stands, also in a body, `‹secret›` is
    /// kept.
    QCoro::Task<base::Result<void>> keep(std::vector<workspace::SavedRequest> drafts);
    /// What programs that are gone left. Once, before the first `keep`.
    base::Result<workspace::Listing<workspace::SavedRequest>> bringBack();

private:
    workspace::Drafts &m_drafts;
    const FindTypedSecrets *const m_typed;
    std::vector<base::OneShot<base::Result<void>>> m_writing;
    QThreadPool m_writer;
};

} // namespace sealwright::flow
