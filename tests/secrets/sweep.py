# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes, uses, rotates and removes credentials with the command line, against the real keyring, and then looks for every
secret in all that is left: the home directory, the temporary files, the output, the arguments and environment of the running
program, and a core dump of it. Only the keyring's own (encrypted) file is passed over."""

import http.server
import json
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import canaries

CLI = sys.argv[1]
HOME = pathlib.Path(os.environ["HOME"])
assert os.environ.get("SEALWRIGHT_DESKTOP"), "run this through tests/support/with-desktop.sh"

TEMPORARY = pathlib.Path(tempfile.mkdtemp(prefix="sweep-", dir=HOME))
SECRETS = {
    name: canaries.make(name)
    for name in ("bearer", "vapi", "hmac", "rotated", "given", "removed", "kept", "passphrase", "typed",
                 "client", "basic", "access", "imported", "inline", "header", "password", "apikey", "query",
                 "shared", "variable", "crashed")
}
outputs = []
failures = []


class Echo(http.server.BaseHTTPRequestHandler):
    """A careless server: it sends everything it got back to whoever asks, and gives tokens at /token."""

    def do_POST(self):
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        body = str(self.headers).encode()
        if self.path == "/token":
            form = urllib.parse.parse_qs(sent)
            body = json.dumps({"access_token": SECRETS["access"], "expires_in": 3600, "form": sent,
                               "secret": form.get("client_secret"), "headers": str(self.headers)}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Echo", self.headers.get("Authorization", "-"))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def cli(*arguments, secret=None, by="env", expect=0, document=None):
    """Runs the command line; the secret goes in by environment, file or standard input, a document by standard input."""
    environment = dict(os.environ, TMPDIR=str(TEMPORARY), QT_LOGGING_RULES="*.debug=true;qt.*=false")
    command = [CLI, *arguments]
    stdin = json.dumps(document).encode() if document is not None else b""
    handed = None
    if secret is not None:
        if by == "env":
            environment["CANARY"] = secret
            command += ["--secret-env", "CANARY"]
        elif by == "stdin":
            stdin = secret.encode()
            command += ["--secret-stdin"]
        else:
            handed = pathlib.Path(tempfile.mkstemp()[1])
            handed.write_text(secret)
            command += ["--secret-file", str(handed)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=60)
    if handed:
        handed.unlink()
    outputs.append((" ".join(arguments), done.stdout + done.stderr))
    if done.returncode != expect:
        failures.append(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


def report(where, data):
    for name, form in canaries.find(data, SECRETS):
        failures.append(f"the secret '{name}' stands, as {form}, in {where}")


def scenario(url):
    token_url = url.replace("/hook", "/token")
    add = ("credential", "add", "--kind")
    made = [
        cli(*add, "bearer", "--name", "Bearer", secret=SECRETS["bearer"]),
        cli(*add, "bearer", "--name", "Vapi secret", "--preset", "vapi-secret", secret=SECRETS["vapi"], by="file"),
        cli(*add, "hmac", "--name", "Hmac", secret=SECRETS["hmac"], by="stdin"),
        cli(*add, "bearer", "--name", "Gone", secret=SECRETS["removed"]),
        cli(*add, "oauth2", "--name", "OAuth", "--set", f"tokenUrl={token_url}", "--set", "clientId=c",
            secret=SECRETS["client"]),
        cli(*add, "oauth2", "--name", "OAuth basic", "--set", f"tokenUrl={token_url}", "--set", "clientId=c",
            "--set", "clientAuth=basic", secret=SECRETS["basic"]),
    ]

    listed = subprocess.run(["secret-tool", "search", "--all", "server", "io.github.sealwright"], capture_output=True)
    stored = listed.stdout.decode() + listed.stderr.decode()
    for credential in made:
        if f"attribute.user = {credential.strip()}/" not in stored:
            failures.append(f"secret-tool does not list the secret of {credential.strip()}")

    for name in ("OAuth", "OAuth basic"):
        for extra in ((), ("--json",)):
            cli("credential", "token", name, "--refresh", *extra)
    for name in ("Bearer", "Vapi secret", "Hmac", "OAuth", "OAuth basic"):
        for extra in ((), ("--json",)):
            cli("send", "--url", url, "--credential", name, "--template", "vapi/hang", *extra)
        cli("credential", "show", name, "--json")
    cli("send", "--url", "http://127.0.0.1:1/", "--credential", "Bearer", "--json", expect=4)
    cli("sign", "--url", url, "--credential", "Hmac", "--json")
    cli("sign", "--url", url, "--credential", "Bearer", "--json", expect=2)
    cli("send", "--url", url, "--recipe", "stripe", "--json", secret=SECRETS["given"], by="file")
    cli("credential", "rotate", "Hmac", secret=SECRETS["rotated"], by="stdin")
    cli("credential", "test-overlap", "Hmac", "--url", url, "--json")
    cli("credential", "usage", "Hmac", "--json")
    cli("credential", "remove", "Gone")
    cli("credential", "list", "--json")
    cli("credential", "show", "nobody", "--json", expect=3)


def other_kinds_scenario(url):
    """What is sent as it is, what signs a token, and a client certificate, whose key is a file that was read."""
    add = ("credential", "add", "--kind")
    cli(*add, "basic", "--name", "Basic", "--set", "username=alice", secret=SECRETS["password"])
    cli(*add, "apiKey", "--name", "Key", secret=SECRETS["apikey"], by="stdin")
    cli(*add, "apiKey", "--name", "Query", "--set", "placement=query", "--set", "keyName=key", secret=SECRETS["query"])
    cli(*add, "jwt", "--name", "Token", "--set", 'claims={"a":1}', secret=SECRETS["shared"], by="file")
    for name in ("Basic", "Key", "Query", "Token"):
        for extra in ((), ("--json",)):
            cli("send", "--url", url, "--credential", name, *extra)
            cli("credential", "show", name, *extra)
    handed = pathlib.Path(tempfile.mkdtemp())
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                    "/CN=client", "-keyout", handed / "key.pem", "-out", handed / "certificate.pem"],
                   check=True, capture_output=True)
    SECRETS["client key"] = (handed / "key.pem").read_text().splitlines()[1]
    cli(*add, "mtls", "--name", "Client", "--cert", str(handed / "certificate.pem"), "--key-file", str(handed / "key.pem"))
    shutil.rmtree(handed)
    cli("credential", "show", "Client", "--json")
    cli("send", "--url", "https://127.0.0.1:1/", "--credential", "Client", "--json", expect=4)


