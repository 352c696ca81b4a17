# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
sealwright_fuzzer(environment LINKS sw_base sw_workspace)
