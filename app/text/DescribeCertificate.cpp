// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeCertificate.h"

#include "app/text/DescribeOAuth.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

QString certificateWords(const char *text)
{
    return QCoreApplication::translate("Certificates", text);
}

} // namespace

QString describe(const crypto::CertificateFacts &facts)
{
    return certificateWords(QT_TRANSLATE_NOOP("Certificates", "%1, issued by %2, good until %3"))
        .arg(visible(facts.subject), visible(facts.issuer), exactTime(facts.notAfter));
}

QString describe(crypto::CertificateWarning warning, const crypto::CertificateFacts &facts)
{
    switch (warning) {
    case crypto::CertificateWarning::Expired:
        return certificateWords(QT_TRANSLATE_NOOP("Certificates",
                                                  "The client certificate expired at %1. Servers "
                                                  "refuse it; replace it with a new one."))
            .arg(exactTime(facts.notAfter));
    case crypto::CertificateWarning::NotYetValid:
        return certificateWords(
                   QT_TRANSLATE_NOOP("Certificates",
                                     "The client certificate is good only from %1 on. Until then "
                                     "servers refuse it; compare the clocks."))
            .arg(exactTime(facts.notBefore));
    }
    return {};
}

} // namespace sealwright::text
