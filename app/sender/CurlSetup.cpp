// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a CurlTransfer sets up its easy handle: the other half of CurlTransfer.cpp.
#include "app/sender/CurlLibrary.h"
#include "app/sender/CurlTransfer.h"
#include "app/sender/WireHeaders.h"

namespace sealwright::sender {
namespace {

constexpr long kStreamBuffer = 256 * 1024;
constexpr long kInspectionMilliseconds = 3000;

/// curl_easy_setopt is variadic; this makes sure that what goes in has one of the types it can take.
template<typename T>
    requires std::is_pointer_v<T> || std::is_same_v<T, long> || std::is_same_v<T, curl_off_t>
void set(void *easy, CURLoption option, T value)
{
    curl().easySetopt(easy, option, value);
}

int onDebug(CURL *, curl_infotype kind, char *data, size_t size, void *transfer)
{
    static_cast<CurlTransfer *>(transfer)->hear(kind, {data, static_cast<qsizetype>(size)});
    return 0;
}

size_t onBody(char *data, size_t one, size_t count, void *transfer)
{
    const size_t size = one * count;
    const bool taken = static_cast<CurlTransfer *>(transfer)->take({data, static_cast<qsizetype>(size)});
    return taken ? size : size + 1; // Anything but its size stops libcurl.
}

size_t onHeadLine(char *data, size_t one, size_t count, void *transfer)
{
    const size_t size = one * count;
    const bool goesOn =
        static_cast<CurlTransfer *>(transfer)->takeHeadLine({data, static_cast<qsizetype>(size)});
    return goesOn ? size : size + 1;
}

/// Called in each turn of the loop: the one way out where bytes come that libcurl tells no other callback of.
int onProgress(void *transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<CurlTransfer *>(transfer)->mayGoOn() ? 0 : 1;
}

int onRequestBegins(void *transfer, char *, char *, int, int)
{
    return static_cast<CurlTransfer *>(transfer)->mayGoOut() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

/// One header as libcurl takes it. `Name;` is its way to say an empty value.
QByteArray headerLine(const http::HeaderField &field)
{
    const bool isEmpty = field.value.trimmed().isEmpty();
    QByteArray line;
    line.reserve(field.name.size() + field.value.size() + 2);
    line += field.name;
    line += isEmpty ? ";" : ": ";
    if (!isEmpty) {
        line += field.value;
    }
    return line;
}

bool isPkcs12(const QString &path)
{
    return path.endsWith(QLatin1String(".p12"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1String(".pfx"), Qt::CaseInsensitive);
}

} // namespace

void CurlTransfer::setUp(EasyHandle easy)
{
    m_easy = std::move(easy);
    void *const handle = m_easy.get();
    set(handle, CURLOPT_ERRORBUFFER, m_errorText.data());
    set(handle, CURLOPT_PRIVATE, static_cast<void *>(this));
    set(handle, CURLOPT_VERBOSE, 1L);
    set(handle, CURLOPT_DEBUGFUNCTION, &onDebug);
    set(handle, CURLOPT_DEBUGDATA, static_cast<void *>(this));
    set(handle, CURLOPT_WRITEFUNCTION, &onBody);
    set(handle, CURLOPT_WRITEDATA, static_cast<void *>(this));
    set(handle, CURLOPT_HEADERFUNCTION, &onHeadLine);
    set(handle, CURLOPT_HEADERDATA, static_cast<void *>(this));
    set(handle, CURLOPT_XFERINFOFUNCTION, &onProgress);
    set(handle, CURLOPT_XFERINFODATA, static_cast<void *>(this));
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_PREREQFUNCTION, &onRequestBegins);
    set(handle, CURLOPT_PREREQDATA, static_cast<void *>(this));
    set(handle, CURLOPT_NOSIGNAL, 1L);
    // A resolver thread that hangs is left to itself; without this, stopping a transfer waits for it.
    set(handle, CURLOPT_QUICK_EXIT, 1L);
    setUpRequest();
    setUpBody();
    setUpConnection();
    if (m_isHttps || m_options.proxy.startsWith(QLatin1String("https"), Qt::CaseInsensitive)) {
        setUpTls();
    }
}

void CurlTransfer::setUpRequest()
{
    void *const handle = m_easy.get();
    set(handle, CURLOPT_URL, m_url->text().constData());
    set(handle, CURLOPT_PATH_AS_IS, 1L);
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    // The target goes out as it was typed, whatever libcurl makes of the URL. A plain proxy wants the whole
    // URL.
    QByteArray target;
    const bool isSocks = m_options.proxy.startsWith(QLatin1String("socks"), Qt::CaseInsensitive);
    if (!m_options.proxy.isEmpty() && !m_isHttps && !isSocks) {
        target = m_url->scheme();
        target += "://";
        target += m_url->authority();
    }
    target += m_url->pathAndQuery();
    set(handle, CURLOPT_REQUEST_TARGET, target.constData());
    set(handle, CURLOPT_HTTP_VERSION,
        m_options.httpVersion == HttpVersion::Http1_1 ? long{CURL_HTTP_VERSION_1_1}
                                                      : long{CURL_HTTP_VERSION_2TLS});

    // An empty `Host:` first takes libcurl's own away, so that ours goes out in its place and case, even
    // twice.
    append(m_headers, QByteArrayLiteral("Host:"));
    const http::HeaderList fields = wireHeaders(m_request, m_options.defaultHeaders);
    for (const http::HeaderField &field : fields) {
        append(m_headers, headerLine(field));
    }
    for (const char *name : {"Accept", "Content-Type", "Expect", "Proxy-Connection"}) {
        if (!fields.contains(name)) {
            append(m_headers, QByteArray(name).append(':'));
        }
    }
    set(handle, CURLOPT_HTTPHEADER, m_headers.get());
}

void CurlTransfer::setUpBody()
{
    void *const handle = m_easy.get();
    const bool hasBody = !m_request.body.isEmpty() || m_request.headers.contains("Transfer-Encoding");
    if (m_request.method == "HEAD" && !hasBody) {
        set(handle, CURLOPT_NOBODY, 1L);
    } else if (m_request.method == "HEAD") {
        // With NOBODY libcurl would send none either, without it libcurl would wait for one.
        m_stopsAfterHead = true;
    }
    if (hasBody) { // POSTFIELDS sends a body with any method.
        set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        set(handle, CURLOPT_POSTFIELDS, m_request.body.constData());
    }
    set(handle, CURLOPT_CUSTOMREQUEST, m_request.method.constData());
    if (m_body.isFile()) {
        set(handle, CURLOPT_BUFFERSIZE, kStreamBuffer);
    }
}

void CurlTransfer::setUpConnection()
{
    void *const handle = m_easy.get();
    set(handle, CURLOPT_TCP_NODELAY, 1L);
    set(handle, CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    if (m_options.timeout.count() <= 0) {
        m_options.timeout = kLongestTransfer;
    }
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(m_options.timeout.count()));
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_options.timeout.count()));
    // Empty strings, because NULL would mean the environment's http_proxy and no_proxy.
    set(handle, CURLOPT_PROXY, m_options.proxy.toUtf8().constData());
    set(handle, CURLOPT_NOPROXY, "");
    if (!m_options.proxy.isEmpty()) {
        append(m_proxyHeaders, QByteArrayLiteral("Proxy-Connection:"));
        set(handle, CURLOPT_PROXYHEADER, m_proxyHeaders.get());
    }
    if (m_options.resolve.empty()) {
        return;
    }
    // What --resolve says is for this request alone: neither its addresses nor its connection are kept.
    m_share.reset(curl().shareInit());
    curl().shareSetopt(m_share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    for (const QString &entry : m_options.resolve) {
        append(m_resolve, entry.toUtf8());
    }
    set(handle, CURLOPT_SHARE, m_share.get());
    set(handle, CURLOPT_RESOLVE, m_resolve.get());
    set(handle, CURLOPT_FRESH_CONNECT, 1L);
    set(handle, CURLOPT_FORBID_REUSE, 1L);
}

void CurlTransfer::setUpTls()
{
    void *const handle = m_easy.get();
    set(handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    set(handle, CURLOPT_CERTINFO, 1L);
    // A resumed session would show no certificates.
    set(handle, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    if (m_options.tlsCheck == TlsCheck::AcceptAnything) {
        set(handle, CURLOPT_SSL_VERIFYPEER, 0L);
        set(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (!m_options.caFile.isEmpty()) {
        set(handle, CURLOPT_CAINFO, QFile::encodeName(m_options.caFile).constData());
        set(handle, CURLOPT_CAPATH, static_cast<const char *>(nullptr));
    }
    if (m_options.clientIdentity) {
        setUpIdentity();
        return;
    }
    if (m_options.clientCertificateFile.isEmpty()) {
        return;
    }
    const auto setFile = [handle](CURLoption file, CURLoption type, const QString &path) {
        set(handle, file, QFile::encodeName(path).constData());
        set(handle, type, isPkcs12(path) ? "P12" : "PEM");
    };
    setFile(CURLOPT_SSLCERT, CURLOPT_SSLCERTTYPE, m_options.clientCertificateFile);
    if (!m_options.clientKeyFile.isEmpty()) {
        setFile(CURLOPT_SSLKEY, CURLOPT_SSLKEYTYPE, m_options.clientKeyFile);
    }
    // Without a password OpenSSL would ask for one on the terminal.
    set(handle, CURLOPT_KEYPASSWD, "");
    // libcurl compares a kept connection's certificate file by name only, and its key not at all.
    set(handle, CURLOPT_FRESH_CONNECT, 1L);
    set(handle, CURLOPT_FORBID_REUSE, 1L);
}

void CurlTransfer::setUpIdentity()
{
    void *const handle = m_easy.get();
    // Not copied: the options live as long as the transfer does.
    const auto blobOf = [](QByteArrayView bytes) {
        return curl_blob{const_cast<char *>(bytes.data()), static_cast<std::size_t>(bytes.size()),
                         CURL_BLOB_NOCOPY};
    };
    curl_blob certificates = blobOf(m_options.clientIdentity->certificates);
    curl_blob key = blobOf(m_options.clientIdentity->key.view());
    set(handle, CURLOPT_SSLCERT_BLOB, &certificates);
    set(handle, CURLOPT_SSLCERTTYPE, "PEM");
    set(handle, CURLOPT_SSLKEY_BLOB, &key);
    set(handle, CURLOPT_SSLKEYTYPE, "PEM");
    set(handle, CURLOPT_KEYPASSWD, "");
    // Nobody else may ride on a connection that was made with it.
    set(handle, CURLOPT_FRESH_CONNECT, 1L);
    set(handle, CURLOPT_FORBID_REUSE, 1L);
}

void CurlTransfer::setUpInspection()
{
    m_isInspecting = true;
    m_heardTls.reset();
    void *const handle = m_easy.get();
    set(handle, CURLOPT_CONNECT_ONLY, 1L);
    set(handle, CURLOPT_SSL_VERIFYPEER, 0L);
    set(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    set(handle, CURLOPT_SSLCERT, static_cast<const char *>(nullptr));
    set(handle, CURLOPT_SSLKEY, static_cast<const char *>(nullptr));
    set(handle, CURLOPT_SSLCERT_BLOB, static_cast<curl_blob *>(nullptr));
    set(handle, CURLOPT_SSLKEY_BLOB, static_cast<curl_blob *>(nullptr));
    set(handle, CURLOPT_FRESH_CONNECT, 1L);
    set(handle, CURLOPT_FORBID_REUSE, 1L);
    set(handle, CURLOPT_TIMEOUT_MS, kInspectionMilliseconds);
}

} // namespace sealwright::sender
