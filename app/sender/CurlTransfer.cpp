// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/CurlTransfer.h"

#include "app/http/HeadBlock.h"
#include "app/sender/CertificateInfo.h"
#include "app/sender/CurlFailure.h"
#include "app/sender/CurlLibrary.h"
#include "app/sender/ProxyUser.h"
#include "app/sender/ResponseAnomalies.h"

#include <algorithm>

namespace sealwright::sender {
namespace {

bool tunnels(const http::Request &request, const SendOptions &options)
{
    return !options.proxy.isEmpty() && request.url.left(8).toLower() == "https://";
}

base::Result<void> checkReadable(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return base::failure(SendError::CertificateFile, {{"path", path}, {"reason", file.errorString()}});
}

qint64 number(void *easy, CURLINFO info)
{
    curl_off_t value = 0;
    curl().easyGetinfo(easy, info, &value);
    return value;
}

long smallNumber(void *easy, CURLINFO info)
{
    long value = 0;
    curl().easyGetinfo(easy, info, &value);
    return value;
}

/// Names are lower case on the wire of HTTP/2 (RFC 9113 §8.2); libcurl 8 tells them as it was given them.
/// Host stands for :authority and stays.
QByteArray withHttp2Names(QByteArray head)
{
    qsizetype line = head.indexOf('\n') + 1;
    if (!head.first(line).endsWith(" HTTP/2\r\n")) {
        return head;
    }
    while (line < head.size()) {
        const qsizetype next = head.indexOf('\n', line) + 1;
        const qsizetype colon = head.indexOf(':', line);
        if (next == 0 || colon < 0) {
            break;
        }
        const QByteArrayView name = QByteArrayView(head).sliced(line, std::max<qsizetype>(colon - line, 0));
        if (colon < next && name != QByteArrayView("Host")) {
            head.replace(line, name.size(), name.toByteArray().toLower());
        }
        line = next;
    }
    return head;
}

} // namespace

CurlTransfer::CurlTransfer(http::Request request, SendOptions options, base::TimePoint startedAt)
    : m_request(std::move(request))
    , m_options(std::move(options))
    , m_wire(tunnels(m_request, m_options))
    , m_body(m_options.bodyFile, m_options.bodyLimit)
{
    m_exchange.startedAt = startedAt;
}

base::Result<void> CurlTransfer::check()
{
    if (base::Result<void> checked = http::checkRequest(m_request); !checked) {
        return checked;
    }
    m_url = *http::Url::parse(m_request.url);
    m_isHttps = m_url->scheme() == "https";
    if (m_options.httpVersion == HttpVersion::Http2 && !m_isHttps) {
        return base::failure(SendError::Http2NeedsTls);
    }
    for (const QString &path : {m_options.caFile, m_options.clientCertificateFile, m_options.clientKeyFile}) {
        if (base::Result<void> readable = checkReadable(path); !readable) {
            return readable;
        }
    }
    return m_body.open();
}

void CurlTransfer::hear(int kind, QByteArrayView data)
{
    if (m_isInspecting && kind != CURLINFO_TEXT) {
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    switch (kind) {
    case CURLINFO_HEADER_OUT:
        m_wire.headOut(data, now);
        break;
    case CURLINFO_DATA_OUT:
        m_wire.bodyOut(data.size(), now);
        break;
    case CURLINFO_HEADER_IN:
        m_wire.headIn(data, now);
        if (m_body.isFile() && m_wire.isFinalHeadWhole()) {
            m_body.begin();
        }
        break;
    case CURLINFO_DATA_IN: // The chunks, where there are some; `take` hears of what is in them.
        m_wire.bodyIn(now);
        m_budget.takeFramed(data.size());
        break;
    case CURLINFO_SSL_DATA_OUT:
        m_hasTlsBegun = true;
        break;
    case CURLINFO_TEXT:
        if (auto facts = tlsFactsFromText(data)) {
            m_heardTls = std::move(facts);
        } else if (isCertificateRequest(data)) {
            m_asksForCertificate = true;
        } else if (data.startsWith("Excess found")) {
            m_hasExcess = true;
        }
        break;
    default:
        break;
    }
}

bool CurlTransfer::mayGoOut()
{
    // libcurl would send once more on a new connection when a kept one dies without an answer. Nobody knows
    // whether the first one had arrived, so it is for the user to decide.
    if (m_wire.hasBegun() && m_wire.hasSentAnything()) {
        return false;
    }
    m_wire.requestBegins(std::chrono::steady_clock::now());
    return true;
}

/// Heads, the proxy's too, and trailers, line by line; false stops libcurl.
bool CurlTransfer::takeHeadLine(QByteArrayView line)
{
    const bool isEnd = line == QByteArrayView("\r\n") || line == QByteArrayView("\n");
    if (m_isInspecting) {
        return true;
    }
    if (m_wire.isProxysTurn()) {
        m_proxyBudget.takeHeadLine(line);
        return mayGoOn();
    }
    if (m_wire.isFinalHeadWhole() && !isEnd) {
        m_budget.takeTrailer(line);
        if (mayGoOn()) {
            m_wire.trailerIn(line);
        }
        return mayGoOn();
    }
    m_budget.takeHeadLine(line);
    if (!m_stopsAfterHead || !isEnd || !m_wire.isFinalHead()) {
        return mayGoOn();
    }
    // libcurl 7.88 would tell of this line only after we have let it go on.
    m_wire.headIn(line, std::chrono::steady_clock::now());
    return false;
}

bool CurlTransfer::take(QByteArrayView body)
{
    m_budget.takeBody(body.size());
    return mayGoOn() && m_body.write(body);
}

void CurlTransfer::recordEnd(int curlCode)
{
    m_wasReused = smallNumber(easy(), CURLINFO_NUM_CONNECTS) == 0;
    recordWire();
    recordTimings();
    recordTls();
    m_body.close();
    m_exchange.receivedBodyBytes = m_body.size();
    if (m_body.isFile()) {
        m_exchange.bodyFile = m_body.hasBegun() ? m_options.bodyFile : QString();
    } else {
        m_exchange.receivedBody = m_body.takeBytes();
    }
    if (m_exchange.error) {
        return; // Why it was stopped.
    }
    const bool stoppedAfterHead = m_stopsAfterHead && curlCode == CURLE_WRITE_ERROR;
    if (m_body.error()) {
        m_exchange.error = m_body.error();
    } else if (!mayGoOn()) {
        m_exchange.error = m_budget.error() ? m_budget.error() : m_proxyBudget.error();
    } else if (curlCode != CURLE_OK && !stoppedAfterHead) {
        m_exchange.error = errorOf(curlCode);
    } else if (!m_wire.isFinalHeadWhole()) {
        // libcurl is content with half a head.
        m_exchange.error =
            base::Error(SendError::ClosedEarly, {{"received", qint64{0}}, {"expected", qint64{-1}}});
    }
}

void CurlTransfer::recordStop(const base::Error &error)
{
    if (m_isInspecting) {
        m_isInspecting = false;
        return; // The request had its end already.
    }
    m_exchange.error = error;
    recordEnd(CURLE_OK);
}

void CurlTransfer::recordWire()
{
    m_exchange.sentHead = withHttp2Names(m_wire.sentHead());
    m_exchange.sentBodyBytes = m_wire.sentBodyBytes();
    m_exchange.receivedHead = m_wire.receivedHead();
    m_exchange.interimHeads = m_wire.interimHeads();
    m_exchange.receivedTrailers = m_wire.receivedTrailers();
    if (!m_exchange.sentHead.isEmpty()) {
        m_request.headers = http::readHead(m_exchange.sentHead).headers;
    }
    const QByteArray &head = m_exchange.receivedHead;
    const QByteArray statusLine = head.left(head.indexOf('\n') + 1);
    if (const qsizetype blank = statusLine.indexOf(' '); blank >= 0) {
        m_exchange.httpVersion = statusLine.left(blank);
        m_exchange.status = statusLine.mid(blank + 1, 3).toInt();
    }
    m_exchange.anomalies = headAnomalies(head);
    if (m_hasExcess) {
        m_exchange.anomalies.push_back(QStringLiteral("bytes_after_body"));
    }
    const char *address = nullptr;
    curl().easyGetinfo(easy(), CURLINFO_PRIMARY_IP, &address);
    if (address != nullptr && *address != '\0') {
        const QString host = QString::fromLatin1(address);
        m_exchange.remote =
            QStringLiteral("%1:%2")
                .arg(host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(host) : host)
                .arg(smallNumber(easy(), CURLINFO_PRIMARY_PORT));
    }
    m_localPort = static_cast<int>(smallNumber(easy(), CURLINFO_LOCAL_PORT));
}

void CurlTransfer::recordTimings()
{
    using std::chrono::microseconds;
    http::Timings &timings = m_exchange.timings;
    timings.total = microseconds(number(easy(), CURLINFO_TOTAL_TIME_T));
    timings.send = m_wire.sendTime();
    timings.firstByte = m_wire.firstByteTime();
    if (m_wasReused && m_wire.hasBegun()) {
        return; // libcurl counts the moments of choosing a connection, but no phase of these happened.
    }
    const qint64 resolved = number(easy(), CURLINFO_NAMELOOKUP_TIME_T);
    const qint64 connected = number(easy(), CURLINFO_CONNECT_TIME_T);
    const qint64 secured = number(easy(), CURLINFO_APPCONNECT_TIME_T);
    timings.dns = microseconds(resolved);
    timings.connect = microseconds(std::max<qint64>(0, connected - resolved));
    timings.tls = microseconds(std::max<qint64>(0, secured - connected));
}

std::vector<http::PeerCertificate> CurlTransfer::peerCertificates() const
{
    std::vector<http::PeerCertificate> peer;
    curl_certinfo *info = nullptr;
    if (curl().easyGetinfo(easy(), CURLINFO_CERTINFO, &info) != CURLE_OK || info == nullptr) {
        return peer;
    }
    for (int i = 0; i < info->num_of_certs; ++i) {
        std::vector<QByteArray> fields;
        for (const curl_slist *item = info->certinfo[i]; item != nullptr; item = item->next) {
            fields.emplace_back(item->data);
        }
        if (!fields.empty()) {
            peer.push_back(peerCertificate(fields));
        }
    }
    return peer;
}

void CurlTransfer::recordTls()
{
    if (!m_isHttps) {
        return;
    }
    std::vector<http::PeerCertificate> peer = peerCertificates();
    if (m_heardTls || !peer.empty()) {
        m_exchange.tls = m_heardTls.value_or(http::TlsFacts());
        m_exchange.tls->peer = std::move(peer);
        m_exchange.tls->asksForCertificate = m_asksForCertificate;
    }
}

bool CurlTransfer::needsTlsFacts() const
{
    return m_isHttps && m_wasReused && !m_exchange.tls;
}

QString CurlTransfer::timeoutPhase() const
{
    if (m_wire.hasBegun()) {
        const bool sentAll = m_wire.hasSentHead() && m_wire.sentBodyBytes() >= m_request.body.size();
        return !sentAll                        ? QStringLiteral("send")
               : !m_wire.hasReceivedAnything() ? QStringLiteral("wait")
                                               : QStringLiteral("receive");
    }
    if (number(easy(), CURLINFO_NAMELOOKUP_TIME_T) == 0) {
        return QStringLiteral("dns");
    }
    return m_hasTlsBegun ? QStringLiteral("tls") : QStringLiteral("connect");
}

base::Error CurlTransfer::errorOf(int curlCode) const
{
    CurlFailure failure;
    failure.code = curlCode;
    failure.reason =
        QString::fromUtf8(m_errorText.front() == '\0' ? curl().easyStrerror(static_cast<CURLcode>(curlCode))
                                                      : m_errorText.data());
    failure.isExplained = m_errorText.front() != '\0';
    failure.proxy = withoutProxyUser(m_options.proxy);
    // libcurl quotes a proxy's URL that it refuses, whole or what of it fits.
    if (failure.reason.startsWith(QLatin1String("Unsupported proxy"))) {
        failure.reason.truncate(failure.reason.indexOf(QLatin1Char('\'')));
        failure.reason += QStringLiteral("'%1'").arg(failure.proxy);
    }
    failure.verifyResult = smallNumber(easy(), CURLINFO_SSL_VERIFYRESULT);
    failure.systemError = smallNumber(easy(), CURLINFO_OS_ERRNO);
    failure.host = QString::fromLatin1(m_url->host());
    failure.port = m_url->port();
    failure.proxyStatus = smallNumber(easy(), CURLINFO_HTTP_CONNECTCODE);
    failure.caFile = m_options.caFile;
    failure.clientCertificateFile = m_options.clientCertificateFile;
    failure.asksForCertificate = m_asksForCertificate;
    failure.givesCertificate = m_options.clientIdentity || !m_options.clientCertificateFile.isEmpty();
    failure.hasReceivedAnything = m_wire.hasReceivedAnything();
    failure.phase = timeoutPhase();
    failure.timeoutMilliseconds = m_options.timeout.count();
    failure.received = m_body.size();
    failure.expected = number(easy(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
    failure.wasReceivingHead = m_wire.hasSentAnything() && !m_wire.isReceivedHeadWhole();
    return sendErrorOf(failure);
}

bool CurlTransfer::wantsInspection() const
{
    return m_exchange.error && wantsCertificate(*m_exchange.error) && !m_isInspecting;
}

void CurlTransfer::recordInspection()
{
    m_isInspecting = false;
    recordTls();
}

EasyHandle CurlTransfer::takeEasy()
{
    if (m_share) { // curl_easy_reset leaves the share where it is.
        m_easy.reset();
    }
    return std::move(m_easy);
}

http::Exchange CurlTransfer::takeExchange()
{
    m_exchange.request = std::move(m_request);
    if (m_exchange.error && wantsCertificate(*m_exchange.error) && m_exchange.tls &&
        !m_exchange.tls->peer.empty()) {
        m_exchange.error = withCertificate(*m_exchange.error, m_exchange.tls->peer.front());
    }
    return std::move(m_exchange);
}

} // namespace sealwright::sender
