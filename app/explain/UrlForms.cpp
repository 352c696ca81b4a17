// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/UrlForms.h"

#include "app/base/LastOf.h"
#include "app/signing/PercentText.h"

#include <QList>

#include <algorithm>
#include <set>

namespace sealwright::explain {
namespace {

/// Cut without judging, so that a URL that cannot be sent has parts too; put together again it is the same
/// bytes.
struct UrlParts
{
    QByteArray scheme; ///< empty: it has no origin
    QByteArray host;
    QByteArray port; ///< without the colon
    QByteArray path;
    std::optional<QByteArray> query{};

    QByteArray text() const
    {
        QByteArray url = scheme.isEmpty() ? QByteArray() : QByteArray(scheme + "://" + host);
        if (!port.isEmpty()) {
            url.append(':').append(port);
        }
        url.append(path);
        if (query) {
            url.append('?').append(*query);
        }
        return url;
    }

    void setTarget(QByteArrayView target)
    {
        const qsizetype mark = target.indexOf('?');
        path = (mark < 0 ? target : target.first(mark)).toByteArray();
        query = mark < 0 ? std::nullopt : std::optional(target.sliced(mark + 1).toByteArray());
    }

    void setAuthority(QByteArrayView authority)
    {
        const qsizetype colon = base::lastOf(authority, ':');
        const bool hasPort = colon > base::lastOf(authority, ']') && colon >= 0;
        host = (hasPort ? authority.first(colon) : authority).toByteArray();
        port = hasPort ? authority.sliced(colon + 1).toByteArray() : QByteArray();
    }
};

UrlParts partsOf(QByteArrayView url)
{
    if (const qsizetype hash = url.indexOf('#'); hash >= 0) {
        url = url.first(hash);
    }
    UrlParts parts;
    const qsizetype slashes = url.indexOf("://");
    if (slashes > 0) {
        parts.scheme = url.first(slashes).toByteArray();
        url = url.sliced(slashes + 3);
        const auto *const end = std::ranges::find_if(url, [](char c) { return c == '/' || c == '?'; });
        parts.setAuthority(url.first(end - url.begin()));
        url = url.sliced(end - url.begin());
    }
    parts.setTarget(url);
    return parts;
}

QByteArray firstOf(const QByteArray &list)
{
    return list.split(',').front().trimmed();
}

/// A parameter of the first element of Forwarded (RFC 7239 §4).
QByteArray forwardedParameter(const http::HeaderList &headers, QByteArrayView name)
{
    const QByteArray *field = headers.find("Forwarded");
    if (field == nullptr) {
        return {};
    }
    for (const QByteArray &pair : firstOf(*field).split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.first(equals).trimmed().compare(name, Qt::CaseInsensitive) == 0) {
            const QByteArray value = pair.sliced(equals + 1).trimmed();
            return value.size() > 1 && value.startsWith('"') ? value.sliced(1).chopped(1) : value;
        }
    }
    return {};
}

QByteArray encodedAgain(QByteArrayView text, bool isUpper)
{
    QByteArray out;
    for (const char c : text) {
        const bool isBare = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            QByteArrayView("-._~/?=&%+:@!$'()*,;").contains(c);
        if (isBare) {
            out.append(c);
        } else {
            const QByteArray hex = QByteArray(1, c).toHex();
            out.append('%').append(isUpper ? hex.toUpper() : hex);
        }
    }
    return out;
}

/// The hex of escapes in one case.
QByteArray withEscapeCase(QByteArray text, bool isUpper)
{
    for (qsizetype at = text.indexOf('%'); at >= 0 && at + 2 < text.size(); at = text.indexOf('%', at + 1)) {
        const QByteArray hex = text.mid(at + 1, 2);
        text.replace(at + 1, 2, isUpper ? hex.toUpper() : hex.toLower());
    }
    return text;
}

/// What a request behind several proxies may come to; the others have more deviations.
constexpr std::size_t kMost = 120;

class UrlFormMaker
{
public:
    explicit UrlFormMaker(const http::Request &request)
        : m_headers(request.headers)
        , m_seen(partsOf(request.url))
    {
        m_forms.push_back({{}, request.url});
        m_known.insert(request.url);
        add(m_seen); // without a fragment
    }

