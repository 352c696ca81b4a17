// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/MarkedText.h"

namespace sealwright::inspector {

/// Bytes as a dump of 16 a line, `00000000  50 4f …  POST /webhook HT`, with the marks moved to where their
/// hex digits and characters stand.
struct HexDump
{
    QByteArray text;
    std::vector<widgets::Mark> marks;
};

HexDump hexDump(QByteArrayView bytes, const std::vector<widgets::Mark> &marks);

/// `5f8e0b6c 9a1d4477 …`: groups of 8 hex digits, as one compares digests by eye.
QByteArray groupedHex(QByteArrayView bytes);

} // namespace sealwright::inspector
