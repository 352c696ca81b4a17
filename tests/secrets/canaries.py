# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets that can be recognised wherever they turn up, in every form in which a program might leave them."""

import base64
import secrets
import urllib.parse


def make(name):
    """A secret with characters that hex, base64, URL and JSON each write in their own way."""
    return f"canary-{name}+/{secrets.token_hex(12)}=&"


def forms(secret):
    """The byte strings to look for. Base64 hides a secret inside a longer text at one of three alignments."""
    plain = secret.encode()
    found = {
        "plain": plain,
        "utf-16-le": secret.encode("utf-16-le"),
        "utf-16-be": secret.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "percent": urllib.parse.quote(secret, safe="").encode(),
        "percent-path": urllib.parse.quote(secret).encode(),
    }
    for shift in range(3):
        # Drop the characters that depend on what stands before and after.
        whole = base64.b64encode(b"\0" * shift + plain)
        inner = whole[4 if shift else 0 : len(whole) - 4]
        found[f"base64+{shift}"] = inner
        found[f"base64url+{shift}"] = inner.translate(bytes.maketrans(b"+/", b"-_"))
    return found


def find(data, canaries):
    """The (name, form) pairs that occur in `data`."""
    return [
        (name, form)
        for name, secret in canaries.items()
        for form, needle in forms(secret).items()
        if needle in data
    ]
