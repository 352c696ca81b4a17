// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Explain.h"
#include "app/explain/Guess.h"
#include "app/http/StructuredField.h"
#include "app/signing/Program.h"
#include "app/signing/WeakKey.h"

#include <QString>

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

using LintKind = Lint::Kind;
using namespace std::chrono;

/// Clocks that are further apart than this are worth a word.
constexpr seconds kClockSlack{60};
/// Text of this length or more that reads as base64 or hex is hardly a passphrase.
constexpr qsizetype kEncodedLength = 32;

bool isWhiteAt(QByteArrayView secret, qsizetype at)
{
    return QByteArrayView(" \t\r\n").contains(secret[at]);
}

class LintMaker
{
public:
    LintMaker(const Case &question, const signing::Verification &verification)
        : m_question(question)
        , m_verification(verification)
        , m_program(question.recipe.program())
        , m_headers(question.request.headers)
    {
    }

    std::vector<Lint> run()
    {
        for (const base::SecretBytes &secret : m_question.secrets) {
            if (!secret.isEmpty()) {
                lookAtSecret(secret);
            }
        }
        if (m_verification.coversBody) {
            lookAtBody();
        }
        lookAtProxies();
        lookAtHeaders();
        lookAtClock();
        return std::move(m_lints);
    }

private:
    void add(LintKind kind, const QByteArray &detail = {}, qint64 expected = 0, qint64 got = 0)
    {
        const Lint lint{kind, detail, expected, got, {}};
        if (std::ranges::find(m_lints, lint) == m_lints.end()) {
            m_lints.push_back(lint);
        }
    }

    void lookAtSecret(const base::SecretBytes &secret)
    {
        using Decode = signing::KeyPlan::Decode;
        const QByteArrayView text = secret.view();
        const auto weakness = signing::weaknessOfKey(m_question.recipe, secret);
        const bool isShort = weakness && weakness->kind == crypto::KeyWeakness::Kind::ShortModulus;
        if (isShort && !m_verification.weakness) { // else the verdict says it
            add(LintKind::KeyShort, QByteArray::number(weakness->bits));
        }
        const bool isText = text.contains("-----BEGIN") || text.startsWith('{');
        if (isText) {
            return; // a key's white space is its own
        }
        if (isWhiteAt(text, 0) || isWhiteAt(text, text.size() - 1)) {
            add(LintKind::SecretBlanks);
        }
        const char quote = text.front();
        if (text.size() > 1 && (quote == '"' || quote == '\'') && text.back() == quote) {
            add(LintKind::SecretQuoted);
        }
        const bool isShared = m_program.algorithm.family == signing::Algorithm::Family::Hmac ||
                              m_program.algorithm.family == signing::Algorithm::Family::Digest;
        if (!isShared) {
            return;
        }
        for (const QByteArrayView prefix : {"sk_", "pk_", "rk_"}) {
            if (text.startsWith(prefix)) {
                add(LintKind::SecretApiKey, prefix.toByteArray());
            }
        }
        const QByteArrayView bare = signing::withoutPrefix(text, m_program.key.prefixes);
        const bool isStripped = bare.size() != text.size();
        const bool isKept = signing::withoutPrefix(text, m_program.key.keptPrefixes).size() != text.size();
        if (!isStripped && !isKept && text.startsWith("whsec_")) {
            add(LintKind::SecretPrefix, "whsec_");
        }
        if (m_program.key.decode != Decode::Utf8) {
            if (!signing::decodeKey(m_program.key, secret)) {
                add(LintKind::SecretUndecodable, signing::nameOf(m_program.key.decode));
            }
            return;
        }
        if (bare.size() >= kEncodedLength && bare.size() % 2 == 0 &&
            base::firstForeignCharacter(bare, base::Encoding::Hex) < 0) {
            add(LintKind::SecretEncoded, "hex");
        } else if (bare.size() >= kEncodedLength && bare.endsWith('=') &&
                   base::decode(bare, base::Encoding::Base64)) {
            add(LintKind::SecretEncoded, "base64");
        }
    }

    void lookAtBody()
    {
        const QByteArray &body = m_question.request.body;
        if (body.isEmpty() && m_question.request.method != "GET") {
            add(LintKind::BodyEmpty);
        }
        const std::optional<qint64> length = contentLengthOf(m_headers);
        if (length && *length != body.size()) {
            add(LintKind::BodyLength, {}, *length, body.size());
        }
        lookAtDigests(body);
        for (const BodyFinding &finding : bodyFindings(body)) {
            m_lints.push_back({LintKind::BodyOdd, {}, 0, 0, finding});
        }
    }

