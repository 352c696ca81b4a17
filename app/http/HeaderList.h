// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/HttpError.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace sealwright::http {

struct HeaderField
{
    QByteArray name;
    QByteArray value;

    bool operator==(const HeaderField &) const = default;
};

/// Header fields in their order, case and number. Names compare without regard to ASCII case (RFC 9110 §5.1).
class HeaderList
{
public:
    HeaderList() = default;

    HeaderList(std::initializer_list<HeaderField> fields)
        : m_fields(fields)
    {
    }

    explicit HeaderList(std::vector<HeaderField> fields)
        : m_fields(std::move(fields))
    {
    }

    void append(QByteArray name, QByteArray value)
    {
        m_fields.push_back({std::move(name), std::move(value)});
    }

    /// The first value of that name, or nullptr.
    const QByteArray *find(QByteArrayView name) const;
    std::vector<QByteArray> all(QByteArrayView name) const;

    bool contains(QByteArrayView name) const { return find(name) != nullptr; }

    /// Removes every field of that name and says how many there were.
    qsizetype remove(QByteArrayView name);

    const std::vector<HeaderField> &fields() const { return m_fields; }

    auto begin() const { return m_fields.begin(); }

    auto end() const { return m_fields.end(); }

    qsizetype size() const { return static_cast<qsizetype>(m_fields.size()); }

    bool isEmpty() const { return m_fields.empty(); }

    bool operator==(const HeaderList &) const = default;

private:
    std::vector<HeaderField> m_fields;
};

bool sameHeaderName(QByteArrayView left, QByteArrayView right);

/// A name is a token (RFC 9110 §5.6.2); a value has no CR, LF or NUL.
base::Result<void> checkHeader(const HeaderField &field);
base::Result<void> checkHeaders(const HeaderList &headers);

/// The argument of `--header`: `Name: value` (one blank after the colon is dropped), `Name:` or `Name;` for
/// an empty value.
base::Result<HeaderField> parseHeaderArgument(QByteArrayView argument);

} // namespace sealwright::http
