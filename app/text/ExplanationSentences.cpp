// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/ExplanationSentences.h"

#include <QtGlobal>

namespace sealwright::text {
namespace {

using explain::Cause;

constexpr const char *kRawBody = QT_TRANSLATE_NOOP(
    "Explanations",
    "Check the raw bytes of the body, before a framework, a parser or a gateway has had them.");
constexpr const char *kPublicUrl = QT_TRANSLATE_NOOP(
    "Explanations", "Check with the URL that the sender was given, not with the one that the server sees "
                    "behind its proxy.");
constexpr const char *kCopySecret =
    QT_TRANSLATE_NOOP("Explanations", "Enter the secret again, exactly as the sender's dashboard shows it.");

CauseSentences bodySentences(Cause cause)
{
    switch (cause) {
    case Cause::BodyReserialized:
        return {
            QT_TRANSLATE_NOOP("Explanations",
                              "The body was parsed and written again: the signature is right for the same "
                              "data[ as %1]."),
            kRawBody};
    case Cause::BodyKeyOrder:
        return {QT_TRANSLATE_NOOP("Explanations", "The members of the JSON body were put into another order: "
                                                  "the signature is right for sorted names."),
                kRawBody};
    case Cause::BodyNumberNormalized:
        return {QT_TRANSLATE_NOOP("Explanations", "Numbers in the body are written differently from what was "
                                                  "signed, such as 1.0 for 1."),
                kRawBody};
    case Cause::BodyTrailingNewlineLost:
        return {QT_TRANSLATE_NOOP("Explanations", "A line break at the end of the body got lost."), kRawBody};
    case Cause::BodyTrailingNewlineAdded:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "A line break or blank stands at the end of the body that was not signed."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Send and check the body without adding to it; an editor or "
                                  "echo often adds a line break.")};
    case Cause::BodyLineEndings:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The line endings of the body were converted between LF and CRLF."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Treat the body as bytes: no text mode, no conversion of line endings.")};
    case Cause::BodyBom:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "A byte order mark at the start of the body was added or removed."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Treat the body as bytes: read and write it without a byte order mark.")};
    case Cause::BodyCharset:
        return {QT_TRANSLATE_NOOP("Explanations", "The body went through another character set[ (%1)]: its "
                                                  "characters are no longer the bytes that were signed."),
                QT_TRANSLATE_NOOP("Explanations", "Treat the body as bytes, or as UTF-8 on both sides.")};
    case Cause::BodyUnicodeEscapes:
        return {QT_TRANSLATE_NOOP("Explanations", "Characters of the body are escaped differently from what "
                                                  "was signed (\\u00e9 for é, \\/ for /)."),
                kRawBody};
    case Cause::BodyBase64:
        return {QT_TRANSLATE_NOOP("Explanations", "The body is base64 text; the signature is right for the "
                                                  "bytes behind it."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Decode the body that the gateway hands over (isBase64Encoded "
                                  "and the like) before checking.")};
    case Cause::BodyCompressed:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The body is still compressed[ (%1)]; the signature is right "
                                  "for what is inside."),
                QT_TRANSLATE_NOOP("Explanations", "Decompress the body before checking.")};
    case Cause::BodyDoubleEncoded:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The body is JSON inside a JSON string, or the signed one was: "
                                  "it was encoded once too often on one side."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Hand over the body as it came; do not encode what is JSON already.")};
    case Cause::BodyHtmlEscaped:
        return {QT_TRANSLATE_NOOP("Explanations", "The body was escaped for HTML (&quot; for \")."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Take out the filter that escapes input before the signature is checked.")};
    case Cause::BodyForm:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The body stands in another form: a form field against its "
                                  "value, form data against JSON, or form data encoded again."),
                kRawBody};
    case Cause::BodyEmpty:
        return {
            QT_TRANSLATE_NOOP("Explanations",
                              "The body is empty on one side: nothing of it reached the check, or nothing "
                              "of it was signed."),
            QT_TRANSLATE_NOOP("Explanations", "Make sure that nothing reads the body away before the "
                                              "signature is made or checked.")};
    case Cause::BodyTruncated:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The body is shorter than Content-Length says: it was cut off."),
                QT_TRANSLATE_NOOP("Explanations",
                                  "Look for a size limit or a time limit between the sender and the check.")};
    default:
        return {};
    }
}

