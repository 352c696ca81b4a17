// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Redaction.h"

#include "app/base/SecretBytes.h"
#include "app/base/SecretEncodings.h"

#include <QStringBuilder>

#include <algorithm>
#include <cstring>

namespace sealwright::base {
namespace {

constexpr qsizetype kShortestSecret = 4;

/// Qt's search would set up a table for each needle, which costs more than looking through one head.
bool holds(QByteArrayView bytes, const QByteArray &needle)
{
    return bytes.size() >= needle.size() && // so there are bytes: memmem takes no null
           ::memmem(bytes.data(), static_cast<std::size_t>(bytes.size()), needle.constData(),
                    static_cast<std::size_t>(needle.size())) != nullptr;
}

} // namespace

Redaction::~Redaction()
{
    for (Needle &needle : m_needles) {
        wipe(needle.bytes);
    }
}

void Redaction::add(const SecretBytes &secret, QByteArray label)
{
    if (secret.size() < kShortestSecret) {
        return;
    }
    for (QByteArray &form : usualEncodings(secret.view())) {
        const bool known =
            std::ranges::any_of(m_needles, [&](const Needle &needle) { return needle.bytes == form; });
        if (known) {
            wipe(form);
        } else {
            m_needles.push_back({std::move(form), label});
        }
    }
    // Longest first, so that a form that contains another is replaced as a whole.
    std::ranges::sort(m_needles, std::ranges::greater{}, [](const Needle &n) { return n.bytes.size(); });
}

void Redaction::addPlaced(const QByteArray &before, const QByteArray &prefix, const SecretBytes &secret,
                          const QByteArray &after, const QByteArray &label)
{
    QByteArray whole;
    QByteArray placed;
    whole.reserve(prefix.size() + secret.size());
    placed.reserve(before.size() + secret.size() + after.size());
    whole.append(prefix).append(secret.view());
    placed.append(before).append(secret.view()).append(after);
    m_needles.push_back({std::move(placed), before + label + after});
    m_needles.push_back({std::move(whole), prefix + label, true});
}

QByteArray Redaction::apply(QByteArrayView bytes) const
{
    QByteArray result = bytes.toByteArray();
    for (const Needle &needle : m_needles) {
        if (needle.isWhole) {
            result = result == needle.bytes ? needle.label : result;
        } else if (holds(result, needle.bytes)) {
            result.replace(needle.bytes, needle.label);
        }
    }
    return result;
}

bool Redaction::contains(QByteArrayView bytes) const
{
    return std::ranges::any_of(m_needles, [&](const Needle &needle) {
        return needle.isWhole ? bytes == needle.bytes : holds(bytes, needle.bytes);
    });
}

} // namespace sealwright::base
