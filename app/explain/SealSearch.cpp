// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Search.h"
#include "app/explain/SearchSpace.h"
#include "app/signing/FeedContent.h"
#include "app/signing/OpenKey.h"
#include "app/signing/Program.h"

#include <map>

namespace sealwright::explain {
namespace {

/// Above this a body's other forms are looked at one by one and not kept.
constexpr qsizetype kLargestKept = 512 * 1024;
/// Under a key pair each signature costs a check of its own.
constexpr std::size_t kMostSignaturesOfPairs = 8;
/// What a trial costs in any case, in bytes hashed.
constexpr qint64 kTrialOverhead = 512;

std::vector<Cause> causesOf(const std::vector<Deviation> &deviations)
{
    std::vector<Cause> causes;
    std::ranges::transform(deviations, std::back_inserter(causes), &Deviation::cause);
    return causes;
}

class SealSearch
{
public:
    SealSearch(const Case &question, const Evidence &evidence, const Limits &limits,
               const std::stop_token &stop)
        : m_program(question.recipe.program())
        , m_evidence(evidence)
        , m_limits(limits)
        , m_stop(stop)
        , m_request(question.request)
        , m_space(question, evidence)
        , m_isPair(m_program.algorithm.isAsymmetric())
    {
        for (const SignatureText &text : evidence.signatures) {
            m_signatureDeviations.push_back(deviationsOf(text, m_program));
            const bool isPlausible = text.isAtPlace || isSignatureName(text.header);
            if (isPlausible && m_pairSignatures.size() < kMostSignaturesOfPairs) {
                m_pairSignatures.push_back(m_signatureDeviations.size() - 1);
                m_pairBytes.push_back(text.bytes);
            }
        }
    }

    SearchResult run()
    {
        const bool hasWork = !m_evidence.signatures.empty() && !m_space.hashes.empty();
        for (; hasWork && m_level <= 2 && !isStopped(); ++m_level) {
            if (m_finding && m_total <= m_level) {
                break; // nothing has fewer deviations
            }
            searchLevel();
        }
        m_result.finding = std::move(m_finding);
        return std::move(m_result);
    }

private:
    bool isStopped()
    {
        const bool isEnough = m_stop.stop_requested() || m_hashedBytes >= m_limits.hashedBytes ||
                              (m_isPair && m_result.tried >= m_limits.checks);
        m_result.isCutShort = m_result.isCutShort || isEnough;
        return isEnough;
    }

    void searchLevel()
    {
        if (m_level == 0) {
            tryAround({});
            return;
        }
        if (m_level == 1) {
            tryBodies();
        } else {
            tryEach(m_bodies);
        }
        tryEach(m_space.urls);
        tryEach(m_space.keys);
        tryEach(m_space.contents);
        tryEach(m_space.times);
        tryEach(m_space.hashes);
        if (m_level == 2) {
            tryPairs();
        }
    }

    /// Goes through the other forms of the body once; those that are worth it are kept for the next level.
    void tryBodies()
    {
        const bool isCovered = std::ranges::any_of(m_space.contents, [](const KnownContent &content) {
            return content.deviations.empty() && content.readsBody;
        });
        if (!isCovered) {
            return;
        }
        const bool areKept = m_space.seenBody.bytes.size() <= kLargestKept;
        forEachBodyForm(m_space.seenBody.bytes, m_limits, [&](const BodyForm &form) {
            if (areKept && (form.isUsual || costOf(form) == 2)) {
                m_bodies.push_back(form);
            }
            if (costOf(form) == 1 || !areKept) {
                Trial trial;
                trial.set(form);
                tryAround(trial);
            }
            return !isStopped();
        });
    }

    /// All forms that have as many deviations as this level.
    template<typename Form>
    void tryEach(const std::vector<Form> &forms)
    {
        for (const Form &form : forms) {
            if (costOf(form) == m_level && !isStopped()) {
                Trial trial;
                trial.set(form);
                tryAround(trial);
            }
        }
    }

