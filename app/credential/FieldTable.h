// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/FieldCheck.h"

namespace sealwright::credential {

/// How one field of a kind is read and written; `write` gets values that were checked already.
template<typename Fields>
struct Field
{
    FieldInfo info;
    QByteArray (*read)(const Fields &fields);
    void (*write)(Fields &fields, const QByteArray &value);
    FieldShape shape = FieldShape::Text;
};

/// In the order in which files and listings have them.
template<typename Fields>
using FieldTable = std::vector<Field<Fields>>;

const FieldTable<OAuth2Fields> &oauth2Fields();
const FieldTable<BasicFields> &basicFields();
const FieldTable<ApiKeyFields> &apiKeyFields();

} // namespace sealwright::credential
