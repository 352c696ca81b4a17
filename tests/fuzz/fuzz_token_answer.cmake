# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
sealwright_fuzzer(token_answer LINKS sw_oauth)
