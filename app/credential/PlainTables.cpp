// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/FieldTable.h"

// The fields of the kinds that send their secret as it is.
namespace sealwright::credential {

const FieldTable<BasicFields> &basicFields()
{
    static const FieldTable<BasicFields> fields{
        {{"username", {}},
         [](const BasicFields &f) { return f.username; },
         [](BasicFields &f, const QByteArray &value) { f.username = value; },
         FieldShape::UserName},
    };
    return fields;
}

const FieldTable<ApiKeyFields> &apiKeyFields()
{
    static const FieldTable<ApiKeyFields> fields{
        {{"placement", {"header", "query"}},
         [](const ApiKeyFields &f) { return nameOf(f.placement); },
         [](ApiKeyFields &f, const QByteArray &value) { f.placement = *keyPlacementNamed(value); }},
        {{"keyName", {}},
         [](const ApiKeyFields &f) { return f.name; },
         [](ApiKeyFields &f, const QByteArray &value) { f.name = value; },
         FieldShape::Line},
        {{"prefix", {}},
         [](const ApiKeyFields &f) { return f.prefix; },
         [](ApiKeyFields &f, const QByteArray &value) { f.prefix = value; },
         FieldShape::HeaderPart},
    };
    return fields;
}

} // namespace sealwright::credential
