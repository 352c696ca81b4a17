// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Evidence.h"

#include "app/json/JsonText.h"
#include "app/signing/Pairs.h"
#include "app/signing/Program.h"

#include <QList>

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

using Where = signing::PlacedValue::Where;

/// No digest is shorter (MD5), and no RSA signature in text longer (8192 bits).
constexpr qsizetype kShortestSignature = 16;
constexpr qsizetype kLongestText = 3000;
constexpr std::size_t kMostTexts = 400;

bool isTextCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
           c == '/' || c == '=' || c == '-' || c == '_';
}

bool holds(QByteArrayView name, std::initializer_list<const char *> words)
{
    const QByteArray lower = name.toByteArray().toLower();
    return std::ranges::any_of(words, [&lower](const char *word) { return lower.contains(word); });
}

class Gatherer
{
public:
    explicit Gatherer(const Case &question)
        : m_program(question.recipe.program())
        , m_request(question.request)
    {
        m_evidence.readings.variables = question.options.variables;
    }

    Evidence run()
    {
        readPlaces();
        // The recipe's own places first: a right signature there says more than one elsewhere.
        for (const bool atPlace : {true, false}) {
            for (const http::HeaderField &field : m_request.headers) {
                if (isPlace(Where::Header, field.name) == atPlace) {
                    scan(field.name, field.value.trimmed(), atPlace);
                }
            }
        }
        for (const auto &[name, value] : signing::parsePairs(signing::queryOf(m_request.url))) {
            scan(name, value, isPlace(Where::Query, name));
        }
        for (const signing::Place &place : m_program.places) {
            if (place.holdsSignature && place.where == Where::Form) {
                for (const QByteArray &value : signing::allValues(m_request.body, place.name)) {
                    scan(place.name, value, true);
                }
            } else if (place.holdsSignature && place.where == Where::Json) {
                if (const auto value = json::JsonText(m_request.body).value(place.name)) {
                    scan(place.name, *value, true);
                }
            }
        }
        markSound();
        nameValues();
        return std::move(m_evidence);
    }

private:
    void readPlaces()
    {
        signing::PlaceReader reader(m_program, m_request, m_evidence.readings);
        signing::Values values;
        values.variables = &m_evidence.readings.variables;
        signing::Evaluator evaluator(m_request, values, nullptr);
        for (const signing::Place &place : m_program.places) {
            static_cast<void>(reader.read(place, evaluator)); // what cannot be read is looked for elsewhere
        }
    }

    bool isPlace(Where where, QByteArrayView name) const
    {
        return std::ranges::any_of(m_program.places, [&](const signing::Place &place) {
            return place.holdsSignature && place.where == where &&
                   (where == Where::Header ? place.matchesHeader(name) : place.name == name);
        });
    }

    /// Every run of characters that encodings use, and what follows a `=` in it.
    void scan(const QByteArray &header, const QByteArray &value, bool atPlace)
    {
        for (qsizetype at = 0; at < value.size();) {
            qsizetype end = at;
            while (end < value.size() && isTextCharacter(value[end])) {
                ++end;
            }
            if (end > at) {
                add(header, value, at, end - at, atPlace);
                for (qsizetype sign = value.indexOf('=', at); sign >= 0 && sign + 1 < end;
                     sign = value.indexOf('=', sign + 1)) {
                    add(header, value, sign + 1, end - sign - 1, atPlace);
                }
            }
            at = end + 1;
        }
    }

    void add(const QByteArray &header, const QByteArray &value, qsizetype offset, qsizetype length,
             bool atPlace)
    {
        if (length < kShortestSignature || length > kLongestText) {
            return;
        }
        using signing::Encoding;
        const QByteArrayView text = QByteArrayView(value).sliced(offset, length);
        for (const Encoding encoding : {Encoding::Hex, Encoding::Base64, Encoding::Base64Url}) {
            std::optional<QByteArray> bytes = signing::decode(text, encoding);
            if (!bytes || bytes->size() < kShortestSignature || m_evidence.signatures.size() >= kMostTexts) {
                continue;
            }
            const bool isKnown = encoding == Encoding::Base64Url && !m_evidence.signatures.empty() &&
                                 m_evidence.signatures.back().bytes == *bytes &&
                                 m_evidence.signatures.back().value == value;
            if (!isKnown) {
                m_evidence.signatures.push_back(
                    {*std::move(bytes), header, value, offset, length, encoding, false, atPlace});
            }
        }
    }

    /// A text of the right encoding whose bytes verify would have read is as it should be.
    void markSound()
    {
        std::vector<SignatureText> &texts = m_evidence.signatures;
        for (const QByteArray &read : m_evidence.readings.signatures) {
            const auto found = std::ranges::find_if(texts, [&read](const SignatureText &text) {
                return text.isAtPlace && !text.isSound && text.bytes == read;
            });
            if (found != texts.end()) {
                found->isSound = true;
            } else {
                texts.push_back(
                    {read, m_program.places.front().name, {}, 0, 0, m_program.encoding, true, true});
            }
        }
        std::ranges::stable_sort(texts, {}, [](const SignatureText &text) { return !text.isSound; });
    }

    void nameValues()
    {
        m_evidence.timestamp = m_evidence.readings.timestamp.value_or(QByteArray());
        m_evidence.id = m_evidence.readings.id.value_or(QByteArray());
        m_evidence.nonce = m_evidence.readings.nonce.value_or(QByteArray());
        for (const http::HeaderField &field : m_request.headers) {
            const QByteArray value = field.value.trimmed();
            if (m_evidence.timestamp.isEmpty()) {
                m_evidence.timestamp = timestampIn(field.name, value);
            }
            if (m_evidence.id.isEmpty() && field.name.toLower().endsWith("-id")) {
                m_evidence.id = value;
            }
            if (m_evidence.nonce.isEmpty() && holds(field.name, {"nonce"})) {
                m_evidence.nonce = value;
            }
        }
    }

    /// A header of its own, or the item `t=` of a list.
    static QByteArray timestampIn(const QByteArray &name, const QByteArray &value)
    {
        if (holds(name, {"timestamp", "-time"})) {
            return value;
        }
        if (!isSignatureName(name)) {
            return {};
        }
        for (const QByteArray &item : QByteArray(value).replace(';', ',').split(',')) {
            const QByteArray text = item.trimmed();
            if (text.startsWith("t=") || text.startsWith("ts=")) {
                return text.sliced(text.indexOf('=') + 1);
            }
        }
        return {};
    }

    const signing::CompiledRecipe::Program &m_program;
    const http::Request &m_request;
    Evidence m_evidence;
};

} // namespace

Evidence evidenceOf(const Case &question)
{
    return Gatherer(question).run();
}

bool isSignatureName(QByteArrayView header)
{
    return holds(header, {"signature", "hmac", "-sig", "sign", "webhook-secret", "verif", "x-hub", "digest"});
}

} // namespace sealwright::explain
