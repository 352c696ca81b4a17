// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"
#include "app/crypto/HashAlgorithm.h"
#include "app/crypto/KeyWeakness.h"
#include "app/http/Request.h"
#include "app/signing/Recipe.h"
#include "app/signing/Timestamp.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <span>

namespace sealwright::signing {

using Variables = std::map<QByteArray, QByteArray>;

/// What differs from one signing to the next.
struct SigningMoment
{
    base::TimePoint time{};
    QByteArray id;
    QByteArray nonce;
    Variables variables;
};

/// A part of the signed content or of a placed value and where it stands: `timestamp`, `id`, `nonce`, `body`,
/// `signature` or the expression's own text. Bytes, from 0.
struct NamedPart
{
    QByteArray name;
    qsizetype offset = 0;
    qsizetype length = 0;

    bool operator==(const NamedPart &) const = default;
};

struct KeyStep
{
    QByteArray decoded; ///< `utf8`, `base64`, `base64url`, `hex`; `pem`, `jwk` and so on for a key pair
    qsizetype bytes = 0;
    std::optional<QString> fingerprint; ///< of the secret as it is kept, so that it is the same everywhere
    QByteArray type = {};               ///< of a key pair, as crypto::nameOf says it: `P-256`, `RSA`
    int bits = 0;                       ///< of a key pair
};

/// Bytes on the way to what is signed: `canonical request`.
struct Stage
{
    QByteArray name;
    QByteArray bytes;
    std::vector<NamedPart> parts = {}; ///< of what a reader looks for: `body`, `timestamp`
};

/// How a signature came about, step by step, without the key.
struct SignatureSteps
{
    KeyStep key;
    QByteArray algorithm; ///< `hmac-sha256`, `jwt:HS256` and so on
    QByteArray content;
    std::vector<NamedPart> parts;
    QByteArray digest;   ///< raw bytes
    QByteArray encoding; ///< `hex`, `HEX`, `base64`, `base64url`
    QByteArray encoded;
    std::vector<Stage> stages; ///< of a builtin or a token, in order
    QByteArray format = {};    ///< of a builtin its name, `jwt` for a token; else empty
};

/// The steps of cli.md's `sign`.
base::Json toJson(const SignatureSteps &steps);

/// Something the recipe put into the request.
struct PlacedValue
{
    enum class Where { Header, Query, Form, Json };
    Where where = Where::Header;
    QByteArray name; ///< header or parameter name, JSON pointer
    QByteArray value;
    std::vector<NamedPart> parts; ///< inside `value`
};

struct SignedRequest
{
    http::Request request; ///< complete
    std::vector<PlacedValue> placed;
    SignatureSteps steps;
    QByteArray timestamp; ///< as written; empty when the recipe has none
    QByteArray id;

    std::vector<http::HeaderField> addedHeaders() const;
};

/// `{"request","added","steps","timestamp","id"}` of cli.md.
base::Json toJson(const SignedRequest &signedRequest);

enum class Verdict { Verified, Failed, Unsigned, Unchecked };

/// Why nothing was checked.
enum class Uncheckable {
    NoCredential,
    TokenOfServer,     ///< only the server that gave an access token can judge it
    ClientCertificate, ///< it was shown in the TLS handshake, of which a captured request has no trace
};

/// The reason codes of cli.md.
enum class Reason {
    Ok,
    MissingHeader,
    MalformedHeader,
    UnsupportedScheme,
    TimestampMissing,
    TimestampMalformed,
    TimestampTooOld,
    TimestampInFuture,
    SignatureMismatch,
    KeyInvalid,
    NoMatchingKey,
    ClaimsMismatch,
};

QByteArray nameOf(Verdict verdict);
QByteArray nameOf(Reason reason);

struct Verification
{
    Verdict verdict = Verdict::Unchecked;
    Reason reason = Reason::Ok;                          ///< meaningless when unchecked
    Uncheckable uncheckable = Uncheckable::NoCredential; ///< when unchecked
    QString recipe;                                      ///< the id it was checked with; empty when unchecked
    QByteArray header; ///< the place a missing or malformed thing belongs to, or the signature's place
    std::optional<qsizetype> matchingKey; ///< index of the secret that matched
    std::optional<base::TimePoint> signedAt;
    bool coversBody = true;
    std::optional<base::Error> keyError;           ///< with KeyInvalid
    std::optional<crypto::KeyWeakness> weakness{}; ///< of the key pair that it was checked with
    /// What was expected to be signed, for the eyes of the receiver's owner; empty when it could not be
    /// built.
    QByteArray content;
    std::vector<NamedPart> parts;
    /// What stood at the recipe's places and could be read, as it was there: to point at in the request.
    std::vector<PlacedValue> found;
};

struct VerifyOptions
{
    base::TimePoint now{};
    /// How far the timestamp may lie on either side of `now`; nothing: what the recipe says, and if that says
    /// nothing, the time is not judged.
    std::optional<std::chrono::seconds> tolerance;
    Variables variables;
};

/// A recipe ready for use: templates parsed, algorithm known. Immutable and cheap to copy (shared).
class CompiledRecipe
{
public:
    static base::Result<CompiledRecipe> compile(const Recipe &recipe);

    const Recipe &recipe() const;
    bool coversBody() const;
    /// The content template's text, `{timestamp}.{body}`, and where its expressions stand in it, for display.
    QByteArray contentTemplate() const;
    std::vector<NamedPart> contentTemplateParts() const;
    QByteArray signatureEncoding() const;
    qsizetype signatureBytes() const; ///< of the raw digest
    /// What it will place, in order, with its template as the value: the preview of a credential without its
    /// secret.
    std::vector<PlacedValue> places() const;

    struct Program;

    /// For app/signing and app/explain.
    const Program &program() const { return *m_program; }

    /// Whether the sender plays a handshake with its endpoints (playChallenge).
    bool hasChallenge() const;

private:
    explicit CompiledRecipe(std::shared_ptr<const Program> program);
    std::shared_ptr<const Program> m_program;
    friend class Signer;
    friend Verification verify(const CompiledRecipe &, std::span<const base::SecretBytes *const>,
                               const http::Request &, const VerifyOptions &);
};

/// A compiled recipe and a decoded key: sign as often as you like. Not shared between threads.
class Signer
{
public:
    /// Fails with KeyEmpty or KeyUndecodable.
    static base::Result<Signer> create(const CompiledRecipe &recipe, const base::SecretBytes &secret);
    Signer(Signer &&) noexcept;
    Signer &operator=(Signer &&) noexcept;
    ~Signer();

    /// The request with everything the recipe places, and how it came about.
    base::Result<SignedRequest> sign(http::Request request, const SigningMoment &moment);

    /// The hot path under `sign`: only the encoded signature of this request.
    base::Result<QByteArray> signature(const http::Request &request, const SigningMoment &moment);

private:
    struct State;
    explicit Signer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Checks a captured request. Several secrets (rotation): any match, and `matchingKey` says which. The
/// signature is judged before the time; digests are compared as bytes in constant time.
Verification verify(const CompiledRecipe &recipe, std::span<const base::SecretBytes *const> secrets,
                    const http::Request &request, const VerifyOptions &options);

} // namespace sealwright::signing
