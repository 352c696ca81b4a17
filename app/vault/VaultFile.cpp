// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultFile.h"

#include "app/crypto/PoolThread.h"
#include "app/vault/Storable.h"

#include <QTimer>

#include <algorithm>

namespace sealwright::vault {

using base::Failure;
using base::Result;
using base::SecretBytes;
using Next = VaultStep::Next;
using Verb = VaultOrder::Verb;

namespace {

/// Between two looks at a lock that another process holds, for as long as it takes to write a file.
constexpr std::chrono::milliseconds kLockPause{20};

Result<void> whetherDone(const Result<SecretBytes> &result)
{
    if (!result) {
        return Failure(result.error());
    }
    return {};
}

/// What can be refused before anything is touched.
Result<void> checkOrder(const VaultOrder &order)
{
    if (order.verb == Verb::Probe || order.verb == Verb::Open || order.verb == Verb::List) {
        return {};
    }
    if (Result<void> usable = checkKey(order.key); !usable) {
        return usable;
    }
    return checkSize(order.key, order.secret.size());
}

base::Failure closedFailure(const QString &key)
{
    return base::failure(VaultError::Unavailable, {{"key", key}, {"reason", QStringLiteral("closed")}});
}

base::Error lockedError(const QString &path)
{
    return base::Error(VaultError::VaultLocked, {{"path", path}});
}

} // namespace

VaultFile::VaultFile(const QString &path, PassphraseSource &passphrases, VaultFileSettings settings,
                     QObject *parent)
    : SecretStore(parent)
    , m_disk(path)
    , m_passphrases(passphrases)
    , m_settings(settings)
{
    m_worker.setMaxThreadCount(1);
}

VaultFile::~VaultFile()
{
    VaultFile::close();
}

void VaultFile::close()
{
    // Whoever is answered here may ask again at once, and is refused by `enqueue`.
    if (std::exchange(m_closed, true)) {
        return;
    }
    std::deque<OperationPtr> unanswered = std::exchange(m_waiting, {});
    if (m_running) {
        unanswered.push_front(std::exchange(m_running, nullptr));
    }
    for (const OperationPtr &operation : unanswered) {
        operation->answer.resolve(closedFailure(operation->order.key));
    }
    m_worker.waitForDone();
    m_step.resolve({}); // whoever waits for it sees that the store is closed, and ends
}

QCoro::Task<Result<SecretBytes>> VaultFile::read(QString key)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Read, key, SecretBytes());
    auto awaiting = answer.awaiter();
    Answer outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<SecretBytes>> VaultFile::peek(QString key)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Read, key, SecretBytes(), Asking::Never);
    auto awaiting = answer.awaiter();
    Answer outcome = co_await awaiting;
    co_return outcome;
}

QCoro::Task<Result<std::vector<QString>>> VaultFile::listKeys()
{
    const auto operation = std::make_shared<Operation>();
    operation->order.verb = Verb::List;
    const base::OneShot<Answer> answer = enqueue(operation);
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    if (!outcome) {
        co_return Failure(outcome.error());
    }
    co_return std::move(operation->keys);
}

QCoro::Task<Result<void>> VaultFile::write(QString key, SecretBytes secret)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Write, key, std::move(secret));
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return whetherDone(outcome);
}

QCoro::Task<Result<void>> VaultFile::erase(QString key)
{
    const base::OneShot<Answer> answer = enqueue(Verb::Erase, key, SecretBytes());
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return whetherDone(outcome);
}

QCoro::Task<Result<void>> VaultFile::probe()
{
    const base::OneShot<Answer> answer = enqueue(Verb::Probe, QString(), SecretBytes());
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return whetherDone(outcome);
}

QCoro::Task<Result<void>> VaultFile::open()
{
    const base::OneShot<Answer> answer = enqueue(Verb::Open, QString(), SecretBytes());
    auto awaiting = answer.awaiter();
    const Answer outcome = co_await awaiting;
    co_return whetherDone(outcome);
}

void VaultFile::lock()
{
    m_whyNotAsked = lockedError(path());
    keepKey(nullptr);
}

