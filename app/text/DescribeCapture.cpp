// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeCapture.h"

#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

constexpr qsizetype kLongestFinding = 60;

QString translatedCapture(const char *text)
{
    return QCoreApplication::translate("Captures", text);
}

const char *curlFindingSentence(http::CurlFinding::Kind kind)
{
    using FindingKind = http::CurlFinding::Kind;
    switch (kind) {
    case FindingKind::FileNotRead:
        return QT_TRANSLATE_NOOP("Captures",
                                 "The file %1 was not read, so what curl takes from it is missing.");
    case FindingKind::FileNotWritten:
        return QT_TRANSLATE_NOOP("Captures", "%1 would write a file; nothing is written.");
    case FindingKind::ConfigNotRead:
        return QT_TRANSLATE_NOOP("Captures", "The options in the file %1 were not read.");
    case FindingKind::NetrcNotRead:
        return QT_TRANSLATE_NOOP("Captures", "Passwords of .netrc were not read (%1).");
    case FindingKind::ConnectionLeftOut:
        return QT_TRANSLATE_NOOP("Captures", "%1 is left out: it names another way to the server.");
    case FindingKind::CheckStaysOn:
        return QT_TRANSLATE_NOOP("Captures", "%1 is left out: the server's certificate stays checked.");
    case FindingKind::CertificateLeftOut:
        return QT_TRANSLATE_NOOP("Captures", "%1 is left out: no key or certificate file was read.");
    case FindingKind::AuthenticationLeftOut:
        return QT_TRANSLATE_NOOP("Captures",
                                 "%1 is left out: curl would make its Authorization header afresh.");
    case FindingKind::OptionLeftOut:
        return QT_TRANSLATE_NOOP("Captures", "%1 is left out: it changes the request in a way that "
                                             "Sealwright does not know.");
    case FindingKind::PasswordMissing:
        return QT_TRANSLATE_NOOP("Captures", "The user has no password: curl would ask for it, so no "
                                             "Authorization header was made.");
    case FindingKind::BasicMade:
        return QT_TRANSLATE_NOOP("Captures",
                                 "The Authorization header was made from the user name and password.");
    case FindingKind::FormRebuilt:
        return QT_TRANSLATE_NOOP("Captures", "The form was built anew with another boundary: curl draws it "
                                             "by lot, so these are not the bytes that it sent.");
    case FindingKind::SeveralUrls:
        return QT_TRANSLATE_NOOP("Captures", "curl would make several URLs of this one; it is taken as it "
                                             "stands.");
    case FindingKind::ExpansionKept:
        return QT_TRANSLATE_NOOP("Captures", "%1 stands as it is: a shell would have put something in its "
                                             "place.");
    case FindingKind::RestLeftOut:
        return QT_TRANSLATE_NOOP("Captures", "The command ends here for a shell; the rest is left out.");
    case FindingKind::HeaderNotSent:
        return QT_TRANSLATE_NOOP("Captures", "A header without a colon is left out, as curl does.");
    case FindingKind::CompressionLeftOut:
        return QT_TRANSLATE_NOOP("Captures", "%1 is left out: its Accept-Encoding differs from one curl to "
                                             "the next.");
    }
    return "";
}

} // namespace

QString word(http::CapturedForm form)
{
    switch (form) {
    case http::CapturedForm::Document:
        return translatedCapture(QT_TRANSLATE_NOOP("Captures", "request document"));
    case http::CapturedForm::Har:
        return translatedCapture(QT_TRANSLATE_NOOP("Captures", "HAR"));
    case http::CapturedForm::Curl:
        return translatedCapture(QT_TRANSLATE_NOOP("Captures", "curl command"));
    case http::CapturedForm::Raw:
        break;
    }
    return translatedCapture(QT_TRANSLATE_NOOP("Captures", "raw HTTP"));
}

QString describe(const http::CurlFinding &finding)
{
    return translatedCapture(QT_TRANSLATE_NOOP("Captures", "Line %2: %1"))
        .replace(QStringLiteral("%2"), QString::number(finding.line))
        .replace(QStringLiteral("%1"),
                 translatedCapture(curlFindingSentence(finding.kind))
                     .replace(QStringLiteral("%1"), elideMiddle(visible(finding.detail), kLongestFinding)));
}

} // namespace sealwright::text