    std::vector<UrlForm> run()
    {
        gather();
        for (const UrlParts &origin : m_origins) {
            for (const UrlParts &target : m_targets) {
                add(joined(origin, target));
            }
        }
        std::ranges::stable_sort(m_forms, {}, [](const UrlForm &form) { return form.deviations.size(); });
        if (m_forms.size() > kMost) {
            m_forms.resize(kMost);
        }
        return std::move(m_forms);
    }

private:
    void gather()
    {
        m_origins.push_back(m_seen);
        m_targets.push_back(m_seen);
        if (!m_seen.scheme.isEmpty()) {
            gatherOrigins();
        }
        gatherTargets();
    }

    void gatherOrigins()
    {
        std::vector<QByteArray> schemes = namedBy({"X-Forwarded-Proto", "X-Forwarded-Scheme", "X-Scheme"});
        schemes.push_back(forwardedParameter(m_headers, "proto"));
        schemes.emplace_back(m_seen.scheme == "https" ? "http" : "https");
        schemes.push_back(m_seen.scheme);

        std::vector<UrlParts> authorities;
        std::vector<QByteArray> hosts =
            namedBy({"X-Forwarded-Host", "X-Original-Host", "X-Forwarded-Server", "Host"});
        hosts.push_back(forwardedParameter(m_headers, "host"));
        const std::vector<QByteArray> ports = namedBy({"X-Forwarded-Port"});
        for (const QByteArray &host : hosts) {
            UrlParts parts = m_seen;
            parts.setAuthority(host);
            if (!parts.host.isEmpty()) {
                authorities.push_back(parts);
                for (const QByteArray &port : ports) {
                    parts.port = port;
                    authorities.push_back(parts);
                }
            }
        }
        authorities.push_back(m_seen);
        for (const QByteArray &port : ports) {
            authorities.push_back(withPort(port));
        }
        for (const char *port : {"", "443", "80", "8443", "8080"}) {
            authorities.push_back(withPort(port));
        }
        for (const QByteArray &scheme : schemes) {
            for (const UrlParts &authority : authorities) {
                if (scheme == "http" || scheme == "https") {
                    UrlParts origin = authority;
                    origin.scheme = scheme;
                    m_origins.push_back(origin);
                }
            }
        }
    }

    void gatherTargets()
    {
        for (const QByteArray &target :
             namedBy({"X-Original-URL", "X-Original-URI", "X-Rewrite-URL", "X-Forwarded-Uri",
                      "X-Envoy-Original-Path", "X-Forwarded-Path", "X-Replaced-Path"})) {
            UrlParts parts = target.startsWith('/') ? m_seen : partsOf(target);
            if (target.startsWith('/')) {
                parts.setTarget(target);
            }
            m_targets.push_back(parts);
        }
        for (const QByteArray &prefix : namedBy({"X-Forwarded-Prefix", "X-Script-Name"})) {
            addTarget([&](UrlParts &parts) {
                parts.path.prepend(prefix.endsWith('/') ? prefix.chopped(1) : prefix);
            });
        }
        addTarget([](UrlParts &parts) { parts.query.reset(); });
        addTarget([](UrlParts &parts) {
            if (!parts.query) {
                parts.query = "";
            }
        });
        addTarget([](UrlParts &parts) {
            if (parts.path.endsWith('/')) {
                parts.path.chop(1);
            } else {
                parts.path.append('/');
            }
        });
        decodings();
    }

