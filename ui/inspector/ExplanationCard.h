// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/Explanation.h"

#include <QWidget>

namespace sealwright::inspector {

/// Why a request does not verify: the cause in a sentence, what to do, the first bytes that differ as text
/// and hex, and what else looks doubtful.
class ExplanationCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ExplanationCard(const explain::Explanation &explanation, QWidget *parent = nullptr);
};

} // namespace sealwright::inspector
