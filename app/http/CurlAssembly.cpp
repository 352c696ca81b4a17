// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CurlAssembly.h"

#include "app/base/LastOf.h"
#include "app/http/CurlForm.h"
#include "app/http/CurlUrl.h"
#include "app/http/HeadBlock.h"
#include "app/http/TextPlace.h"
#include "app/http/Url.h"

#include <algorithm>

namespace sealwright::http {
namespace {

using FindingKind = CurlFinding::Kind;

class Assembler
{
public:
    Assembler(QByteArrayView text, CurlArguments arguments)
        : m_text(text)
        , m_arguments(std::move(arguments))
    {
    }

    base::Result<CurlCommand> assemble()
    {
        for (const auto step : {&Assembler::takeHeaders, &Assembler::takeBody, &Assembler::takeMethod,
                                &Assembler::takeUrl, &Assembler::makeHeaders}) {
            if (base::Result<void> taken = (this->*step)(); !taken) {
                return std::unexpected(std::move(taken).error());
            }
        }
        placeFindings();
        return std::move(m_command);
    }

private:
    base::Failure malformed(qsizetype offset, const QString &reason) const
    {
        return malformedCommand(m_text, offset, reason);
    }

    base::Failure placed(const base::Error &error, qsizetype offset) const
    {
        const TextPlace place = placeOf(m_text, offset);
        return base::Failure(error.with({"line", place.line}).with({"column", place.column}));
    }

    void note(FindingKind kind, const QString &detail, qsizetype offset)
    {
        m_arguments.note(kind, detail, offset);
    }

    /// `Name: value` as it is, `Name:` takes one of curl's own away, `Name;` sends it empty.
    base::Result<void> takeHeaders()
    {
        for (const CurlArguments::Value &header : m_arguments.headers) {
            const QByteArrayView text = header.text;
            if (text.startsWith('@')) {
                noteFile(text.sliced(1), header.offset);
                continue;
            }
            const qsizetype colon = text.indexOf(':');
            const qsizetype mark = colon >= 0 ? colon : text.indexOf(';');
            if (mark < 0) {
                note(FindingKind::HeaderNotSent, {}, header.offset);
                continue;
            }
            HeaderField field{trimBlanks(text.first(mark)).toByteArray(),
                              trimBlanks(text.sliced(mark + 1)).toByteArray()};
            if (colon < 0 && !field.value.isEmpty()) {
                note(FindingKind::HeaderNotSent, {}, header.offset);
                continue;
            }
            if (const base::Result<void> checked = checkHeader(field); !checked) {
                return placed(checked.error(), header.offset);
            }
            if (colon >= 0 && field.value.isEmpty()) {
                m_taken.append(std::move(field.name), {});
            } else {
                m_custom.push_back(std::move(field));
            }
        }
        return {};
    }

    void noteFile(QByteArrayView name, qsizetype offset)
    {
        note(FindingKind::FileNotRead, QString::fromUtf8(name.first(std::min<qsizetype>(name.size(), 200))),
             offset);
    }

    base::Result<void> takeBody()
    {
        if (!m_arguments.form.empty()) {
            return takeForm();
        }
        bool isFirst = true;
        for (const CurlArguments::Piece &piece : m_arguments.data) {
            const QByteArray &text = piece.value.text;
            if (!std::exchange(isFirst, false) && piece.meaning != CurlMeaning::Json) {
                m_body += '&';
            }
            const bool mayBeFile = piece.meaning != CurlMeaning::DataRaw;
            m_isJson = m_isJson || piece.meaning == CurlMeaning::Json;
            if (piece.meaning == CurlMeaning::DataUrlEncode) {
                if (const auto encoded = urlEncodedData(text)) {
                    m_body += *encoded;
                } else {
                    noteFile(text.sliced(text.indexOf('@') + 1), piece.value.offset);
                }
            } else if (mayBeFile && text.startsWith('@')) {
                noteFile(text.sliced(1), piece.value.offset);
            } else {
                m_body += text;
            }
        }
        return {};
    }

