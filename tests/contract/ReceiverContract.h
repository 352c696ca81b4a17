// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"
#include "tests/support/TestResult.h"

#include <memory>

namespace sealwright::tests {

/// What every Receiver owes its callers. An adapter's test derives from it and says how to make one and how a
/// sender reaches it.
class ReceiverContract : public QObject
{
    Q_OBJECT

protected:
    virtual std::unique_ptr<capture::Receiver> makeReceiver() = 0;
    /// Sends the bytes of one connection to `url`, and returns what came back until it was closed.
    virtual QByteArray deliver(capture::Receiver &receiver, const QString &url, const QByteArray &bytes,
                               qsizetype replies) = 0;

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhereItListens();
    void namesEveryAddressAsAUrl_data();
    void namesEveryAddressAsAUrl();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void reportsEachRequestOnceAndInOrder();
    void keepsTheExactBytes();
    void answersWithTheCannedReply();
    void answersLaterRequestsWithTheNewReply();
    void startsWithTheReplyOfItsOptions();
    void reportsAMalformedRequestWithItsBytes();
    void blocksStrangersByHostUnlessTheyAreAllowed();
    void stopsAndStartsAgain();
    void movesWhenItIsStartedTwice();
    void isStillThereAfterAFailedStart();
    void mayBeStoppedByItsOwnReport();
    void takesNothingMoreWhenItDrains();

private:
    QString start(const capture::ReceiverOptions &options = {});
    QByteArray deliver(const QByteArray &bytes, qsizetype replies = 1);

    std::unique_ptr<capture::Receiver> m_receiver;
    QString m_url;
    std::vector<capture::Capture> m_captures;
};

} // namespace sealwright::tests
