// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/Fingerprint.h"
#include "app/signing/PlaceWriter.h"
#include "app/signing/Program.h"

namespace sealwright::signing {
namespace {

using Source = Expression::Source;
using Program = CompiledRecipe::Program;

Values valuesOf(const Program &program, const SigningMoment &moment)
{
    return {program.unit ? formatTimestamp(moment.time, *program.unit) : QByteArray(), moment.id,
            moment.nonce, QByteArray(), &moment.variables};
}

} // namespace

struct Signer::State
{
    State(std::shared_ptr<const Program> compiled, const base::SecretBytes &macKey, KeyStep step)
        : program(std::move(compiled))
        , mac(program->hash, macKey.view())
        , key(std::move(step))
    {
        if (program->contentIsKeyed) {
            pipeMac.emplace(program->hash, macKey.view());
        }
    }

    crypto::Hmac *forPipes() { return pipeMac ? &*pipeMac : nullptr; }

    /// Feeds the content to the MAC piece by piece; the body is not copied.
    base::Result<QByteArray> digestContent(Evaluator &evaluator)
    {
        for (const Template::Segment &segment : program->content().segments()) {
            if (!segment.expression) {
                mac.update(segment.literal);
                continue;
            }
            const base::Result<QByteArrayView> bytes = evaluator.value(*segment.expression);
            if (!bytes) {
                mac.finish(); // drops what was fed so far
                return base::Failure(bytes.error());
            }
            mac.update(*bytes);
        }
        return mac.finish();
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

    std::shared_ptr<const Program> program;
    crypto::Hmac mac;
    std::optional<crypto::Hmac> pipeMac; ///< a MAC of its own: pipes run while `mac` is being fed
    KeyStep key;
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
    const base::Result<base::SecretBytes> key = decodeKey(recipe.m_program->key, secret);
    if (!key) {
        return base::Failure(key.error());
    }
    KeyStep step{nameOf(recipe.m_program->key.decode), key->size(), crypto::fingerprint(secret)};
    auto state = std::make_unique<State>(recipe.m_program, *key, std::move(step));
    return Signer(std::move(state));
}

base::Result<QByteArray> Signer::signature(const http::Request &request, const SigningMoment &moment)
{
    const Program &program = *m_state->program;
    const Values values = valuesOf(program, moment);
    http::Request placedRequest;
    if (program.contentReadsPlaces) {
        placedRequest = request;
    }
    const http::Request &covered = program.contentReadsPlaces ? placedRequest : request;
    Evaluator evaluator(covered, values, m_state->forPipes());
    if (program.contentReadsPlaces) {
        PlaceWriter writer(placedRequest, evaluator);
        std::vector<PlacedValue> placed(program.places.size());
        if (const base::Result<void> step = m_state->placeRest(writer, placed); !step) {
            return base::Failure(step.error());
        }
    }
    const base::Result<QByteArray> digest = m_state->digestContent(evaluator);
    if (!digest) {
        return base::Failure(digest.error());
    }
    return encode(*digest, program.encoding);
}

base::Result<SignedRequest> Signer::sign(http::Request request, const SigningMoment &moment)
{
    const Program &program = *m_state->program;
    Values values = valuesOf(program, moment);
    SignedRequest result;
    result.request = std::move(request);
    result.placed.resize(program.places.size());
    Evaluator evaluator(result.request, values, m_state->forPipes());
    PlaceWriter writer(result.request, evaluator);
    if (const base::Result<void> step = m_state->placeRest(writer, result.placed); !step) {
        return base::Failure(step.error());
    }
    base::Result<Expanded> content = evaluator.expand(program.content());
    if (!content) {
        return base::Failure(content.error());
    }
    m_state->mac.update(content->bytes);
    const QByteArray digest = m_state->mac.finish();
    values.signature = encode(digest, program.encoding);
    if (const base::Result<void> step = m_state->placeSignature(writer, result.placed); !step) {
        return base::Failure(step.error());
    }
    result.steps = {m_state->key,
                    "hmac-" + crypto::nameOf(program.hash),
                    std::move(content->bytes),
                    std::move(content->parts),
                    digest,
                    nameOf(program.encoding),
                    values.signature};
    if (program.uses(Source::Timestamp)) {
        result.timestamp = values.timestamp;
    }
    if (program.uses(Source::Id)) {
        result.id = values.id;
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
