// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/KeychainStore.h"

#include "app/base/Random.h"
#include "app/vault/Storable.h"

#include <QAbstractEventDispatcher>

#include <algorithm>

namespace sealwright::vault {

using base::Failure;
using base::Result;
using base::SecretBytes;

namespace {

QString serviceName()
{
#ifdef Q_OS_WIN
    // Windows ignored the service until a later QtKeychain began to use it; empty means the bare key to all.
    return QString();
#else
    return QStringLiteral("io.github.sealwright");
#endif
}

/// libsecret answers through GLib's main loop. Under any other, jobs would never finish.
bool hasNeededEventLoop()
{
#ifdef Q_OS_LINUX
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher != nullptr && dispatcher->inherits("QEventDispatcherGlib");
#else
    return true;
#endif
}

Result<SecretBytes> withoutBytes(Result<void> result)
{
    if (!result) {
        return Failure(std::move(result).error());
    }
    return SecretBytes();
}

Result<void> onlyWhether(const Result<SecretBytes> &result)
{
    if (!result) {
        return Failure(result.error());
    }
    return {};
}

QCoro::Task<Result<void>> probeKeychain(KeychainItem item)
{
    base::SystemRandom random;
    SecretBytes sample = SecretBytes::take(random.bytes(32));
    Result<void> kept = co_await KeychainItem::write(item, std::move(sample));
    if (!kept && !kept.error().is(VaultError::NotStored)) {
        co_return kept;
    }
    Result<void> erased = co_await KeychainItem::erase(item);
    co_return kept ? erased : kept;
}

} // namespace

KeychainStore::KeychainStore(KeychainPatience patience, QObject *parent)
    : SecretStore(parent)
    , m_patience(patience)
{
    m_notice.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_notice, &QTimer::timeout, this, [this] { setPending(true); });
    connect(&m_limit, &QTimer::timeout, this, &KeychainStore::giveUp);
}

KeychainStore::~KeychainStore()
{
    KeychainStore::close();
}

void KeychainStore::close()
{
    // Whoever is answered here may ask again at once, and is refused by `enqueue`.
    m_closed = true;
    std::deque<OperationPtr> unanswered = std::exchange(m_waiting, {});
    if (m_running) {
        m_running->abandoned.request();
        unanswered.push_front(std::exchange(m_running, nullptr));
    }
    for (const OperationPtr &operation : unanswered) {
        operation->answer.resolve(base::failure(
            VaultError::Unavailable, {{"key", operation->key}, {"reason", QStringLiteral("closed")}}));
    }
}

QCoro::Task<Result<SecretBytes>> KeychainStore::read(QString key)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Read, key, SecretBytes());
    auto awaiting = answer.awaiter();
    Answer outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<SecretBytes>> KeychainStore::look(QString key)
{
    const auto asking = m_refused ? KeychainItem::Asking::Forbidden : KeychainItem::Asking::WhenUnseen;
    const base::OneShot<Answer> answer = enqueue(Verb::Read, key, SecretBytes(), asking);
    auto awaiting = answer.awaiter();
    Answer outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<SecretBytes>> KeychainStore::peek(QString key)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Read, key, SecretBytes(), KeychainItem::Asking::Never);
    auto awaiting = answer.awaiter();
    Answer outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<std::vector<QString>>> KeychainStore::listKeys()
{
    const auto operation = std::make_shared<Operation>(Verb::List, QString(), SecretBytes());
    const base::OneShot<Answer> answer = enqueue(operation);
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    if (!outcome) {
        co_return Failure(outcome.error());
    }
    co_return std::move(operation->keys);
}

QCoro::Task<Result<void>> KeychainStore::write(QString key, SecretBytes secret)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Write, key, std::move(secret));
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return onlyWhether(outcome);
}

QCoro::Task<Result<void>> KeychainStore::erase(QString key)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Erase, key, SecretBytes());
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return onlyWhether(outcome);
}

QCoro::Task<Result<void>> KeychainStore::probe()
{
    base::SystemRandom random;
    const QString key = kProbePrefix + base::base32Id(random, 10);
    const base::OneShot<Answer> answer = enqueue(Verb::Probe, key, SecretBytes());
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return onlyWhether(outcome);
}

/// What can be refused before anything is touched.
Result<void> KeychainStore::checkOperation(const Operation &operation)
{
    if (operation.verb == Verb::List) {
        return {}; // asked of the bus alone
    }
    if (!hasNeededEventLoop()) {
        return base::failure(VaultError::NoEventLoop, {{"key", operation.key}});
    }
    if (Result<void> usable = checkKey(operation.key); !usable) {
        return usable;
    }
    return checkSize(operation.key, operation.secret.size());
}

bool KeychainStore::isStuck() const
{
    return m_running && m_running->answer.isResolved();
}

bool KeychainStore::isWriting() const
{
    const auto changes = [](const OperationPtr &operation) {
        return operation && (operation->verb == Verb::Write || operation->verb == Verb::Erase);
    };
    return changes(m_running) || std::ranges::any_of(m_waiting, changes);
}

