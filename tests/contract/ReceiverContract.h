// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"
#include "tests/support/GatedAnswers.h"
#include "tests/support/TestResult.h"

#include <memory>

namespace sealwright::tests {

/// What every Receiver owes its callers. An adapter's test derives from it and says how to make one and how a
/// sender reaches it.
class ReceiverContract : public QObject
{
    Q_OBJECT

protected:
    /// One sender's connection.
    class Sender
    {
    public:
        virtual ~Sender() = default;
        virtual void send(const QByteArray &bytes) = 0;
        virtual QByteArray received() = 0;
        /// Closes it.
        virtual void leave() = 0;
    };

    virtual std::unique_ptr<capture::Receiver> makeReceiver() = 0;
    virtual std::unique_ptr<Sender> connectTo(capture::Receiver &receiver, const QString &url) = 0;
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
    void reportsARequestBeforeItAsksAndTellsTheAnswerAfterwards();
    void holdsTheNextRequestOfAConnectionUntilTheFirstIsAnswered();
    void givesEachOfTwoSendersItsOwnAnswer();
    void dropsTheAnswerOfWhoHasLeft();
    void dropsAnAnswerThatDoesNotHeedIt();
    void cancelsAllAnswersInTheirOrderWhenItStops();
    void answersInsteadOfWhoTakesTooLong();
    void boundsTheAnswersThatAreUnderWay();
    void letsAnswersBeFoundBeforeItHasDrained();

private:
    QString start(const capture::ReceiverOptions &options = {});
    QByteArray deliver(const QByteArray &bytes, qsizetype replies = 1);
    std::shared_ptr<GatedAnswers>
    startGated(capture::ReceiverOptions options = {},
               GatedAnswers::WhenCancelled whenCancelled = GatedAnswers::WhenCancelled::Ends);
    std::unique_ptr<Sender> sendFrom(const QByteArray &bytes);

    int statusOf(std::size_t index) const { return m_captures.at(index).repliedStatus; }

    std::unique_ptr<capture::Receiver> m_receiver;
    QString m_url;
    std::vector<capture::Capture> m_captures;
    std::vector<base::Error> m_troubles;
};

} // namespace sealwright::tests
