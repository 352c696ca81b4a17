// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/BuiltinVariables.h"
#include "app/signing/ContentDigest.h"
#include "app/signing/HttpSignatureKey.h"
#include "app/signing/MessageComponent.h"
#include "app/signing/Rfc9421.h"

#include <algorithm>

/// The half of Rfc9421 that signs (§3.1).
namespace sealwright::signing {
namespace {

namespace structured = http::structured;
using structured::BareItem;
using structured::Dictionary;
using structured::InnerList;
using structured::Item;

/// The most a signature may be made to last; beyond it the sum would leave what an sf-integer holds.
constexpr qint64 kLongestLife = 10LL * 366 * 24 * 3600;

bool isPlainText(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

base::Result<InnerList> inputFor(const BuiltinVariables &variables, const SigningMoment &moment,
                                 const QByteArray &algorithm)
{
    std::optional<InnerList> input =
        structured::parseInnerList(QByteArray("(" + variables.value("components") + ")"));
    if (!input || !input->parameters.all.empty()) {
        return variableInvalid("components", "must be quoted component names");
    }
    const qint64 created = std::chrono::floor<std::chrono::seconds>(moment.time).time_since_epoch().count();
    input->parameters.set("created", BareItem::integer(created));
    if (const QByteArray expires = variables.value("expires"); !expires.isEmpty()) {
        bool isNumber = false;
        const qint64 seconds = expires.toLongLong(&isNumber);
        if (!isNumber || seconds < 0 || seconds > kLongestLife) {
            return variableInvalid("expires", "must be a whole number of seconds");
        }
        input->parameters.set("expires", BareItem::integer(created + seconds));
    }
    const std::pair<const char *, QByteArray> texts[]{{"keyid", variables.value("keyid")},
                                                      {"alg", algorithm},
                                                      {"nonce", variables.value("nonce")},
                                                      {"tag", variables.value("tag")}};
    for (const auto &[name, text] : texts) {
        if (!isPlainText(text)) {
            return variableInvalid(name, "must be plain ASCII text");
        }
        if (!text.isEmpty()) {
            input->parameters.set(name, BareItem::string(text));
        }
    }
    return *std::move(input);
}

bool covers(const InnerList &input, QByteArrayView name)
{
    return std::ranges::any_of(input.items, [name](const Item &item) {
        return item.value.value == name && item.parameters.find("req") == nullptr;
    });
}

/// What the header says already with this label's entry put in, so that other signatures stay.
Dictionary withEntry(const http::HeaderList &headers, const QByteArray &header, const QByteArray &label,
                     structured::Member entry)
{
    Dictionary dictionary;
    for (const QByteArray &value : headers.all(header)) {
        if (auto parsed = structured::parseDictionary(value)) {
            for (structured::Entry &one : parsed->entries) {
                dictionary.set(one.key, std::move(one.value));
            }
        }
    }
    dictionary.set(label, std::move(entry));
    return dictionary;
}

class Placing
{
public:
    explicit Placing(SignedRequest &result)
        : m_result(result)
    {
    }

    /// A part, what stands before it, and its text.
    struct Part
    {
        const char *name;
        QByteArray before;
        QByteArray text;
    };

    /// `wanted` in the order in which they stand; a text that is empty or not there has no mark.
    void put(const QByteArray &header, const QByteArray &value, const std::vector<Part> &wanted)
    {
        putHeader(m_result.request.headers, header, value);
        std::vector<NamedPart> parts;
        for (const Part &part : wanted) {
            // From the end: the entries of other labels may hold the same.
            const qsizetype at = value.lastIndexOf(QByteArray(part.before + part.text));
            if (at >= 0 && !part.text.isEmpty()) {
                parts.push_back({part.name, at + part.before.size(), part.text.size()});
            }
        }
        m_result.placed.push_back({PlacedValue::Where::Header, header, value, std::move(parts)});
    }

private:
    SignedRequest &m_result;
};

} // namespace

base::Result<SignedRequest> Rfc9421::sign(const CompiledRecipe::Program &program, http::Request request,
                                          const SigningMoment &moment, const base::SecretBytes &secret) const
{
    const BuiltinVariables variables(program, moment.variables);
    const QByteArray label = variables.value("label");
    if (const auto word = structured::parseDictionary(label); !word || word->find(label) == nullptr) {
        return variableInvalid("label", "must be a lower-case word");
    }
    const auto algorithms = httpSignatureAlgorithmsFor(secret, KeyUse::Sign, variables.value("alg"));
    if (!algorithms) {
        return base::Failure(algorithms.error());
    }
    const HttpSignatureAlgorithm &algorithm = algorithms->front();
    const base::Result<OpenedKey> key = openKeyFor(program.key, algorithm.method, secret, KeyUse::Sign);
    if (!key) {
        return base::Failure(key.error());
    }
    const auto seal = makeSeal(algorithm.method, *key, KeyUse::Sign);
    if (!seal) {
        return base::Failure(seal.error());
    }
    const base::Result<InnerList> input = inputFor(variables, moment, algorithm.name);
    if (!input) {
        return base::Failure(input.error());
    }

    SignedRequest result;
    result.request = std::move(request);
    Placing placing(result);
    if (covers(*input, "content-digest")) {
        const bool isLong = variables.value("digest") == "sha-512";
        const QByteArray digest = contentDigest(
            isLong ? crypto::HashAlgorithm::Sha512 : crypto::HashAlgorithm::Sha256, result.request.body);
        placing.put("Content-Digest", digest, {{"body", {}, digest}});
    }
    base::Result<SignatureBase> base = signatureBase(*input, {&result.request, nullptr, 0});
    if (!base) {
        return base::Failure(base.error());
    }
    (*seal)->update(base->bytes);
    const base::Result<QByteArrayView> sealed = (*seal)->finish();
    if (!sealed) {
        return base::Failure(sealed.error());
    }
    const QByteArray signature = sealed->toByteArray();
    const QByteArray encoded = signature.toBase64();
    placing.put("Signature-Input",
                serialize(withEntry(result.request.headers, "Signature-Input", label, *input)),
                {{"timestamp", "created=", formatTimestamp(moment.time, TimestampUnit::Seconds)},
                 {"nonce", "nonce=\"", variables.value("nonce")}});
    placing.put("Signature",
                serialize(withEntry(result.request.headers, "Signature", label,
                                    Item{BareItem::bytes(signature), {}})),
                {{"signature", {}, encoded}});

    result.steps.key = key->step;
    result.steps.algorithm = algorithm.name;
    for (const BaseLine &line : base->lines) {
        result.steps.parts.push_back({line.component, line.offset, line.length});
    }
    result.steps.content = std::move(base->bytes);
    result.steps.digest = signature;
    result.steps.encoding = "base64";
    result.steps.encoded = encoded;
    result.steps.format = "rfc9421";
    result.timestamp = formatTimestamp(moment.time, TimestampUnit::Seconds);
    return result;
}

std::vector<PlacedValue> Rfc9421::places(const CompiledRecipe::Program &program) const
{
    const Variables none;
    const BuiltinVariables variables(program, none);
    const QByteArray label = variables.value("label");
    const QByteArray input = label + "=(" + variables.value("components") + ");created={timestamp}";
    return {{PlacedValue::Where::Header, "Signature-Input", input, {{"timestamp", input.size() - 11, 11}}},
            {PlacedValue::Where::Header,
             "Signature",
             label + "=:{signature}:",
             {{"signature", label.size() + 2, 11}}}};
}

} // namespace sealwright::signing
