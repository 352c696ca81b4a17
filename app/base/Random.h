// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sealwright::base {

/// The one door to randomness; tests hold a predictable one.
class Random
{
public:
    virtual ~Random() = default;
    virtual QByteArray bytes(qsizetype count) = 0;
};

/// The kernel's generator (getrandom(2)).
class SystemRandom final : public Random
{
public:
    QByteArray bytes(qsizetype count) override;
};

/// A version 4 UUID (RFC 9562 §5.4) in its usual lower-case form.
QByteArray uuid4(Random &random);

/// `count` characters of a to z and 2 to 7, five random bits each (RFC 4648 §6, lower case).
QString base32Id(Random &random, qsizetype count);

} // namespace sealwright::base
