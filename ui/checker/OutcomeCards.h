// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Part.h"
#include "ui/widgets/PlainLabel.h"

class QGridLayout;
class QVBoxLayout;

namespace sealwright::checker {

/// What the page of an outcome is made of. Each adds one thing below what is there.

/// A card, and where to put what belongs into it.
QVBoxLayout *addCard(QVBoxLayout *page);
/// A paragraph that can be selected.
widgets::PlainLabel *addProse(QVBoxLayout *card, const QString &sentence, const QString &objectName);
/// The same with a sign before it.
void addWarning(QVBoxLayout *card, const QString &sentence, const QString &objectName);
/// A code, small.
void addCode(QVBoxLayout *card, const QString &code, const QString &objectName);
/// How sure a cause is, how many were tried, and its code.
void addConfidence(QVBoxLayout *card, const QString &confidence, const QString &tried, const QString &codes);
/// One side of a difference: its bytes as text, the one that differs marked, and that one in hex.
void addDifferenceSide(QGridLayout *grid, const QString &caption, const QByteArray &bytes, qsizetype lead,
                       theme::Part part, const QString &objectName);

} // namespace sealwright::checker
