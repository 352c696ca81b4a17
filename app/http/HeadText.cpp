// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/HeadText.h"

#include "app/base/Json.h"

namespace sealwright::http {

std::string headText(QByteArrayView bytes)
{
    return bytes.isValidUtf8() ? base::utf8(bytes)
                               : base::utf8(QString::fromLatin1(bytes.data(), bytes.size()));
}

} // namespace sealwright::http