    /// In the order in which causes are met: the body, the secret, then the rest.
    void tryPairs()
    {
        pairUp(m_bodies, m_space.keys);
        pairUp(m_space.urls, m_bodies);
        pairUp(m_space.urls, m_space.keys);
        pairUp(m_bodies, m_space.contents);
        pairUp(m_space.keys, m_space.contents);
        pairUp(m_bodies, m_space.hashes);
        pairUp(m_space.keys, m_space.hashes);
        pairUp(m_space.contents, m_space.hashes);
        pairUp(m_space.urls, m_space.contents);
        pairUp(m_space.urls, m_space.hashes);
        pairUp(m_bodies, m_space.times);
        pairUp(m_space.keys, m_space.times);
        pairUp(m_space.contents, m_space.times);
        pairUp(m_space.urls, m_space.times);
        pairUp(m_space.times, m_space.hashes);
    }

    template<typename First, typename Second>
    void pairUp(const std::vector<First> &firsts, const std::vector<Second> &seconds)
    {
        for (const First &first : firsts) {
            if (costOf(first) != 1 || !isUsualForm(first)) {
                continue;
            }
            for (const Second &second : seconds) {
                if (costOf(second) == 1 && isUsualForm(second) && !isStopped()) {
                    Trial trial;
                    trial.set(first);
                    trial.set(second);
                    tryAround(trial);
                }
            }
        }
    }

    /// Fills what is open with what has no deviation: of keys and contents there may be several.
    void tryAround(Trial trial)
    {
        trial.body = trial.body == nullptr ? &m_space.seenBody : trial.body;
        trial.url = trial.url == nullptr ? &m_space.urls.front() : trial.url;
        trial.time = trial.time == nullptr ? &m_space.times.front() : trial.time;
        trial.hash = trial.hash == nullptr ? m_space.plainHash : trial.hash;
        if (trial.hash == nullptr) {
            return;
        }
        const Trial given = trial;
        for (const KnownContent &content : m_space.contents) {
            const bool isMeant =
                given.content == nullptr ? content.deviations.empty() : given.content == &content;
            if (!isMeant || !given.mattersFor(content)) {
                continue;
            }
            trial.content = &content;
            for (const SecretForm &key : m_space.keys) {
                if (given.key == nullptr ? key.deviations.empty() : given.key == &key) {
                    trial.key = &key;
                    attempt(trial);
                }
            }
        }
    }

    void attempt(const Trial &trial)
    {
        signing::Seal *const seal = isStopped() ? nullptr : sealOf(*trial.key, *trial.hash);
        if (seal == nullptr || !feed(*seal, trial)) {
            return;
        }
        ++m_result.tried;
        if (trial.hash->hash) {
            const base::Result<QByteArrayView> digest = seal->finish();
            for (std::size_t i = 0; digest && i < m_evidence.signatures.size(); ++i) {
                if (crypto::equalInConstantTime(m_evidence.signatures[i].bytes, *digest)) {
                    note(trial, i);
                }
            }
        } else if (seal->isAnyRight(m_pairBytes)) {
            for (const std::size_t i : m_pairSignatures) {
                if (feed(*seal, trial) && seal->isAnyRight({m_evidence.signatures[i].bytes})) {
                    note(trial, i);
                }
            }
        }
    }

    bool feed(signing::Seal &seal, const Trial &trial)
    {
        m_request.body = trial.body->bytes;
        m_request.url = trial.url->url;
        const signing::Values values = valuesFor(trial, trial.key->key.view());
        std::optional<crypto::Hmac> pipeMac = pipeMacFor(trial);
        signing::Evaluator evaluator(m_request, values, pipeMac ? &*pipeMac : nullptr);
        const base::Result<qsizetype> fed = signing::feedContent(seal, trial.content->content, evaluator);
        if (!fed) {
            return false;
        }
        m_hashedBytes += *fed + kTrialOverhead;
        return true;
    }

    signing::Values valuesFor(const Trial &trial, std::optional<QByteArrayView> secret) const
    {
        signing::Values values;
        values.timestamp = trial.time->text;
        values.id = m_evidence.id;
        values.nonce = m_evidence.nonce;
        values.variables = &m_evidence.readings.variables;
        values.defaults = &m_program.defaults;
        values.secret = secret;
        return values;
    }

    std::optional<crypto::Hmac> pipeMacFor(const Trial &trial) const
    {
        if (!trial.content->isKeyed) {
            return std::nullopt;
        }
        return crypto::Hmac(trial.hash->hash.value_or(m_program.algorithm.hash), trial.key->key.view());
    }

