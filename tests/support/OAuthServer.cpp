// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OAuthServer.h"

namespace sealwright::tests {
namespace {

QByteArray response(int status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n" + headers +
           "Cache-Control: no-store\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

QByteArray formDecoded(QByteArray value)
{
    return QByteArray::fromPercentEncoding(value.replace('+', ' '));
}

} // namespace

namespace tokenAnswer {

QByteArray json(int status, const QByteArray &body)
{
    return response(status, "Content-Type: application/json\r\n", body);
}

QByteArray granted(const QByteArray &token, const QByteArray &more)
{
    return json(200, "{\"access_token\":\"" + token + '"' + (more.isEmpty() ? "" : ",") + more + '}');
}

QByteArray refused(int status, const QByteArray &error, const QByteArray &description)
{
    return json(status,
                "{\"error\":\"" + error + '"' +
                    (description.isEmpty() ? QByteArray() : ",\"error_description\":\"" + description + '"') +
                    '}');
}

QByteArray page(int status, const QByteArray &text)
{
    return response(status, "Content-Type: text/html; charset=utf-8\r\n",
                    "<!doctype html><html><body><h1>" + text + "</h1></body></html>");
}

QByteArray redirect(const QByteArray &location)
{
    return response(302, "Location: " + location + "\r\n", {});
}

} // namespace tokenAnswer

OAuthServer::OAuthServer()
{
    grantByItself();
}

OAuthServer::OAuthServer(const QSslConfiguration &tls)
    : m_server(tls)
{
    grantByItself();
}

void OAuthServer::grantByItself()
{
    m_server.answerByDefault(
        [this] { return tokenAnswer::granted("at-" + QByteArray::number(calls()) + "-of-the-own-server"); });
}

QByteArray OAuthServer::head(qsizetype call) const
{
    const QByteArray &request = m_server.requests().at(static_cast<std::size_t>(call));
    return request.first(request.indexOf("\r\n\r\n") + 4);
}

QByteArray OAuthServer::body(qsizetype call) const
{
    return m_server.requests().at(static_cast<std::size_t>(call)).sliced(head(call).size());
}

std::vector<std::pair<QByteArray, QByteArray>> formPairs(const QByteArray &body)
{
    std::vector<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &pair : body.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        pairs.emplace_back(formDecoded(pair.left(equals)), formDecoded(pair.mid(equals + 1)));
    }
    return pairs;
}

std::vector<std::pair<QByteArray, QByteArray>> OAuthServer::form(qsizetype call) const
{
    return formPairs(body(call));
}

QByteArray OAuthServer::value(qsizetype call, QByteArrayView name) const
{
    for (const auto &[each, text] : form(call)) {
        if (each == name) {
            return text;
        }
    }
    return {};
}

} // namespace sealwright::tests
