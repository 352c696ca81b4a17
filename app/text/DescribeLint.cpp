// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeLint.h"

#include "app/text/Describe.h"
#include "app/text/DescribeOAuth.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace sealwright::text {
namespace {

struct Sentence
{
    QString operator()(const base::Error &error) const { return describe(error); }

    QString operator()(credential::SecretHint hint) const { return describe(hint); }

    QString operator()(credential::CredentialWarning warning) const { return describe(warning); }

    QString operator()(const flow::RotationDue &due) const
    {
        const auto since =
            QDateTime::fromMSecsSinceEpoch(due.since.time_since_epoch().count(), QTimeZone::utc());
        return QCoreApplication::translate("Lint", "Its secret is of %1: it is time to rotate it.")
            .arg(since.toString(QStringLiteral("yyyy-MM-dd")));
    }
};

} // namespace

QString describe(credential::SecretHint hint)
{
    using credential::SecretHint;
    switch (hint) {
    case SecretHint::SurroundingBlanks:
        return QCoreApplication::translate(
            "Lint", "It begins or ends with a blank or a line break, which counts as part of it.");
    case SecretHint::Quoted:
        return QCoreApplication::translate("Lint",
                                           "It stands between quotation marks, which count as part of it.");
    case SecretHint::BearerTwice:
        return QCoreApplication::translate(
            "Lint", "It begins with the prefix that is put before it anyway: it would be sent twice.");
    case SecretHint::ApiKey:
        return QCoreApplication::translate("Lint",
                                           "It begins with sk_ like an API key. Is it the signing secret?");
    case SecretHint::WebhookPrefix:
        return QCoreApplication::translate(
            "Lint", "It begins with whsec_. Senders of Standard Webhooks remove that and decode the rest "
                    "from base64: choose that format above if yours does.");
    case SecretHint::UserInPassword:
        return QCoreApplication::translate(
            "Lint", "It begins with the user name and a colon, which are put before it anyway.");
    case SecretHint::ShortRsaKey:
        return QCoreApplication::translate(
            "Lint", "It is an RSA key of fewer than 2048 bits: such keys can be broken, and many receivers "
                    "refuse them. Make a longer one.");
    case SecretHint::SmallOrderKey:
        return QCoreApplication::translate(
            "Lint", "As an Ed25519 public key it is a point of small order: anybody can make signatures that "
                    "match it. Get the sender's real key.");
    case SecretHint::KeyInPem:
        return QCoreApplication::translate(
            "Lint", "It is a key or a certificate, and would be sent as it stands. Is it the token?");
    case SecretHint::FilePath:
        return QCoreApplication::translate(
            "Lint",
            "It looks like the place of a file. The secret itself is asked here: give it from the file "
            "with --secret-file, or paste what is in it.");
    }
    return {};
}

QString describe(const flow::CredentialFinding &finding)
{
    return std::visit(Sentence(), finding.what);
}

} // namespace sealwright::text
