// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/BodyForms.h"

#include "app/explain/Charset.h"
#include "app/explain/FormBodies.h"
#include "app/explain/Inflate.h"
#include "app/explain/JsonHands.h"
#include "app/json/JsonWriter.h"
#include "app/signing/Encoding.h"

#include <QHashFunctions>

#include <set>
#include <tuple>

namespace sealwright::explain {
namespace {

constexpr QByteArrayView kMark("\xef\xbb\xbf", 3);
/// Beyond this size the second deviation is not tried: each form is as large as the body.
constexpr qsizetype kLargestForTwo = 1024 * 1024;

QByteArray withoutEnd(QByteArrayView text, QByteArrayView characters)
{
    while (!text.isEmpty() && characters.contains(text.back())) {
        text.chop(1);
    }
    return text.toByteArray();
}

QByteArray withCrLf(QByteArray text)
{
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
}

class FormMaker
{
public:
    FormMaker(QByteArrayView body, const Limits &limits, const std::function<bool(const BodyForm &)> &take)
        : m_body(body)
        , m_limits(limits)
        , m_take(take)
    {
        isNew(body);
    }

    void run()
    {
        ends();
        lines();
        if (m_body.size() <= m_limits.rewrittenBytes) {
            json();
            wrappings();
            charsets();
        }
        offer({Cause::BodyEmpty}, {}, true);
        for (const auto &[deviation, inner] : m_inner) {
            insides(deviation, inner);
        }
    }

private:
    void ends()
    {
        const QByteArray whole = m_body.toByteArray();
        for (const QByteArrayView end : {"\r\n", "\n"}) {
            if (m_body.endsWith(end)) {
                offer({Cause::BodyTrailingNewlineAdded}, m_body.chopped(end.size()).toByteArray(), true);
            }
        }
        offer({Cause::BodyTrailingNewlineAdded}, withoutEnd(m_body, "\r\n"), true);
        offer({Cause::BodyTrailingNewlineAdded}, withoutEnd(m_body, " \t\r\n"), false);
        offer({Cause::BodyTrailingNewlineLost}, whole + "\n", true);
        offer({Cause::BodyTrailingNewlineLost}, whole + "\r\n", true);
    }

    void lines()
    {
        const QByteArray whole = m_body.toByteArray();
        if (m_body.contains('\n')) {
            offer({Cause::BodyLineEndings}, QByteArray(whole).replace("\r\n", "\n"), true);
            offer({Cause::BodyLineEndings}, withCrLf(whole), true);
        }
        if (m_body.contains('\r')) {
            offer({Cause::BodyLineEndings}, QByteArray(whole).replace("\r\n", "\n").replace('\r', '\n'),
                  false);
        }
        offer({Cause::BodyBom}, m_body.startsWith(kMark) ? m_body.sliced(kMark.size()).toByteArray()
                                                         : kMark.toByteArray() + whole);
    }

    void json()
    {
        const auto tokens = json::jsonTokens(m_body);
        if (!tokens || m_isEnough) {
            return;
        }
        for (const json::JsonStrings strings :
             {json::JsonStrings::Plain, json::JsonStrings::Ascii, json::JsonStrings::AsciiSlash,
              json::JsonStrings::Slash, json::JsonStrings::AsciiUpper, json::JsonStrings::Html,
              json::JsonStrings::Meta, json::JsonStrings::DotNet}) {
            offer({Cause::BodyUnicodeEscapes},
                  json::withRewrittenTokens(m_body, *tokens, strings, json::JsonNumbers::AsTheyStand),
                  strings <= json::JsonStrings::Ascii);
        }
        for (const json::JsonNumbers numbers : {json::JsonNumbers::JavaScript, json::JsonNumbers::Python}) {
            offer({Cause::BodyNumberNormalized},
                  json::withRewrittenTokens(m_body, *tokens, json::JsonStrings::AsTheyStand, numbers));
        }
        const QByteArray bare = withoutEnd(m_body, "\r\n");
        const std::vector<json::JsonStyle> &hands = jsonHands();
        std::vector<bool> isOwn(hands.size()); // the body is in this hand already
        for (std::size_t i = 0; i < hands.size() && !m_isEnough; ++i) {
            const QByteArray written = json::writeJson(m_body, *tokens, hands[i]);
            const Deviation deviation{Cause::BodyReserialized, hands[i].name};
            offer(deviation, written, i < kUsualHands);
            offer(deviation, written + hands[i].newline);
            isOwn[i] = written == bare;
        }
        sorted(*tokens, isOwn);
    }

