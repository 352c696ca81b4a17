// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Exchange.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace sealwright::sender {

/// One certificate from libcurl's list of `Name:value` texts (CURLINFO_CERTINFO). The digest is computed from
/// the PEM in the list.
http::PeerCertificate peerCertificate(const std::vector<QByteArray> &fields);

/// `Mar  1 12:00:00 2027 GMT`, as OpenSSL writes a time, in ISO 8601; any other text as it is.
QString isoTime(const QByteArray &text);

/// Version and cipher from libcurl's `SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384`, which is the
/// only way to learn them without asking the TLS library; nothing when the line is another one.
std::optional<http::TlsFacts> tlsFactsFromText(QByteArrayView line);

/// Whether libcurl tells with this line that the server asked for a client certificate (RFC 8446 §4.3.2).
bool isCertificateRequest(QByteArrayView line);

} // namespace sealwright::sender
