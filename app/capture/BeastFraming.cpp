// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/BeastFraming.h"

#include <boost/beast/http/basic_parser.hpp>

#include <limits>

namespace sealwright::capture {

namespace beast_http = boost::beast::http;

struct BeastFraming::Parser final : beast_http::basic_parser<true>
{
    using ErrorCode = boost::beast::error_code;
    using Text = boost::beast::string_view;

    Parser()
    {
        eager(true);
        // Our own limits came first.
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(std::numeric_limits<std::uint64_t>::max());
    }

    void on_request_impl(beast_http::verb, Text, Text, int, ErrorCode &) override {}

    void on_response_impl(int, Text, int, ErrorCode &) override {}

    void on_field_impl(beast_http::field, Text, Text, ErrorCode &) override {}

    void on_header_impl(ErrorCode &) override {}

    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override {}

    std::size_t on_body_impl(Text bytes, ErrorCode &) override { return keep(bytes); }

    void on_chunk_header_impl(std::uint64_t, Text, ErrorCode &) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, ErrorCode &) override { return keep(bytes); }

    void on_finish_impl(ErrorCode &) override {}

    std::size_t keep(Text bytes)
    {
        body.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return bytes.size();
    }

    QByteArray body;
    ErrorCode error;
};

BeastFraming::BeastFraming()
    : m_parser(std::make_unique<Parser>())
{
}

BeastFraming::~BeastFraming() = default;
BeastFraming::BeastFraming(BeastFraming &&) noexcept = default;
BeastFraming &BeastFraming::operator=(BeastFraming &&) noexcept = default;

bool BeastFraming::put(QByteArrayView bytes)
{
    if (m_parser->is_done()) {
        return false;
    }
    const auto size = static_cast<std::size_t>(bytes.size());
    const std::size_t taken = m_parser->put(boost::asio::const_buffer(bytes.data(), size), m_parser->error);
    return !m_parser->error && taken == size;
}

QString BeastFraming::reason() const
{
    return QString::fromStdString(m_parser->error.message());
}

bool BeastFraming::isChunked() const
{
    return m_parser->chunked();
}

std::optional<quint64> BeastFraming::contentLength() const
{
    const boost::optional<std::uint64_t> length = m_parser->content_length();
    return length ? std::optional<quint64>(*length) : std::nullopt;
}

bool BeastFraming::isDone() const
{
    return m_parser->is_done();
}

const QByteArray &BeastFraming::body() const
{
    return m_parser->body;
}

QByteArray BeastFraming::takeBody()
{
    return std::exchange(m_parser->body, QByteArray());
}

} // namespace sealwright::capture