    /// Sorting alone is one deviation; in another hand than the body's it is two.
    void sorted(const std::vector<json::JsonToken> &tokens, const std::vector<bool> &isOwn)
    {
        const QByteArrayView end = m_body.sliced(withoutEnd(m_body, "\r\n").size());
        for (std::size_t i = 0; i < isOwn.size() && !m_isEnough; ++i) {
            json::JsonStyle hand = jsonHands()[i];
            hand.sortsNames = true;
            const QByteArray written = json::writeJson(m_body, tokens, hand);
            std::vector<Deviation> deviations{{Cause::BodyKeyOrder}};
            if (!isOwn[i]) {
                deviations.push_back({Cause::BodyReserialized, hand.name});
            }
            const bool isOther =
                offer(std::move(deviations), isOwn[i] ? written + end.toByteArray() : written, false);
            if (!isOther && i == 0) {
                return; // they are in order already
            }
        }
    }

    void wrappings()
    {
        const QByteArray bare = m_body.toByteArray().trimmed();
        for (const signing::Encoding encoding : {signing::Encoding::Base64, signing::Encoding::Base64Url}) {
            if (bare.size() >= 4) {
                QByteArray joined = bare;
                joined.replace("\r\n", "").replace('\n', "");
                offerInner({Cause::BodyBase64}, signing::decode(joined, encoding));
            }
        }
        if (auto inside = inflated(m_body, m_limits.inflatedBytes)) {
            offerInner({Cause::BodyCompressed, inside->form}, std::move(inside->bytes));
        }
        const auto tokens = json::jsonTokens(m_body);
        if (tokens && tokens->size() == 1 && tokens->front().kind == json::JsonToken::Kind::String) {
            offerInner({Cause::BodyDoubleEncoded}, json::charactersOf(tokens->front().in(m_body)));
        } else {
            offer({Cause::BodyDoubleEncoded}, json::jsonString(m_body));
        }
        if (m_body.contains('&')) {
            offerInner({Cause::BodyHtmlEscaped}, htmlUnescaped(m_body));
        }
        for (QByteArray &form : formBodies(m_body)) {
            offerInner({Cause::BodyForm}, std::move(form));
        }
    }

    void charsets()
    {
        for (const Charset charset : {Charset::Latin1, Charset::Windows1252}) {
            offerInner({Cause::BodyCharset, nameOf(charset)}, fromUtf8(m_body, charset));
            offerInner({Cause::BodyCharset, nameOf(charset)}, toUtf8(m_body, charset));
        }
    }

    /// What is inside a wrapping, with one deviation more.
    void insides(const Deviation &outer, const QByteArray &inner)
    {
        const auto offerBoth = [&](const Deviation &deviation, const QByteArray &bytes) {
            offer(std::vector{outer, deviation}, bytes, false);
        };
        offerBoth({Cause::BodyTrailingNewlineAdded}, withoutEnd(inner, "\r\n"));
        offerBoth({Cause::BodyTrailingNewlineLost}, inner + "\n");
        offerBoth({Cause::BodyLineEndings}, QByteArray(inner).replace("\r\n", "\n"));
        offerBoth({Cause::BodyLineEndings}, withCrLf(inner));
        if (const auto tokens = json::jsonTokens(inner)) {
            for (std::size_t i = 0; i < kUsualHands && !m_isEnough; ++i) {
                const json::JsonStyle &hand = jsonHands()[i];
                offerBoth({Cause::BodyReserialized, hand.name}, json::writeJson(inner, *tokens, hand));
            }
        }
    }

    void offerInner(const Deviation &deviation, std::optional<QByteArray> bytes)
    {
        if (bytes && offer(std::vector{deviation}, *bytes, true) && m_body.size() <= kLargestForTwo &&
            bytes->size() <= kLargestForTwo) {
            m_inner.emplace_back(deviation, *std::move(bytes));
        }
    }

    void offer(const Deviation &deviation, const QByteArray &bytes, bool isUsual = false)
    {
        offer(std::vector{deviation}, bytes, isUsual);
    }

    /// Whether it was new. Two deviations wait until every single one was handed out.
    bool offer(std::vector<Deviation> deviations, const QByteArray &bytes, bool isUsual)
    {
        if (m_isEnough || !isNew(bytes)) {
            return false;
        }
        m_isEnough = !m_take({std::move(deviations), bytes, isUsual});
        return true;
    }

    bool isNew(QByteArrayView bytes)
    {
        return m_seen.emplace(bytes.size(), qHash(bytes, 0x5ea1), qHash(bytes, 0x317)).second;
    }

    QByteArrayView m_body;
    const Limits &m_limits;
    const std::function<bool(const BodyForm &)> &m_take;
    std::set<std::tuple<qsizetype, std::size_t, std::size_t>> m_seen;
    std::vector<std::pair<Deviation, QByteArray>> m_inner;
    bool m_isEnough = false;
};

} // namespace

void forEachBodyForm(QByteArrayView body, const Limits &limits,
                     const std::function<bool(const BodyForm &)> &take)
{
    FormMaker(body, limits, take).run();
}

} // namespace sealwright::explain
