// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Lint.h"
#include "app/signing/CompiledRecipe.h"

namespace sealwright::explain {

/// What can have gone wrong between a sender's signature and a receiver's check.
enum class Cause {
    BodyReserialized,
    BodyKeyOrder,
    BodyNumberNormalized,
    BodyTrailingNewlineLost,
    BodyTrailingNewlineAdded,
    BodyLineEndings,
    BodyBom,
    BodyCharset,
    BodyUnicodeEscapes,
    BodyBase64,
    BodyCompressed,
    BodyDoubleEncoded,
    BodyHtmlEscaped,
    BodyForm,
    BodyEmpty,
    BodyTruncated,
    SecretWhitespace,
    SecretQuoted,
    SecretPrefix,
    SecretEncoding,
    SecretOther,
    SignatureEncoding,
    SignatureCase,
    SignaturePrefix,
    SignatureHeader,
    SignatureMissing,
    Algorithm,
    Content,
    UrlScheme,
    UrlHost,
    UrlPort,
    UrlQuery,
    UrlTrailingSlash,
    UrlDecoding,
    TimestampUnit,
    TimestampStale,
    TimestampFuture,
    NoHypothesis,
};

/// The cause code of cli.md: `body_reserialized`.
QByteArray nameOf(Cause cause);

/// Exact: the signature, recomputed in its full length, matches, or it matches as it is and only its time
/// does not. Likely: what was seen speaks for it, and nothing proves it. None: nothing matched.
enum class Confidence { Exact, Likely, None };

QByteArray nameOf(Confidence confidence);

/// One thing that is not as the sender had it.
struct Deviation
{
    Cause cause = Cause::NoHypothesis;
    /// A fact to name in a sentence, never a secret: the template that was signed (Content), the algorithm
    /// (Algorithm), the header's name or a near one (SignatureHeader, SignatureMissing), the encoding
    /// (SignatureEncoding, SecretEncoding), the prefix (SignaturePrefix, SecretPrefix), the URL that was
    /// signed (Url…), the unit (TimestampUnit), the writer (BodyReserialized: `python`, `indent-2`, …).
    QByteArray detail{};

    bool operator==(const Deviation &) const = default;
};

enum class Subject { Body, Content, Header, Secret, Url, Timestamp };

QByteArray nameOf(Subject subject);

/// The first place where what the sender had (`expected`) and what the receiver has (`got`) part. Of a secret
/// only prefix, quotes and white space are ever told.
struct Difference
{
    Subject subject = Subject::Body;
    QByteArray name;      ///< of the header
    qsizetype offset = 0; ///< of the first byte that differs
    QByteArray expected;  ///< that byte with a little of what stands around it
    QByteArray got;
    qsizetype lead = 0; ///< how many bytes of both stand before it

    bool operator==(const Difference &) const = default;
};

/// A string to sign, for eyes: a secret inside stands as `{secret}`.
struct ContentToSign
{
    QByteArray bytes;
    std::vector<signing::NamedPart> parts;
};

/// A credential that matches where the chosen one does not.
struct OtherMatch
{
    QString id;
    QString name;
    bool isPrevious = false; ///< its secret before the last rotation

    bool operator==(const OtherMatch &) const = default;
};

/// Why a request does not verify.
struct Explanation
{
    Cause cause = Cause::NoHypothesis; ///< of the first deviation
    Confidence confidence = Confidence::None;
    std::vector<Deviation> deviations; ///< all that together explain it; empty when nothing does
    std::optional<Difference> firstDifference;
    std::optional<ContentToSign> sent;  ///< what the sender signed, as found
    std::optional<ContentToSign> built; ///< what the receiver built
    std::optional<OtherMatch> other;    ///< with SecretOther
    std::vector<Lint> lints;            ///< what looks doubtful, proven or not
    std::optional<base::TimePoint> signedAt;
    std::optional<std::chrono::seconds> age; ///< with TimestampStale and TimestampFuture
    qint64 tried = 0;                        ///< hypotheses compared
    bool isCutShort = false;                 ///< a limit ended the search before everything was tried
};

/// `{"cause","confidence","firstDifference":{"offset","expected","got",…}|null,"tried",…}` of cli.md but for
/// the sentences. Bytes that are no text come as `\xNN` and are also given in hex.
base::Json toJson(const Explanation &explanation);

} // namespace sealwright::explain