    base::Result<void> takeForm()
    {
        if (!m_arguments.data.empty()) {
            return malformed(m_arguments.data.front().value.offset,
                             QStringLiteral("-F and -d exclude each other"));
        }
        std::vector<CurlFormPart> parts;
        for (const CurlArguments::Piece &piece : m_arguments.form) {
            auto part = piece.meaning == CurlMeaning::Form ? readFormPart(piece.value.text)
                                                           : readFormString(piece.value.text);
            if (!part) {
                return malformed(piece.value.offset, QStringLiteral("a part of a form is name=content"));
            }
            if (part->file) {
                noteFile(*part->file, piece.value.offset);
            }
            parts.push_back(std::move(*part));
        }
        CurlForm form = buildForm(parts, m_arguments.isFormEscaped);
        m_body = std::move(form.body);
        m_boundary = std::move(form.boundary);
        note(FindingKind::FormRebuilt, {}, m_arguments.form.front().value.offset);
        return {};
    }

    bool hasBody() const { return !m_arguments.data.empty() || !m_arguments.form.empty(); }

    base::Result<void> takeMethod()
    {
        Request &request = m_command.request;
        const bool isPosted = hasBody() && !m_arguments.isGet;
        if (m_arguments.head && isPosted) {
            return malformed(*m_arguments.head, QStringLiteral("-I and a body exclude each other"));
        }
        if (m_arguments.upload && isPosted) {
            return malformed(m_arguments.upload->offset,
                             QStringLiteral("-T and -d or -F exclude each other"));
        }
        request.method = m_arguments.head ? "HEAD" : m_arguments.upload ? "PUT" : isPosted ? "POST" : "GET";
        if (m_arguments.method) {
            request.method = m_arguments.method->text;
        }
        if (isPosted) {
            request.body = m_body;
        }
        return {};
    }

    base::Result<void> takeUrl()
    {
        if (m_arguments.urls.empty()) {
            return malformed(m_arguments.offset, QStringLiteral("it names no URL"));
        }
        if (m_arguments.urls.size() > 1) {
            return malformed(m_arguments.urls[1].offset,
                             QStringLiteral("a second URL stands here; give one alone"));
        }
        const CurlArguments::Value &given = m_arguments.urls.front();
        CurlUrl url = readCurlUrl(given.text, m_arguments.isPathAsIs);
        if (url.isSeveral && !m_arguments.isGlobless) {
            note(FindingKind::SeveralUrls, {}, given.offset);
        }
        if (url.user && !m_arguments.user) {
            m_arguments.user = {*url.user, given.offset};
        }
        if (m_arguments.upload && url.url.endsWith('/')) {
            const QByteArray &file = m_arguments.upload->text;
            url.url += file.mid(base::lastOf(file, '/') + 1).toPercentEncoding();
        }
        if (m_arguments.isGet && !m_body.isEmpty()) {
            url.url = withQuery(std::move(url.url), m_body);
        }
        for (const CurlArguments::Value &query : m_arguments.queries) {
            if (query.text.startsWith('+')) {
                url.url = withQuery(std::move(url.url), QByteArrayView(query.text).sliced(1));
            } else if (const auto encoded = urlEncodedData(query.text)) {
                url.url = withQuery(std::move(url.url), *encoded);
            } else {
                noteFile(query.text.sliced(query.text.indexOf('@') + 1), query.offset);
            }
        }
        m_command.request.url = std::move(url.url);
        if (const base::Result<Url> parsed = Url::parse(m_command.request.url); !parsed) {
            return placed(parsed.error(), given.offset);
        }
        return {};
    }

    bool isCustom(QByteArrayView name) const
    {
        return std::ranges::any_of(
            m_custom, [name](const HeaderField &field) { return sameHeaderName(field.name, name); });
    }

    /// One of curl's own headers: not when the user gave or took it.
    void make(const char *name, QByteArray value)
    {
        if (!isCustom(name) && !m_taken.contains(name)) {
            m_made.push_back({name, std::move(value)});
        }
    }

