// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/BodyForms.h"
#include "app/explain/ContentForms.h"
#include "app/explain/Evidence.h"
#include "app/explain/SecretForms.h"
#include "app/explain/TimeForms.h"
#include "app/explain/UrlForms.h"

#include <algorithm>

namespace sealwright::explain {

/// The recipe's hash, or another that fits the length of a signature; of a key pair nothing.
struct HashForm
{
    std::vector<Deviation> deviations;
    std::optional<crypto::HashAlgorithm> hash;
};

/// A content form and what it depends on.
struct KnownContent
{
    std::vector<Deviation> deviations;
    signing::Template content;
    bool isUsual = true;
    bool readsBody = false;
    bool readsUrl = false;
    bool readsTime = false;
    bool isKeyed = false;     ///< by the pipe `hmac`
    bool hasChecksum = false; ///< a CRC, which other bytes can have as well
};

/// What can differ between the sender and the receiver, dimension by dimension; the first of each is as the
/// receiver has it. The forms of the body come from forEachBodyForm: they are large.
struct SearchSpace
{
    SearchSpace(const Case &question, const Evidence &evidence);

    std::vector<SecretForm> keys;
    std::vector<UrlForm> urls;
    std::vector<KnownContent> contents;
    std::vector<TimeForm> times;
    std::vector<HashForm> hashes;
    const HashForm *plainHash = nullptr; ///< null: no signature has the length of the recipe's own
    BodyForm seenBody;
};

/// One point of it. What is null is as the receiver has it.
struct Trial
{
    const SecretForm *key = nullptr;
    const BodyForm *body = nullptr;
    const UrlForm *url = nullptr;
    const KnownContent *content = nullptr;
    const TimeForm *time = nullptr;
    const HashForm *hash = nullptr;

    void set(const SecretForm &form) { key = &form; }

    void set(const BodyForm &form) { body = &form; }

    void set(const UrlForm &form) { url = &form; }

    void set(const KnownContent &form) { content = &form; }

    void set(const TimeForm &form) { time = &form; }

    void set(const HashForm &form) { hash = &form; }

    /// Of a trial with nothing null.
    std::vector<Deviation> deviations() const;
    /// A form of what the content does not read makes no difference.
    bool mattersFor(const KnownContent &candidate) const;
};

/// How many deviations a form counts for; a URL behind a proxy may have three and is still one thing.
template<typename Form>
std::size_t costOf(const Form &form)
{
    return std::min<std::size_t>(form.deviations.size(), 2);
}

/// Whether it is worth trying together with another deviation.
template<typename Form>
bool isUsualForm(const Form &form)
{
    if constexpr (requires { form.isUsual; }) {
        return form.isUsual;
    } else {
        return true;
    }
}

} // namespace sealwright::explain
