# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window in a new home, presses Send as a screen reader would, and reads both ends: the answer on the Send page and
the verified delivery on the Receive page. Then looks for controls that take the focus and have no name."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

WINDOW = sys.argv[1]
LAUNCHER = next(p for p in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
                if os.path.exists(p))
PATIENCE = 60

assert os.environ.get("SEALWRIGHT_DESKTOP"), "run this through tests/support/with-desktop.sh"
# What it starts in turn must not hold on to the pipes of whoever waits for this test.
bus = subprocess.Popen([LAUNCHER, "--launch-immediately"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

import pyatspi  # noqa: E402  (needs the bus)

NAMED_ROLES = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE, pyatspi.ROLE_LIST,
    pyatspi.ROLE_TEXT, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
}


def children(node):
    try:
        count = node.childCount
    except Exception:
        return
    for index in range(min(count, 500)):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        if child is not None:
            yield child


def everything(node, depth=0):
    yield node
    if depth < 40:
        for child in children(node):
            yield from everything(child, depth + 1)


def is_shown(node):
    try:
        return node.getState().contains(pyatspi.STATE_SHOWING)
    except Exception:
        return False


def name_of(node):
    try:
        return node.name or ""
    except Exception:
        return ""


def wait_for(what, find):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if program.poll() is not None:
            sys.exit(f"the window ended with {program.returncode} while this waited for {what}")
        found = find()
        if found is not None:
            return found
        time.sleep(0.1)  # a search asks the window for each of its parts: between two it gets on with its work
    shown = [f"{n.getRoleName()}: {name_of(n)}" for n in everything(application()) if is_shown(n)] if application() else []
    sys.exit(f"{what} did not appear within {PATIENCE} s; shown were:\n" + "\n".join(shown))


def application():
    for app in children(pyatspi.Registry.getDesktop(0)):
        try:
            if app.get_process_id() == program.pid:
                return app
        except Exception:
            continue
    return None


def shown(role, matches):
    for node in everything(application()):
        try:
            if node.getRole() in role and matches(name_of(node)) and is_shown(node):
                return node
        except Exception:
            continue
    return None


def press(node):
    action = node.queryAction()
    for index in range(action.nActions):
        if action.getName(index).lower() in ("press", "toggle", "click"):
            action.doAction(index)
            return
    sys.exit(f"'{name_of(node)}' cannot be pressed")


BUTTON = {pyatspi.ROLE_PUSH_BUTTON}
PAGE = {pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON}
ANY = set(range(0, 200))


def button(name):
    return wait_for(f"the button '{name}'", lambda: shown(BUTTON, lambda n: n == name))


def page(name):
    return wait_for(f"the page '{name}'", lambda: shown(PAGE, lambda n: n == name))


def select(name):
    tab = wait_for(f"the tab '{name}'", lambda: shown({pyatspi.ROLE_PAGE_TAB}, lambda n: n == name))
    press(tab)


def unnamed():
    return [f"{node.getRoleName()} in {name_of(node.parent)}" for node in everything(application())
            if node.getRole() in NAMED_ROLES and is_shown(node)
            and node.getState().contains(pyatspi.STATE_FOCUSABLE) and not name_of(node)]


home = tempfile.mkdtemp(prefix="window-", dir=os.environ["HOME"])
program = subprocess.Popen([WINDOW, "--workspace", str(pathlib.Path(home) / "workspace")],
                           env=dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", XDG_CONFIG_HOME=home))
failures = []
try:
    wait_for("the application", application)
    wait_for("the ready request", lambda: shown(ANY, lambda n: "Vapi tool-calls" in n))
    press(button("Send"))
    wait_for("the answer 200", lambda: shown(ANY, lambda n: n.startswith("200")))
    failures += [f"Send page: {control}" for control in unnamed()]
    press(page("Receive"))
    wait_for("a verified delivery", lambda: shown(ANY, lambda n: "verified" in n))
    failures += [f"Receive page: {control}" for control in unnamed()]
    press(button("Check the delivery"))
    press(button("Check"))
    wait_for("the verdict of the check", lambda: shown(ANY, lambda n: "secret matched" in n))
    failures += [f"Check a request: {control}" for control in unnamed()]
    press(page("Credentials"))
    wait_for("the example credential", lambda: shown(ANY, lambda n: "Vapi HMAC" in n))
    failures += [f"Credentials page: {control}" for control in unnamed()]
    press(page("Tokens"))
    wait_for("the claims of an example", lambda: shown(ANY, lambda n: n == "Claims"))
    failures += [f"Tokens page, minting: {control}" for control in unnamed()]
    press(button("Mint"))
    wait_for("what is missing", lambda: shown(ANY, lambda n: "needs a key" in n))
    select("Decode and verify")
    wait_for("the place for a token", lambda: shown(ANY, lambda n: n == "Paste from the clipboard"))
    failures += [f"Tokens page, reading: {control}" for control in unnamed()]
    press(page("Recipes"))
    wait_for("the list of recipes", lambda: shown({pyatspi.ROLE_LIST}, lambda n: n == "Recipes"))
    press(button("New recipe"))
    wait_for("the verified example", lambda: shown(ANY, lambda n: "verified" in n or "The signature is right." in n))
    failures += [f"Recipes page: {control}" for control in unnamed()]
finally:
    program.terminate()
    program.wait(10)
    bus.terminate()

for failure in failures:
    print("FAIL: a control takes the focus and has no name:", failure)
sys.exit(1 if failures else 0)
