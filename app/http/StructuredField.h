// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>
#include <vector>

/// Structured field values of RFC 8941, as signatures of HTTP messages use them.
namespace sealwright::http::structured {

struct BareItem
{
    enum class Kind { Integer, Decimal, String, Token, Bytes, Boolean };

    Kind kind = Kind::Boolean;
    QByteArray value;  ///< of a string, token or decimal its characters; of bytes the bytes themselves
    qint64 number = 1; ///< of an integer; of a boolean 0 or 1

    static BareItem string(QByteArray text) { return {Kind::String, std::move(text), 0}; }

    static BareItem bytes(QByteArray bytes) { return {Kind::Bytes, std::move(bytes), 0}; }

    static BareItem integer(qint64 number) { return {Kind::Integer, {}, number}; }

    bool operator==(const BareItem &) const = default;
};

struct Parameter
{
    QByteArray key;
    BareItem value;

    bool operator==(const Parameter &) const = default;
};

/// In their order; a key stands once.
struct Parameters
{
    std::vector<Parameter> all;

    const BareItem *find(QByteArrayView key) const;
    void set(const QByteArray &key, BareItem value);

    bool operator==(const Parameters &) const = default;
};

struct Item
{
    BareItem value;
    Parameters parameters;

    bool operator==(const Item &) const = default;
};

struct InnerList
{
    std::vector<Item> items;
    Parameters parameters;

    bool operator==(const InnerList &) const = default;
};

using Member = std::variant<Item, InnerList>;
using List = std::vector<Member>;

struct Entry
{
    QByteArray key;
    Member value;
};

/// In their order; of a key that stands twice the last value counts, at the place of the first (§4.2.2).
struct Dictionary
{
    std::vector<Entry> entries;

    const Member *find(QByteArrayView key) const;
    void set(const QByteArray &key, Member value);
};

/// Strict, as §4.2 has it: nothing for a field that is to be ignored.
std::optional<Dictionary> parseDictionary(QByteArrayView text);
std::optional<List> parseList(QByteArrayView text);
/// `("a";x "b");created=1`
std::optional<InnerList> parseInnerList(QByteArrayView text);

/// The one form of §4.1.
QByteArray serialize(const BareItem &item);
QByteArray serialize(const Item &item);
QByteArray serialize(const InnerList &list);
QByteArray serialize(const Member &member);
QByteArray serialize(const List &list);
QByteArray serialize(const Dictionary &dictionary);

} // namespace sealwright::http::structured