    base::Result<void> makeHeaders()
    {
        makeAuthorization();
        if (m_arguments.range) {
            make("Range", "bytes=" + m_arguments.range->text);
        }
        if (m_arguments.userAgent && !m_arguments.userAgent->text.isEmpty()) {
            make("User-Agent", m_arguments.userAgent->text);
        }
        if (m_arguments.referer) {
            QByteArray referer = m_arguments.referer->text;
            if (referer.endsWith(";auto")) {
                referer.chop(5);
            }
            if (!referer.isEmpty()) {
                make("Referer", referer);
            }
        }
        makeCookie();
        std::vector<HeaderField> fields = std::move(m_made);
        m_made.clear();
        std::ranges::copy(m_custom, std::back_inserter(fields)); // they are asked for below
        const bool isPosted = hasBody() && !m_arguments.isGet;
        if (m_isJson) {
            make("Accept", "application/json");
        }
        if (isPosted && !m_boundary.isEmpty()) {
            nameBoundary(fields);
        } else if (isPosted) {
            make("Content-Type", m_isJson ? "application/json" : "application/x-www-form-urlencoded");
        }
        std::ranges::move(m_made, std::back_inserter(fields));
        m_command.request.headers = HeaderList(std::move(fields));
        if (base::Result<void> checked = checkRequest(m_command.request); !checked) {
            return placed(checked.error(),
                          m_arguments.method ? m_arguments.method->offset : m_arguments.offset);
        }
        return {};
    }

    void makeAuthorization()
    {
        if (m_arguments.bearer) {
            make("Authorization", "Bearer " + m_arguments.bearer->text);
        } else if (m_arguments.user && !m_arguments.hasOtherScheme) {
            const CurlArguments::Value &user = *m_arguments.user;
            if (!user.text.contains(':')) {
                note(FindingKind::PasswordMissing, {}, user.offset);
            } else if (!isCustom("Authorization") && !m_taken.contains("Authorization")) {
                make("Authorization", "Basic " + user.text.toBase64());
                note(FindingKind::BasicMade, {}, user.offset);
            }
        }
    }

    void makeCookie()
    {
        QByteArray cookie;
        for (const CurlArguments::Value &given : m_arguments.cookies) {
            if (given.text.contains('=')) {
                cookie += (cookie.isEmpty() ? "" : ";") + given.text;
            } else {
                noteFile(given.text, given.offset);
            }
        }
        if (!cookie.isEmpty()) {
            make("Cookie", std::move(cookie));
        }
    }

    /// curl adds its boundary to a multipart type that the user gave.
    void nameBoundary(std::vector<HeaderField> &fields)
    {
        for (HeaderField &field : fields) {
            if (sameHeaderName(field.name, "Content-Type")) {
                if (field.value.toLower().startsWith("multipart/")) {
                    field.value += "; boundary=" + m_boundary;
                }
                return;
            }
        }
        make("Content-Type", "multipart/form-data; boundary=" + m_boundary);
    }

    /// Lines are counted once for all of them.
    void placeFindings()
    {
        std::ranges::stable_sort(m_arguments.notes, {}, &CurlArguments::Note::offset);
        TextPlace place;
        qsizetype at = 0;
        for (CurlArguments::Note &found : m_arguments.notes) {
            const TextPlace step = placeOf(m_text.sliced(at), found.offset - at);
            place.column = step.line > 1 ? step.column : place.column + step.column - 1;
            place.line += step.line - 1;
            at = found.offset;
            m_command.findings.push_back({found.kind, std::move(found.detail), place.line, place.column});
        }
    }

    QByteArrayView m_text;
    CurlArguments m_arguments;
    CurlCommand m_command;
    std::vector<HeaderField> m_custom;
    HeaderList m_taken; ///< headers that the user took away
    std::vector<HeaderField> m_made;
    QByteArray m_body;
    QByteArray m_boundary;
    bool m_isJson = false;
};

} // namespace

base::Result<CurlCommand> assembleRequest(QByteArrayView text, CurlArguments arguments)
{
    return Assembler(text, std::move(arguments)).assemble();
}

} // namespace sealwright::http
