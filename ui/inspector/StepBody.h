// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/SignatureWalk.h"

#include <QWidget>

namespace sealwright::inspector {

/// What one step shows: its sentence, its lines each under what it is called, its bytes with their parts
/// coloured and ready to be copied. Its controls are named after the step's id.
class StepBody final : public QWidget
{
    Q_OBJECT

public:
    explicit StepBody(const text::WalkStep &step, QWidget *parent = nullptr);

private:
    void addSentence(const text::WalkStep &step);
    void addLines(const text::WalkStep &step);
    void addBytes(const text::WalkStep &step);
};

} // namespace sealwright::inspector
