// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/SecretBytes.h"

#include <QString>

#include <bitset>
#include <map>
#include <set>
#include <vector>

namespace sealwright::vault {

/// Which secrets were read or written while this program runs, without one of them: of each, and of each text
/// that it usually stands as (base::usualEncodings), a length and a hash under a key that no other run has.
/// Enough to find it in a text, in one pass however many are known. A copy may be searched on another thread.
///
/// A secret of 4 to 7 bytes is found only where it is all of the text, a shorter one never: it stands in
/// every other word. Blanks and line ends around a secret do not count.
class KnownSecrets
{
public:
    KnownSecrets();

    /// `key`: the one of the store. Replaces what was noted of it.
    void note(const QString &key, const base::SecretBytes &secret);
    /// The store is open and has none of that key.
    void noteAbsent(const QString &key);

    /// It was noted, one way or the other.
    bool hasSeen(const QString &key) const { return m_seen.contains(key); }

    struct Hit
    {
        qsizetype offset = 0;
        qsizetype length = 0;
        QString key; ///< of one of them, where several have this value

        bool operator==(const Hit &) const = default;
    };

    /// In their order, none in another. Inside something that was encoded, such as `user:secret` in base64,
    /// the hit is all that surely belongs to it.
    std::vector<Hit> find(QByteArrayView text) const;

private:
    struct Form
    {
        qsizetype length = 0;
        quint64 hash = 0;
        quint64 power = 0;    ///< what a hash of that many bytes is shifted by
        qsizetype anchor = 0; ///< where in it its anchor is
        quint16 last = 0;     ///< the anchor that its last bytes would make
        bool isWithin = false;
        QString key;
    };

    class Prefixes;

    static void extend(std::vector<Hit> &hits, QByteArrayView text, Hit hit, bool isWithin);
    void add(QByteArrayView text, const QString &key, bool isWithin, bool isShort);
    void forget(const QString &key);
    quint16 anchorOf(const char *bytes) const;
    quint64 hashOf(QByteArrayView text) const;

    static constexpr std::size_t kAnchors = 65536;

    quint64 m_anchorKey = 1;
    quint64 m_hashKey = 1;
    std::multimap<quint16, Form> m_forms; ///< by 16 bits of the 8 bytes in their middle
    std::bitset<kAnchors> m_anchors;      ///< those that there are
    std::multimap<qsizetype, Form> m_short;
    std::set<QString> m_seen;
};

} // namespace sealwright::vault
