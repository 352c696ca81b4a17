// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/HttpSender.h"
#include "tests/support/TestResult.h"

#include <memory>

namespace sealwright::tests {

/// What every HttpSender owes its callers. An adapter's test derives from it and says how to make one and how
/// to script the far end.
class HttpSenderContract : public QObject
{
    Q_OBJECT

protected:
    /// A fresh sender with a fresh far end.
    virtual void setUp() = 0;
    virtual void tearDown() = 0;
    virtual sender::HttpSender &sender() = 0;
    /// Where the far end listens, `http://HOST:PORT`.
    virtual QByteArray origin() = 0;
    virtual void answerNext(const QByteArray &response) = 0;
    /// The far end closes after these bytes.
    virtual void closeNext(const QByteArray &received) = 0;
    virtual void neverAnswerNext() = 0;
    /// How many requests the far end has seen so far.
    virtual std::size_t seen() = 0;

private Q_SLOTS:

    void init() { setUp(); }

    void cleanup() { tearDown(); }

    void tellsWhatItSent();
    void addsOnlyTheDefaultHeaders();
    void omitsThemWhenToldTo();
    void keepsWhatTheUserWrote();
    void tellsWhatItReceived();
    void carriesAnyBytes();
    void doesNotFollowARedirect();
    void putsAFailureIntoTheExchange();
    void refusesWhatCannotBeSent();
    void cancelsBeforeAndWhile();
    void answersEachRequestWithItsOwn();

private:
    http::Exchange send(http::Request request, sender::DefaultHeaders defaults = sender::DefaultHeaders::Add);
    QByteArray url(const QByteArray &path);
};

} // namespace sealwright::tests
