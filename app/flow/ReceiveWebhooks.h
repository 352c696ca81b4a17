// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Receiver.h"
#include "app/flow/ExplainRequest.h"
#include "app/flow/UsageLog.h"
#include "app/flow/VerifyRequest.h"

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
/// it. A secret that a sender put on the wire (a bearer token, a secret variable of the environment in force)
/// is redacted in what is reported. What does not verify is explained first, in a thread of its own, and
/// reported then, in the order of arrival; the reply does not wait for it.
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
    void setReply(capture::Reply reply);
    /// What is being explained is reported at once, as it is.
    void stop();
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
    /// A delivery on its way to be reported.
    struct Pending
    {
        Delivery delivery;
        std::shared_ptr<const PreparedAuthentication> judgedWith; ///< what must not be shown of it
        bool isReady = false;
    };

    void judgeCapture(const capture::Capture &capture);
    QCoro::Task<> explainPending(std::shared_ptr<Pending> pending, http::Request request,
                                 signing::VerifyOptions options);
    void reportReady();
    void noteUse(const signing::Verification &verification);

    capture::Receiver &m_receiver;
    PrepareAuthentication &m_prepare;
    ExplainRequest &m_explainer;
    const base::Clock &m_clock;
    base::Random &m_random;
    UsageLog *m_usage;
    Remember m_remember = Remember::Yes;
    std::shared_ptr<const PreparedAuthentication> m_authentication;
    std::deque<std::shared_ptr<Pending>> m_pending; ///< in the order of arrival
    int m_explaining = 0;
    QString m_url;
};

} // namespace sealwright::flow
