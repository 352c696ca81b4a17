// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sealwright::editor {

/// What an editor that lays out whole lines can do with a text without the event loop standing still.
enum class BodyFit {
    Coloured, ///< all of it: colours, folding, matching braces
    Plain,    ///< over `kColouredLimit`: edited without them
    TooWide,  ///< a screenful of its lines takes too long to lay out: only shown
};

/// Colouring takes 65 ms a megabyte, measured with `bench_editor`.
constexpr qsizetype kColouredLimit = qsizetype{512} * 1024;
/// The most bytes that `kScreenfulLines` lines one below the other may hold; each keystroke lays a long line
/// out anew, which takes 0.3 ms for 1,000 bytes.
constexpr qsizetype kScreenfulLimit = qsizetype{64} * 1024;
constexpr int kScreenfulLines = 64;

BodyFit fitOf(QByteArrayView text);

} // namespace sealwright::editor
