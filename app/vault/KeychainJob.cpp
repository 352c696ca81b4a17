// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/KeychainJob.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

#include <memory>

namespace sealwright::vault {
namespace {

KeychainAnswer::Outcome outcomeOf(QKeychain::Error error)
{
    using enum KeychainAnswer::Outcome;
    switch (error) {
    case QKeychain::NoError:
        return Done;
    case QKeychain::EntryNotFound:
        return NotFound;
    case QKeychain::AccessDeniedByUser:
        return DeniedByUser;
    case QKeychain::AccessDenied:
        return Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return NoBackend;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        return Failed;
    }
    return Failed;
}

/// A job's own copy of a secret is wiped once the job is gone and the buffer is ours alone.
void wipeAfter(QKeychain::Job *job, QByteArray bytes)
{
    QObject::connect(job, &QObject::destroyed, [bytes]() mutable { base::wipe(bytes); });
}

/// The job belongs to QtKeychain: it has no parent, deletes itself, and is never deleted by us, because its
/// backend calls back into it by raw pointer. Nothing here points to whoever asked, so they may go at any
/// time.
KeychainJob start(QKeychain::Job *job, const QString &key)
{
    KeychainJob answer;
    QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job *finished) {
        const auto result = std::make_shared<KeychainAnswer>();
        result->outcome = outcomeOf(finished->error());
        if (result->outcome != KeychainAnswer::Outcome::Done) {
            result->reason = finished->errorString();
        }
        if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(finished)) {
            const QByteArray bytes = reading->binaryData();
            result->bytes = base::SecretBytes::copyOf(bytes);
            wipeAfter(finished, bytes);
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [answer, result] {
                KeychainJob waiting = answer;
                waiting.resolve(std::move(*result));
            },
            Qt::QueuedConnection);
    });
    job->setKey(key);
    job->setInsecureFallback(false);
    job->start();
    return answer;
}

} // namespace

KeychainJob startReading(const QString &service, const QString &key)
{
    return start(new QKeychain::ReadPasswordJob(service), key);
}

KeychainJob startWriting(const QString &service, const QString &key, const base::SecretBytes &bytes)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    const QByteArray copy = bytes.view().toByteArray();
    // Never text: it would be cut at the first NUL, and a text entry hides a binary one of the same key.
    job->setBinaryData(copy);
    wipeAfter(job, copy);
    return start(job, key);
}

KeychainJob startErasing(const QString &service, const QString &key)
{
    return start(new QKeychain::DeletePasswordJob(service), key);
}

} // namespace sealwright::vault
