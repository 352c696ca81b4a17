// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/StructuredField.h"

#include <QStringBuilder>

#include <algorithm>

/// The half of structured fields that writes, and the access to members.
namespace sealwright::http::structured {
namespace {

QByteArray serialize(const Parameters &parameters)
{
    QByteArray text;
    for (const Parameter &parameter : parameters.all) {
        text.append(';').append(parameter.key);
        const bool isTrue = parameter.value.kind == BareItem::Kind::Boolean && parameter.value.number != 0;
        if (!isTrue) {
            text.append('=').append(structured::serialize(parameter.value));
        }
    }
    return text;
}

} // namespace

const BareItem *Parameters::find(QByteArrayView key) const
{
    const auto found = std::ranges::find_if(all, [key](const Parameter &one) { return one.key == key; });
    return found == all.end() ? nullptr : &found->value;
}

void Parameters::set(const QByteArray &key, BareItem value)
{
    const auto found = std::ranges::find(all, key, &Parameter::key);
    if (found != all.end()) {
        found->value = std::move(value);
    } else {
        all.push_back({key, std::move(value)});
    }
}

const Member *Dictionary::find(QByteArrayView key) const
{
    const auto found = std::ranges::find_if(entries, [key](const Entry &one) { return one.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

void Dictionary::set(const QByteArray &key, Member value)
{
    const auto found = std::ranges::find(entries, key, &Entry::key);
    if (found != entries.end()) {
        found->value = std::move(value);
    } else {
        entries.push_back({key, std::move(value)});
    }
}

QByteArray serialize(const BareItem &item)
{
    switch (item.kind) {
    case BareItem::Kind::Integer:
        return QByteArray::number(item.number);
    case BareItem::Kind::String: {
        QByteArray text("\"");
        for (const char c : item.value) {
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.append('"');
    }
    case BareItem::Kind::Bytes:
        return ":" + item.value.toBase64() + ":";
    case BareItem::Kind::Boolean:
        return item.number != 0 ? "?1" : "?0";
    case BareItem::Kind::Decimal:
    case BareItem::Kind::Token:
        break;
    }
    return item.value;
}

QByteArray serialize(const Item &item)
{
    return serialize(item.value) + serialize(item.parameters);
}

QByteArray serialize(const InnerList &list)
{
    QByteArray text("(");
    for (const Item &item : list.items) {
        text.append(text.size() > 1 ? " " : "").append(serialize(item));
    }
    return text.append(')').append(serialize(list.parameters));
}

QByteArray serialize(const Member &member)
{
    return std::visit([](const auto &one) { return serialize(one); }, member);
}

QByteArray serialize(const List &list)
{
    QByteArray text;
    for (const Member &member : list) {
        text.append(text.isEmpty() ? "" : ", ").append(serialize(member));
    }
    return text;
}

QByteArray serialize(const Dictionary &dictionary)
{
    QByteArray text;
    for (const Entry &entry : dictionary.entries) {
        text.append(text.isEmpty() ? "" : ", ").append(entry.key);
        const Item *item = std::get_if<Item>(&entry.value);
        if (item != nullptr && item->value.kind == BareItem::Kind::Boolean && item->value.number != 0) {
            text.append(serialize(item->parameters));
        } else {
            text.append('=').append(serialize(entry.value));
        }
    }
    return text;
}

} // namespace sealwright::http::structured