    /// Kept for the next trial with that key: keying costs more than a short message.
    signing::Seal *sealOf(const SecretForm &key, const HashForm &hash)
    {
        const auto [found, isNew] = m_seals.try_emplace({&key, &hash});
        if (isNew) {
            found->second = madeSeal(key, hash);
        }
        return found->second.get();
    }

    std::unique_ptr<signing::Seal> madeSeal(const SecretForm &key, const HashForm &hash) const
    {
        signing::SealMethod method = *m_program.algorithm.method();
        base::Result<signing::OpenedKey> opened =
            m_isPair ? signing::openKey(m_program, key.key, signing::KeyUse::Verify)
                     : signing::OpenedKey{key.key.clone(), {}};
        if (hash.hash && std::holds_alternative<signing::HmacWith>(method)) {
            method = signing::HmacWith{*hash.hash};
        } else if (hash.hash) {
            method = signing::DigestWith{*hash.hash};
        }
        if (!opened) {
            return nullptr;
        }
        auto seal =
            signing::makeSeal(method, *opened, hash.hash ? signing::KeyUse::Sign : signing::KeyUse::Verify);
        return seal ? *std::move(seal) : nullptr;
    }

    void note(const Trial &trial, std::size_t signature)
    {
        std::vector<Deviation> deviations = trial.deviations();
        const std::vector<Deviation> &ofSignature = m_signatureDeviations[signature];
        const std::size_t total = m_level + ofSignature.size();
        deviations.insert(deviations.end(), ofSignature.begin(), ofSignature.end());
        if (m_finding && m_total <= total) {
            const bool isOther = causesOf(m_finding->deviations) != causesOf(deviations);
            m_finding->isAmbiguous = m_finding->isAmbiguous || (m_total == total && isOther);
            return;
        }
        m_total = total;
        m_finding = Finding{std::move(deviations)};
        fill(*m_finding, trial, signature);
    }

    void fill(Finding &finding, const Trial &trial, std::size_t signature)
    {
        if (!trial.body->deviations.empty()) {
            finding.body = trial.body->bytes;
        }
        if (!trial.url->deviations.empty()) {
            finding.url = trial.url->url;
        }
        if (!trial.time->deviations.empty()) {
            finding.timestamp = trial.time->text;
        }
        finding.isWeak = trial.content->hasChecksum && finding.body.has_value();
        finding.secretDifference = trial.key->difference;
        if (trial.key->owner != nullptr) {
            finding.other = *trial.key->owner;
        }
        if (!m_signatureDeviations[signature].empty()) {
            finding.signature = m_evidence.signatures[signature];
            finding.expectedHeader = headerFor(*finding.signature, m_program);
        }
        std::optional<crypto::Hmac> pipeMac = pipeMacFor(trial);
        const signing::Values values = valuesFor(trial, std::nullopt);
        signing::Evaluator evaluator(m_request, values, pipeMac ? &*pipeMac : nullptr);
        if (base::Result<signing::Expanded> sent = evaluator.expand(trial.content->content)) {
            finding.sent = ContentToSign{std::move(sent->bytes), std::move(sent->parts)};
        }
    }

    const signing::CompiledRecipe::Program &m_program;
    const Evidence &m_evidence;
    const Limits &m_limits;
    const std::stop_token &m_stop;
    http::Request m_request; ///< with what the trial at hand changes
    const SearchSpace m_space;
    const bool m_isPair;
    std::vector<std::vector<Deviation>> m_signatureDeviations;
    std::vector<std::size_t> m_pairSignatures;
    std::vector<QByteArray> m_pairBytes;
    std::vector<BodyForm> m_bodies;
    std::map<std::pair<const SecretForm *, const HashForm *>, std::unique_ptr<signing::Seal>> m_seals;

    std::size_t m_level = 0; ///< deviations beside those of the signature
    std::size_t m_total = 0; ///< of the finding
    std::optional<Finding> m_finding;
    qint64 m_hashedBytes = 0;
    SearchResult m_result;
};

} // namespace

SearchResult searchSeals(const Case &question, const Evidence &evidence, const Limits &limits,
                         const std::stop_token &stop)
{
    return SealSearch(question, evidence, limits, stop).run();
}

} // namespace sealwright::explain
