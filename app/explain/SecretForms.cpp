// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/SecretForms.h"

#include "app/crypto/Hmac.h"

#include <QString>

#include <algorithm>
#include <array>

namespace sealwright::explain {
namespace {

using Decode = signing::KeyPlan::Decode;

/// The longer before what it begins with.
constexpr std::array<QByteArrayView, 9> kPrefixes{"v1,whsec_", "whsec_", "v1,", "v1a,",   "whsk_",
                                                  "whpk_",     "shpss_", "sk_", "Bearer "};
constexpr std::array<Decode, 4> kDecodes{Decode::Utf8, Decode::Base64, Decode::Base64Url, Decode::Hex};
/// More credentials than this are tried only by themselves.
constexpr std::size_t kManyOthers = 24;

bool isWhite(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f' || c == '\0';
}

bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

struct Trimmed
{
    QByteArrayView front;
    QByteArrayView middle;
    QByteArrayView back;
};

Trimmed trimmedSecret(QByteArrayView secret)
{
    qsizetype begin = 0;
    qsizetype end = secret.size();
    while (begin < end && isWhite(secret[begin])) {
        ++begin;
    }
    while (end > begin && isWhite(secret[end - 1])) {
        --end;
    }
    return {secret.first(begin), secret.sliced(begin, end - begin), secret.sliced(end)};
}

/// Where two secrets part, told by the characters around them alone.
Difference atSecret(qsizetype offset, QByteArrayView expected, QByteArrayView got)
{
    return {Subject::Secret, {}, offset, expected.toByteArray(), got.toByteArray(), 0};
}

base::SecretBytes joinedSecret(QByteArrayView front, QByteArrayView middle, QByteArrayView back)
{
    QByteArray joined;
    joined.reserve(front.size() + middle.size() + back.size());
    joined.append(front).append(middle).append(back);
    return base::SecretBytes::take(std::move(joined));
}

class SecretFormMaker
{
public:
    SecretFormMaker(const signing::KeyPlan &plan, KeyShape shape)
        : m_plan(plan)
        , m_shape(shape)
    {
    }

    std::vector<SecretForm> run(const Case &question)
    {
        for (const base::SecretBytes &secret : question.secrets) {
            addAsPlanned({}, secret.view(), {});
        }
        for (const base::SecretBytes &secret : question.secrets) {
            blanksAndQuotes(secret.view());
        }
        for (const base::SecretBytes &secret : question.secrets) {
            if (m_shape == KeyShape::Shared) {
                prefixes(secret.view());
                encodings(secret.view());
            }
        }
        for (const OtherSecret &other : question.others) {
            m_owner = &other.owner;
            m_isUsual = question.others.size() <= kManyOthers;
            addAsPlanned({{Cause::SecretOther}}, other.secret.view(), {});
        }
        for (const OtherSecret &other : question.others) {
            m_owner = &other.owner;
            m_isUsual = false;
            const Trimmed parts = trimmedSecret(other.secret.view());
            addAsPlanned({{Cause::SecretOther}, {Cause::SecretWhitespace}}, parts.middle, {});
        }
        m_owner = nullptr;
        m_isUsual = false;
        for (const base::SecretBytes &secret : question.secrets) {
            blanksAndDecoding(secret.view());
        }
        std::ranges::stable_sort(m_forms, {}, [](const SecretForm &form) { return form.deviations.size(); });
        return std::move(m_forms);
    }

private:
    void blanksAndQuotes(QByteArrayView secret)
    {
        const std::vector<Deviation> blanks{{Cause::SecretWhitespace}};
        const std::vector<Deviation> quoted{{Cause::SecretQuoted}};
        const Trimmed parts = trimmedSecret(secret);
        if (!parts.front.isEmpty() || !parts.back.isEmpty()) {
            const bool atFront = !parts.front.isEmpty();
            const qsizetype offset = atFront ? 0 : parts.middle.size();
            addAsPlanned(blanks, parts.middle, atSecret(offset, {}, atFront ? parts.front : parts.back));
        }
        for (const QByteArrayView end : {"\n", "\r\n", " ", "\t"}) {
            addAsPlanned(blanks, joinedSecret({}, secret, end).view(), atSecret(secret.size(), end, {}));
        }
        addAsPlanned(blanks, joinedSecret(" ", secret, {}).view(), atSecret(0, " ", {}));

        if (parts.middle.size() > 2 && isQuote(parts.middle.front()) &&
            parts.middle.front() == parts.middle.back()) {
            std::vector<Deviation> both = quoted;
            if (parts.middle.size() != secret.size()) {
                both.push_back({Cause::SecretWhitespace});
            }
            addAsPlanned(both, parts.middle.sliced(1).chopped(1),
                         atSecret(parts.front.size(), {}, parts.middle.first(1)));
        }
        for (const QByteArrayView quote : {"\"", "'"}) {
            addAsPlanned(quoted, joinedSecret(quote, secret, quote).view(), atSecret(0, quote, {}));
        }
    }

