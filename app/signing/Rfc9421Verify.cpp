// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/BuiltinVariables.h"
#include "app/signing/ContentDigest.h"
#include "app/signing/HttpSignatureKey.h"
#include "app/signing/MessageComponent.h"
#include "app/signing/Rfc9421.h"
#include "app/signing/TimeWindow.h"

#include <algorithm>

/// The half of Rfc9421 that verifies (§3.2).
namespace sealwright::signing {
namespace {

namespace structured = http::structured;
using structured::BareItem;
using structured::Dictionary;
using structured::InnerList;
using structured::Item;

/// A header with several fields is one dictionary.
QByteArray combined(const http::HeaderList &headers, QByteArrayView name)
{
    QByteArray text;
    for (const QByteArray &value : headers.all(name)) {
        text.append(text.isEmpty() ? "" : ", ").append(value.trimmed());
    }
    return text;
}

std::optional<Dictionary> dictionaryOf(const http::HeaderList &headers, QByteArrayView name)
{
    return structured::parseDictionary(combined(headers, name));
}

QByteArray textOf(const InnerList &input, QByteArrayView parameter)
{
    const BareItem *value = input.parameters.find(parameter);
    return value != nullptr && value->kind == BareItem::Kind::String ? value->value : QByteArray();
}

std::optional<base::TimePoint> timeOf(const InnerList &input, QByteArrayView parameter)
{
    const BareItem *value = input.parameters.find(parameter);
    // An sf-integer has at most 15 digits, so the seconds of any fit.
    return value != nullptr && value->kind == BareItem::Kind::Integer
               ? std::optional(base::TimePoint(std::chrono::seconds(value->number)))
               : std::nullopt;
}

/// One signature of the request under one label.
struct Labelled
{
    QByteArray label;
    const InnerList *input = nullptr;
    QByteArray signature;
};

class Judge
{
public:
    Judge(const CompiledRecipe::Program &program, const http::Request &request, const VerifyOptions &options)
        : m_program(program)
        , m_request(request)
        , m_options(options)
        , m_variables(program, options.variables)
    {
        m_blank.verdict = Verdict::Failed;
        m_blank.recipe = program.recipe.id;
        m_blank.header = "Signature";
    }

    Verification run(std::span<const base::SecretBytes *const> secrets)
    {
        const bool hasInput = m_request.headers.contains("Signature-Input");
        if (!m_request.headers.contains("Signature")) {
            Verification result = failed(Reason::MissingHeader, "Signature");
            result.verdict = hasInput ? Verdict::Failed : Verdict::Unsigned;
            return result;
        }
        if (!hasInput) {
            return failed(Reason::MissingHeader, "Signature-Input");
        }
        const auto inputs = dictionaryOf(m_request.headers, "Signature-Input");
        const auto signatures = dictionaryOf(m_request.headers, "Signature");
        if (!inputs || inputs->entries.empty()) {
            return failed(Reason::MalformedHeader, "Signature-Input");
        }
        if (!signatures) {
            return failed(Reason::MalformedHeader, "Signature");
        }
        std::optional<Verification> best;
        for (const structured::Entry &entry : inputs->entries) {
            if (m_variables.given("label").value_or(entry.key) != entry.key) {
                continue;
            }
            Verification result = judgeEntry(entry, *signatures, secrets);
            if (result.verdict == Verdict::Verified) {
                return result;
            }
            // A right signature at a wrong time says more than one that does not match.
            if (!best || (result.matchingKey && !best->matchingKey)) {
                best = std::move(result);
            }
        }
        return best ? *std::move(best) : failed(Reason::MissingHeader, "Signature-Input");
    }

private:
    Verification failed(Reason reason, const char *header) const
    {
        Verification result = m_blank;
        result.reason = reason;
        result.header = header;
        return result;
    }

    Verification judgeEntry(const structured::Entry &entry, const Dictionary &signatures,
                            std::span<const base::SecretBytes *const> secrets) const
    {
        const auto *input = std::get_if<InnerList>(&entry.value);
        const structured::Member *member = signatures.find(entry.key);
        if (input == nullptr) {
            return failed(Reason::MalformedHeader, "Signature-Input");
        }
        if (member == nullptr) {
            return failed(Reason::MissingHeader, "Signature");
        }
        const auto *item = std::get_if<Item>(member);
        if (item == nullptr || item->value.kind != BareItem::Kind::Bytes) {
            return failed(Reason::MalformedHeader, "Signature");
        }
        return judge({entry.key, input, item->value.value}, secrets);
    }

    Verification judge(const Labelled &labelled, std::span<const base::SecretBytes *const> secrets) const
    {
        const InnerList &input = *labelled.input;
        const base::Result<SignatureBase> base = signatureBase(input, {&m_request, nullptr, 0});
        if (!base) {
            Verification result =
                failed(base.error().is(SigningError::ComponentMissing) ? Reason::MissingHeader
                                                                       : Reason::MalformedHeader,
                       "Signature-Input");
            result.header = base.error().fact("component").toUtf8().replace('"', "");
            return result;
        }
        Verification result = failed(Reason::SignatureMismatch, "Signature");
        result.content = base->bytes;
        for (const BaseLine &line : base->lines) {
            result.parts.push_back({line.component, line.offset, line.length});
        }
        result.signedAt = timeOf(input, "created");
        result.coversBody = std::ranges::any_of(input.items, [](const Item &one) {
            return one.value.value == "content-digest" && one.parameters.find("req") == nullptr;
        });
        if (const Reason reason = policy(input); reason != Reason::Ok) {
            result.reason = reason;
            result.header = "Signature-Input";
            return result;
        }
        matchKeys(labelled, *base, secrets, result);
        if (result.matchingKey) {
            checkDigest(result);
        }
        if (result.reason == Reason::Ok) {
            checkTime(input, result);
        }
        result.verdict = result.reason == Reason::Ok ? Verdict::Verified : Verdict::Failed;
        return result;
    }

