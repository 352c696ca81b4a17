// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/FeedContent.h"
#include "app/signing/JwtRecipe.h"
#include "app/signing/OpenKey.h"
#include "app/signing/PlaceWriter.h"
#include "app/signing/Program.h"

namespace sealwright::signing {
namespace {

using Family = Algorithm::Family;
using Source = Expression::Source;
using Program = CompiledRecipe::Program;

} // namespace

struct Signer::State
{
    State(std::shared_ptr<const Program> compiled, OpenedKey opened, std::unique_ptr<Seal> made)
        : program(std::move(compiled))
        , key(std::move(opened))
        , seal(std::move(made))
    {
        if (program->contentIsKeyed) {
            pipeMac.emplace(program->algorithm.hash, key.bytes.view());
        }
    }

    crypto::Hmac *forPipes() { return pipeMac ? &*pipeMac : nullptr; }

    /// Good until the next signing: the timestamp's text is kept here.
    Values valuesOf(const SigningMoment &moment)
    {
        if (program->unit) {
            timestamp = formatTimestamp(moment.time, *program->unit);
        }
        Values values;
        values.timestamp = timestamp;
        values.id = moment.id;
        values.nonce = moment.nonce;
        values.variables = &moment.variables;
        values.defaults = &program->defaults;
        values.secret = key.bytes.view();
        return values;
    }

    base::Result<QByteArrayView> sealContent(Evaluator &evaluator)
    {
        const base::Result<qsizetype> fed = feedContent(*seal, program->content(), evaluator);
        return fed ? seal->finish() : base::Failure(fed.error());
    }

    /// The content as it is shown is what is signed, unless it hides the secret.
    base::Result<QByteArrayView> sealShown(const QByteArray &content, Evaluator &evaluator)
    {
        if (program->contentUses(Source::Secret)) {
            return sealContent(evaluator);
        }
        seal->update(content);
        return seal->finish();
    }

    base::Result<QByteArrayView> sealRequest(const http::Request &request, const Values &values)
    {
        Evaluator evaluator(request, values, forPipes());
        return sealContent(evaluator);
    }

    /// Of a content that reads what the recipe places.
    base::Result<QByteArrayView> sealPlaced(http::Request request, const Values &values)
    {
        Evaluator evaluator(request, values, forPipes());
        PlaceWriter writer(request, evaluator);
        std::vector<PlacedValue> placed(program->places.size());
        if (const base::Result<void> step = placeRest(writer, placed); !step) {
            return base::Failure(step.error());
        }
        return sealContent(evaluator);
    }

    /// Everything but the signature, so that the content can cover it.
    base::Result<void> placeRest(PlaceWriter &writer, std::vector<PlacedValue> &placed)
    {
        for (std::size_t i = 0; i < program->places.size(); ++i) {
            const Place &place = program->places[i];
            if (place.holdsSignature) {
                writer.reserve(place);
                continue;
            }
            base::Result<PlacedValue> written = writer.write(place);
            if (!written) {
                return base::Failure(written.error());
            }
            placed[i] = *std::move(written);
        }
        return {};
    }

    base::Result<void> placeSignature(PlaceWriter &writer, std::vector<PlacedValue> &placed)
    {
        for (std::size_t i = 0; i < program->places.size(); ++i) {
            if (!program->places[i].holdsSignature) {
                continue;
            }
            base::Result<PlacedValue> written = writer.write(program->places[i]);
            if (!written) {
                return base::Failure(written.error());
            }
            placed[i] = *std::move(written);
        }
        return {};
    }

