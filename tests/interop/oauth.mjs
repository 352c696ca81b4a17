// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// oauth.mjs SEALWRIGHT_CLI: the certified authorization server oidc-provider gives our clients their tokens, however they prove
// who they are. It is pinned in package-lock.json; without it this says so and ends with 77, which ctest takes for "skipped".
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const cli = process.argv[2];
const warnings = console.warn;
console.warn = () => {}; // the provider says at length that a test is no production
console.info = () => {};
const judges = await Promise.all([import("oidc-provider"), import("jose")]).catch(() => null);
if (judges === null) {
    console.log("The authorization server is not installed: npm ci --ignore-scripts in tests/interop gets it.");
    process.exit(77);
}
const [{ default: Provider }, jose] = judges;

const resource = "https://api.example.test/";
const secret = "secret with +/=&%:~* and blanks, sixty-four characters or more of it!!";
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const signing = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = (key, more) => ({ ...key.export({ format: "jwk" }), ...more });
const pem = (pair) => pair.privateKey.export({ type: "pkcs8", format: "pem" });

const common = { grant_types: ["client_credentials"], redirect_uris: [], response_types: [], scope: "calls:write calls:read" };
const clients = [
    { ...common, client_id: "post", client_secret: secret, token_endpoint_auth_method: "client_secret_post" },
    { ...common, client_id: "basic: client", client_secret: secret, token_endpoint_auth_method: "client_secret_basic" },
    { ...common, client_id: "ec", token_endpoint_auth_method: "private_key_jwt", token_endpoint_auth_signing_alg: "ES256",
      jwks: { keys: [jwk(ec.publicKey, { kid: "ec-1", use: "sig" })] } },
    { ...common, client_id: "rsa", token_endpoint_auth_method: "private_key_jwt", token_endpoint_auth_signing_alg: "PS256",
      jwks: { keys: [jwk(rsa.publicKey, { kid: "rsa-1", use: "sig" })] } },
    { ...common, client_id: "no grant", grant_types: ["authorization_code"], redirect_uris: ["https://app.example.test/"],
      response_types: ["code"], client_secret: secret, token_endpoint_auth_method: "client_secret_post" },
];

const http = createServer();
await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${http.address().port}`;
const provider = new Provider(issuer, {
    clients,
    scopes: ["calls:write", "calls:read", "admin"],
    jwks: { keys: [jwk(signing.privateKey, { kid: "server-1", use: "sig", alg: "RS256" })] },
    features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
            enabled: true,
            getResourceServerInfo: () => ({
                scope: "calls:write calls:read", audience: resource, accessTokenFormat: "jwt", accessTokenTTL: 900,
                jwt: { sign: { alg: "RS256" } },
            }),
        },
    },
    ttl: { ClientCredentials: 600 },
});
http.on("request", provider.callback());

const home = mkdtempSync(join(tmpdir(), "interop-oauth-"));

/** One run of the program, while the provider in this process answers it. */
function run(words, key = secret) {
    return new Promise((resolve) => {
        const child = spawn(cli, ["--vault", "session", "--json", ...words, "--secret-env", "INTEROP_SECRET"],
            { env: { ...process.env, HOME: home, INTEROP_SECRET: key } });
        let out = "";
        let err = "";
        child.stdout.on("data", (data) => { out += data; });
        child.stderr.on("data", (data) => { err += data; });
        child.on("close", (status) => resolve({ status, json: out === "" ? null : JSON.parse(out), err }));
    });
}

async function token(clientId, fields, key = secret, options = []) {
    const set = Object.entries({ tokenUrl: `${issuer}/token`, clientId, ...fields })
        .flatMap(([name, value]) => ["--set", `${name}=${value}`]);
    const added = await run(["credential", "add", "--kind", "oauth2", "--name", clientId, ...set], key);
    assert.equal(added.status, 0, added.err);
    return run(["credential", "token", added.json.id, ...options], key);
}

async function granted(clientId, fields, key = secret) {
    const done = await token(clientId, fields, key, ["--reveal"]);
    assert.equal(done.status, 0, `${JSON.stringify(done.json)}${done.err}`);
    assert.equal(done.json.token.type, "Bearer");
    return done.json.token;
}

async function refused(clientId, fields, code, key = secret) {
    const done = await token(clientId, fields, key);
    assert.equal(done.status, 3, JSON.stringify(done.json));
    assert.equal(done.json.error.code, code);
}

const checks = {
    async "a secret in the body"() {
        const given = await granted("post", { scope: "calls:write" });
        assert.equal(given.scope, "calls:write");
        assert.equal(given.jwt, null);
        assert.ok(Math.abs(Date.parse(given.expiresAt) - Date.now() - 600_000) < 10_000, given.expiresAt);
    },
    async "a secret by HTTP Basic, with a colon in the client id"() {
        await granted("basic: client", { clientAuth: "basic" });
    },
    async "a JWT signed with ES256"() {
        await granted("ec", { clientAuth: "private_key_jwt", algorithm: "ES256", kid: "ec-1" }, pem(ec));
    },
    async "a JWT signed with PS256"() {
        await granted("rsa", { clientAuth: "private_key_jwt", algorithm: "PS256", kid: "rsa-1" }, pem(rsa));
    },
    async "a JWT access token for a resource, taken apart"() {
        const given = await granted("post", { scope: "calls:read", "param:resource": resource });
        const { payload } = await jose.jwtVerify(given.value, signing.publicKey, { issuer, audience: resource });
        assert.deepEqual(given.jwt.claims, payload);
        assert.equal(given.jwt.header.kid, "server-1");
        assert.equal(Date.parse(given.jwt.times.exp), payload.exp * 1000);
        assert.equal(given.jwt.signatureChecked, false);
    },
    async "a wrong secret"() {
        await refused("post", {}, "oauth_invalid_client", "another secret");
    },
    async "a secret where a signed JWT is due"() {
        await refused("ec", { clientAuth: "body" }, "oauth_invalid_client");
    },
    async "a scope that is not allowed"() {
        await refused("post", { scope: "admin" }, "oauth_invalid_scope");
    },
    async "a client that may not"() {
        const done = await token("no grant", {});
        assert.equal(done.status, 3, JSON.stringify(done.json));
        assert.ok(["oauth_unauthorized_client", "oauth_invalid_request"].includes(done.json.error.code), done.json.error.code);
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
console.warn = warnings;
http.close();
http.closeAllConnections();
rmSync(home, { recursive: true });
process.exit(failures === 0 ? 0 : 1);
