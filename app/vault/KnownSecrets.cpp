// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/KnownSecrets.h"

#include "app/base/Random.h"
#include "app/base/SecretEncodings.h"

#include <algorithm>
#include <cstring>

namespace sealwright::vault {
namespace {

constexpr qsizetype kAnchorLength = sizeof(quint64);
constexpr qsizetype kShortestFound = 4;
/// Of what surrounds a secret in base64, on either side.
constexpr qsizetype kLongestNeighbour = 1024;

// Polynomials modulo the Mersenne prime 2^61-1: two different texts of n bytes have the same hash for at most
// n of its 2^61 keys.
__extension__ typedef unsigned __int128 Wide;
constexpr int kPrimeBits = 61;
constexpr quint64 kPrime = (quint64{1} << kPrimeBits) - 1;

constexpr quint64 reduced(quint64 value)
{
    return value >= kPrime ? value - kPrime : value;
}

constexpr quint64 product(quint64 left, quint64 right)
{
    const Wide wide = static_cast<Wide>(left) * right;
    return reduced(static_cast<quint64>(wide & kPrime) + static_cast<quint64>(wide >> kPrimeBits));
}

constexpr quint64 appended(quint64 hash, quint64 key, char byte)
{
    return reduced(product(hash, key) + static_cast<unsigned char>(byte) + 1);
}

quint64 powerOf(quint64 key, qsizetype exponent)
{
    quint64 power = 1;
    for (quint64 square = key; exponent > 0; exponent /= 2, square = product(square, square)) {
        power = exponent % 2 == 1 ? product(power, square) : power;
    }
    return power;
}

quint64 randomNumber()
{
    base::SystemRandom random;
    const QByteArray bytes = random.bytes(kAnchorLength);
    quint64 number = 0;
    std::memcpy(&number, bytes.constData(), sizeof number);
    return number;
}

/// A slash is as often one of a URL: what lies behind it stays out.
bool isBase64(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '_' || c == '=';
}

void widen(QByteArrayView text, qsizetype &from, qsizetype &end)
{
    const qsizetype lowest = std::max<qsizetype>(0, from - kLongestNeighbour);
    const qsizetype highest = std::min(text.size(), end + kLongestNeighbour);
    while (from > lowest && text[from - 1] != '=' && isBase64(text[from - 1])) {
        --from;
    }
    while (end < highest && isBase64(text[end])) {
        ++end;
    }
}

} // namespace

/// Hashes of the beginnings of a text, every few bytes, made as far as they are asked for: whatever stretch
/// of it is asked about costs the same.
class KnownSecrets::Prefixes
{
public:
    Prefixes(QByteArrayView text, quint64 key)
        : m_text(text)
        , m_key(key)
        , m_hashes(1, 0)
    {
    }

    bool isAt(qsizetype offset, const Form &form)
    {
        const quint64 before = product(until(offset), form.power);
        return reduced(until(offset + form.length) + kPrime - before) == form.hash;
    }

private:
    quint64 until(qsizetype end)
    {
        const auto step = static_cast<std::size_t>(end / kStep);
        while (m_hashes.size() <= step) {
            const auto from = static_cast<qsizetype>(m_hashes.size() - 1) * kStep;
            m_hashes.push_back(after(m_hashes.back(), from, from + kStep));
        }
        return after(m_hashes[step], static_cast<qsizetype>(step) * kStep, end);
    }

    quint64 after(quint64 hash, qsizetype from, qsizetype end) const
    {
        for (; from < end; ++from) {
            hash = appended(hash, m_key, m_text[from]);
        }
        return hash;
    }

    static constexpr qsizetype kStep = 16;

