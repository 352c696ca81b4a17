// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"
#include "ui/widgets/MarkedText.h"

#include <QWidget>

namespace sealwright::inspector {

/// The marks of named parts, shifted by `offset`.
std::vector<widgets::Mark> marksOf(const std::vector<signing::NamedPart> &parts, qsizetype offset = 0);

/// The bytes that are signed, their parts coloured, with a line that adds them up (`332 bytes: timestamp 13 +
/// 1 + body 318`) and buttons that copy them as text, hex or base64.
class SignedContent final : public QWidget
{
    Q_OBJECT

public:
    SignedContent(const QByteArray &content, const std::vector<signing::NamedPart> &parts,
                  QWidget *parent = nullptr);
};

/// Bytes with their parts coloured, at most so many lines high.
widgets::MarkedText *partsView(const QByteArray &bytes, const std::vector<signing::NamedPart> &parts,
                               int mostLines);

/// "Copy as text, hex, base64": buttons that put these bytes on the clipboard.
QWidget *copyRow(const QByteArray &content, QWidget *parent);

} // namespace sealwright::inspector