CauseSentences secretSentences(Cause cause)
{
    switch (cause) {
    case Cause::SecretWhitespace:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "White space or a line break around the secret: one side has "
                                  "it, the other has not."),
                QT_TRANSLATE_NOOP("Explanations", "Trim the secret; a file or an environment variable often "
                                                  "ends in a line break.")};
    case Cause::SecretQuoted:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "Quotation marks around the secret: one side has them, the other has not."),
                QT_TRANSLATE_NOOP("Explanations", "Take the quotation marks off; they belong to the shell or "
                                                  "the settings file, not to the secret.")};
    case Cause::SecretPrefix:
        return {
            QT_TRANSLATE_NOOP("Explanations", "The prefix of the secret[ (%1)] was kept where it is to be "
                                              "taken off, or taken off where it belongs to the key."),
            QT_TRANSLATE_NOOP("Explanations", "Enter the whole secret as the sender's dashboard shows it, "
                                              "and choose the recipe that the sender follows.")};
    case Cause::SecretEncoding:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The secret is read differently: the sender's key is the secret"
                                  "[ taken as %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Change how the secret is decoded: text, base64 or hex.")};
    case Cause::SecretOther:
        return {
            QT_TRANSLATE_NOOP("Explanations", "Another secret matches: the one of the credential[ “%1”]."),
            QT_TRANSLATE_NOOP("Explanations", "Check with that credential, or give the sender the secret of "
                                              "this one.")};
    default:
        return {};
    }
}

CauseSentences signatureSentences(Cause cause)
{
    switch (cause) {
    case Cause::SignatureEncoding:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The signature is right but written in another encoding[: %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Use the same encoding on both sides.")};
    case Cause::SignatureCase:
        return {
            QT_TRANSLATE_NOOP("Explanations", "The signature is right but written in another case."),
            QT_TRANSLATE_NOOP("Explanations",
                              "Write prefix and hex digits as the recipe does, or compare decoded bytes.")};
    case Cause::SignaturePrefix:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The signature is right but what should stand before it is "
                                  "missing, or something stands there that should not[: %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Write the header in the form that the recipe has.")};
    case Cause::SignatureHeader:
        return {QT_TRANSLATE_NOOP("Explanations", "The right signature stands in another place[: %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Read the signature from there, or choose the recipe that "
                                                  "the sender follows.")};
    case Cause::SignatureMissing:
        return {
            QT_TRANSLATE_NOOP("Explanations", "The header that should hold the signature is not there[; the "
                                              "nearest is %1]."),
            QT_TRANSLATE_NOOP("Explanations", "Make sure that the sender signs, and that no proxy on the way "
                                              "drops or renames the header.")};
    case Cause::Algorithm:
        return {QT_TRANSLATE_NOOP("Explanations", "The signature was made with another algorithm[: %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Use the same algorithm on both sides.")};
    case Cause::Content:
        return {
            QT_TRANSLATE_NOOP("Explanations", "The sender signs something else than what is checked[: %1]."),
            QT_TRANSLATE_NOOP("Explanations", "Build the string to sign as the sender does, or choose its "
                                              "recipe.")};
    default:
        return {};
    }
}

CauseSentences urlSentences(Cause cause)
{
    switch (cause) {
    case Cause::UrlScheme:
        return {QT_TRANSLATE_NOOP("Explanations", "The scheme of the URL differs: the sender signed[ %1]."),
                kPublicUrl};
    case Cause::UrlHost:
        return {QT_TRANSLATE_NOOP("Explanations", "The host of the URL differs: the sender signed[ %1]."),
                kPublicUrl};
    case Cause::UrlPort:
        return {QT_TRANSLATE_NOOP("Explanations", "The port of the URL differs: the sender signed[ %1]."),
                kPublicUrl};
    case Cause::UrlQuery:
        return {QT_TRANSLATE_NOOP("Explanations", "Path or query of the URL differ: the sender signed[ %1]."),
                kPublicUrl};
    case Cause::UrlTrailingSlash:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "A slash at the end of the path differs: the sender signed[ %1]."),
                kPublicUrl};
    case Cause::UrlDecoding:
        return {
            QT_TRANSLATE_NOOP("Explanations",
                              "The URL was decoded or encoded again: the sender signed[ %1]."),
            QT_TRANSLATE_NOOP("Explanations",
                              "Check with the request target as it came, before a framework decodes it.")};
    default:
        return {};
    }
}

CauseSentences timeSentences(Cause cause)
{
    switch (cause) {
    case Cause::TimestampUnit:
        return {QT_TRANSLATE_NOOP("Explanations", "The timestamp has another unit than expected[: %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Read and write the timestamp in the same unit on both "
                                                  "sides.")};
    case Cause::TimestampStale:
        return {
            QT_TRANSLATE_NOOP("Explanations", "The signature is right, but its time is too long ago[: %1]."),
            QT_TRANSLATE_NOOP("Explanations", "Compare both clocks, and look for a queue, a retry or a "
                                              "replay of an old request.")};
    case Cause::TimestampFuture:
        return {QT_TRANSLATE_NOOP("Explanations",
                                  "The signature is right, but its time lies in the future[: by %1]."),
                QT_TRANSLATE_NOOP("Explanations", "Compare both clocks; one of them is wrong.")};
    default:
        return {
            QT_TRANSLATE_NOOP("Explanations", "Nothing that was tried makes the signature match. Either the "
                                              "secret is another one, or the request was changed in a way "
                                              "that cannot be undone."),
            QT_TRANSLATE_NOOP("Explanations", "Compare the secret with the sender's, and check the raw bytes "
                                              "of the request.")};
    }
}

} // namespace

