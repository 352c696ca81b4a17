// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/KeychainItem.h"

#include "app/vault/KeychainJob.h"
#include "app/vault/LibsecretSession.h"
#include "app/vault/SecretEnvelope.h"
#include "app/vault/SecretServiceKeys.h"
#include "app/vault/SecretServiceView.h"
#include "app/vault/SecretStore.h"

namespace sealwright::vault {

using base::Failure;
using base::Result;
using base::SecretBytes;
using Outcome = KeychainAnswer::Outcome;
using State = SecretServiceView::State;

KeychainItem::KeychainItem(QString service, QString key, std::chrono::milliseconds lookDeadline,
                           base::Cancellation abandoned, Asking asking)
    : m_service(std::move(service))
    , m_key(std::move(key))
    , m_lookDeadline(lookDeadline)
    , m_abandoned(std::move(abandoned))
    , m_asking(asking)
{
}

namespace {

/// Why nothing can be done, told from the view alone; nothing when something can.
std::optional<base::Error> refusal(const SecretServiceView &view, const QString &key)
{
    std::vector<base::Fact> facts;
    if (!key.startsWith(kProbePrefix)) { // of which nobody knows but us
        facts.emplace_back("key", key);
    }
    facts.emplace_back("reason", view.reason);
    switch (view.state) {
    case State::NoBus:
        return base::Error(VaultError::NoBus, std::move(facts));
    case State::NoService:
        return base::Error(VaultError::NoService, std::move(facts));
    case State::NoCollection:
        return base::Error(VaultError::NoCollection, {{"key", key}});
    case State::Silent:
    case State::Gone:
        // What the bus says of it is a list of guesses.
        facts.back() = {"reason", view.state == State::Silent
                                      ? QStringLiteral("the program that keeps secrets does not answer")
                                      : QStringLiteral("the program that keeps secrets went away")};
        return base::Error(VaultError::Unavailable, std::move(facts));
    case State::Locked:
    case State::Open:
    case State::Elsewhere:
        break;
    }
    return std::nullopt;
}

bool isRefused(const SecretServiceView &view)
{
    return refusal(view, QString()).has_value();
}

} // namespace

Failure KeychainItem::noLongerWanted() const
{
    return base::failure(VaultError::Unavailable, {{"key", m_key}, {"reason", QStringLiteral("abandoned")}});
}

std::optional<base::Error> KeychainItem::whyNotAsked(const SecretServiceView &before) const
{
    const bool wouldAsk = before.isLocked() || before.state == State::NoCollection;
    const bool mightAsk = wouldAsk || before.state == State::Elsewhere;
    if ((m_asking == Asking::WhenUnseen && wouldAsk) || (m_asking == Asking::Never && mightAsk)) {
        return base::Error(VaultError::Locked, {{"key", m_key}});
    }
    if (m_asking == Asking::Forbidden && mightAsk) {
        return base::Error(VaultError::Denied, {{"key", m_key}});
    }
    return std::nullopt;
}

/// The truth about a job that did not succeed: its own word is taken only where the view does not know
/// better.
Failure KeychainItem::failed(const KeychainAnswer &answer, const SecretServiceView &after) const
{
    if (std::optional<base::Error> error = refusal(after, m_key)) {
        return Failure(std::move(*error));
    }
    if (after.isLocked()) {
        const bool dismissed = after.canPrompt || answer.outcome == Outcome::DeniedByUser;
        return base::failure(dismissed ? VaultError::Denied : VaultError::Locked, {{"key", m_key}});
    }
    switch (answer.outcome) {
    case Outcome::NotFound:
        if (after.hasItem) {
            return base::failure(
                VaultError::Unavailable,
                {{"key", m_key}, {"reason", QStringLiteral("exists but is not handed out")}});
        }
        return base::failure(VaultError::NotFound, {{"key", m_key}});
    case Outcome::DeniedByUser:
    case Outcome::Denied:
        return base::failure(VaultError::Denied, {{"key", m_key}});
    case Outcome::NoBackend:
        return base::failure(VaultError::NoService, {{"key", m_key}, {"reason", answer.reason}});
    case Outcome::Done:
    case Outcome::Failed:
        break;
    }
    return base::failure(VaultError::Other, {{"key", m_key}, {"reason", answer.reason}});
}

QCoro::Task<SecretServiceView> KeychainItem::look(KeychainItem item)
{
    SecretServiceView view = co_await lookAtSecretService(item.m_service, item.m_key, item.m_lookDeadline);
    useSessionWith(view.owner);
    co_return view;
}

QCoro::Task<Result<SecretBytes>> KeychainItem::read(KeychainItem item)
{
    // Once more when the service died meanwhile: reading twice does no harm, and never prompts twice.
    for (int attempt = 0;; ++attempt) {
        const bool last = attempt == 1;
        const SecretServiceView before = co_await look(item);
        if (item.m_abandoned.isRequested()) {
            co_return item.noLongerWanted();
        }
        if (std::optional<base::Error> error = refusal(before, item.m_key)) {
            if (before.state == State::Gone && !last) {
                continue;
            }
            co_return Failure(std::move(*error));
        }
        if (before.isOpen() && !before.hasItem) {
            std::vector<base::Fact> facts(1, base::Fact("key", item.m_key));
            co_return base::failure(VaultError::NotFound, std::move(facts));
        }
        if (std::optional<base::Error> why = item.whyNotAsked(before)) {
            co_return Failure(std::move(*why));
        }
        const KeychainJob job = startReading(item.m_service, item.m_key);
        auto ending = job.awaiter();
        const KeychainAnswer answer = co_await ending;
        if (item.m_abandoned.isRequested()) {
            co_return item.noLongerWanted();
        }
        if (answer.outcome == Outcome::Done) {
            std::optional<SecretBytes> secret = unseal(answer.bytes);
            if (!secret) {
                std::vector<base::Fact> facts(1, base::Fact("key", item.m_key));
                co_return base::failure(VaultError::Damaged, std::move(facts));
            }
            co_return std::move(*secret);
        }
        const SecretServiceView after = co_await look(item);
        const bool mayHaveDied = after.isOpen() && (after.hasItem || answer.outcome == Outcome::Failed);
        if (!mayHaveDied || last) {
            co_return item.failed(answer, after);
        }
    }
}

/// Reading an entry is the harmless way to have the keyring ask the user for its password.
QCoro::Task<SecretServiceView> KeychainItem::lookAfterUnlocking(KeychainItem item)
{
    const KeychainJob job = startReading(item.m_service, item.m_key);
    auto ending = job.awaiter();
    const KeychainAnswer ignored = co_await ending;
    SecretServiceView view = co_await look(item);
    // Denied by the user counts even when the program that asked is gone already.
    view.canPrompt = view.canPrompt || ignored.outcome == Outcome::DeniedByUser;
    co_return view;
}

QCoro::Task<Result<void>> KeychainItem::write(KeychainItem item, SecretBytes secret)
{
    SecretServiceView before = co_await look(item);
    if (std::optional<base::Error> why = item.whyNotAsked(before)) {
        co_return Failure(std::move(*why));
    }
    if (before.isLocked() && before.hasItem && !item.m_abandoned.isRequested()) {
        // So that the prompt is not part of replacing a secret: if nobody answers it, the old one is still
        // there.
        before = co_await lookAfterUnlocking(item);
        if (before.isLocked() && !item.m_abandoned.isRequested()) {
            const KeychainAnswer locked;
            co_return item.failed(locked, before);
        }
    }
    if (item.m_abandoned.isRequested()) {
        co_return item.noLongerWanted();
    }
    // Without a default keyring the write goes ahead: where there is a prompter, it offers to make one.
    if (isRefused(before) && before.state != State::NoCollection) {
        std::optional<base::Error> error = refusal(before, item.m_key);
        co_return Failure(std::move(*error));
    }
    SecretBytes sealed = seal(secret);
    const KeychainJob job = startWriting(item.m_service, item.m_key, sealed);
    auto ending = job.awaiter();
    const KeychainAnswer written = co_await ending;
    if (item.m_abandoned.isRequested()) {
        if (written.outcome == Outcome::Done && !before.hasItem && before.state != State::Elsewhere) {
            const KeychainJob undo = startErasing(item.m_service, item.m_key);
            auto undone = undo.awaiter();
            const KeychainAnswer ignored = co_await undone;
            Q_UNUSED(ignored);
        }
        co_return item.noLongerWanted();
    }
    if (written.outcome != Outcome::Done) {
        const SecretServiceView after = co_await look(item);
        co_return item.failed(written, after);
    }
    Result<void> stored = co_await readBack(item, std::move(sealed));
    co_return stored;
}

QCoro::Task<Result<void>> KeychainItem::readBack(KeychainItem item, SecretBytes expected)
{
    const KeychainJob job = startReading(item.m_service, item.m_key);
    auto ending = job.awaiter();
    const KeychainAnswer answer = co_await ending;
    if (answer.outcome == Outcome::Done && answer.bytes.view() == expected.view()) {
        co_return Result<void>();
    }
    std::vector<base::Fact> facts(1, base::Fact("key", item.m_key));
    Failure notStored = base::failure(VaultError::NotStored, std::move(facts));
    if (answer.outcome == Outcome::Done) {
        co_return notStored;
    }
    const SecretServiceView after = co_await look(item);
    Failure why = item.failed(answer, after);
    if (why.error().is(VaultError::NotFound)) {
        co_return notStored;
    }
    co_return why;
}

QCoro::Task<Result<void>> KeychainItem::erase(KeychainItem item)
{
    SecretServiceView before = co_await look(item);
    if (std::optional<base::Error> why = item.whyNotAsked(before)) {
        co_return Failure(std::move(*why));
    }
    if (before.isLocked() && before.hasItem && !item.m_abandoned.isRequested()) {
        before = co_await lookAfterUnlocking(item);
    }
    if (item.m_abandoned.isRequested()) {
        co_return item.noLongerWanted();
    }
    if (std::optional<base::Error> error = refusal(before, item.m_key)) {
        co_return Failure(std::move(*error));
    }
    if (before.isLocked()) {
        // Asked to erase now, the keychain would say that it did, and do nothing.
        const KeychainAnswer locked;
        co_return item.failed(locked, before);
    }
    if (before.isOpen() && !before.hasItem) {
        co_return Result<void>();
    }
    const KeychainJob job = startErasing(item.m_service, item.m_key);
    auto ending = job.awaiter();
    KeychainAnswer erased = co_await ending;
    if (item.m_abandoned.isRequested()) {
        co_return item.noLongerWanted();
    }
    Result<void> gone = co_await checkErased(item, std::move(erased));
    co_return gone;
}

QCoro::Task<Result<void>> KeychainItem::checkErased(KeychainItem item, KeychainAnswer erased)
{
    const SecretServiceView after = co_await look(item);
    std::vector<base::Fact> facts(1, base::Fact("key", item.m_key));
    Failure stillThere = base::failure(VaultError::NotErased, std::move(facts));
    if (after.state == State::Elsewhere) {
        const KeychainJob job = startReading(item.m_service, item.m_key);
        auto ending = job.awaiter();
        const KeychainAnswer answer = co_await ending;
        if (answer.outcome == Outcome::NotFound) {
            co_return Result<void>();
        }
        if (answer.outcome == Outcome::Done) {
            co_return stillThere;
        }
        co_return item.failed(answer, after);
    }
    if (after.isOpen() && !after.hasItem) {
        co_return Result<void>();
    }
    if (after.isOpen() && erased.outcome == Outcome::Done) {
        co_return stillThere;
    }
    co_return item.failed(erased, after);
}

QCoro::Task<Result<std::vector<QString>>> KeychainItem::listKeys(KeychainItem item)
{
    const SecretServiceView view = co_await look(item);
    if (std::optional<base::Error> error = refusal(view, QString())) {
        co_return Failure(std::move(*error));
    }
    if (view.state == State::Elsewhere) {
        co_return base::failure(VaultError::CannotList);
    }
    if (view.isLocked()) {
        co_return base::failure(VaultError::Locked);
    }
    auto listing = listSecretService(item.m_service, item.m_lookDeadline);
    SecretServiceKeys listed = co_await listing;
    if (listed.isLocked) {
        co_return base::failure(VaultError::Locked);
    }
    if (!listed.isComplete) {
        std::vector<base::Fact> facts(1, base::Fact("reason", listed.reason));
        co_return base::failure(VaultError::Unavailable, std::move(facts));
    }
    co_return std::move(listed.keys);
}

} // namespace sealwright::vault
