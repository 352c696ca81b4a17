// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/BodyLint.h"

#include "app/json/JsonWriter.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace sealwright::explain {
namespace {

using Kind = json::JsonToken::Kind;

constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf", 3);
/// 2^53: beyond it a double has no longer every integer.
constexpr qint64 kLargestExactInteger = qint64{1} << 53;

class Findings
{
public:
    void add(BodyOddity oddity, qsizetype offset, qsizetype length)
    {
        BodyFinding &finding = m_findings[static_cast<std::size_t>(oddity)];
        if (m_counts[static_cast<std::size_t>(oddity)]++ == 0) {
            finding = {oddity, offset, length, 1};
        }
    }

    std::vector<BodyFinding> inOrder() const
    {
        std::vector<BodyFinding> found;
        for (std::size_t i = 0; i < m_findings.size(); ++i) {
            if (m_counts[i] > 0) {
                found.push_back(m_findings[i]);
                found.back().count = m_counts[i];
            }
        }
        std::ranges::stable_sort(found, {}, &BodyFinding::offset);
        return found;
    }

private:
    static constexpr std::size_t kCount = static_cast<std::size_t>(BodyOddity::OuterBlanks) + 1;
    std::array<BodyFinding, kCount> m_findings{};
    std::array<qsizetype, kCount> m_counts{};
};

void lookAtNumber(Findings &findings, QByteArrayView number, qsizetype offset)
{
    const auto found = [&](BodyOddity oddity) { findings.add(oddity, offset, number.size()); };
    if (number.contains('e') || number.contains('E')) {
        found(BodyOddity::Exponent);
        return;
    }
    if (!number.contains('.')) {
        bool fits = false;
        const qint64 value = number.toByteArray().toLongLong(&fits);
        if (!fits || value > kLargestExactInteger || value < -kLargestExactInteger) {
            found(BodyOddity::LargeInteger);
        } else if (number == "-0") {
            found(BodyOddity::NumberForm);
        }
        return;
    }
    const QByteArrayView fraction = number.sliced(number.indexOf('.') + 1);
    if (std::ranges::all_of(fraction, [](char c) { return c == '0'; })) {
        found(BodyOddity::FractionZero);
    } else if (json::rewrittenNumber(number, json::JsonNumbers::JavaScript) != number) {
        found(BodyOddity::NumberForm);
    }
}

/// Whether a writer that escapes no more than it must writes this `\uXXXX` as well.
bool needsEscape(QByteArrayView string, qsizetype at)
{
    const QByteArray lone = "\"" + string.sliced(at, 6).toByteArray() + "\"";
    const bool isPair = string.sliced(at + 6).startsWith("\\u") && (lone[3] == 'd' || lone[3] == 'D');
    return !isPair && json::rewrittenString(lone, json::JsonStrings::Plain) == lone;
}

void lookAtString(Findings &findings, QByteArrayView string, qsizetype offset)
{
    for (qsizetype at = 1; at + 1 < string.size(); ++at) {
        const char c = string[at];
        if (c == '\\') {
            const char kind = string[at + 1];
            if (kind == '/') {
                findings.add(BodyOddity::EscapedSlash, offset + at, 2);
            } else if (kind == 'u' && !needsEscape(string, at)) {
                findings.add(BodyOddity::EscapedCharacter, offset + at, 6);
            }
            ++at;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const qsizetype start = at;
            while (static_cast<unsigned char>(string[at + 1]) >= 0x80) {
                ++at;
            }
            findings.add(BodyOddity::NonAscii, offset + start, at + 1 - start);
        } else if (c == '<' || c == '>' || c == '&') {
            findings.add(BodyOddity::HtmlCharacter, offset + at, 1);
        }
    }
}

/// Blanks that stand between this token and the one before.
void lookAtGap(Findings &findings, QByteArrayView gap, qsizetype offset)
{
    const auto *const blank =
        std::ranges::find_if(gap, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    if (blank == gap.end()) {
        return;
    }
    const auto *const end =
        std::ranges::find_if(blank, gap.end(), [](char c) { return c == ',' || c == ':'; });
    findings.add(BodyOddity::Blanks, offset + (blank - gap.begin()), end - blank);
}

/// Names are compared by their characters: `"a"` and `"\u0061"` are one.
void lookAtNames(Findings &findings, QByteArrayView text, const std::vector<json::JsonToken> &tokens)
{
    std::vector<std::unordered_set<std::string>> open;
    for (const json::JsonToken &token : tokens) {
        if (token.kind == Kind::ObjectOpen) {
            open.emplace_back();
        } else if (token.kind == Kind::ObjectClose) {
            open.pop_back();
        } else if (token.kind == Kind::Name &&
                   !open.back().insert(json::charactersOf(token.in(text)).toStdString()).second) {
            findings.add(BodyOddity::DuplicateMember, token.offset, token.length);
        }
    }
}

} // namespace

QByteArray nameOf(BodyOddity oddity)
{
    static constexpr std::array<const char *, 12> kNames{
        "blanks",        "fraction_zero",    "exponent",        "number_form",
        "large_integer", "duplicate_member", "escaped_slash",   "escaped_character",
        "non_ascii",     "html_character",   "byte_order_mark", "outer_blanks",
    };
    return kNames[static_cast<std::size_t>(oddity)];
}

std::vector<BodyFinding> bodyFindings(QByteArrayView body)
{
    Findings findings;
    const qsizetype skipped = body.startsWith(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const QByteArrayView text = body.sliced(skipped);
    const auto tokens = json::jsonTokens(text);
    if (!tokens) {
        return {};
    }
    if (skipped > 0) {
        findings.add(BodyOddity::ByteOrderMark, 0, skipped);
    }
    const qsizetype begin = tokens->front().offset;
    const qsizetype end = tokens->back().offset + tokens->back().length;
    if (begin > 0 || end < text.size()) {
        findings.add(BodyOddity::OuterBlanks, skipped + (begin > 0 ? 0 : end),
                     begin > 0 ? begin : text.size() - end);
    }
    qsizetype before = begin;
    for (const json::JsonToken &token : *tokens) {
        lookAtGap(findings, text.sliced(before, token.offset - before), skipped + before);
        before = token.offset + token.length;
        if (token.kind == Kind::Number) {
            lookAtNumber(findings, token.in(text), skipped + token.offset);
        } else if (token.kind == Kind::String || token.kind == Kind::Name) {
            lookAtString(findings, token.in(text), skipped + token.offset);
        }
    }
    lookAtNames(findings, text, *tokens);
    return findings.inOrder();
}

std::optional<Twins> twinsOf(QByteArrayView body)
{
    const QByteArrayView text = body.startsWith(kByteOrderMark) ? body.sliced(kByteOrderMark.size()) : body;
    const auto tokens = json::jsonTokens(text);
    if (!tokens) {
        return std::nullopt;
    }
    Findings names;
    lookAtNames(names, text, *tokens);
    if (!names.inOrder().empty()) {
        return std::nullopt;
    }
    json::JsonStyle canonical{"compact"};
    canonical.strings = json::JsonStrings::Plain;
    canonical.numbers = json::JsonNumbers::JavaScript;
    Twins twins{json::writeJson(text, *tokens, canonical), {}};

    // The same values, and no writer sets its blanks this way.
    json::JsonStyle odd = canonical;
    odd.comma = " ,  ";
    odd.colon = "  : ";
    twins.odd = " " + json::writeJson(text, *tokens, odd) + " \n\n";
    return twins;
}

} // namespace sealwright::explain
