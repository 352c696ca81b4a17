// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// judges.mjs SEALWRIGHT_CLI: what vendors and standards publish judges what we sign, and we judge what they sign. The judges
// are pinned in package-lock.json; without them this says so and ends with 77, which ctest takes for "skipped".
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac, generateKeyPairSync, sign as signBytes, verify as verifyBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cli = process.argv[2];
const judges = await Promise.all([
    import("standardwebhooks"),
    import("stripe"),
    import("@octokit/webhooks-methods"),
    import("jose"),
    import("http-message-signatures"),
]).catch(() => null);
if (judges === null) {
    console.log("The judges are not installed: npm ci --ignore-scripts in tests/interop gets them.");
    process.exit(77);
}
const [{ Webhook }, { default: Stripe }, octokit, jose, { httpbis }] = judges;

const folder = mkdtempSync(join(tmpdir(), "interop-"));
const url = "https://example.com/hook?a=1&b=2";
const body = '{"event":"call.ended","name":"Jäger","amount":1.50}';
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const now = new Date();

/** One run of the program; the secret goes through the environment, as it must. */
function run(command, key, options, expected = 0) {
    const done = spawnSync(cli, [...command, "--secret-env", "INTEROP_SECRET", "--json", ...options],
        { env: { ...process.env, HOME: folder, INTEROP_SECRET: key }, encoding: "utf8" });
    assert.equal(done.status, expected, `${command.join(" ")}: ${done.stdout}${done.stderr}`);
    return JSON.parse(done.stdout);
}

function file(name, text) {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
}

function signed(recipe, key, variables = {}) {
    const given = Object.entries(variables).flatMap(([name, value]) => ["--var", `${name}=${value}`]);
    return run(["sign", "--recipe", recipe], key,
        ["--url", url, "--header", "Content-Type: application/json", "--body", file("body", body), ...given]).request;
}

const headersOf = (request) => Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));

/** Our verdict about a request with these headers, and about its twin with another body. */
function judged(recipe, key, headers, options = []) {
    const verdict = (text, expected) =>
        run(["verify", "--recipe", recipe], key, ["--request", file("request", JSON.stringify({
            method: "POST", url, headers: Object.entries(headers), bodyBase64: Buffer.from(text).toString("base64"),
        })), ...options], expected);
    assert.equal(verdict(body, 0).verdict, "verified");
    assert.equal(verdict(body + " ", 1).verdict, "failed");
}

function pair(type, options) {
    const { privateKey, publicKey } = generateKeyPairSync(type, options);
    return {
        privateKey, publicKey,
        privatePem: privateKey.export({ type: "pkcs8", format: "pem" }),
        publicPem: publicKey.export({ type: "spki", format: "pem" }),
    };
}

const checks = {
    "standardwebhooks accepts ours"() {
        const judge = new Webhook(secret);
        const headers = headersOf(signed("standard-webhooks", secret));
        judge.verify(body, headers);
        assert.throws(() => judge.verify(body + " ", headers));
    },
    "we accept standardwebhooks"() {
        judged("standard-webhooks", secret, {
            "webhook-id": "msg_1", "webhook-timestamp": String(Math.floor(now / 1000)),
            "webhook-signature": new Webhook(secret).sign("msg_1", now, body),
        });
    },
    "stripe accepts ours"() {
        const header = headersOf(signed("stripe", secret))["stripe-signature"];
        Stripe.webhooks.constructEvent(body, header, secret);
        assert.throws(() => Stripe.webhooks.constructEvent(body + " ", header, secret));
    },
    "we accept stripe"() {
        judged("stripe", secret,
            { "Stripe-Signature": Stripe.webhooks.generateTestHeaderString({ payload: body, secret }) });
    },
    async "octokit accepts ours"() {
        const header = headersOf(signed("github-sha256", secret))["x-hub-signature-256"];
        assert.equal(await octokit.verify(secret, body, header), true);
        assert.equal(await octokit.verify(secret, body + " ", header), false);
    },
    async "we accept octokit"() {
        judged("github-sha256", secret, { "X-Hub-Signature-256": await octokit.sign(secret, body) });
    },
    async "jose accepts our tokens"() {
        const token = headersOf(signed("qstash", secret))["upstash-signature"];
        const { payload } = await jose.jwtVerify(token, new TextEncoder().encode(secret),
            { algorithms: ["HS256"], issuer: "Upstash", subject: url });
        assert.equal(typeof payload.body, "string");
        const key = pair("ec", { namedCurve: "P-256" });
        const plaid = headersOf(signed("plaid", key.privatePem))["plaid-verification"];
        const { protectedHeader } = await jose.jwtVerify(plaid, key.publicKey, { algorithms: ["ES256"], maxTokenAge: "5 min" });
        assert.equal(protectedHeader.kid, "kid-1");
    },
    async "we accept the tokens of jose"() {
        const { createHash } = await import("node:crypto");
        const hash = createHash("sha256").update(body).digest("hex");
        const token = await new jose.SignJWT({ iss: "netlify", sha256: hash })
            .setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
        judged("netlify", secret, { "X-Webhook-Signature": token });
        const key = pair("ec", { namedCurve: "P-256" });
        const plaid = await new jose.SignJWT({ request_body_sha256: hash })
            .setIssuedAt().setProtectedHeader({ alg: "ES256" }).sign(key.privateKey);
        judged("plaid", key.publicPem, { "Plaid-Verification": plaid });
    },
    async "http-message-signatures accepts ours"() {
        const key = pair("ed25519");
        const components = '"@method" "@authority" "@path" "@query" "@query-param";name="b" "content-type" "content-digest"';
        for (const [ours, verify, alg] of [
            [secret, (data, signature) => createHmac("sha256", secret).update(data).digest().equals(signature), "hmac-sha256"],
            [key.privatePem, (data, signature) => verifyBytes(null, data, key.publicKey, signature), "ed25519"],
        ]) {
            const request = signed("rfc9421-general", ours, { components, alg });
            const message = { method: request.method, url: request.url, headers: headersOf(request) };
            const keyLookup = async () => ({ algs: [alg], verify: async (data, signature) => verify(data, signature) });
            assert.equal(await httpbis.verifyMessage({ keyLookup }, message), true);
            message.headers["content-type"] = "text/plain";
            assert.notEqual(await httpbis.verifyMessage({ keyLookup }, message).catch(() => false), true);
        }
    },
    async "we accept http-message-signatures"() {
        const { createHash } = await import("node:crypto");
        const digest = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
        const key = pair("ed25519");
        for (const [sign, alg, ours] of [
            [(data) => createHmac("sha256", secret).update(data).digest(), "hmac-sha256", secret],
            [(data) => signBytes(null, data, key.privateKey), "ed25519", key.publicPem],
        ]) {
            const message = await httpbis.signMessage({
                key: { id: "their-key", alg, sign: async (data) => sign(data) },
                fields: ["@method", "@target-uri", "@authority", "@request-target", "content-type", "content-digest"],
            }, { method: "POST", url, headers: { "content-type": "application/json", "content-digest": digest } });
            judged("rfc9421-general", ours, message.headers);
        }
    },
};

let failures = 0;
for (const [name, check] of Object.entries(checks)) {
    try {
        await check();
        console.log(`ok - ${name}`);
    } catch (error) {
        failures += 1;
        console.log(`not ok - ${name}\n${error.stack}`);
    }
}
rmSync(folder, { recursive: true });
process.exit(failures === 0 ? 0 : 1);
