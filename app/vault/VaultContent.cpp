// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vault/VaultContent.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace sealwright::vault {
namespace {

constexpr qsizetype kMultiple = 1024;
constexpr qsizetype kEndSize = 2;
constexpr qsizetype kLengthsSize = 6;

qsizetype roundedUp(qsizetype size)
{
    return (size + kMultiple - 1) / kMultiple * kMultiple;
}

bool isBefore(QByteArrayView left, QByteArrayView right)
{
    return std::ranges::lexicographical_compare(left, right, [](char a, char b) {
        return static_cast<unsigned char>(a) < static_cast<unsigned char>(b);
    });
}

/// Writes one thing after the other into a block that is large enough.
class BlockWriter
{
public:
    explicit BlockWriter(char *at)
        : m_at(at)
    {
    }

    template<typename T>
    void number(T value)
    {
        qToBigEndian(value, m_at);
        m_at += sizeof(T);
    }

    void bytes(QByteArrayView view)
    {
        if (!view.isEmpty()) {
            std::memcpy(m_at, view.data(), static_cast<std::size_t>(view.size()));
            m_at += view.size();
        }
    }

private:
    char *m_at;
};

} // namespace

VaultContent::VaultContent()
    : m_block(base::SecretBytes::computed(kMultiple, [](char *) {}))
{
}

std::optional<VaultContent> VaultContent::read(base::SecretBytes block)
{
    const QByteArrayView bytes = block.view();
    std::vector<Entry> entries;
    qsizetype at = 0;
    while (true) {
        if (bytes.size() - at < kEndSize) {
            return std::nullopt;
        }
        const qsizetype keySize = qFromBigEndian<quint16>(bytes.data() + at);
        if (keySize == 0) {
            at += kEndSize;
            break;
        }
        if (bytes.size() - at < kLengthsSize) {
            return std::nullopt;
        }
        const qsizetype secretSize = qFromBigEndian<quint32>(bytes.data() + at + 2);
        at += kLengthsSize;
        if (bytes.size() - at < keySize || bytes.size() - at - keySize < secretSize) {
            return std::nullopt;
        }
        const Entry entry{bytes.sliced(at, keySize), bytes.sliced(at + keySize, secretSize)};
        if (!entries.empty() && !isBefore(entries.back().key, entry.key)) {
            return std::nullopt;
        }
        entries.push_back(entry);
        at += keySize + secretSize;
    }
    const bool restIsZero = std::ranges::all_of(bytes.sliced(at), [](char c) { return c == '\0'; });
    if (bytes.size() != roundedUp(at) || !restIsZero) {
        return std::nullopt;
    }
    VaultContent content;
    content.m_block = std::move(block);
    content.m_entries = std::move(entries);
    return content;
}

std::vector<QString> VaultContent::keys() const
{
    std::vector<QString> names;
    names.reserve(m_entries.size());
    for (const Entry &entry : m_entries) {
        names.push_back(QString::fromUtf8(entry.key));
    }
    return names;
}

std::optional<QByteArrayView> VaultContent::find(const QString &key) const
{
    const QByteArray name = key.toUtf8();
    const auto found = std::ranges::find_if(
        m_entries, [&name](const Entry &entry) { return entry.key == QByteArrayView(name); });
    return found == m_entries.end() ? std::nullopt : std::optional(found->secret);
}

VaultContent VaultContent::with(const QString &key, const base::SecretBytes *secret) const
{
    const QByteArray name = key.toUtf8();
    std::vector<Entry> entries;
    for (const Entry &entry : m_entries) {
        if (entry.key != QByteArrayView(name)) {
            entries.push_back(entry);
        }
    }
    if (secret != nullptr) {
        const auto place =
            std::ranges::find_if(entries, [&name](const Entry &entry) { return isBefore(name, entry.key); });
        entries.insert(place, Entry{name, secret->view()});
    }
    return of(entries);
}

VaultContent VaultContent::of(const std::vector<Entry> &entries)
{
    qsizetype size = kEndSize;
    for (const Entry &entry : entries) {
        size += kLengthsSize + entry.key.size() + entry.secret.size();
    }
    base::SecretBytes block = base::SecretBytes::computed(roundedUp(size), [&entries](char *at) {
        BlockWriter writer(at);
        for (const Entry &entry : entries) {
            writer.number(static_cast<quint16>(entry.key.size()));
            writer.number(static_cast<quint32>(entry.secret.size()));
            writer.bytes(entry.key);
            writer.bytes(entry.secret);
        }
    });
    return *read(std::move(block));
}

} // namespace sealwright::vault