void VaultFile::keepKey(std::shared_ptr<const VaultKey> key)
{
    const bool wasLocked = isLocked();
    m_key = std::move(key);
    if (wasLocked != isLocked()) {
        Q_EMIT lockChanged();
    }
}

bool VaultFile::isWriting() const
{
    const auto changes = [](const OperationPtr &operation) {
        return operation && (operation->order.verb == Verb::Write || operation->order.verb == Verb::Erase);
    };
    return changes(m_running) || std::ranges::any_of(m_waiting, changes);
}

base::OneShot<VaultFile::Answer> VaultFile::enqueue(Verb verb, const QString &key, SecretBytes secret,
                                                    Asking asking)
{
    const auto operation = std::make_shared<Operation>();
    operation->asking = asking;
    operation->order = {verb, key, std::move(secret)};
    return enqueue(operation);
}

base::OneShot<VaultFile::Answer> VaultFile::enqueue(const OperationPtr &operation)
{
    if (m_closed) {
        operation->answer.resolve(closedFailure(operation->order.key));
    } else {
        m_waiting.push_back(operation);
        m_writing = isWriting();
        startNext();
    }
    return operation->answer;
}

void VaultFile::startNext()
{
    if (m_running || m_waiting.empty()) {
        return;
    }
    m_running = m_waiting.front();
    m_waiting.pop_front();
    const OperationPtr operation = m_running;
    if (const Result<void> allowed = checkOrder(operation->order); !allowed) {
        finish(operation, Failure(allowed.error()));
        return;
    }
    if (operation->order.verb == Verb::Open || operation->order.verb == Verb::Probe) {
        m_whyNotAsked.reset();
    }
    run(this, operation);
}

QCoro::Task<> VaultFile::run(QPointer<VaultFile> store, OperationPtr operation)
{
    std::optional<QDeadlineTimer> patience;
    while (true) {
        const base::OneShot<VaultStep> working =
            store->onWorker([disk = store->m_disk, key = store->m_key, operation] {
                return carryOut(disk, key, operation->order);
            });
        auto awaiting = working.awaiter();
        VaultStep step = co_await awaiting;
        if (!store || store->m_closed) {
            co_return;
        }
        if (step.next == Next::Answer) {
            operation->keys = std::move(step.keys);
            store->finish(operation, std::move(step.answer));
            co_return;
        }
        if (step.next == Next::TryAgain) {
            auto waiting = letWrite(store, &patience);
            const Result<void> waited = co_await waiting;
            if (!store || store->m_closed) {
                co_return;
            }
            if (!waited) {
                store->finish(operation, Failure(waited.error()));
                co_return;
            }
            continue;
        }
        patience.reset();
        store->keepKey(nullptr); // none, or that of a file that was replaced
        if (operation->asking == Asking::Never) {
            store->finish(operation, Failure(lockedError(store->path())));
            co_return;
        }
        const auto purpose =
            step.next == Next::Make ? PassphraseQuestion::Purpose::Make : PassphraseQuestion::Purpose::Open;
        auto unlocking = unlock(store, purpose);
        const Result<void> unlocked = co_await unlocking;
        if (!store || store->m_closed) {
            co_return;
        }
        if (!unlocked) {
            store->finish(operation, Failure(unlocked.error()));
            co_return;
        }
    }
}

QCoro::Task<Result<void>> VaultFile::unlock(QPointer<VaultFile> store, PassphraseQuestion::Purpose purpose)
{
    PassphraseQuestion question{purpose, store->path(), false};
    while (true) {
        if (store->m_whyNotAsked) {
            co_return Failure(*store->m_whyNotAsked);
        }
        auto asking = store->m_passphrases.ask(question);
        Result<SecretBytes> given = co_await asking;
        if (!store || store->m_closed) {
            co_return Result<void>();
        }
        if (!given) {
            store->m_whyNotAsked =
                given.error().is(VaultError::PassphraseWrong) ? given.error() : lockedError(question.path);
            co_return Failure(given.error());
        }
        auto deriving = derive(store, purpose, std::make_shared<const SecretBytes>(std::move(*given)));
        VaultStep step = co_await deriving;
        if (!store || store->m_closed) {
            co_return Result<void>();
        }
        if (step.key) {
            store->keepKey(std::move(step.key));
            co_return Result<void>();
        }
        if (step.answer || !step.answer.error().is(VaultError::PassphraseWrong)) {
            co_return whetherDone(step.answer);
        }
        question.wasWrong = true;
        question.purpose = PassphraseQuestion::Purpose::Open; // whoever was asked to make it: it is there
        purpose = question.purpose;
    }
}

