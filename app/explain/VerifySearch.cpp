// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/LastOf.h"
#include "app/explain/BodyForms.h"
#include "app/explain/Search.h"
#include "app/explain/UrlForms.h"
#include "app/signing/Program.h"

#include <QList>

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

bool isTime(signing::Reason reason)
{
    return reason == signing::Reason::TimestampTooOld || reason == signing::Reason::TimestampInFuture;
}

/// `xxx.yyy.zzz`, perhaps with an empty middle: a JWS in its compact form (RFC 7515 §7.1).
bool looksLikeToken(QByteArrayView text)
{
    return text.size() > 20 && text.startsWith("ey") && std::ranges::count(text, '.') == 2;
}

class VerifySearch
{
public:
    VerifySearch(const Case &question, const Limits &limits, const std::stop_token &stop)
        : m_question(question)
        , m_program(question.recipe.program())
        , m_limits(limits)
        , m_stop(stop)
        , m_keys(secretForms(question, m_program.key, KeyShape::Text))
    {
    }

    SearchResult run()
    {
        tryUrls();
        tryBodies();
        for (const SecretForm &key : m_keys) {
            if (!key.deviations.empty()) {
                attempt(key, m_question.request, {});
            }
        }
        tryOtherHeaders();
        if (!m_result.finding) {
            tryPairs();
        }
        return std::move(m_result);
    }

private:
    bool isStopped()
    {
        const bool isEnough = m_stop.stop_requested() || m_result.tried >= m_limits.checks;
        m_result.isCutShort = m_result.isCutShort || isEnough;
        return isEnough;
    }

    void tryUrls()
    {
        for (const UrlForm &form : urlForms(m_question.request)) {
            if (!form.deviations.empty()) {
                attemptWithOwnKeys(withUrl(form), form.deviations);
            }
        }
    }

    void tryBodies()
    {
        if (!m_program.coversBody) {
            return;
        }
        forEachBodyForm(m_question.request.body, m_limits, [this](const BodyForm &form) {
            attemptWithOwnKeys(withBody(form), form.deviations);
            return !isStopped();
        });
    }

    /// A token that stands elsewhere, moved to its place.
    void tryOtherHeaders()
    {
        const auto place = std::ranges::find_if(m_program.places, &signing::Place::holdsSignature);
        if (m_program.algorithm.family != signing::Algorithm::Family::Jwt ||
            place == m_program.places.end() || place->where != signing::PlacedValue::Where::Header) {
            return;
        }
        QByteArray before;
        if (!place->value.segments().empty() && !place->value.segments().front().expression) {
            before = place->value.segments().front().literal;
        }
        for (const http::HeaderField &field : m_question.request.headers) {
            const bool isAtPlace = place->matchesHeader(field.name);
            for (const QByteArray &piece :
                 QByteArray(field.value).replace(',', ' ').replace('"', ' ').split(' ')) {
                const QByteArray text = piece.sliced(base::lastOf(piece, '=') + 1);
                if (looksLikeToken(text)) {
                    http::Request moved = m_question.request;
                    moved.headers.remove(place->nameToWrite());
                    moved.headers.append(place->nameToWrite(), before + text);
                    const Deviation deviation = isAtPlace
                                                    ? Deviation{Cause::SignaturePrefix, before.trimmed()}
                                                    : Deviation{Cause::SignatureHeader, field.name};
                    attemptWithOwnKeys(moved, {deviation});
                }
            }
        }
    }

    /// The URL's forms with the body's usual ones, and both with the other keys.
    void tryPairs()
    {
        std::vector<BodyForm> bodies;
        if (m_program.coversBody && m_question.request.body.size() <= 512 * 1024) {
            forEachBodyForm(m_question.request.body, m_limits, [&bodies](const BodyForm &form) {
                if (form.isUsual && form.deviations.size() == 1) {
                    bodies.push_back(form);
                }
                return true;
            });
        }
        const std::vector<UrlForm> urls = urlForms(m_question.request);
        for (const SecretForm &key : m_keys) {
            for (const BodyForm &body : bodies) {
                if (key.deviations.size() == 1 && key.isUsual) {
                    attempt(key, withBody(body), body.deviations);
                }
            }
            for (const UrlForm &url : urls) {
                if (key.deviations.size() == 1 && url.deviations.size() == 1) {
                    attempt(key, withUrl(url), url.deviations);
                }
            }
        }
        for (const UrlForm &url : urls) {
            for (const BodyForm &body : bodies) {
                if (url.deviations.size() == 1) {
                    http::Request request = withUrl(url);
                    request.body = body.bytes;
                    attemptWithOwnKeys(request, {url.deviations.front(), body.deviations.front()});
                }
            }
        }
    }

    http::Request withUrl(const UrlForm &form) const
    {
        http::Request request = m_question.request;
        request.url = form.url;
        return request;
    }

    http::Request withBody(const BodyForm &form) const
    {
        http::Request request = m_question.request;
        request.body = form.bytes;
        return request;
    }

    void attemptWithOwnKeys(const http::Request &request, const std::vector<Deviation> &deviations)
    {
        for (const SecretForm &key : m_keys) {
            if (key.deviations.empty()) {
                attempt(key, request, deviations);
            }
        }
    }

    void attempt(const SecretForm &key, const http::Request &request,
                 const std::vector<Deviation> &deviations)
    {
        if (isStopped()) {
            return;
        }
        ++m_result.tried;
        const std::array<const base::SecretBytes *, 1> secrets{&key.key};
        const signing::Verification verification =
            signing::verify(m_question.recipe, secrets, request, m_question.options);
        if (verification.verdict != signing::Verdict::Verified && !isTime(verification.reason)) {
            return;
        }
        std::vector<Deviation> all = deviations;
        all.insert(all.end(), key.deviations.begin(), key.deviations.end());
        if (m_result.finding && m_result.finding->deviations.size() <= all.size()) {
            return;
        }
        Finding finding{std::move(all)};
        if (request.body != m_question.request.body) {
            finding.body = request.body;
        }
        if (request.url != m_question.request.url) {
            finding.url = request.url;
        }
        finding.sent = ContentToSign{verification.content, verification.parts};
        finding.secretDifference = key.difference;
        finding.timeReason = verification.reason;
        finding.signedAt = verification.signedAt;
        if (key.owner != nullptr) {
            finding.other = *key.owner;
        }
        m_result.finding = std::move(finding);
    }

    const Case &m_question;
    const signing::CompiledRecipe::Program &m_program;
    const Limits &m_limits;
    const std::stop_token &m_stop;
    std::vector<SecretForm> m_keys;
    SearchResult m_result;
};

} // namespace

SearchResult searchByVerifying(const Case &question, const Limits &limits, const std::stop_token &stop)
{
    return VerifySearch(question, limits, stop).run();
}

} // namespace sealwright::explain