    QByteArrayView m_text;
    quint64 m_key;
    std::vector<quint64> m_hashes;
};

KnownSecrets::KnownSecrets()
    : m_anchorKey(randomNumber() | 1)
    , m_hashKey(randomNumber() % (kPrime - 1) + 1)
{
}

quint16 KnownSecrets::anchorOf(const char *bytes) const
{
    quint64 word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return static_cast<quint16>((word * m_anchorKey) >> 48U);
}

quint64 KnownSecrets::hashOf(QByteArrayView text) const
{
    quint64 hash = 0;
    for (const char byte : text) {
        hash = appended(hash, m_hashKey, byte);
    }
    return hash;
}

void KnownSecrets::note(const QString &key, const base::SecretBytes &secret)
{
    noteAbsent(key);
    const QByteArrayView value = secret.view().trimmed();
    if (value.size() < kShortestFound) {
        return;
    }
    const bool isShort = value.size() < kAnchorLength;
    for (QByteArray &form : base::usualEncodings(value)) {
        add(form, key, false, isShort);
        base::wipe(form);
    }
    if (!isShort) {
        for (QByteArray &form : base::encodingsWithin(value)) {
            add(form, key, true, false);
            base::wipe(form);
        }
    }
}

void KnownSecrets::add(QByteArrayView text, const QString &key, bool isWithin, bool isShort)
{
    Form form{text.size(), hashOf(text), powerOf(m_hashKey, text.size()), 0, 0, isWithin, key};
    if (isShort) {
        m_short.emplace(text.size(), form);
        return;
    }
    // In the middle, since many begin or end alike: `sk_live_`, `eyJhbGci`, `-----END PRIVATE KEY-----`.
    form.anchor = (text.size() - kAnchorLength) / 2;
    form.last = anchorOf(text.data() + text.size() - kAnchorLength);
    const quint16 anchor = anchorOf(text.data() + form.anchor);
    m_forms.emplace(anchor, form);
    m_anchors.set(anchor);
}

void KnownSecrets::noteAbsent(const QString &key)
{
    if (!m_seen.insert(key).second) {
        forget(key);
    }
}

void KnownSecrets::forget(const QString &key)
{
    const auto isOfKey = [&key](const auto &entry) { return entry.second.key == key; };
    std::erase_if(m_short, isOfKey);
    if (std::erase_if(m_forms, isOfKey) > 0) {
        m_anchors.reset();
        for (const auto &[anchor, form] : m_forms) {
            m_anchors.set(anchor);
        }
    }
}

std::vector<KnownSecrets::Hit> KnownSecrets::find(QByteArrayView text) const
{
    std::vector<Hit> hits;
    const QByteArrayView whole = text.trimmed();
    if (const auto [first, last] = m_short.equal_range(whole.size()); first != last) {
        const quint64 hash = hashOf(whole);
        const auto found =
            std::find_if(first, last, [hash](const auto &entry) { return entry.second.hash == hash; });
        if (found != last) {
            hits.push_back({whole.data() - text.data(), whole.size(), found->second.key});
            return hits;
        }
    }
    if (m_forms.empty()) {
        return hits;
    }
    Prefixes prefixes(text, m_hashKey);
    for (qsizetype offset = 0; offset + kAnchorLength <= text.size(); ++offset) {
        const quint16 anchor = anchorOf(text.data() + offset);
        if (!m_anchors.test(anchor)) {
            continue;
        }
        const auto [first, last] = m_forms.equal_range(anchor);
        for (auto entry = first; entry != last; ++entry) {
            const Form &form = entry->second;
            const qsizetype from = offset - form.anchor;
            const qsizetype end = from + form.length;
            if (from >= 0 && end <= text.size() && anchorOf(text.data() + end - kAnchorLength) == form.last &&
                prefixes.isAt(from, form)) {
                extend(hits, text, {from, form.length, form.key}, form.isWithin);
            }
        }
    }
    // They were found by their middles.
    std::ranges::stable_sort(hits, {}, &Hit::offset);
    std::vector<Hit> apart;
    for (Hit &hit : hits) {
        extend(apart, text, std::move(hit), false);
    }
    return apart;
}

/// Adds it, or makes one stretch of it and the one before when they lie across each other: nothing of either
/// is to be seen.
void KnownSecrets::extend(std::vector<Hit> &hits, QByteArrayView text, Hit hit, bool isWithin)
{
    qsizetype from = hit.offset;
    qsizetype end = hit.offset + hit.length;
    const qsizetype lastFrom = hits.empty() ? 0 : hits.back().offset;
    const qsizetype lastEnd = hits.empty() ? 0 : lastFrom + hits.back().length;
    if (from >= lastFrom && end <= lastEnd) {
        return;
    }
    if (isWithin) {
        widen(text, from, end);
    }
    if (hits.empty() || from >= lastEnd || end <= lastFrom) {
        hits.push_back({from, end - from, std::move(hit.key)});
        return;
    }
    Hit &before = hits.back();
    before.offset = std::min(from, lastFrom);
    before.length = std::max(end, lastEnd) - before.offset;
}

} // namespace sealwright::vault
