// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestKeys.h"

#include "tests/support/Places.h"

#include <QFile>

namespace sealwright::tests {

QByteArray testKey(const char *file)
{
    QFile key(checkoutPath(QStringLiteral("tests/support/keys/") + QString::fromLatin1(file)));
    if (!key.open(QIODevice::ReadOnly)) {
        qFatal("There is no test key %s", file);
    }
    return key.readAll();
}

QByteArray testKeyDer(const char *file)
{
    QByteArray base64;
    for (const QByteArray &line : testKey(file).split('\n')) {
        if (!line.startsWith("-----")) {
            base64 += line;
        }
    }
    return QByteArray::fromBase64(base64);
}

} // namespace sealwright::tests
