// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/flow/faults/FaultRun.h"

namespace sealwright::tests {

/// What is wrong with what fault_act saw; empty when nothing is.
QString whatIsWrong(const Fault &fault, const base::Json &seen);

} // namespace sealwright::tests
