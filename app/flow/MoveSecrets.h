// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ChooseStore.h"
#include "app/flow/MendCredentials.h"
#include "app/flow/SecretPlaces.h"

namespace sealwright::flow {

enum class MoveError {
    SameStore,    ///< from where they are to where they are
    Differs,      ///< the target has another secret under the key: facts `credential`, `key`
    NotCopied,    ///< what the target gave back is not what it was given: facts `credential`, `key`
    Changed,      ///< it was replaced while it was being moved: facts `credential`, `key`
    NotTakenBack, ///< nothing was moved, and some copies in the target could not be taken back: facts `left`,
                  ///< `credential`, `reason` (a code)
    NotCleared, ///< all are in the target, and some in the source still: facts `moved`, `left`, `credential`,
                ///< `reason`
};

constexpr base::ErrorInfo errorInfo(MoveError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case MoveError::SameStore:
        return {"move_same_store", BadInput};
    case MoveError::Differs:
        return {"move_secret_differs", Unavailable};
    case MoveError::NotCopied:
        return {"move_not_copied", Unavailable};
    case MoveError::Changed:
        return {"move_secret_changed", Unavailable};
    case MoveError::NotTakenBack:
        return {"move_not_taken_back", Unavailable};
    case MoveError::NotCleared:
        return {"move_not_cleared", Unavailable};
    }
    return {};
}

/// What came of a move.
struct MovedSecrets
{
    std::vector<SecretPlace> moved;
    std::vector<workspace::BrokenFile>
        broken; ///< credentials and environments whose secrets stayed, because nobody can tell them
};

/// Moves every secret of the workspace from one store to another: reads them all, writes them, reads them
/// back and compares, and only then clears the source. Whatever fails before that leaves the source as it
/// was, and what was written to the target is taken back, or it says that it could not be: NotTakenBack.
class MoveSecrets
{
public:
    /// `mend` puts right first what a killed program left; null: nobody does.
    MoveSecrets(const workspace::Workspace &workspace, vault::ChosenStore &chosen,
                ChooseStore::MakeStore make, MendCredentials *mend = nullptr);

    enum class WhenDifferent { Refuse, Replace };

    /// When the source was the chosen store, the target is afterwards.
    QCoro::Task<base::Result<MovedSecrets>> run(vault::StoreKind from, vault::StoreKind to,
                                                WhenDifferent whenDifferent = WhenDifferent::Refuse);

private:
    std::shared_ptr<vault::SecretStore> storeOf(vault::StoreKind kind) const;

    const workspace::Workspace &m_workspace;
    vault::ChosenStore &m_chosen;
    ChooseStore::MakeStore m_make;
    MendCredentials *m_mend;
};

} // namespace sealwright::flow