const char *const kPreviousSecret = QT_TRANSLATE_NOOP(
    "Explanations", "Another secret matches: the earlier one of the credential[ “%1”], before its rotation.");

CauseSentences sentencesOf(Cause cause)
{
    for (const auto of : {bodySentences, secretSentences, signatureSentences, urlSentences}) {
        if (const CauseSentences sentences = of(cause); sentences.summary != nullptr) {
            return sentences;
        }
    }
    return timeSentences(cause);
}

const char *sentenceOf(explain::Lint::Kind kind)
{
    using Kind = explain::Lint::Kind;
    switch (kind) {
    case Kind::SecretBlanks:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The secret begins or ends with white space or a line break.");
    case Kind::SecretQuoted:
        return QT_TRANSLATE_NOOP("Explanations", "The secret stands between quotation marks.");
    case Kind::SecretApiKey:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The secret begins with “%1”: that is an API key, not a signing secret.");
    case Kind::SecretPrefix:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The secret begins with “%1”, which this recipe does not know.");
    case Kind::SecretEncoded:
        return QT_TRANSLATE_NOOP("Explanations", "The secret reads as %1, and this recipe takes it as text.");
    case Kind::SecretUndecodable:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The secret does not read as %1, which this recipe expects.");
    case Kind::BodyOdd:
        return QT_TRANSLATE_NOOP("Explanations", "The body would not survive parsing and writing.");
    case Kind::BodyEmpty:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The body is empty; something may have read it before the check.");
    case Kind::BodyLength:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "Content-Length says %2, and the body has %3: it was changed on the way.");
    case Kind::BodyDigest:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The body is not the one that %1 was made of: it was changed on the way.");
    case Kind::BodyEncoded:
        return QT_TRANSLATE_NOOP("Explanations", "The request says that its body is encoded: %1.");
    case Kind::ProxyPassed:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The request passed a proxy (%1), which may have changed URL, headers or "
                                 "body.");
    case Kind::HeaderNear:
        return QT_TRANSLATE_NOOP("Explanations", "The header %1 looks like one that holds a signature.");
    case Kind::SignatureUpperCase:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The signature in %1 is written in another case than the recipe "
                                 "does; a receiver that compares text refuses it.");
    case Kind::ClockOff:
        return QT_TRANSLATE_NOOP("Explanations", "The sender's Date header is %3 away from the clock here.");
    case Kind::KeyShort:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "The RSA key has only %1 bits: fewer than 2048 can be broken, "
                                 "and many receivers refuse them.");
    case Kind::VariableUnknown:
        return QT_TRANSLATE_NOOP(
            "Explanations", "The body asks for {{%1}}, which has no value here: it is sent as it stands.");
    case Kind::DateAgreesWithSignature:
        return QT_TRANSLATE_NOOP("Explanations", "The sender's Date header agrees with the signed time: the "
                                                 "request is old, or the clock here is wrong.");
    }
    return "";
}

const char *sentenceOf(explain::BodyOddity oddity)
{
    using explain::BodyOddity;
    switch (oddity) {
    case BodyOddity::Blanks:
        return QT_TRANSLATE_NOOP(
            "Explanations", "White space between tokens, from byte %2: a receiver that parses and writes "
                            "again drops it.");
    case BodyOddity::FractionZero:
        return QT_TRANSLATE_NOOP("Explanations", "A number like 1.0, at byte %2: JavaScript writes it as 1.");
    case BodyOddity::Exponent:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "A number with an exponent, at byte %2: most writers spell it out.");
    case BodyOddity::NumberForm:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "A number at byte %2 that is written differently again, such as "
                                 "0.10 as 0.1.");
    case BodyOddity::LargeInteger:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "An integer beyond 2^53, at byte %2: JavaScript loses its last digits.");
    case BodyOddity::DuplicateMember:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "A member name that stands twice, at byte %2: parsers keep only one.");
    case BodyOddity::EscapedSlash:
        return QT_TRANSLATE_NOOP("Explanations", "An escaped slash, at byte %2: most writers leave it bare.");
    case BodyOddity::EscapedCharacter:
        return QT_TRANSLATE_NOOP(
            "Explanations", "An escape like \\u00e9, at byte %2: many writers put the character itself.");
    case BodyOddity::NonAscii:
        return QT_TRANSLATE_NOOP(
            "Explanations", "A character beyond ASCII, at byte %2: Python and PHP write it as an escape.");
    case BodyOddity::HtmlCharacter:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "One of <, > and &, at byte %2: Go and Rails write it as an escape.");
    case BodyOddity::ByteOrderMark:
        return QT_TRANSLATE_NOOP("Explanations",
                                 "A byte order mark at the start: most parsers drop or refuse "
                                 "it.");
    case BodyOddity::OuterBlanks:
        return QT_TRANSLATE_NOOP(
            "Explanations", "White space around the document, at byte %2: parsing and writing drops it.");
    }
    return "";
}

} // namespace sealwright::text
