// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string_view>

namespace sealwright::http {

/// What an option of curl means for the request. Those below `Data…` are never carried out: the reader says
/// what it left out.
enum class CurlMeaning {
    Quiet, ///< of no consequence for what is sent: progress, retries, how the answer is shown
    Url,
    Method,
    Header,
    Data,
    DataRaw,
    DataBinary,
    DataUrlEncode,
    Json,
    UrlQuery,
    Get,
    Head,
    User,
    BearerToken,
    UserAgent,
    Referer,
    Cookie,
    Range,
    Form,
    FormString,
    FormEscape,
    Globless,
    PathAsIs,
    Compressed,
    Next,
    Upload,         ///< reads a file
    Config,         ///< reads a file of more options
    Netrc,          ///< reads passwords
    ReadsFile,      ///< any other that does
    WritesFile,     ///< and one that writes
    Connection,     ///< another way to the server: proxy, socket, address
    Insecure,       ///< does not check who answers
    Certificate,    ///< a client certificate, other authorities
    Authentication, ///< answers a challenge, or signs
    LeftOut,        ///< changes what is sent in a way that this reader does not know
};

struct CurlOption
{
    std::string_view name; ///< without its dashes
    char letter = '\0';
    bool takesValue = false;
    CurlMeaning meaning = CurlMeaning::Quiet;
};

/// As curl finds them: exactly, by `no-…` for switches, or by a beginning that only one has. Null when there
/// is none.
const CurlOption *curlOptionNamed(QByteArrayView name);
const CurlOption *curlOptionLetter(char letter);

} // namespace sealwright::http
