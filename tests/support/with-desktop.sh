#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-desktop.sh COMMAND [ARGUMENT…]: runs COMMAND on a private, throw-away desktop and returns its exit code.
#
# The desktop is an own HOME and XDG_RUNTIME_DIR, an own D-Bus session with a real, unlocked gnome-keyring, and a
# virtual screen of 1920x1080. Nothing of the caller's session is seen or touched: the environment is passed by an
# allow-list. COMMAND sees SEALWRIGHT_DESKTOP=1; called from inside such a desktop, this script only runs COMMAND.
# Needs: dbus-run-session, gnome-keyring-daemon, gdbus, Xvfb. Works as root and as an ordinary user.
set -u

fail() {
    printf 'with-desktop.sh: %s\n' "$1" >&2
    exit 125
}

[ $# -gt 0 ] || fail 'nothing to run: with-desktop.sh COMMAND [ARGUMENT…]'
[ -z "${SEALWRIGHT_DESKTOP:-}" ] || exec "$@"

self=$(readlink -f "${BASH_SOURCE[0]}")

# Helpers end with us, even when we are killed outright.
attached() {
    exec setpriv --pdeathsig TERM -- "$@"
}

default_keyring() {
    gdbus call --session --timeout 2 --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
        --method org.freedesktop.Secret.Service.ReadAlias default 2>/dev/null
}

# Second half: inside the D-Bus session, with the clean environment.
if [ "${SEALWRIGHT_DESKTOP_STAGE:-}" = session ]; then
    unset SEALWRIGHT_DESKTOP_STAGE
    ( printf 'test-only-password' | attached gnome-keyring-daemon --foreground --unlock --components=secrets ) \
        >"$XDG_RUNTIME_DIR/keyring.log" 2>&1 &
    keyring=$!
    name_owned() {
        gdbus call --session --timeout 2 --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
            --method org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets 2>/dev/null | grep -q true
    }
    for ((tries = 0; ; ++tries)); do
        # Asking for the owner first: any other call would activate a second, locked keyring.
        if name_owned && default_keyring | grep -q collection; then
            break
        fi
        if [ "$tries" -ge 200 ] || ! kill -0 "$keyring" 2>/dev/null; then
            cat "$XDG_RUNTIME_DIR/keyring.log" >&2
            fail 'gnome-keyring did not come up with an unlocked default keyring'
        fi
        sleep 0.05 # a name on the bus has no event that a shell could wait for
    done
    export SEALWRIGHT_DESKTOP=1
    "$@"
    exit $?
fi

for tool in dbus-run-session gnome-keyring-daemon gdbus Xvfb setpriv; do
    command -v "$tool" >/dev/null || fail "$tool is not installed"
done

# Short, because a socket's path has at most 108 bytes.
root=$(mktemp -d /tmp/sw-desktop.XXXXXX) || fail 'cannot make a folder in /tmp'
screen=
session=
# shellcheck disable=SC2317 # called by the trap
clean_up() {
    trap - EXIT
    [ -z "$session" ] || kill "$session" 2>/dev/null
    [ -z "$screen" ] || { kill "$screen" 2>/dev/null; wait "$screen" 2>/dev/null; }
    # What D-Bus activated ends a moment after the bus and may still write.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        rm -rf "$root" 2>/dev/null && return
        sleep 0.1 # they are not our children, so there is nothing to wait for
    done
    rm -rf "$root"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -m 700 "$root/home" "$root/run" "$root/tmp" || fail "cannot prepare $root"
mkfifo "$root/display" || fail "cannot prepare $root"

( attached Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset ) \
    3>"$root/display" >"$root/screen.log" 2>&1 &
screen=$!
number=
read -r -t 20 number <"$root/display"
if [ -z "$number" ]; then
    cat "$root/screen.log" >&2
    fail 'Xvfb did not come up'
fi

environment=(
    "PATH=$PATH" "HOME=$root/home" "XDG_RUNTIME_DIR=$root/run" "TMPDIR=$root/tmp" "DISPLAY=:$number"
    "LANG=C.UTF-8" "SEALWRIGHT_DESKTOP_STAGE=session" "CCACHE_DIR=${CCACHE_DIR:-${HOME:-/nonexistent}/.cache/ccache}"
)
for name in $(compgen -e); do
    case $name in
    CCACHE_DIR) ;;
    CCACHE_* | ASAN_* | UBSAN_* | LSAN_* | QT_* | QTEST_* | CMAKE_* | CTEST_* | GTEST_* | NINJA_* | SEALWRIGHT_* | \
        TERM | USER | LOGNAME | SHELL | TZ | CC | CXX | CI | LD_LIBRARY_PATH | LD_PRELOAD | NO_COLOR)
        environment+=("$name=${!name}")
        ;;
    esac
done

env -i "${environment[@]}" setpriv --pdeathsig TERM -- dbus-run-session -- bash "$self" "$@" &
session=$!
wait "$session"
code=$?
session=
exit "$code"