    void prefixes(QByteArrayView secret)
    {
        const QByteArrayView planned = signing::withoutPrefix(secret, m_plan.prefixes);
        // Kept where it is to be taken off.
        if (planned.size() != secret.size()) {
            const QByteArrayView prefix = secret.first(secret.size() - planned.size());
            for (const Decode decode : kDecodes) {
                addPrefixed(secret, decode, prefix, atSecret(0, prefix, {}));
            }
        }
        // Taken off where it is to be kept.
        if (const QByteArray known = knownPrefixOf(planned); !known.isEmpty()) {
            const QByteArrayView rest = planned.sliced(known.size());
            for (const Decode decode : kDecodes) {
                addPrefixed(rest, decode, known, atSecret(0, {}, known));
            }
            addPrefixed(signing::withoutPrefix(rest, m_plan.prefixes), m_plan.decode, known,
                        atSecret(0, {}, known));
        } else if (m_plan.decode == Decode::Utf8 && planned.size() == secret.size()) {
            for (const QByteArrayView prefix : kPrefixes) {
                addKey({{Cause::SecretPrefix, prefix.toByteArray()}}, joinedSecret(prefix, secret, {}),
                       atSecret(0, prefix, {}));
            }
        }
    }

    void addPrefixed(QByteArrayView text, Decode decode, QByteArrayView prefix, Difference difference)
    {
        std::vector<Deviation> deviations;
        deviations.reserve(2); // and GCC 14 does not take the second for one that is written behind the first
        deviations.push_back({Cause::SecretPrefix, prefix.toByteArray()});
        if (decode != m_plan.decode) {
            deviations.push_back({Cause::SecretEncoding, signing::nameOf(decode)});
        }
        addText(std::move(deviations), text, decode, std::move(difference));
    }

    void encodings(QByteArrayView secret)
    {
        const QByteArrayView planned = signing::withoutPrefix(secret, m_plan.prefixes);
        for (const Decode decode : kDecodes) {
            if (decode != m_plan.decode) {
                addText({{Cause::SecretEncoding, signing::nameOf(decode)}}, planned, decode, {});
            }
        }
    }

    void blanksAndDecoding(QByteArrayView secret)
    {
        const QByteArrayView trimmed = trimmedSecret(secret).middle;
        if (m_shape != KeyShape::Shared || trimmed.size() == secret.size()) {
            return;
        }
        for (const Decode decode : kDecodes) {
            addText({{Cause::SecretWhitespace}, {Cause::SecretEncoding, signing::nameOf(decode)}},
                    signing::withoutPrefix(trimmed, m_plan.prefixes), decode, {});
        }
    }

    void addAsPlanned(std::vector<Deviation> deviations, QByteArrayView text,
                      std::optional<Difference> difference)
    {
        if (m_shape == KeyShape::Text) {
            addKey(std::move(deviations), base::SecretBytes::copyOf(text), std::move(difference));
        } else {
            addDecoded(std::move(deviations), m_plan, text, std::move(difference));
        }
    }

    void addText(std::vector<Deviation> deviations, QByteArrayView text, Decode decode,
                 std::optional<Difference> difference)
    {
        addDecoded(std::move(deviations), {{}, decode}, text, std::move(difference));
    }

    void addDecoded(std::vector<Deviation> deviations, const signing::KeyPlan &plan, QByteArrayView text,
                    std::optional<Difference> difference)
    {
        base::Result<base::SecretBytes> key = signing::decodeKey(plan, base::SecretBytes::copyOf(text));
        if (key) {
            addKey(std::move(deviations), *std::move(key), std::move(difference));
        }
    }

    void addKey(std::vector<Deviation> deviations, base::SecretBytes key,
                std::optional<Difference> difference)
    {
        const bool isKnown = key.isEmpty() || std::ranges::any_of(m_forms, [&key](const SecretForm &form) {
                                 return crypto::equalInConstantTime(form.key.view(), key.view());
                             });
        if (!isKnown) {
            m_forms.push_back(
                {std::move(deviations), std::move(key), m_isUsual, m_owner, std::move(difference)});
        }
    }

    const signing::KeyPlan &m_plan;
    KeyShape m_shape;
    const OtherMatch *m_owner = nullptr;
    bool m_isUsual = true;
    std::vector<SecretForm> m_forms;
};

} // namespace

QByteArray knownPrefixOf(QByteArrayView secret)
{
    for (const QByteArrayView prefix : kPrefixes) {
        if (secret.size() > prefix.size() && secret.startsWith(prefix)) {
            return prefix.toByteArray();
        }
    }
    return {};
}

std::vector<SecretForm> secretForms(const Case &question, const signing::KeyPlan &plan, KeyShape shape)
{
    return SecretFormMaker(plan, shape).run(question);
}

} // namespace sealwright::explain
