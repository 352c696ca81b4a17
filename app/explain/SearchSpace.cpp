// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/SearchSpace.h"

#include "app/signing/Program.h"

#include <array>

namespace sealwright::explain {
namespace {

KnownContent known(ContentForm form)
{
    KnownContent content{std::move(form.deviations), std::move(form.content), form.isUsual};
    const signing::Template &text = content.content;
    content.readsBody = text.any(readsBody);
    content.readsUrl = text.any(readsUrl);
    content.readsTime = text.uses(signing::Expression::Source::Timestamp);
    content.isKeyed = text.any(
        [](const signing::Expression &expression) { return expression.usesPipe(signing::Pipe::Kind::Hmac); });
    content.hasChecksum = text.any([](const signing::Expression &expression) {
        return expression.usesPipe(signing::Pipe::Kind::Crc32);
    });
    return content;
}

/// The length of a digest tells: one that no signature has cannot match.
bool fitsSome(const Evidence &evidence, crypto::HashAlgorithm hash)
{
    const qsizetype size = crypto::digestSize(hash);
    return crypto::isAvailable(hash) &&
           std::ranges::any_of(evidence.signatures,
                               [size](const SignatureText &text) { return text.bytes.size() == size; });
}

std::vector<HashForm> hashForms(const signing::Algorithm &algorithm, const Evidence &evidence)
{
    using crypto::HashAlgorithm;
    using Family = signing::Algorithm::Family;
    if (algorithm.family != Family::Hmac && algorithm.family != Family::Digest) {
        return {HashForm{}};
    }
    std::vector<HashForm> forms;
    if (fitsSome(evidence, algorithm.hash)) {
        forms.push_back({{}, algorithm.hash});
    }
    const QByteArray family = algorithm.family == Family::Hmac ? "hmac-" : "digest-";
    for (const HashAlgorithm hash : {HashAlgorithm::Sha256, HashAlgorithm::Sha1, HashAlgorithm::Sha512,
                                     HashAlgorithm::Sha384, HashAlgorithm::Md5}) {
        if (hash != algorithm.hash && fitsSome(evidence, hash)) {
            forms.push_back({{{Cause::Algorithm, family + crypto::nameOf(hash)}}, hash});
        }
    }
    return forms;
}

} // namespace

SearchSpace::SearchSpace(const Case &question, const Evidence &evidence)
    : urls(urlForms(question.request))
    , times(timeForms(evidence.timestamp))
    , hashes(hashForms(question.recipe.program().algorithm, evidence))
    , seenBody{{}, question.request.body, true}
{
    const signing::CompiledRecipe::Program &program = question.recipe.program();
    keys = secretForms(question, program.key,
                       program.algorithm.isAsymmetric() ? KeyShape::Text : KeyShape::Shared);
    for (ContentForm &form : contentForms(program.contents)) {
        contents.push_back(known(std::move(form)));
    }
    if (!hashes.empty() && hashes.front().deviations.empty()) {
        plainHash = &hashes.front();
    }
}

std::vector<Deviation> Trial::deviations() const
{
    std::vector<Deviation> all;
    for (const std::vector<Deviation> *some : {&body->deviations, &url->deviations, &content->deviations,
                                               &time->deviations, &key->deviations, &hash->deviations}) {
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

bool Trial::mattersFor(const KnownContent &candidate) const
{
    return (body->deviations.empty() || candidate.readsBody) &&
           (url->deviations.empty() || candidate.readsUrl) &&
           (time->deviations.empty() || candidate.readsTime);
}

} // namespace sealwright::explain
