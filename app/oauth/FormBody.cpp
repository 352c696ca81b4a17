// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oauth/FormBody.h"

namespace sealwright::oauth {

QByteArray formEncoded(QByteArrayView value)
{
    return value.toByteArray().toPercentEncoding("* ", "~").replace(' ', '+');
}

void appendFormPair(QByteArray &body, QByteArrayView name, QByteArrayView value)
{
    if (!body.isEmpty()) {
        body += '&';
    }
    body += formEncoded(name);
    body += '=';
    body += formEncoded(value);
}

} // namespace sealwright::oauth
