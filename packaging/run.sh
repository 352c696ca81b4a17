#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [OPTION...]: installs what is missing, builds the release and opens Sealwright's window. Where there is no display it
# runs `sealwright-cli demo`: a signed webhook, sent and received on this machine.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install-missing.sh run
packaging/build.sh release

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/sealwright "$@"
fi
echo "There is no display here, so this is the demonstration on the command line."
exec build/release/bin/sealwright-cli demo