    /// RFC 9530, and the two that came before it (RFC 3230, RFC 1864).
    void lookAtDigests(const QByteArray &body)
    {
        using crypto::HashAlgorithm;
        if (const QByteArray *field = m_headers.find("Content-Digest")) {
            const auto digests = http::structured::parseDictionary(*field);
            for (const auto &[name, hash] :
                 {std::pair{"sha-256", HashAlgorithm::Sha256}, std::pair{"sha-512", HashAlgorithm::Sha512}}) {
                const auto *member = digests ? digests->find(name) : nullptr;
                const auto *item = member == nullptr ? nullptr : std::get_if<http::structured::Item>(member);
                if (item != nullptr && item->value.value != crypto::digest(hash, body)) {
                    add(LintKind::BodyDigest, "Content-Digest");
                }
            }
        }
        if (const QByteArray *field = m_headers.find("Digest"); field != nullptr) {
            const QByteArray digest = crypto::digest(HashAlgorithm::Sha256, body).toBase64();
            if (field->startsWith("SHA-256=") && field->sliced(8) != digest) {
                add(LintKind::BodyDigest, "Digest");
            }
        }
        if (const QByteArray *field = m_headers.find("Content-MD5");
            field != nullptr && crypto::isAvailable(HashAlgorithm::Md5) &&
            field->trimmed() != crypto::digest(HashAlgorithm::Md5, body).toBase64()) {
            add(LintKind::BodyDigest, "Content-MD5");
        }
    }

    void lookAtProxies()
    {
        if (m_verification.verdict == signing::Verdict::Verified) {
            return;
        }
        for (const char *name :
             {"Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "CF-Ray",
              "X-Amzn-Trace-Id", "X-Envoy-External-Address"}) {
            if (const QByteArray *value = m_headers.find(name)) {
                const bool isNamed = QByteArrayView(name) == "Via";
                add(LintKind::ProxyPassed, isNamed ? *value : QByteArray(name));
                return; // one is enough to know
            }
        }
    }

    void lookAtHeaders()
    {
        if (const QByteArray *encoding = m_headers.find("Content-Encoding");
            encoding != nullptr && m_verification.verdict != signing::Verdict::Verified &&
            encoding->trimmed().toLower() != "identity") {
            add(LintKind::BodyEncoded, *encoding);
        }
        if (m_verification.verdict == signing::Verdict::Unsigned) {
            for (const http::HeaderField &field : m_headers) {
                if (isSignatureName(field.name)) {
                    add(LintKind::HeaderNear, field.name);
                }
            }
            return;
        }
        for (const signing::PlacedValue &found : m_verification.found) {
            for (const signing::NamedPart &part : found.parts) {
                if (part.name == "signature") {
                    lookAtCase(found, QByteArrayView(found.value).sliced(part.offset, part.length));
                }
            }
        }
    }

    void lookAtCase(const signing::PlacedValue &found, QByteArrayView text)
    {
        const bool isLower = m_program.encoding == signing::Encoding::Hex;
        const bool isUpper = m_program.encoding == signing::Encoding::HexUpper;
        const bool isOther = std::ranges::any_of(
            text, [isLower](char c) { return isLower ? c >= 'A' && c <= 'F' : c >= 'a' && c <= 'f'; });
        if ((isLower || isUpper) && isOther) {
            add(LintKind::SignatureUpperCase, found.name);
        }
    }

    void lookAtClock()
    {
        const QByteArray *field = m_headers.find("Date");
        const auto date = field == nullptr
                              ? std::nullopt
                              : signing::readTimestamp(field->trimmed(), signing::TimestampUnit::Http);
        if (!date) {
            return;
        }
        const auto distance = duration_cast<seconds>(m_question.options.now - *date);
        if (abs(distance) <= kClockSlack) {
            return;
        }
        add(LintKind::ClockOff, {}, 0, distance.count());
        if (m_verification.signedAt && abs(*m_verification.signedAt - *date) <= kClockSlack) {
            add(LintKind::DateAgreesWithSignature);
        }
    }

    const Case &m_question;
    const signing::Verification &m_verification;
    const signing::CompiledRecipe::Program &m_program;
    const http::HeaderList &m_headers;
    std::vector<Lint> m_lints;
};

} // namespace

std::vector<Lint> lintsOf(const Case &question, const signing::Verification &verification)
{
    return LintMaker(question, verification).run();
}

} // namespace sealwright::explain
