// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ProxyUser.h"

#include "app/base/LastOf.h"

#include <algorithm>

namespace sealwright::sender {
namespace {

/// Where the user information begins: after `scheme://`, when that is what stands there.
qsizetype userBegin(QByteArrayView proxy)
{
    const qsizetype slashes = proxy.indexOf("://");
    const auto isOfScheme = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
               c == '-' || c == '.';
    };
    const bool hasScheme = slashes > 0 && std::all_of(proxy.begin(), proxy.begin() + slashes, isOfScheme);
    return hasScheme ? slashes + 3 : 0;
}

} // namespace

std::vector<base::SecretBytes> proxySecrets(const QString &proxy)
{
    std::vector<base::SecretBytes> secrets;
    QByteArray bytes = proxy.toUtf8();
    const qsizetype begin = userBegin(bytes);
    const qsizetype at = base::lastOf(bytes, '@');
    if (at > begin) {
        const QByteArrayView user = QByteArrayView(bytes).sliced(begin, at - begin);
        const qsizetype colon = user.indexOf(':');
        secrets.push_back(base::SecretBytes::copyOf(user));
        // Without a password the header still holds the colon.
        QByteArray decoded = QByteArray::fromPercentEncoding(user.toByteArray());
        if (colon < 0) {
            decoded.append(':');
        } else if (colon + 1 < user.size()) {
            const QByteArrayView password = user.sliced(colon + 1);
            secrets.push_back(base::SecretBytes::copyOf(password));
            secrets.push_back(
                base::SecretBytes::take(QByteArray::fromPercentEncoding(password.toByteArray())));
        }
        secrets.push_back(base::SecretBytes::take(std::move(decoded)));
    }
    base::wipe(bytes);
    return secrets;
}

QString withoutProxyUser(const QString &proxy)
{
    const QByteArray bytes = proxy.toUtf8();
    const qsizetype begin = userBegin(bytes);
    const qsizetype at = base::lastOf(bytes, '@');
    return at < begin ? proxy : QString::fromUtf8(bytes.first(begin) + bytes.sliced(at + 1));
}

} // namespace sealwright::sender
