// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/UsageStore.h"
#include "tests/support/TestResult.h"

#include <memory>

namespace sealwright::tests {

/// What every UsageStore owes its callers. Stores that one test makes may share what they keep.
class UsageStoreContract : public QObject
{
    Q_OBJECT

protected:
    virtual std::unique_ptr<history::UsageStore> makeStore() = 0;

    /// An id that no other test uses.
    QString freshId();
    static history::Use use(const QString &credentialId, int at, int status = 200);

private Q_SLOTS:
    void init();
    void cleanup();

    void knowsNothingOfWhatWasNeverUsed();
    void countsUsesOfOneKindTogether();
    void keepsKindsApart_data();
    void keepsKindsApart();
    void tellsTheLatestFirst();
    void saysWhatTheLastUseCameTo();
    void keepsAnOlderTimeFromTakingTheLastOnesPlace();
    void keepsTextAsItIs_data();
    void keepsTextAsItIs();
    void takesLargeCountsAndFarTimes();
    void takesNoUsesAtAll();
    void forgetsOneAndKeepsTheOthers();
    void forgetsWhatWasNeverThere();
    void answersOverlappingCallsInOrder();
    void answersWhatWaitsWhenItIsDestroyed();

private:
    std::unique_ptr<history::UsageStore> m_store;
};

} // namespace sealwright::tests