    void decodings()
    {
        const auto addBoth = [this](auto change) {
            addTarget([&](UrlParts &parts) {
                parts.path = change(parts.path);
                if (parts.query) {
                    parts.query = change(*parts.query);
                }
            });
            addTarget([&](UrlParts &parts) { parts.path = change(parts.path); });
            addTarget([&](UrlParts &parts) {
                if (parts.query) {
                    parts.query = change(*parts.query);
                }
            });
        };
        addBoth([](const QByteArray &text) { return signing::percentDecoded(text); });
        addBoth([](const QByteArray &text) { return encodedAgain(text, true); });
        addBoth([](const QByteArray &text) { return encodedAgain(text, false); });
        addBoth([](const QByteArray &text) { return withEscapeCase(text, true); });
        addBoth([](const QByteArray &text) { return withEscapeCase(text, false); });
        addBoth([](const QByteArray &text) { return QByteArray(text).replace("%20", "+"); });
        addBoth([](const QByteArray &text) { return QByteArray(text).replace('+', "%20"); });
        addBoth([](const QByteArray &text) {
            return signing::percentDecoded(QByteArray(text).replace('+', ' '));
        });
    }

    template<typename Change>
    void addTarget(Change change)
    {
        UrlParts parts = m_seen;
        change(parts);
        m_targets.push_back(std::move(parts));
    }

    UrlParts withPort(const QByteArray &port) const
    {
        UrlParts parts = m_seen;
        parts.port = port;
        return parts;
    }

    std::vector<QByteArray> namedBy(std::initializer_list<const char *> headers) const
    {
        std::vector<QByteArray> values;
        for (const char *name : headers) {
            if (const QByteArray *value = m_headers.find(name); value != nullptr && !value->isEmpty()) {
                values.push_back(firstOf(*value));
            }
        }
        return values;
    }

    static UrlParts joined(const UrlParts &origin, const UrlParts &target)
    {
        UrlParts both = origin;
        both.path = target.path;
        both.query = target.query;
        return both;
    }

    std::vector<Deviation> deviationsOf(const UrlParts &parts, const QByteArray &url) const
    {
        std::vector<Deviation> deviations;
        const auto add = [&](Cause cause) { deviations.push_back({cause, url}); };
        if (parts.scheme != m_seen.scheme) {
            add(Cause::UrlScheme);
        }
        if (parts.host != m_seen.host) {
            add(Cause::UrlHost); // its port goes with it
        } else if (parts.port != m_seen.port) {
            add(Cause::UrlPort);
        }
        const bool isSlash = parts.query == m_seen.query &&
                             (parts.path == m_seen.path + "/" || parts.path + "/" == m_seen.path);
        if (isSlash) {
            add(Cause::UrlTrailingSlash);
        } else if (parts.path != m_seen.path || parts.query != m_seen.query) {
            add(isSameDecoded(parts) ? Cause::UrlDecoding : Cause::UrlQuery);
        }
        return deviations;
    }

    bool isSameDecoded(const UrlParts &parts) const
    {
        const auto plain = [](const UrlParts &url) {
            QByteArray target = url.path;
            if (url.query) {
                target.append('?').append(*url.query);
            }
            return signing::percentDecoded(target.replace('+', "%20"));
        };
        return plain(parts) == plain(m_seen);
    }

    void add(const UrlParts &parts)
    {
        QByteArray url = parts.text();
        if (!url.isEmpty() && m_known.insert(url).second) {
            std::vector<Deviation> deviations = deviationsOf(parts, url);
            m_forms.push_back({std::move(deviations), std::move(url)});
        }
    }

    const http::HeaderList &m_headers;
    UrlParts m_seen;
    std::vector<UrlParts> m_origins;
    std::vector<UrlParts> m_targets;
    std::vector<UrlForm> m_forms;
    std::set<QByteArray> m_known;
};

} // namespace

std::vector<UrlForm> urlForms(const http::Request &request)
{
    return UrlFormMaker(request).run();
}

} // namespace sealwright::explain