    /// What the user asks of any signature.
    Reason policy(const InnerList &input) const
    {
        for (const char *name : {"keyid", "nonce", "tag"}) {
            const auto wanted = m_variables.given(name);
            if (wanted && *wanted != textOf(input, name)) {
                return Reason::NoMatchingKey;
            }
        }
        const QByteArray named = textOf(input, "alg");
        const QByteArray pinned = m_variables.value("alg");
        if (!named.isEmpty() &&
            (!httpSignatureAlgorithmNamed(named) || (!pinned.isEmpty() && pinned != named))) {
            return Reason::UnsupportedScheme;
        }
        if (const auto wanted = m_variables.given("components")) {
            const auto needed = structured::parseInnerList(QByteArray("(" + *wanted + ")"));
            const bool isCovered = needed && std::ranges::all_of(needed->items, [&input](const Item &item) {
                                       return std::ranges::find(input.items, item) != input.items.end();
                                   });
            return isCovered ? Reason::Ok : Reason::ClaimsMismatch;
        }
        return Reason::Ok;
    }

    void matchKeys(const Labelled &labelled, const SignatureBase &base,
                   std::span<const base::SecretBytes *const> secrets, Verification &result) const
    {
        bool triedOne = false;
        for (std::size_t i = 0; i < secrets.size() && !result.matchingKey; ++i) {
            const base::Result<bool> isRight =
                matches(*secrets[i], textOf(*labelled.input, "alg"), base, labelled.signature);
            triedOne = triedOne || isRight.has_value();
            if (!isRight && !result.keyError) {
                result.keyError = isRight.error();
            }
            if (isRight && *isRight) {
                result.matchingKey = static_cast<qsizetype>(i);
                result.reason = Reason::Ok;
            }
        }
        if (triedOne) {
            result.keyError.reset();
        } else {
            result.reason = result.keyError ? Reason::KeyInvalid : Reason::NoMatchingKey;
        }
    }

    base::Result<bool> matches(const base::SecretBytes &secret, const QByteArray &named,
                               const SignatureBase &base, const QByteArray &signature) const
    {
        const QByteArray pinned = m_variables.value("alg");
        if (pinned.isEmpty() && named != "ed25519" && mayBeBarePublicKey(secret)) {
            return base::failure(SigningError::VariableMissing, {{"variable", QStringLiteral("alg")}});
        }
        const QByteArray &wanted = pinned.isEmpty() ? named : pinned;
        const auto algorithms = httpSignatureAlgorithmsFor(secret, KeyUse::Verify, wanted);
        if (!algorithms) {
            return base::Failure(algorithms.error());
        }
        bool isRight = false;
        for (const HttpSignatureAlgorithm &algorithm : *algorithms) {
            const base::Result<OpenedKey> key =
                openKeyFor(m_program.key, algorithm.method, secret, KeyUse::Verify);
            if (!key) {
                return base::Failure(key.error());
            }
            const auto seal = makeSeal(algorithm.method, *key, KeyUse::Verify);
            if (!seal) {
                return base::Failure(seal.error());
            }
            (*seal)->update(base.bytes);
            isRight = (*seal)->isAnyRight({signature}) || isRight;
        }
        return isRight;
    }

    void checkDigest(Verification &result) const
    {
        if (!result.coversBody) {
            return;
        }
        switch (checkContentDigest(combined(m_request.headers, "Content-Digest"), m_request.body)) {
        case DigestFinding::Right:
            return;
        case DigestFinding::Wrong:
            result.reason = Reason::SignatureMismatch;
            break;
        case DigestFinding::Malformed:
            result.reason = Reason::MalformedHeader;
            break;
        case DigestFinding::Unknown:
            result.reason = Reason::UnsupportedScheme;
            break;
        }
        result.header = "Content-Digest";
    }

    void checkTime(const InnerList &input, Verification &result) const
    {
        const auto tolerance = m_options.tolerance ? m_options.tolerance : m_program.tolerance;
        if (result.signedAt) {
            result.reason = judgeTime(*result.signedAt, m_options.now, tolerance);
        } else if (m_options.tolerance) {
            result.reason = Reason::TimestampMissing;
        }
        const std::optional<base::TimePoint> expires = timeOf(input, "expires");
        if (result.reason == Reason::Ok && expires && *expires < m_options.now) {
            result.reason = Reason::TimestampTooOld;
        }
        if (result.reason != Reason::Ok) {
            result.header = "Signature-Input";
        }
    }

    const CompiledRecipe::Program &m_program;
    const http::Request &m_request;
    const VerifyOptions &m_options;
    BuiltinVariables m_variables;
    Verification m_blank;
};

} // namespace

Verification Rfc9421::verify(const CompiledRecipe::Program &program, const http::Request &request,
                             const VerifyOptions &options,
                             std::span<const base::SecretBytes *const> secrets) const
{
    return Judge(program, request, options).run(secrets);
}

} // namespace sealwright::signing
