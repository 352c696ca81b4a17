// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/capture/Receiver.h"
#include "app/flow/ExplainRequest.h"
#include "app/flow/UsageLog.h"
#include "app/flow/VerifyRequest.h"

#include <QThreadPool>

#include <deque>

namespace sealwright::flow {

/// A captured request and its verdict.
struct Delivery
{
    /// In bytes, before anything was redacted.
    struct WireSize
    {
        qsizetype head = 0;
        qsizetype body = 0;
    };

    QString id; ///< `dlv_` and 10 lower-case base32 characters
    capture::Capture capture;
    WireSize wireSize;
    bool isBodyRedacted = false; ///< then neither its length nor its signature fits what is shown
    signing::Verification verification;
    std::vector<signing::NamedPart> marks; ///< parts of the signature, in `capture.head` as it is shown
    /// Why it does not verify. For the receiver's owner; nothing of it goes to the sender.
    std::optional<explain::Explanation> explanation;
};

/// The line of `listen` in cli.md.
base::Json toJson(const Delivery &delivery);

/// The built-in receiver: listens, captures, judges each request against the chosen credential, and reports
/// it once it is answered, in the order of arrival. A secret that a sender put on the wire (a bearer token, a
/// secret variable of the environment in force) is redacted in what is reported. What does not verify is
/// explained first. Whatever takes its time, judging a large body and explaining, is done in threads of its
/// own and no reply waits for it, unless too much of what came before is still to be reported.
class ReceiveWebhooks : public QObject
{
    Q_OBJECT

public:
    ReceiveWebhooks(capture::Receiver &receiver, PrepareAuthentication &prepare, ExplainRequest &explainer,
                    const base::Clock &clock, base::Random &random, UsageLog *usage = nullptr,
                    QObject *parent = nullptr);

    /// The URL it listens at. Fetches the secret first; nothing listens when that fails. `remember`: that its
    /// credential verified something, or found it forged.
    QCoro::Task<base::Result<QString>> start(capture::ReceiverOptions options, Authentication authentication,
                                             Remember remember = Remember::Yes);
    /// Judge what comes from now on with another credential, without interrupting.
    QCoro::Task<base::Result<void>> verifyWith(Authentication authentication);
    /// Whom to ask about what comes from now on.
    void answerWith(std::shared_ptr<capture::Answerer> answerer);
    /// What is being explained is reported at once, as it is; a body that is being judged when it was.
    void stop();
    /// Ends when all that came is reported.
    QCoro::Task<> settled();
    /// Takes nothing more and lets the replies that are under way go out; then tells `drained`. It is still
    /// to be stopped.
    void drain();

    bool isListening() const;

    QString url() const { return m_url; }

Q_SIGNALS:
    void delivered(const sealwright::flow::Delivery &delivery);
    void troubled(const sealwright::base::Error &error);
    void listeningChanged(bool listening);
    void drained();

private:
    class InTurn;

    /// A delivery on its way to be reported.
    struct Pending
    {
        enum class State { Judging, Explaining, Hiding, Ready };

        qint64 number = 0; ///< its capture's
        Delivery delivery;
        http::Request request;                                    ///< as it came
        std::shared_ptr<const PreparedAuthentication> judgedWith; ///< what must not be shown of it
        signing::VerifyOptions options;
        qint64 bytesBefore = 0; ///< of all that came before it
        qint64 bytes = 0;
        State state = State::Judging;
        bool mayBeExplained = true;
        base::CancellationSource explaining;
        std::optional<int> repliedStatus; ///< once it is answered
    };

    using PendingPtr = std::shared_ptr<Pending>;

    /// A sender whose answer waits.
    struct Waiting
    {
        qint64 bytesBefore = 0;
        base::OneShot<bool> hasRoom; ///< false: it was dropped
    };

    void take(const capture::Capture &capture);
    QCoro::Task<> judgeLarge();
    void conclude(const PendingPtr &pending, signing::Verification verification);
    QCoro::Task<> explainPending(PendingPtr pending);
    void hide(const PendingPtr &pending);
    QCoro::Task<> hideLarge(PendingPtr pending);
    void onAnswered(qint64 number, int status);
    void reportReady();
    void letAnswersGoOn();
    std::optional<base::OneShot<bool>> roomFor(qint64 number);
    PendingPtr pendingOf(qint64 number) const;
    void noteUse(const Pending &pending);

    capture::Receiver &m_receiver;
    PrepareAuthentication &m_prepare;
    ExplainRequest &m_explainer;
    const base::Clock &m_clock;
    base::Random &m_random;
    UsageLog *m_usage;
    Remember m_remember = Remember::Yes;
    std::shared_ptr<const PreparedAuthentication> m_authentication;
    std::deque<PendingPtr> m_pending; ///< in the order of arrival
    std::deque<PendingPtr> m_large;   ///< those of them whose bodies are to be judged by a thread
    std::deque<Waiting> m_waiting;    ///< in the order of arrival
    std::vector<base::OneShot<bool>> m_settling;
    qint64 m_bytesTaken = 0;    ///< of all that ever came
    qint64 m_bytesReported = 0; ///< of those that are reported
    int m_explaining = 0;
    QThreadPool m_judging; ///< one thread: explanations take the others
    QString m_url;
};

} // namespace sealwright::flow
