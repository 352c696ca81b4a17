// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"
#include "tests/support/TestResult.h"

#include <memory>

namespace sealwright::tests {

/// What every SecretStore owes its callers. An adapter's test derives from it and says how to make one;
/// stores of one test may share what they keep.
class SecretStoreContract : public QObject
{
    Q_OBJECT

protected:
    virtual std::unique_ptr<vault::SecretStore> makeStore() = 0;

    /// Before the call returns, as only a store without a keyring, a disk or a user can.
    virtual bool answersAtOnce() const { return false; }

    /// A key that no other test uses.
    QString freshKey();

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsWhatItIsGiven_data();
    void keepsWhatItIsGiven();
    void keepsExactlyTheLargestSecret();
    void refusesOneByteMoreAndKeepsWhatWasThere();
    void replacesWhatWasThere();
    void saysNotFoundForWhatWasNeverStored();
    void saysNotFoundAfterErasing();
    void erasesTwice();
    void erasesWhatWasNeverThere();
    void keepsThePreviousSlotApart();
    void takesKeysLiterally_data();
    void takesKeysLiterally();
    void listsTheKeysOfWhatItHolds();
    void listsAKeyOnceHoweverOftenItWasWritten();
    void listsWhatWasAskedForBefore();
    void refusesUnusableKeys_data();
    void refusesUnusableKeys();
    void answersOverlappingCallsInOrderAndOnce();
    void seesItsOwnWriteWithoutWaitingForIt();
    void takesAQuestionFromInsideAnAnswer();
    void answersWhatWaitsWhenItIsDestroyed();
    void mayBeDestroyedByItsOwnAnswer();
    void probesAndLeavesNothingBehind();
    void saysWhenItIsWriting();
    void keepsTheEventLoopTurning();

private:
    template<typename T>
    void takesItsTime(QCoro::Task<base::Result<T>> answering);

    std::unique_ptr<vault::SecretStore> m_store;
};

} // namespace sealwright::tests
