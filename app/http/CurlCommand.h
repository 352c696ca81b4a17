// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/Request.h"

#include <vector>

namespace sealwright::http {

/// Something that a curl command line says and the request made of it does not do as it is, or that was added
/// to it. Nothing here is a failure: the request stands.
struct CurlFinding
{
    enum class Kind {
        FileNotRead,           ///< `detail`: its name; what it holds is missing
        FileNotWritten,        ///< `detail`: the option
        ConfigNotRead,         ///< -K; `detail`: its name
        NetrcNotRead,          ///< passwords of another file
        ConnectionLeftOut,     ///< proxy, socket, address; `detail`: the option
        CheckStaysOn,          ///< -k
        CertificateLeftOut,    ///< `detail`: the option
        AuthenticationLeftOut, ///< --digest, --aws-sigv4, …; `detail`: the option
        OptionLeftOut,         ///< any other that would change the request; `detail`: the option
        PasswordMissing,       ///< -u with a name alone: curl would ask
        BasicMade,             ///< -u, or a name in the URL: the Authorization header is made of it
        FormRebuilt,           ///< -F: curl draws a boundary by lot
        SeveralUrls,           ///< `{a,b}` or `[1-9]`: curl would send several; taken as it is
        ExpansionKept,         ///< `detail`: what the shell would have replaced
        RestLeftOut,           ///< a pipe, a redirection, another command
        HeaderNotSent,         ///< a -H that curl does not send: neither colon nor semicolon
        CompressionLeftOut,    ///< --compressed: its header names what that curl can do
    };
    Kind kind = Kind::OptionLeftOut;
    QString detail;
    qint64 line = 1;
    qint64 column = 1;

    bool operator==(const CurlFinding &) const = default;
};

struct CurlCommand
{
    Request request;
    std::vector<CurlFinding> findings; ///< in the order of the command line
};

/// Whether a text is meant as a curl command line: its first word is `curl`, also with a folder, `.exe` or a
/// prompt before it, and it is no request line.
bool isCurlCommand(QByteArrayView text);

/// The request that a command line of curl(1) 7.88 would send: method, URL, headers and body as curl makes
/// them (but for User-Agent, Accept and Host where nothing names them). Only the text is looked at: nothing
/// is run, no file is read or written, no variable replaced. `url`, when given, wins over the command's.
/// Fails with CurlCommandMalformed, CurlOptionUnknown, CurlCommandTooLarge, or as `checkRequest`.
base::Result<CurlCommand> readCurlCommand(QByteArrayView text, QByteArrayView url = {});

constexpr qsizetype kLongestCommand = qsizetype{16} * 1024 * 1024;

} // namespace sealwright::http
