// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace sealwright::base {

class SecretBytes;

/// Replaces known secret values in bytes that are about to be shown, printed or kept, in each of their
/// `usualEncodings`. A secret of fewer than 4 bytes is left alone: it would redact half the text.
class Redaction
{
public:
    /// `label` is what stands in its place, e.g. `‹redacted sha256:1a2b3c4d›`.
    void add(const SecretBytes &secret, QByteArray label);
    /// For one of any length whose place is known: hidden where it stands between these two, and where it is
    /// all of the text behind `prefix`, with which `before` ends.
    void addPlaced(const QByteArray &before, const QByteArray &prefix, const SecretBytes &secret,
                   const QByteArray &after, const QByteArray &label);

    bool isEmpty() const { return m_needles.empty(); }

    /// The same bytes when nothing was found.
    QByteArray apply(QByteArrayView bytes) const;
    bool contains(QByteArrayView bytes) const;

    Redaction() = default;
    Redaction(Redaction &&) noexcept = default;
    Redaction &operator=(Redaction &&) noexcept = default;
    Redaction(const Redaction &) = delete;
    Redaction &operator=(const Redaction &) = delete;
    ~Redaction();

private:
    struct Needle
    {
        QByteArray bytes;
        QByteArray label;
        bool isWhole = false; ///< only where it is all of the text
    };

    std::vector<Needle> m_needles;
};

} // namespace sealwright::base
