// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sealwright::base {

/// The first line of every main(): files we make are for their owner alone (umask 077), and the process
/// leaves no core dump and cannot be traced by another process of the same user. Before any secret is read.
void hardenProcess();

} // namespace sealwright::base