QCoro::Task<VaultStep> VaultFile::derive(QPointer<VaultFile> store, PassphraseQuestion::Purpose purpose,
                                         std::shared_ptr<const SecretBytes> passphrase)
{
    std::optional<QDeadlineTimer> patience;
    std::shared_ptr<const VaultKey> key;
    bool isMaking = purpose == PassphraseQuestion::Purpose::Make;
    while (true) {
        const base::OneShot<VaultStep> working =
            store->onWorker([disk = store->m_disk, cost = store->m_settings.cost, isMaking, key, passphrase] {
                return !isMaking ? unlockVault(disk, *passphrase)
                       : key     ? makeVault(disk, key)
                                 : makeVault(disk, *passphrase, cost);
            });
        auto awaiting = working.awaiter();
        VaultStep step = co_await awaiting;
        if (!store || store->m_closed) {
            co_return step;
        }
        if (isMaking && step.next == Next::Unlock) {
            isMaking = false; // another process was faster, and has the same passphrase more often than not
            continue;
        }
        if (step.next != Next::TryAgain) {
            co_return step;
        }
        key = std::move(step.key);
        auto waiting = letWrite(store, &patience);
        const Result<void> waited = co_await waiting;
        if (!waited) {
            co_return VaultStep{Next::Answer, Failure(waited.error()), nullptr};
        }
        if (!store || store->m_closed) {
            co_return VaultStep();
        }
    }
}

QCoro::Task<Result<void>> VaultFile::letWrite(QPointer<VaultFile> store,
                                              std::optional<QDeadlineTimer> *patience)
{
    if (!*patience) {
        patience->emplace(store->m_settings.patience);
    }
    if ((*patience)->hasExpired()) {
        const base::Error busy(
            VaultError::VaultBusy,
            {{"path", store->path()}, {"after_ms", qint64{store->m_settings.patience.count()}}});
        co_return Failure(base::heldBy(busy, store->m_disk.lockHolder()));
    }
    const base::OneShot<VaultStep> pausing = store->afterAWhile();
    auto waking = pausing.awaiter();
    co_await waking;
    co_return Result<void>();
}

/// One piece of work is under way at a time, because one operation is.
base::OneShot<VaultStep> VaultFile::onWorker(Work work)
{
    m_step = {};
    m_worker.start([this, work = std::move(work), step = m_step] {
        const crypto::PoolThread thread;
        const auto done = std::make_shared<VaultStep>(work());
        QMetaObject::invokeMethod(
            this, [step, done]() mutable { step.resolve(std::move(*done)); }, Qt::QueuedConnection);
    });
    return m_step;
}

base::OneShot<VaultStep> VaultFile::afterAWhile()
{
    m_step = {};
    QTimer::singleShot(kLockPause, this, [step = m_step]() mutable { step.resolve({}); });
    return m_step;
}

void VaultFile::finish(OperationPtr operation, Answer outcome)
{
    m_running.reset();
    // Queued, so that the next one cannot be answered before this one.
    QMetaObject::invokeMethod(this, &VaultFile::startNext, Qt::QueuedConnection);
    reportWrites();
    // Last, because the caller may do anything, even destroy this store.
    operation->answer.resolve(std::move(outcome));
}

void VaultFile::reportWrites()
{
    if (std::exchange(m_writing, isWriting()) && !m_writing) {
        Q_EMIT writesSettled();
    }
}

} // namespace sealwright::vault

#include "moc_VaultFile.cpp"
