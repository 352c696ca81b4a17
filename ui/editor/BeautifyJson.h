// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sealwright::editor {

/// The same JSON, laid out with two spaces of indent. Works on the text: order, numbers, escapes and
/// duplicate members stay exactly as they are. `json` must be valid; a final line break stays, none is added.
QByteArray beautifyJson(QByteArrayView json);

} // namespace sealwright::editor
