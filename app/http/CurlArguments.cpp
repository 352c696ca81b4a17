// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/CurlArguments.h"

#include "app/http/TextPlace.h"

namespace sealwright::http {
namespace {

using FindingKind = CurlFinding::Kind;

constexpr qsizetype kMostOfAName = 40;

QString optionText(QByteArrayView text)
{
    return QString::fromUtf8(text.first(std::min(text.size(), kMostOfAName)));
}

/// The name of what the shell would have replaced; of a command only that it is one.
QString shownExpansion(QByteArrayView text)
{
    if (text.startsWith('`')) {
        return QStringLiteral("`…`");
    }
    return text.startsWith("$(") ? QStringLiteral("$(…)") : optionText(text);
}

class OptionReader
{
public:
    OptionReader(QByteArrayView text, const CommandWords &words)
        : m_text(text)
        , m_words(words)
    {
    }

    base::Result<CurlArguments> read()
    {
        m_read.offset = m_words.words.front().offset;
        bool areOptionsOver = false;
        for (m_at = 1; m_at < m_words.words.size(); ++m_at) {
            const CommandWord &word = m_words.words[m_at];
            base::Result<void> taken;
            if (areOptionsOver || !word.text.startsWith('-') || word.text == "-") {
                m_read.urls.push_back({word.text, word.offset});
            } else if (word.text == "--") {
                areOptionsOver = true;
            } else if (word.text.startsWith("--")) {
                taken = takeName(word);
            } else {
                taken = takeLetters(word);
            }
            if (!taken) {
                return std::unexpected(std::move(taken).error());
            }
        }
        for (const CommandWords::Expansion &expansion : m_words.expansions) {
            m_read.note(FindingKind::ExpansionKept, shownExpansion(expansion.text), expansion.offset);
        }
        if (m_words.end >= 0) {
            m_read.note(FindingKind::RestLeftOut, {}, m_words.end);
        }
        return std::move(m_read);
    }

private:
    base::Failure unknown(QByteArrayView option, qsizetype offset) const
    {
        const TextPlace place = placeOf(m_text, offset);
        return base::failure(
            HttpError::CurlOptionUnknown,
            {{"option", optionText(option)}, {"line", place.line}, {"column", place.column}});
    }

    base::Result<void> takeName(const CommandWord &word)
    {
        const qsizetype equals = word.text.indexOf('=');
        if (equals > 0) { // such a value may be a secret
            return unknown(QByteArrayView(word.text).first(equals + 1), word.offset);
        }
        const CurlOption *option = curlOptionNamed(QByteArrayView(word.text).sliced(2));
        if (option == nullptr) {
            return unknown(word.text, word.offset);
        }
        if (!option->takesValue) {
            return take(*option, {{}, word.offset});
        }
        return takeNext(*option, word);
    }

    /// `-sSd data`, `-XPOST`
    base::Result<void> takeLetters(const CommandWord &word)
    {
        for (qsizetype i = 1; i < word.text.size(); ++i) {
            const CurlOption *option = curlOptionLetter(word.text[i]);
            if (option == nullptr) {
                return unknown(QByteArray("-").append(word.text[i]), word.offset);
            }
            if (option->takesValue) {
                return i + 1 < word.text.size() ? take(*option, {word.text.mid(i + 1), word.offset})
                                                : takeNext(*option, word);
            }
            if (base::Result<void> taken = take(*option, {{}, word.offset}); !taken) {
                return taken;
            }
        }
        return {};
    }

    base::Result<void> takeNext(const CurlOption &option, const CommandWord &word)
    {
        if (m_at + 1 >= m_words.words.size()) {
            return malformedCommand(
                m_text, word.offset,
                QStringLiteral("--%1 is the last word, but a value belongs to it").arg(nameOf(option)));
        }
        const CommandWord &value = m_words.words[++m_at];
        return take(option, {value.text, value.offset});
    }

    static QString nameOf(const CurlOption &option)
    {
        return QString::fromLatin1(option.name.data(), static_cast<qsizetype>(option.name.size()));
    }

