// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sender/HttpSender.h"

namespace sealwright::sender {

/// What is known when libcurl gives up; the numbers are libcurl's and the TLS library's.
struct CurlFailure
{
    int code = 0; ///< CURLcode
    QString reason;
    bool isExplained = false; ///< the reason is about this transfer, and not what the code means in general
    long verifyResult = 0;    ///< X509_V_ERR_…, 0 when the chain was fine
    long systemError = 0;     ///< errno
    QString host;
    int port = 0;
    QString proxy; ///< without user and password; empty: none
    long proxyStatus = 0;
    QString caFile;
    QString clientCertificateFile;
    QString phase; ///< of a time-out
    qint64 timeoutMilliseconds = 0;
    qint64 received = 0;
    qint64 expected = -1;
    bool wasReceivingHead = false;
    bool asksForCertificate = false;  ///< the server did, in the handshake
    bool givesCertificate = false;    ///< from a file or from memory
    bool hasReceivedAnything = false; ///< of an answer
};

/// The typed error. A TLS failure lacks what only the certificate knows; `withCertificate` adds it.
base::Error sendErrorOf(const CurlFailure &failure);

/// Whether the peer's certificate would say more about this error.
bool wantsCertificate(const base::Error &error);
base::Error withCertificate(const base::Error &error, const http::PeerCertificate &leaf);

} // namespace sealwright::sender