base::OneShot<KeychainStore::Answer> KeychainStore::enqueue(Verb verb, const QString &key, SecretBytes secret,
                                                            KeychainItem::Asking asking)
{
    const auto operation = std::make_shared<Operation>(verb, key, std::move(secret));
    operation->asking = asking;
    return enqueue(operation);
}

base::OneShot<KeychainStore::Answer> KeychainStore::enqueue(const OperationPtr &operation)
{
    if (m_closed) {
        operation->answer.resolve(base::failure(
            VaultError::Unavailable, {{"key", operation->key}, {"reason", QStringLiteral("closed")}}));
    } else if (isStuck()) {
        operation->answer.resolve(base::failure(VaultError::Stuck, {{"key", operation->key}}));
    } else {
        m_waiting.push_back(operation);
        m_writing = isWriting();
        startNext();
    }
    return operation->answer;
}

void KeychainStore::startNext()
{
    if (m_running || m_waiting.empty()) {
        return;
    }
    m_running = m_waiting.front();
    m_waiting.pop_front();
    const OperationPtr operation = m_running;
    if (const Result<void> allowed = checkOperation(*operation); !allowed) {
        finish(operation, Failure(allowed.error()));
        return;
    }
    if (operation->verb != Verb::List) { // which never waits for the user
        m_notice.start(m_patience.notice);
    }
    m_limit.start(m_patience.limit);
    run(this, operation, m_patience);
}

/// Lives as long as its job, not as long as the store.
QCoro::Task<> KeychainStore::run(QPointer<KeychainStore> store, OperationPtr operation,
                                 KeychainPatience patience)
{
    const KeychainItem item(serviceName(), operation->key, patience.inspection,
                            operation->abandoned.cancellation(), operation->asking);
    Answer outcome;
    switch (operation->verb) {
    case Verb::Read: {
        outcome = co_await KeychainItem::read(item);
        break;
    }
    case Verb::List: {
        auto listing = KeychainItem::listKeys(item);
        Result<std::vector<QString>> listed = co_await listing;
        if (listed) {
            operation->keys = std::move(*listed);
            outcome = SecretBytes();
        } else {
            outcome = Failure(listed.error());
        }
        break;
    }
    case Verb::Write: {
        SecretBytes secret = std::move(operation->secret);
        Result<void> written = co_await KeychainItem::write(item, std::move(secret));
        outcome = withoutBytes(std::move(written));
        break;
    }
    case Verb::Erase: {
        Result<void> erased = co_await KeychainItem::erase(item);
        outcome = withoutBytes(std::move(erased));
        break;
    }
    case Verb::Probe: {
        Result<void> kept = co_await probeKeychain(item);
        outcome = withoutBytes(std::move(kept));
        break;
    }
    }
    if (store) {
        store->finish(operation, std::move(outcome));
    }
}

void KeychainStore::finish(OperationPtr operation, Answer outcome)
{
    m_notice.stop();
    m_limit.stop();
    m_running.reset();
    noteRefusal(outcome);
    // Queued, so that the next one cannot be answered before this one.
    QMetaObject::invokeMethod(this, &KeychainStore::startNext, Qt::QueuedConnection);
    const QPointer<KeychainStore> self(this);
    setPending(false);
    if (self) {
        reportWrites();
    }
    // Last, because the caller may do anything, even destroy this store. The late answer of an operation that
    // was given up on is dropped here and wiped.
    operation->answer.resolve(std::move(outcome));
}

/// One "Cancel" means no until the user asks for something anew.
void KeychainStore::noteRefusal(const Answer &outcome)
{
    if (outcome || outcome.error().is(VaultError::NotFound)) {
        m_refused = false;
    } else if (outcome.error().is(VaultError::Denied)) {
        m_refused = true;
        for (const OperationPtr &operation : m_waiting) {
            if (operation->asking != KeychainItem::Asking::Never) {
                operation->asking = KeychainItem::Asking::Forbidden;
            }
        }
    }
}

void KeychainStore::giveUp()
{
    const OperationPtr stuck = m_running;
    const std::deque<OperationPtr> refused = std::exchange(m_waiting, {});
    // The prompt may still be open: what is pending stays so until the late answer comes.
    setPending(true);
    stuck->abandoned.request();
    stuck->answer.resolve(base::failure(
        VaultError::TimedOut, {{"key", stuck->key}, {"after_ms", qint64{m_patience.limit.count()}}}));
    for (const OperationPtr &operation : refused) {
        operation->answer.resolve(base::failure(VaultError::Stuck, {{"key", operation->key}}));
    }
}

void KeychainStore::setPending(bool pending)
{
    if (std::exchange(m_pending, pending) != pending) {
        Q_EMIT unlockPending(pending);
    }
}

void KeychainStore::reportWrites()
{
    if (std::exchange(m_writing, isWriting()) && !m_writing) {
        Q_EMIT writesSettled();
    }
}

} // namespace sealwright::vault

#include "moc_KeychainStore.cpp"