    base::Result<void> take(const CurlOption &option, CurlArguments::Value value)
    {
        const qsizetype offset = value.offset;
        const auto leftOut = [&](FindingKind kind) {
            m_read.note(kind, QStringLiteral("--") + nameOf(option), offset);
        };
        switch (option.meaning) {
        case CurlMeaning::Quiet:
            break;
        case CurlMeaning::Url:
            m_read.urls.push_back(std::move(value));
            break;
        case CurlMeaning::Method:
            m_read.method = std::move(value);
            break;
        case CurlMeaning::Header:
            m_read.headers.push_back(std::move(value));
            break;
        case CurlMeaning::Data:
        case CurlMeaning::DataBinary:
        case CurlMeaning::DataRaw:
        case CurlMeaning::DataUrlEncode:
        case CurlMeaning::Json:
            m_read.data.push_back({option.meaning, std::move(value)});
            break;
        case CurlMeaning::Form:
        case CurlMeaning::FormString:
            m_read.form.push_back({option.meaning, std::move(value)});
            break;
        case CurlMeaning::FormEscape:
            m_read.isFormEscaped = true;
            break;
        case CurlMeaning::UrlQuery:
            m_read.queries.push_back(std::move(value));
            break;
        case CurlMeaning::Get:
            m_read.isGet = true;
            break;
        case CurlMeaning::Head:
            m_read.head = offset;
            break;
        case CurlMeaning::User:
            m_read.user = std::move(value);
            break;
        case CurlMeaning::BearerToken:
            m_read.bearer = std::move(value);
            break;
        case CurlMeaning::UserAgent:
            m_read.userAgent = std::move(value);
            break;
        case CurlMeaning::Referer:
            m_read.referer = std::move(value);
            break;
        case CurlMeaning::Cookie:
            m_read.cookies.push_back(std::move(value));
            break;
        case CurlMeaning::Range:
            m_read.range = std::move(value);
            break;
        case CurlMeaning::Globless:
            m_read.isGlobless = true;
            break;
        case CurlMeaning::PathAsIs:
            m_read.isPathAsIs = true;
            break;
        case CurlMeaning::Next:
            return malformedCommand(m_text, offset,
                                    QStringLiteral("a second request begins here; give one alone"));
        case CurlMeaning::Upload:
            m_read.note(FindingKind::FileNotRead, optionText(value.text), offset);
            m_read.upload = std::move(value);
            break;
        case CurlMeaning::ReadsFile:
            m_read.note(FindingKind::FileNotRead, optionText(value.text), offset);
            break;
        case CurlMeaning::Config:
            m_read.note(FindingKind::ConfigNotRead, optionText(value.text), offset);
            break;
        case CurlMeaning::Netrc:
            leftOut(FindingKind::NetrcNotRead);
            break;
        case CurlMeaning::WritesFile:
            leftOut(FindingKind::FileNotWritten);
            break;
        case CurlMeaning::Connection:
            leftOut(FindingKind::ConnectionLeftOut);
            break;
        case CurlMeaning::Insecure:
            leftOut(FindingKind::CheckStaysOn);
            break;
        case CurlMeaning::Certificate:
            leftOut(FindingKind::CertificateLeftOut);
            break;
        case CurlMeaning::Authentication:
            m_read.hasOtherScheme = true;
            leftOut(FindingKind::AuthenticationLeftOut);
            break;
        case CurlMeaning::Compressed:
            leftOut(FindingKind::CompressionLeftOut);
            break;
        case CurlMeaning::LeftOut:
            leftOut(FindingKind::OptionLeftOut);
            break;
        }
        return {};
    }

    QByteArrayView m_text;
    const CommandWords &m_words;
    std::size_t m_at = 0;
    CurlArguments m_read;
};

} // namespace

base::Result<CurlArguments> readCurlArguments(QByteArrayView text, const CommandWords &words)
{
    return OptionReader(text, words).read();
}

} // namespace sealwright::http