def environment_scenario(url):
    """A secret variable, wherever a request may ask for it; a careless server sends it back."""
    cli("environment", "add", "staging", "--set", "tenant=acme")
    cli("environment", "set-secret", "staging", "key", secret=SECRETS["variable"])
    body = {"tenant": "{{tenant}}", "key": "{{key}}"}
    asked = ("--environment", "staging", "--url", url, "--header", "Authorization: {{key}}", "--body", "-")
    for extra in ((), ("--json",)):
        cli("send", *asked, *extra, document=body)
        cli("send", *asked, "--credential", "Hmac", *extra, document=body)
        cli("sign", *asked, "--credential", "Hmac", *extra, document=body)
        cli("environment", "show", "staging", *extra)
        cli("environment", "list", *extra)
    cli("send", *asked, "--repeat", "3", "--json", document=body)
    cli("send", *asked, "--header", "X: {{nobody}}", "--json", document=body, expect=2)


def crash_scenario():
    """Killed while it stores: what is left of the secret is in the keyring, or nowhere."""
    environment = dict(os.environ, CANARY=SECRETS["crashed"], TMPDIR=str(TEMPORARY))
    moments = 10 if os.environ.get("SEALWRIGHT_CAMPAIGN") == "1" else 3
    for moment in range(moments):
        killed = subprocess.Popen([CLI, "credential", "rotate", "Hmac", "--secret-env", "CANARY"], env=environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            killed.wait(moment / 2 / moments)  # from its very beginning until it is nearly done
        except subprocess.TimeoutExpired:
            killed.kill()
        out, err = killed.communicate(timeout=60)
        outputs.append(("credential rotate, killed", out + err))
    cli("credential", "show", "Hmac", "--json")


def document_scenario():
    """Documents with secrets inside: they go to the keyring, and what is printed refers to them."""
    plan = {"type": "bearer", "token": SECRETS["imported"], "headerName": "X-Key", "bearerPrefixEnabled": False}
    credential = {"provider": "custom-credential", "name": "Imported", "authenticationPlan": plan}
    cli("credential", "import", "-", document=[credential, {"provider": "openai", "apiKey": "x"}], expect=2)
    assistant = {"prompt": "Say " + SECRETS["inline"], "server": {"url": "u", "secret": SECRETS["inline"]},
                 "tools": [{"server": {"url": "v", "headers": {"X-Key": SECRETS["header"], "X-Token": SECRETS["inline"]}}}]}
    for extra in (("--dry-run",), ("--dry-run", "--json"), (), ("--json",)):
        cli("vapi", "migrate", "-", *extra, document=assistant)
    broken = json.dumps(assistant)[:-1]
    for command in (("vapi", "migrate"), ("credential", "import")):
        done = subprocess.run([CLI, *command, "-"], input=broken.encode(), capture_output=True, timeout=60)
        outputs.append((" ".join(command) + " of a broken document", done.stdout + done.stderr))
        if done.returncode != 2:
            failures.append(f"a broken document ended with {done.returncode}")
    for form in ("vapi", "vapi-call", "sealwright"):
        cli("credential", "export", "--format", form)


def in_vault_file(*arguments, by="env", **rest):
    """The same with the secrets in the vault file, whose passphrase comes by environment or file."""
    if by == "env":
        os.environ["VAULT"] = SECRETS["passphrase"]
        try:
            return cli("--vault", "file", "--vault-passphrase-env", "VAULT", *arguments, **rest)
        finally:
            del os.environ["VAULT"]
    handed = pathlib.Path(tempfile.mkstemp()[1])
    handed.write_text(SECRETS["passphrase"])
    try:
        return cli("--vault", "file", "--vault-passphrase-file", str(handed), *arguments, **rest)
    finally:
        handed.unlink()


def vault_scenario(url):
    in_vault_file("credential", "add", "--kind", "bearer", "--name", "Kept", secret=SECRETS["kept"])
    in_vault_file("send", "--url", url, "--credential", "Kept", "--template", "vapi/hang", "--json", by="file")
    in_vault_file("credential", "rotate", "Kept", secret=SECRETS["rotated"])
    in_vault_file("credential", "show", "Kept", "--json")
    os.environ["WRONG"] = SECRETS["typed"]
    cli("--vault", "file", "--vault-passphrase-env", "WRONG", "credential", "drop-previous", "Kept", "--json", expect=3)
    del os.environ["WRONG"]
    typed_at_a_terminal()
    in_vault_file("vault", "move", "--from", "file", "--to", "keychain", "--json")
    in_vault_file("vault", "move", "--from", "keychain", "--to", "file", by="file")
    vault = HOME / ".local/share/sealwright/vault"
    if not vault.read_bytes().startswith(b"sealwright-vault"):
        failures.append("there is no vault file to search")


def typed_at_a_terminal():
    """Wrong, wrong and wrong: nothing of it may be echoed or repeated."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(CLI, [CLI, "--vault", "file", "credential", "drop-previous", "Kept"])
    shown = b""
    for attempt in range(1, 4):
        while shown.count(b"Passphrase of the vault file") < attempt:
            shown += os.read(terminal, 4096)
        if attempt == 1:
            report("the arguments of the program that asks", pathlib.Path(f"/proc/{pid}/cmdline").read_bytes())
        os.write(terminal, SECRETS["typed"].encode() + b"\r")
    try:
        while more := os.read(terminal, 4096):
            shown += more
    except OSError:
        pass  # how the end of a terminal shows
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    outputs.append(("a passphrase typed at a terminal", shown))
    if code != 3:
        failures.append(f"three wrong passphrases ended with {code}: {shown.decode(errors='replace')}")


def search_running_program():
    """A receiver holds the secret it verifies with. Its arguments, its environment and a dump of it must not."""
    environment = dict(os.environ, CANARY=SECRETS["given"])
    listener = subprocess.Popen(
        [CLI, "listen", "--json", "--recipe", "stripe", "--secret-env", "CANARY"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    try:
        address = json.loads(listener.stdout.readline())["listening"]
        cli("send", "--url", address + "/hook", "--recipe", "stripe", "--json", secret=SECRETS["given"], by="file")
        if json.loads(listener.stdout.readline())["verdict"] != "verified":
            failures.append("the receiver did not verify what was sent to it")
        process = pathlib.Path("/proc") / str(listener.pid)
        report("the arguments of the receiver", (process / "cmdline").read_bytes())
        if os.geteuid() == 0:
            report("the environment of the receiver", (process / "environ").read_bytes())
        if shutil.which("gcore"):
            dump = TEMPORARY / "dump"
            subprocess.run(["gcore", "-o", str(dump), str(listener.pid)], capture_output=True)
            written = list(TEMPORARY.glob("dump.*"))
            if os.geteuid() == 0 and not written:
                failures.append("there is no core dump to search")
            for file in written:
                data = file.read_bytes()
                if b"sealwright" not in data:
                    failures.append("the core dump holds nothing of the program, so searching it proves nothing")
                report("a core dump of the receiver", data)
                file.unlink()
    finally:
        listener.send_signal(signal.SIGINT)
        out, err = listener.communicate(timeout=30)
        outputs.append(("listen", out + err))


def search_files():
    keyrings = HOME / ".local/share/keyrings"
    for root in {HOME, pathlib.Path(os.environ["XDG_RUNTIME_DIR"])}:
        for file in root.rglob("*"):
            if file.is_file() and not file.is_symlink() and keyrings not in file.parents:
                report(str(file), file.read_bytes())
    for file in HOME.rglob("*"):
        inside = HOME / ".local/share/sealwright"
        if (inside in file.parents or file == inside) and file.lstat().st_mode & 0o077:
            failures.append(f"{file} is open to others: {oct(file.lstat().st_mode & 0o777)}")


def prove_that_the_search_finds():
    planted = HOME / "planted"
    for form, needle in canaries.forms(SECRETS["hmac"]).items():
        planted.write_bytes(b"before" + needle + b"after")
        if not canaries.find(planted.read_bytes(), SECRETS):
            failures.append(f"the search does not find a planted secret as {form}")
    planted.unlink()


prove_that_the_search_finds()
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    scenario(f"http://127.0.0.1:{server.server_port}/hook")
    other_kinds_scenario(f"http://127.0.0.1:{server.server_port}/hook")
    environment_scenario(f"http://127.0.0.1:{server.server_port}/hook")
    document_scenario()
    crash_scenario()
    vault_scenario(f"http://127.0.0.1:{server.server_port}/hook")
    server.shutdown()
search_running_program()
for command, output in outputs:
    report(f"the output of `{command}`", output)
search_files()

for failure in failures:
    print("FAIL:", failure)
print(f"searched {len(outputs)} outputs for {len(SECRETS)} secrets in {len(canaries.forms('x' * 30))} forms")
sys.exit(1 if failures else 0)
