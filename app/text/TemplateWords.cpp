// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Template.h"
#include "app/text/DescribeRecipe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

using Kind = signing::Pipe::Kind;
using Source = signing::Expression::Source;

/// More pieces than anybody listens to stand as the template itself.
constexpr std::size_t kMostPieces = 12;

QString phraseOf(const char *text)
{
    return QCoreApplication::translate("Recipes", text);
}

const char *sourceName(Source source)
{
    switch (source) {
    case Source::Body:
        return QT_TRANSLATE_NOOP("Recipes", "the body");
    case Source::Timestamp:
        return QT_TRANSLATE_NOOP("Recipes", "the timestamp");
    case Source::Id:
        return QT_TRANSLATE_NOOP("Recipes", "the message's id");
    case Source::Nonce:
        return QT_TRANSLATE_NOOP("Recipes", "a random text");
    case Source::Signature:
        return QT_TRANSLATE_NOOP("Recipes", "the signature");
    case Source::Secret:
        return QT_TRANSLATE_NOOP("Recipes", "the secret");
    case Source::Method:
        return QT_TRANSLATE_NOOP("Recipes", "the method");
    case Source::Url:
        return QT_TRANSLATE_NOOP("Recipes", "the whole URL");
    case Source::UrlWithoutQuery:
        return QT_TRANSLATE_NOOP("Recipes", "the URL without its query");
    case Source::Scheme:
        return QT_TRANSLATE_NOOP("Recipes", "the URL's scheme");
    case Source::Host:
        return QT_TRANSLATE_NOOP("Recipes", "the host");
    case Source::Path:
        return QT_TRANSLATE_NOOP("Recipes", "the path");
    case Source::PathAndQuery:
        return QT_TRANSLATE_NOOP("Recipes", "the path with its query");
    case Source::Query:
        return QT_TRANSLATE_NOOP("Recipes", "the query");
    case Source::QueryPairs:
        return QT_TRANSLATE_NOOP("Recipes", "the parameters of the query");
    case Source::QueryParameter:
        return QT_TRANSLATE_NOOP("Recipes", "the query's parameter %1");
    case Source::FormPairs:
        return QT_TRANSLATE_NOOP("Recipes", "the fields of the form");
    case Source::FormParameter:
        return QT_TRANSLATE_NOOP("Recipes", "the form's field %1");
    case Source::Header:
        return QT_TRANSLATE_NOOP("Recipes", "the header %1");
    case Source::JsonPointer:
        return QT_TRANSLATE_NOOP("Recipes", "the body's member %1");
    case Source::Variable:
        return QT_TRANSLATE_NOOP("Recipes", "your value for %1");
    case Source::Now:
        return QT_TRANSLATE_NOOP("Recipes", "the present time");
    case Source::QueryStringHash:
        return QT_TRANSLATE_NOOP("Recipes", "Atlassian's hash of method, path and query");
    }
    return "";
}

const char *pipeName(Kind kind)
{
    switch (kind) {
    case Kind::Md5:
        return QT_TRANSLATE_NOOP("Recipes", "the MD5 of %1");
    case Kind::Sha1:
        return QT_TRANSLATE_NOOP("Recipes", "the SHA-1 of %1");
    case Kind::Sha256:
        return QT_TRANSLATE_NOOP("Recipes", "the SHA-256 of %1");
    case Kind::Sha384:
        return QT_TRANSLATE_NOOP("Recipes", "the SHA-384 of %1");
    case Kind::Sha512:
        return QT_TRANSLATE_NOOP("Recipes", "the SHA-512 of %1");
    case Kind::Crc32:
        return QT_TRANSLATE_NOOP("Recipes", "the CRC-32 of %1");
    case Kind::Hmac:
        return QT_TRANSLATE_NOOP("Recipes", "the HMAC of %1");
    case Kind::Hex:
        return QT_TRANSLATE_NOOP("Recipes", "%1 in hex");
    case Kind::HexUpper:
        return QT_TRANSLATE_NOOP("Recipes", "%1 in upper-case hex");
    case Kind::Base64:
        return QT_TRANSLATE_NOOP("Recipes", "%1 in base64");
    case Kind::Base64Url:
        return QT_TRANSLATE_NOOP("Recipes", "%1 in base64url");
    case Kind::Lower:
        return QT_TRANSLATE_NOOP("Recipes", "%1 in lower case");
    case Kind::Upper:
        return QT_TRANSLATE_NOOP("Recipes", "%1 in upper case");
    case Kind::Trim:
        return QT_TRANSLATE_NOOP("Recipes", "%1 without blanks around it");
    case Kind::UrlDecode:
        return QT_TRANSLATE_NOOP("Recipes", "%1, percent-decoded");
    case Kind::UrlDecodeHubSpot:
        return QT_TRANSLATE_NOOP("Recipes", "%1 with the characters decoded that HubSpot decodes");
    case Kind::UrlEncode:
        return QT_TRANSLATE_NOOP("Recipes", "%1, percent-encoded");
    case Kind::Ascii:
        return QT_TRANSLATE_NOOP("Recipes", "%1 with non-ASCII characters as \\u escapes");
    case Kind::JsonString:
        return QT_TRANSLATE_NOOP("Recipes", "%1 as a JSON string");
    case Kind::JsonMinified:
        return QT_TRANSLATE_NOOP("Recipes", "%1 without the blanks of its JSON");
    case Kind::Sorted:
        return QT_TRANSLATE_NOOP("Recipes", "%1, sorted");
    case Kind::KeyValueLines:
        return QT_TRANSLATE_NOOP("Recipes", "some members of %1, each with its name on a line of its own");
    }
    return "%1";
}

QString words(const signing::Expression &expression)
{
    QString text = phraseOf(sourceName(expression.source))
                       .replace(QStringLiteral("%1"), visible(QByteArrayView(expression.argument)));
    for (const signing::Pipe &pipe : expression.pipes) {
        text = phraseOf(pipeName(pipe.kind)).replace(QStringLiteral("%1"), text);
    }
    return text;
}

QString words(const signing::Template::Segment &segment)
{
    if (segment.expression) {
        return words(*segment.expression);
    }
    if (segment.literal == "\n") {
        return phraseOf(QT_TRANSLATE_NOOP("Recipes", "a line break"));
    }
    return QString(QStringLiteral("“") + visible(QByteArrayView(segment.literal)) + QStringLiteral("”"));
}

} // namespace

QString inWords(const QByteArray &contentTemplate)
{
    const base::Result<signing::Template> parsed = signing::Template::parse(contentTemplate);
    if (!parsed || parsed->segments().size() > kMostPieces) {
        return visible(QByteArrayView(contentTemplate));
    }
    QStringList pieces;
    for (const signing::Template::Segment &segment : parsed->segments()) {
        pieces.append(words(segment));
    }
    if (pieces.size() < 2) {
        return pieces.join(QString());
    }
    const QString last = pieces.takeLast();
    return phraseOf(QT_TRANSLATE_NOOP("Recipes", "%1 and %2")).arg(pieces.join(QStringLiteral(", ")), last);
}

} // namespace sealwright::text
