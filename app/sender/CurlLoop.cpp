// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlLoop.h"

#include "app/sender/CurlLibrary.h"

#include <QPointer>
#include <QSocketNotifier>

#include <csignal>
#include <utility>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace sealwright::sender {
namespace {

constexpr long kKeptConnections = 128;
constexpr std::size_t kIdleHandles = 64;
constexpr std::size_t kTlsFactsLimit = 512;

/// Once a process, by the first request: nothing else should pay for it.
bool startLibcurl()
{
    static const bool isStarted = [] {
        if (!curl().problem.isEmpty() || curl().globalInit(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
            return false;
        }
        // With signals off libcurl leaves it to us that a peer gone away does not end the process. Qt's own
        // sockets do the same.
        struct sigaction current = {};
        if (sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL) {
            (void)std::signal(SIGPIPE, SIG_IGN);
        }
        // A libcurl that looks up names in this thread would stop the event loop.
        return (curl().versionInfo(CURLVERSION_NOW)->features & CURL_VERSION_ASYNCHDNS) != 0;
    }();
    return isStarted;
}

void switchTo(QSocketNotifier *&notifier, bool enabled, int descriptor, QSocketNotifier::Type type,
              const auto &onReady)
{
    if (notifier == nullptr) {
        if (!enabled) {
            return;
        }
        notifier = new QSocketNotifier(descriptor, type);
        QObject::connect(notifier, &QSocketNotifier::activated, notifier, onReady);
    }
    if (notifier->isEnabled() != enabled) {
        notifier->setEnabled(enabled);
    }
}

/// A server that writes head and body apart, with Nagle's algorithm on, holds the body back until the head is
/// acknowledged; on a kept connection the kernel puts that off for 40 ms, and they would count as the
/// server's. The kernel forgets what is said here (tcp(7), TCP_QUICKACK), so it is said of each answer.
void acknowledgeAtOnce([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_LINUX
    const int on = 1;
    // A refusal costs time, nothing else.
    (void)::setsockopt(descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
}

} // namespace

struct CurlLoopCallbacks
{
    static int onSocket(CURL *, curl_socket_t descriptor, int what, void *loop, void *)
    {
        static_cast<CurlLoop *>(loop)->watch(descriptor, what);
        return 0;
    }

    static int onTimer(CURLM *, long milliseconds, void *loop)
    {
        static_cast<CurlLoop *>(loop)->wakeAfter(milliseconds);
        return 0;
    }
};

CurlLoop::CurlLoop()
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { turn(CURL_SOCKET_TIMEOUT, 0); });
    m_deliveryTimer.setSingleShot(true);
    connect(&m_deliveryTimer, &QTimer::timeout, this, [this] { deliver(); });
}

CurlLoop::~CurlLoop()
{
    for (auto &[transfer, owner] : m_transfers) {
        curl().multiRemoveHandle(m_multi.get(), transfer->easy());
    }
    m_transfers.clear();
    m_multi.reset();
    for (auto &[descriptor, notifiers] : m_notifiers) {
        for (QSocketNotifier *notifier : {notifiers.read, notifiers.write}) {
            if (notifier != nullptr) { // Perhaps it is its signal that brought us here.
                notifier->setEnabled(false);
                notifier->disconnect();
                notifier->deleteLater();
            }
        }
    }
}

void CurlLoop::watch(int descriptor, int what)
{
    Notifiers &notifiers = m_notifiers[descriptor];
    const bool reads = what == CURL_POLL_IN || what == CURL_POLL_INOUT;
    const bool writes = what == CURL_POLL_OUT || what == CURL_POLL_INOUT;
    if (what == CURL_POLL_IN) {
        acknowledgeAtOnce(descriptor);
    }
    switchTo(notifiers.read, reads, descriptor, QSocketNotifier::Read,
             [this, descriptor] { turn(descriptor, CURL_CSELECT_IN); });
    switchTo(notifiers.write, writes, descriptor, QSocketNotifier::Write,
             [this, descriptor] { turn(descriptor, CURL_CSELECT_OUT); });
}

void CurlLoop::wakeAfter(long milliseconds)
{
    m_isDue = milliseconds == 0;
    if (milliseconds < 0) {
        m_timer.stop();
    } else {
        m_timer.start(static_cast<int>(std::min<long>(milliseconds, 1L << 30)));
    }
}

bool CurlLoop::hasMulti()
{
    if (m_multi) {
        return true;
    }
    if (!startLibcurl()) {
        return false;
    }
    m_multi.reset(curl().multiInit());
    if (!m_multi) {
        return false;
    }
    curl().multiSetopt(m_multi.get(), CURLMOPT_SOCKETFUNCTION, &CurlLoopCallbacks::onSocket);
    curl().multiSetopt(m_multi.get(), CURLMOPT_SOCKETDATA, static_cast<void *>(this));
    curl().multiSetopt(m_multi.get(), CURLMOPT_TIMERFUNCTION, &CurlLoopCallbacks::onTimer);
    curl().multiSetopt(m_multi.get(), CURLMOPT_TIMERDATA, static_cast<void *>(this));
    // By default libcurl keeps four for each request in flight, so that none are left after a burst.
    curl().multiSetopt(m_multi.get(), CURLMOPT_MAXCONNECTS, kKeptConnections);
    return true;
}

EasyHandle CurlLoop::freshEasy()
{
    if (m_idle.empty()) {
        return EasyHandle(curl().easyInit());
    }
    EasyHandle easy = std::move(m_idle.back());
    m_idle.pop_back();
    return easy;
}

base::OneShot<http::Exchange> CurlLoop::start(http::Request request, SendOptions options,
                                              base::TimePoint startedAt,
                                              const base::Cancellation &cancellation)
{
    auto owner = std::make_unique<CurlTransfer>(std::move(request), std::move(options), startedAt);
    CurlTransfer *const transfer = owner.get();
    base::OneShot<http::Exchange> answer = transfer->answer();
    const auto refuse = [&](base::Error error) {
        http::Exchange exchange = transfer->takeExchange();
        exchange.error = std::move(error);
        answer.resolve(std::move(exchange));
        return answer;
    };
    if (cancellation.isRequested()) {
        return refuse(SendError::Cancelled);
    }
    if (const base::Result<void> checked = transfer->check(); !checked) {
        return refuse(checked.error());
    }
    EasyHandle easy = hasMulti() ? freshEasy() : EasyHandle();
    if (!easy) {
        const QString reason = curl().problem.isEmpty()
                                   ? QString::fromLatin1(curl().easyStrerror(CURLE_FAILED_INIT))
                                   : curl().problem;
        return refuse({SendError::Other, {{"curl", qint64{CURLE_FAILED_INIT}}, {"reason", reason}}});
    }
    transfer->setUp(std::move(easy));
    const quint64 id = m_nextId++;
    m_transfers.emplace(transfer, std::pair(id, std::move(owner)));
    if (const CURLMcode added = curl().multiAddHandle(m_multi.get(), transfer->easy()); added != CURLM_OK) {
        failAll(added);
        m_deliveryTimer.start(0);
        return answer;
    }
    cancellation.onRequested([loop = QPointer<CurlLoop>(this), transfer, id] {
        if (loop) {
            loop->cancel(transfer, id);
        }
    });
    return answer;
}

void CurlLoop::turn(int descriptor, int events)
{
    const QPointer<CurlLoop> self(this);
    act(descriptor, events);
    deliver();
    if (!self) {
        return;
    }
    // What the answers have started goes out in this turn, but only once, so that requests which fail at once
    // cannot keep the event loop from everything else.
    if (m_isDue) {
        m_timer.stop();
        act(CURL_SOCKET_TIMEOUT, 0);
    }
    if (!m_finished.empty()) {
        m_deliveryTimer.start(0);
    }
}

void CurlLoop::act(int descriptor, int events)
{
    if (!m_multi) {
        return;
    }
    m_isDue = false;
    int running = 0;
    const CURLMcode code = curl().multiSocketAction(m_multi.get(), descriptor, events, &running);
    if (code != CURLM_OK) {
        failAll(code);
        return;
    }
    drain();
}

void CurlLoop::drain()
{
    int left = 0;
    while (const CURLMsg *message = curl().multiInfoRead(m_multi.get(), &left)) {
        if (message->msg != CURLMSG_DONE) {
            continue;
        }
        const CURLcode code = message->data.result; // The message is gone once its handle is removed.
        void *easy = message->easy_handle;
        CurlTransfer *transfer = nullptr;
        curl().easyGetinfo(easy, CURLINFO_PRIVATE, &transfer);
        settle(*transfer, code);
    }
}

void CurlLoop::settle(CurlTransfer &transfer, int curlCode)
{
    if (transfer.isInspecting()) {
        transfer.recordInspection();
    } else {
        transfer.recordEnd(curlCode);
        if (transfer.wantsInspection()) {
            curl().multiRemoveHandle(m_multi.get(), transfer.easy());
            transfer.setUpInspection();
            if (curl().multiAddHandle(m_multi.get(), transfer.easy()) == CURLM_OK) {
                return;
            }
        }
    }
    curl().multiRemoveHandle(m_multi.get(), transfer.easy());
    retire(transfer);
}

void CurlLoop::retire(CurlTransfer &transfer)
{
    if (transfer.needsTlsFacts()) {
        if (const auto found = m_tlsFacts.find(transfer.localPort()); found != m_tlsFacts.end()) {
            transfer.setTlsFacts(found->second);
        }
    } else if (transfer.tlsFacts()) {
        if (m_tlsFacts.size() >= kTlsFactsLimit) {
            m_tlsFacts.clear();
        }
        m_tlsFacts.insert_or_assign(transfer.localPort(), *transfer.tlsFacts());
    }
    const auto found = m_transfers.find(&transfer);
    const std::unique_ptr<CurlTransfer> owner = std::move(found->second.second);
    m_transfers.erase(found);
    EasyHandle easy = owner->takeEasy();
    if (easy && m_idle.size() < kIdleHandles) {
        curl().easyReset(easy.get());
        m_idle.push_back(std::move(easy));
    }
    m_finished.push_back({owner->answer(), owner->takeExchange()});
}

void CurlLoop::failAll(int multiCode)
{
    const base::Error error(
        SendError::Other,
        {{"curl", qint64{multiCode}},
         {"reason", QString::fromLatin1(curl().multiStrerror(static_cast<CURLMcode>(multiCode)))}});
    while (!m_transfers.empty()) {
        CurlTransfer &transfer = *m_transfers.begin()->first;
        transfer.recordStop(error);
        curl().multiRemoveHandle(m_multi.get(), transfer.easy());
        retire(transfer);
    }
    m_idle.clear();
    m_multi.reset();
    m_timer.stop();
    m_isDue = false;
}

void CurlLoop::cancel(CurlTransfer *transfer, quint64 id)
{
    const auto found = m_transfers.find(transfer);
    if (found == m_transfers.end() || found->second.first != id) {
        return;
    }
    transfer->recordStop(SendError::Cancelled);
    curl().multiRemoveHandle(m_multi.get(), transfer->easy());
    retire(*transfer);
    deliver();
}

void CurlLoop::deliver()
{
    std::vector<Finished> finished = std::exchange(m_finished, {});
    for (Finished &one : finished) { // `this` may go with any of them.
        one.answer.resolve(std::move(one.exchange));
    }
}

} // namespace sealwright::sender
