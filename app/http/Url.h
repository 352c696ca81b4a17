// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/HttpError.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sealwright::http {

/// An absolute http or https URL (RFC 3986) whose bytes are never rewritten: what was percent-encoded stays
/// so, dots in the path stay, an empty path stays empty in `text` (and is `/` in `path`, as on the wire).
class Url
{
public:
    /// Surrounding white space is ignored. Refused: another scheme, no host, user information, a bad port,
    /// blanks, control characters and bytes above 0x7e (they must be percent-encoded). A fragment is kept in
    /// `text` only.
    static base::Result<Url> parse(QByteArrayView text);

    QByteArray text() const { return m_text; }

    QByteArray scheme() const { return m_scheme; } ///< lower case

    QByteArray host() const { return m_host; } ///< as typed; an IPv6 literal keeps its brackets

    int port() const { return m_port; } ///< 80 or 443 when none was given

    bool hasPort() const { return m_hasPort; }

    QByteArray path() const { return m_path; } ///< starts with `/`

    QByteArray query() const { return m_query; } ///< without `?`

    bool hasQuery() const { return m_hasQuery; }

    QByteArray pathAndQuery() const; ///< the request target in origin form
    QByteArray authority() const;    ///< what `Host` holds: host, and the port when it was given
    QByteArray origin() const;       ///< `scheme://host:port`, lower case, port always there
    bool isLoopback() const;         ///< localhost, *.localhost, 127.0.0.0/8, [::1]

    /// The same URL with `name=value`, percent-encoded, appended to its query.
    Url withQueryParameter(QByteArrayView name, QByteArrayView value) const;

private:
    QByteArray m_text;
    QByteArray m_scheme;
    QByteArray m_host;
    int m_port = 0;
    bool m_hasPort = false;
    QByteArray m_path;
    QByteArray m_query;
    bool m_hasQuery = false;
};

} // namespace sealwright::http
