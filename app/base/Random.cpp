// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Random.h"

#include <QString>

#include <cerrno>
#include <sys/random.h>
#include <system_error>

namespace sealwright::base {

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < count) {
        const ssize_t got = ::getrandom(result.data() + filled, static_cast<std::size_t>(count - filled), 0);
        if (got < 0 && errno != EINTR) {
            qFatal("getrandom failed with errno %d: there is no safe way to go on", errno);
        }
        filled += got > 0 ? got : 0;
    }
    return result;
}

QByteArray uuid4(Random &random)
{
    QByteArray bytes = random.bytes(16);
    bytes[6] = static_cast<char>((bytes.at(6) & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes.at(8) & 0x3f) | 0x80);
    QByteArray text = bytes.toHex();
    for (const qsizetype position : {20, 16, 12, 8}) {
        text.insert(position, '-');
    }
    return text;
}

QString base32Id(Random &random, qsizetype count)
{
    static constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    QString id;
    for (const char byte : random.bytes(count)) {
        id += QLatin1Char(kAlphabet[static_cast<unsigned char>(byte) & 0x1f]);
    }
    return id;
}

} // namespace sealwright::base
