// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/CertificateSentences.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

// clang-format off
constexpr ErrorSentence kCertificateSentences[] = {
    {"certificate_missing", QT_TRANSLATE_NOOP("Errors",
        "There is no certificate in this[: it is “{form}”]. Give the client certificate in PEM, with those that lead to its authority behind it.")},
    {"certificate_holds_private_key", QT_TRANSLATE_NOOP("Errors",
        "A private key stands where the certificate belongs. Give the certificate here, and the key in its own place: it is kept secret there.")},
    {"certificate_damaged", QT_TRANSLATE_NOOP("Errors",
        "Certificate {number} of those given is not valid inside. Copy it again, or export it anew.")},
    {"certificate_key_mismatch", QT_TRANSLATE_NOOP("Errors",
        "The private key does not belong to the certificate of “{subject}”[; it belongs to number {number} of the chain, which must stand first]. Give the two that were made together.")},
    {"credential_key_encrypted", QT_TRANSLATE_NOOP("Errors",
        "The private key is encrypted, and a client certificate is sent without anybody there to type its passphrase. Decrypt it with “openssl pkey”: it is kept where secrets are kept.")},
    {"credential_halves_needed", QT_TRANSLATE_NOOP("Errors",
        "The credential[ “{credential}”] needs its certificate and its private key, both at once: they belong together. Give the two, as --cert and --key-file do.")},
    {"credential_needs_tls", QT_TRANSLATE_NOOP("Errors",
        "The credential “{credential}” is a client certificate, which goes over TLS only. Use an https:// URL; nothing was sent.")},
    {"client_certificate_twice", QT_TRANSLATE_NOOP("Errors",
        "The credential “{credential}” is a client certificate, and the connection was given another one. Leave one of the two out; nothing was sent.")},
    {"client_certificate_unusable", QT_TRANSLATE_NOOP("Errors",
        "The client certificate cannot be used: {reason}. Store certificate and key of this credential anew.")},
    {"client_certificate_required", QT_TRANSLATE_NOOP("Errors",
        "{host} demands a client certificate, and none was given[: {reason}]. Choose a credential of kind mtls, or give certificate and key.")},
    {"client_certificate_rejected", QT_TRANSLATE_NOOP("Errors",
        "{host} did not accept the client certificate: {reason}. Check that it was issued by an authority that this server trusts, and that it has not expired.")},
};
// clang-format on

} // namespace

std::span<const ErrorSentence> certificateSentences()
{
    return kCertificateSentences;
}

} // namespace sealwright::text
