// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/OneShot.h"
#include "app/vault/PassphraseSource.h"
#include "app/vault/SecretStore.h"

#include <deque>
#include <vector>

namespace sealwright::tests {

/// Gives the answers it was told, one after the other, the last one again and again; without any, the user
/// who closes the dialog. Notes what it was asked.
class FakePassphrases final : public vault::PassphraseSource
{
public:
    FakePassphrases() = default;

    explicit FakePassphrases(std::deque<QByteArray> given)
        : answers(std::move(given))
    {
    }

    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion question) override
    {
        questions.push_back(question);
        if (held) {
            auto waiting = held->awaiter();
            co_await waiting;
        }
        if (answers.empty()) {
            base::Error none(vault::VaultError::VaultLocked,
                             std::vector<base::Fact>(1, base::Fact("path", question.path)));
            co_return base::Failure(std::move(none));
        }
        base::SecretBytes answer = base::SecretBytes::copyOf(answers.front());
        if (answers.size() > 1) {
            answers.pop_front();
        }
        co_return answer;
    }

    std::deque<QByteArray> answers;
    std::vector<vault::PassphraseQuestion> questions;
    std::optional<base::OneShot<bool>> held; ///< when set, no answer comes before it is resolved
};

/// One that was typed into an option, and nobody to ask for another.
class WrongPassphrase final : public vault::PassphraseSource
{
public:
    QCoro::Task<base::Result<base::SecretBytes>> ask(vault::PassphraseQuestion question) override
    {
        if (question.wasWrong) {
            base::Error wrong(vault::VaultError::PassphraseWrong,
                              std::vector<base::Fact>(1, base::Fact("path", question.path)));
            co_return base::Failure(std::move(wrong));
        }
        co_return base::SecretBytes::copyOf("wrong");
    }
};

} // namespace sealwright::tests
