// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/BodyFit.h"

#include <algorithm>
#include <array>

namespace sealwright::editor {

BodyFit fitOf(QByteArrayView text)
{
    // Where the last lines began, as a ring: the oldest is a screenful ago.
    std::array<qsizetype, kScreenfulLines> starts{};
    std::size_t next = 1;
    qsizetype from = 0;
    while (from <= text.size()) {
        const qsizetype feed = text.indexOf('\n', from);
        const qsizetype end = feed < 0 ? text.size() : feed + 1;
        if (end - starts[next % starts.size()] > kScreenfulLimit) {
            return BodyFit::TooWide;
        }
        if (feed < 0) {
            break;
        }
        from = end;
        starts[next % starts.size()] = from;
        ++next;
    }
    return text.size() > kColouredLimit ? BodyFit::Plain : BodyFit::Coloured;
}

} // namespace sealwright::editor
