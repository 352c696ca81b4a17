// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeOAuth.h"
#include "app/text/WalkSteps.h"

/// The kinds that compute no signature: user name and password, and the client certificate.
namespace sealwright::text {

std::vector<WalkStep> basicSteps(const credential::BasicFields &fields)
{
    const QByteArray password = QByteArrayLiteral("‹password›");
    WalkStep pair{.id = "pair",
                  .title = walkWords(QT_TRANSLATE_NOOP("Walk", "User name and password")),
                  .sentence = walkWords(QT_TRANSLATE_NOOP("Walk", "Joined by a colon, in UTF-8.")),
                  .bytes = fields.username + ':' + password};
    pair.parts.push_back({"credential", fields.username.size() + 1, password.size()});
    return {std::move(pair),
            {.id = "encoding",
             .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Base64")),
             .sentence = walkWords(QT_TRANSLATE_NOOP(
                 "Walk", "That is a spelling and no encryption: whoever reads the header has the password. "
                         "Nothing protects the body."))}};
}

SignatureWalk walkOfCertificate(const crypto::CertificateFacts &facts,
                                const std::optional<http::TlsFacts> &tls)
{
    const auto line = [](const char *name, const QString &value) {
        return WalkLine{.name = name, .meaning = {}, .value = value.toUtf8()};
    };
    SignatureWalk walk;
    WalkStep certificate{.id = "certificate",
                         .title = walkWords(QT_TRANSLATE_NOOP("Walk", "Client certificate")),
                         .lines = {line("subject", facts.subject), line("issuer", facts.issuer),
                                   line("from", exactTime(facts.notBefore)),
                                   line("until", exactTime(facts.notAfter)), line("sha256", facts.sha256)}};
    const bool isShown = tls && tls->asksForCertificate;
    WalkStep handshake{.id = "handshake", .title = walkWords(QT_TRANSLATE_NOOP("Walk", "TLS handshake"))};
    handshake.sentence =
        isShown
            ? walkWords(QT_TRANSLATE_NOOP(
                  "Walk", "The server asked for a certificate. It was shown this one, and a signature over "
                          "the handshake proved that its key is here."))
        : tls ? walkWords(QT_TRANSLATE_NOOP("Walk", "The server did not ask for a certificate, so it was not "
                                                    "shown: this request went out without authentication."))
              : walkWords(QT_TRANSLATE_NOOP("Walk", "No handshake came about, so nobody has seen it."));
    walk.steps = {std::move(certificate), std::move(handshake)};
    walk.remark = walkWords(QT_TRANSLATE_NOOP(
        "Walk", "Nothing in the request itself tells of it: the request is the same with and without."));
    walk.receiverShould = receiverOfCertificate();
    return walk;
}

} // namespace sealwright::text