    /// The signature of the content as it goes into its place, with the steps that lead there.
    base::Result<SignatureSteps> steps(const http::Request &request, Values &values, Evaluator &evaluator,
                                       const SigningMoment &moment)
    {
        SignatureSteps made;
        made.key = key.step;
        made.algorithm = program->algorithm.name;
        if (program->algorithm.family == Family::Token) {
            return made;
        }
        if (program->algorithm.family == Family::Jwt) {
            return mintForRequest(*program, key, evaluator, moment.time);
        }
        Values shown = values;
        shown.secret.reset();
        Evaluator forEyes(request, shown, forPipes());
        base::Result<Expanded> content = forEyes.expand(program->content());
        if (!content) {
            return base::Failure(content.error());
        }
        const base::Result<QByteArrayView> digest = sealShown(content->bytes, evaluator);
        if (!digest) {
            return base::Failure(digest.error());
        }
        made.content = std::move(content->bytes);
        made.parts = std::move(content->parts);
        made.digest = digest->toByteArray();
        made.encoding = nameOf(program->encoding);
        made.encoded = encode(made.digest, program->encoding);
        return made;
    }

    std::shared_ptr<const Program> program;
    OpenedKey key;
    std::unique_ptr<Seal> seal;
    QByteArray timestamp;
    std::optional<crypto::Hmac> pipeMac; ///< a MAC of its own: pipes run while the seal is being fed
};

Signer::Signer(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Signer::Signer(Signer &&) noexcept = default;
Signer &Signer::operator=(Signer &&) noexcept = default;
Signer::~Signer() = default;

base::Result<Signer> Signer::create(const CompiledRecipe &recipe, const base::SecretBytes &secret)
{
    const Program &program = *recipe.m_program;
    base::Result<OpenedKey> key = openKey(program, secret, KeyUse::Sign);
    if (!key) {
        return base::Failure(key.error());
    }
    std::unique_ptr<Seal> seal;
    if (const std::optional<SealMethod> method = program.algorithm.method()) {
        base::Result<std::unique_ptr<Seal>> made = makeSeal(*method, *key, KeyUse::Sign);
        if (!made) {
            return base::Failure(made.error());
        }
        seal = *std::move(made);
    }
    return Signer(std::make_unique<State>(recipe.m_program, *std::move(key), std::move(seal)));
}

base::Result<QByteArray> Signer::signature(const http::Request &request, const SigningMoment &moment)
{
    const Program &program = *m_state->program;
    if (!program.algorithm.signsContent()) {
        const base::Result<SignedRequest> whole = sign(request, moment);
        return whole ? base::Result<QByteArray>(whole->steps.encoded) : base::Failure(whole.error());
    }
    const Values values = m_state->valuesOf(moment);
    const base::Result<QByteArrayView> digest = program.contentReadsPlaces
                                                    ? m_state->sealPlaced(request, values)
                                                    : m_state->sealRequest(request, values);
    if (!digest) {
        return base::Failure(digest.error());
    }
    return encode(*digest, program.encoding);
}

base::Result<SignedRequest> Signer::sign(http::Request request, const SigningMoment &moment)
{
    const Program &program = *m_state->program;
    if (program.builtin != nullptr) {
        return program.builtin->sign(program, std::move(request), moment, m_state->key.bytes);
    }
    Values values = m_state->valuesOf(moment);
    SignedRequest result;
    result.request = std::move(request);
    result.placed.resize(program.places.size());
    Evaluator evaluator(result.request, values, m_state->forPipes());
    PlaceWriter writer(result.request, evaluator);
    if (const base::Result<void> step = m_state->placeRest(writer, result.placed); !step) {
        return base::Failure(step.error());
    }
    base::Result<SignatureSteps> steps = m_state->steps(result.request, values, evaluator, moment);
    if (!steps) {
        return base::Failure(steps.error());
    }
    result.steps = *std::move(steps);
    values.signature = result.steps.encoded;
    if (const base::Result<void> step = m_state->placeSignature(writer, result.placed); !step) {
        return base::Failure(step.error());
    }
    if (program.uses(Source::Timestamp)) {
        result.timestamp = m_state->timestamp;
    }
    if (program.uses(Source::Id)) {
        result.id = moment.id;
    }
    return result;
}

std::vector<http::HeaderField> SignedRequest::addedHeaders() const
{
    std::vector<http::HeaderField> headers;
    for (const PlacedValue &value : placed) {
        if (value.where == PlacedValue::Where::Header) {
            headers.push_back({value.name, value.value});
        }
    }
    return headers;
}

} // namespace sealwright::signing
