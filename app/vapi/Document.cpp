// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/Document.h"

#include "app/vapi/VapiError.h"

namespace sealwright::vapi {

base::Result<base::Json> readDocument(QByteArrayView text)
{
    if (text.size() > kDocumentLimit) {
        return base::failure(VapiError::DocumentTooLarge,
                             {{"bytes", qint64{text.size()}}, {"limit", qint64{kDocumentLimit}}});
    }
    return base::parseUniqueJson(text);
}

QByteArrayView withoutMark(QByteArrayView text)
{
    return text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
}

QString childPointer(const QString &pointer, const QString &token)
{
    QString escaped = token;
    escaped.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return pointer % QLatin1Char('/') % escaped;
}

base::Failure invalid(const QString &pointer, const char *reason)
{
    return base::failure(VapiError::DocumentInvalid,
                         {{"member", pointer}, {"reason", QString::fromLatin1(reason)}});
}

} // namespace sealwright::vapi
