// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/Refusal.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sealwright::capture {

namespace {

struct Rule
{
    std::string_view word;
    QLatin1String clause;
};

/// Every rule that a request can break, and the clause that sentences about it are made with.
constexpr std::array kRules{
    // Lines
    Rule{"bare_lf", QLatin1String("a line ends with a line feed alone, without the carriage return")},
    Rule{"bare_cr", QLatin1String("a carriage return stands inside a line")},
    Rule{"nul_byte", QLatin1String("there is a zero byte")},
    Rule{"control_byte", QLatin1String("there is a control byte in a header's value")},
    Rule{"leading_blank_lines", QLatin1String("more than one empty line stands before the request")},
    // Request line
    Rule{"method_invalid", QLatin1String("the method is not a word of at most 64 letters, digits and marks")},
    Rule{"target_missing", QLatin1String("the request line has no target after its method")},
    Rule{"target_invalid",
         QLatin1String(
             "the request target is neither a path nor an http URL, or holds a byte that it must not")},
    Rule{"version_missing", QLatin1String("the request line ends without an HTTP version")},
    Rule{"version_malformed", QLatin1String("what stands for the HTTP version is none, such as HTTP/1.1")},
    Rule{"connect", QLatin1String("CONNECT asks for a tunnel, but this is a receiver and no proxy")},
    // Fields
    Rule{"obs_fold", QLatin1String("a header is folded over two lines, or blanks stand before its name")},
    Rule{"header_without_colon", QLatin1String("a header line has no colon")},
    Rule{"header_name_invalid", QLatin1String("a header's name is empty or holds a byte that it must not")},
    Rule{"space_before_colon", QLatin1String("a blank stands between a header's name and its colon")},
    Rule{"trailer_forbidden",
         QLatin1String("a trailer has the name of a header that frames, routes or authenticates")},
    // Host
    Rule{"host_missing", QLatin1String("there is no Host header")},
    Rule{"host_repeated", QLatin1String("there is more than one Host header")},
    Rule{"host_invalid", QLatin1String("the Host header is not a host name or address with perhaps a port")},
    Rule{"host_differs_from_target",
         QLatin1String("the Host header names another host than the request target")},
    // Framing
    Rule{"content_length_with_transfer_encoding",
         QLatin1String("Content-Length and Transfer-Encoding contradict each other")},
    Rule{"content_length_repeated", QLatin1String("there is more than one Content-Length")},
    Rule{"content_length_list", QLatin1String("Content-Length is a list")},
    Rule{"content_length_invalid", QLatin1String("Content-Length is not a decimal number that fits")},
    Rule{"content_length_leading_zero", QLatin1String("Content-Length has a leading zero")},
    Rule{"chunk_size_invalid", QLatin1String("a chunk does not begin with its size in hexadecimal digits")},
    Rule{"chunk_size_too_long", QLatin1String("a chunk's size has more than 16 digits")},
    Rule{"chunk_extension_too_long", QLatin1String("the chunk extensions are longer than 4096 bytes")},
    Rule{"chunk_extension_invalid", QLatin1String("a chunk extension is malformed")},
    Rule{"chunk_end_missing", QLatin1String("a chunk is not followed by a line end where its size says")},
    Rule{"parser_refused", QLatin1String("the second parser refuses what the first took")},
    Rule{"parser_disagrees", QLatin1String("two parsers see different bodies")},
    // Not HTTP/1 at all
    Rule{"tls", QLatin1String("it begins like a TLS connection")},
    Rule{"http2_preface", QLatin1String("it begins like an HTTP/2 connection")},
};

std::vector<base::Fact> factsOf(const char *word)
{
    const auto *const rule = std::ranges::find(kRules, std::string_view(word), &Rule::word);
    Q_ASSERT(rule != kRules.end());
    return {{"rule", QString::fromLatin1(word)}, {"reason", QString(rule->clause)}};
}

} // namespace

Refusal malformed(const char *rule, qint64 offset, int status)
{
    std::vector<base::Fact> facts = factsOf(rule);
    facts.emplace_back("offset", offset);
    return {{CaptureError::Malformed, std::move(facts)}, status};
}

Refusal notHttp(const char *rule, int status)
{
    return {{CaptureError::NotHttp, factsOf(rule)}, status};
}

} // namespace sealwright::capture
