// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlFailure.h"

#include "app/sender/AnswerBudget.h"

#include <curl/curl.h>

#include <cerrno>
#include <optional>
#include <system_error>

namespace sealwright::sender {
namespace {

// The numbers of X509_verify_cert_error_string(3). They are part of OpenSSL's interface and do not change;
// its headers stay behind their fence.
constexpr long kUnspecified = 1;
constexpr long kCertificateNotYetValid = 9;
constexpr long kCertificateExpired = 10;
constexpr long kSelfSignedLeaf = 18;
constexpr long kHostMismatch = 62;
constexpr long kAddressMismatch = 64;

constexpr qint64 kCurlLineLimit = 100 * 1024;
/// CURLE_TOO_LARGE, which libcurl 7.88 does not know: it says CURLE_OUT_OF_MEMORY instead.
constexpr int kCurlTooLarge = 100;
constexpr qint64 kCurlTrailerLimit = 4096; ///< of one

QString systemReason(const CurlFailure &failure)
{
    return failure.systemError == 0 ? failure.reason
                                    : QString::fromStdString(std::system_category().message(
                                          static_cast<int>(failure.systemError)));
}

base::Error closedEarly(const CurlFailure &failure)
{
    return {SendError::ClosedEarly, {{"received", failure.received}, {"expected", failure.expected}}};
}

base::Error connectFailure(const CurlFailure &failure)
{
    if (!failure.proxy.isEmpty()) {
        return {SendError::ProxyFailed, {{"proxy", failure.proxy}, {"reason", systemReason(failure)}}};
    }
    if (failure.systemError == ECONNREFUSED) {
        return {SendError::ConnectionRefused, {{"host", failure.host}, {"port", qint64{failure.port}}}};
    }
    return {SendError::ConnectFailed,
            {{"host", failure.host}, {"port", qint64{failure.port}}, {"reason", systemReason(failure)}}};
}

base::Error verifyFailure(const CurlFailure &failure)
{
    switch (failure.verifyResult) {
    // The chain was built, so it was libcurl's own look at the names that failed; 1 is what it puts there
    // first.
    case 0:
    case kUnspecified:
    case kHostMismatch:
    case kAddressMismatch:
        return {SendError::TlsWrongHost, {{"host", failure.host}}};
    case kCertificateExpired:
        return {SendError::TlsExpired, {{"host", failure.host}}};
    case kSelfSignedLeaf:
        return {SendError::TlsSelfSigned, {{"host", failure.host}}};
    case kCertificateNotYetValid:
    default:
        return {SendError::TlsUntrusted, {{"host", failure.host}, {"reason", failure.reason}}};
    }
}

/// What a server says, or does, that has not got the certificate it asked for; nothing when it is something
/// else. The alerts are those of RFC 8446 §6.2, in the words of OpenSSL.
std::optional<base::Error> certificateFailure(const CurlFailure &failure)
{
    const auto says = [&failure](const char *words) {
        return failure.reason.contains(QLatin1String(words), Qt::CaseInsensitive);
    };
    const auto error = [&failure](SendError code) {
        return base::Error(code, {{"host", failure.host}, {"reason", failure.reason}});
    };
    const bool isAboutCertificate = says("alert bad certificate") || says("alert unsupported certificate") ||
                                    says("alert certificate") || says("alert unknown ca") ||
                                    says("alert access denied");
    const bool isRefused = isAboutCertificate || says("alert handshake failure");
    if (says("alert certificate required") ||
        (failure.asksForCertificate && !failure.givesCertificate && isRefused)) {
        return error(SendError::CertificateRequired);
    }
    if (failure.givesCertificate && isAboutCertificate) {
        return error(SendError::CertificateRejected);
    }
    return std::nullopt;
}

/// Some servers say no by closing the connection, when the request has gone out already.
base::Error closedWithoutAnswer(const CurlFailure &failure)
{
    if (failure.asksForCertificate && !failure.hasReceivedAnything) {
        return {failure.givesCertificate ? SendError::CertificateRejected : SendError::CertificateRequired,
                {{"host", failure.host}, {"reason", QStringLiteral("it closed the connection")}}};
    }
    return closedEarly(failure);
}

base::Error receiveFailure(const CurlFailure &failure)
{
    if (failure.proxyStatus >= 300) {
        return {SendError::ProxyFailed, {{"proxy", failure.proxy}, {"reason", failure.reason}}};
    }
    if (failure.reason.contains(QLatin1String("Too large response headers"))) {
        return {SendError::HeadTooLarge, {{"limit", AnswerBudget::kHeadBytes}}};
    }
    if (failure.reason.contains(QLatin1String("chunk"), Qt::CaseInsensitive)) {
        // The one thing in chunks that libcurl has a buffer for is a trailer.
        if (failure.reason.startsWith(QLatin1String("Out of memory"))) {
            return {SendError::TrailersTooLarge, {{"limit", kCurlTrailerLimit}}};
        }
        return {SendError::NotHttp, {{"reason", failure.reason}}};
    }
    // TLS 1.3 lets a server refuse the client's certificate only after the handshake.
    if (failure.reason.contains(QLatin1String("alert"), Qt::CaseInsensitive)) {
        return certificateFailure(failure).value_or(
            base::Error(SendError::TlsHandshake, {{"reason", failure.reason}}));
    }
    return closedWithoutAnswer(failure);
}

} // namespace

base::Error sendErrorOf(const CurlFailure &failure)
{
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {SendError::HostNotFound, {{"host", failure.host}}};
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return {SendError::ProxyFailed, {{"proxy", failure.proxy}, {"reason", failure.reason}}};
    case CURLE_COULDNT_CONNECT:
        return connectFailure(failure);
    case CURLE_OPERATION_TIMEDOUT:
        return {SendError::TimedOut, {{"after_ms", failure.timeoutMilliseconds}, {"phase", failure.phase}}};
    case CURLE_PEER_FAILED_VERIFICATION:
        return verifyFailure(failure);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
        return certificateFailure(failure).value_or(
            base::Error(SendError::TlsHandshake, {{"reason", failure.reason}}));
    case CURLE_SSL_CACERT_BADFILE:
        return {SendError::CertificateFile, {{"path", failure.caFile}, {"reason", failure.reason}}};
    case CURLE_SSL_CERTPROBLEM:
        if (failure.clientCertificateFile.isEmpty()) {
            return {SendError::CertificateUnusable, {{"reason", failure.reason}}};
        }
        return {SendError::CertificateFile,
                {{"path", failure.clientCertificateFile}, {"reason", failure.reason}}};
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return receiveFailure(failure);
    case CURLE_GOT_NOTHING:
        return closedWithoutAnswer(failure);
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2_STREAM:
    case CURLE_ABORTED_BY_CALLBACK: // We stopped libcurl from sending a second time.
        return closedEarly(failure);
    case kCurlTooLarge:
        if (failure.reason.contains(QLatin1String("Too many response headers"))) {
            return {SendError::HeadTooLarge, {{"headers", AnswerBudget::kHeaders}}};
        }
        [[fallthrough]];
    case CURLE_OUT_OF_MEMORY:
        // A header line longer than libcurl's buffer for one; there is no better sign of it.
        if (failure.wasReceivingHead) {
            return {SendError::HeadTooLarge, {{"limit", kCurlLineLimit}}};
        }
        if (failure.reason.contains(QLatin1String("chunked"), Qt::CaseInsensitive)) {
            return receiveFailure(failure);
        }
        break;
    case CURLE_HTTP2:
        // With nothing to say about a frame: the connection went away (libcurl 8; 7.88 has
        // CURLE_PARTIAL_FILE).
        if (!failure.isExplained) {
            return closedEarly(failure);
        }
        return {SendError::NotHttp, {{"reason", failure.reason}}};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        return {SendError::NotHttp, {{"reason", failure.reason}}};
    default:
        break;
    }
    return {SendError::Other, {{"curl", qint64{failure.code}}, {"reason", failure.reason}}};
}

bool wantsCertificate(const base::Error &error)
{
    return error.is(SendError::TlsExpired) || error.is(SendError::TlsSelfSigned) ||
           error.is(SendError::TlsUntrusted) || error.is(SendError::TlsWrongHost);
}

base::Error withCertificate(const base::Error &error, const http::PeerCertificate &leaf)
{
    if (error.is(SendError::TlsExpired)) {
        return error.with({"not_after", leaf.notAfter});
    }
    if (error.is(SendError::TlsWrongHost)) {
        return error.with({"subject", leaf.subject});
    }
    return error.with({"issuer", leaf.issuer});
}

} // namespace sealwright::sender
