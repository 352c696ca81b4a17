// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/2 server over TLS (CERTIFICATE KEY) on a loopback port of the system's choice, which it prints first. It answers
// each request with what it took in: pseudo headers and headers in their order, and the body in base64. /reset ends the stream,
// /goaway the connection, /large sends 1 MiB, /teapot says 418, /trailers?N sends N of them behind the body.
'use strict';
const fs = require('fs');
const http2 = require('http2');

const [certificate, key] = process.argv.slice(2);
const server = http2.createSecureServer({ cert: fs.readFileSync(certificate), key: fs.readFileSync(key) });

server.on('stream', (stream, headers, flags, raw) => {
    stream.on('error', () => {});
    const path = headers[':path'];
    if (path === '/reset') {
        stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
        return;
    }
    if (path === '/goaway') {
        stream.session.destroy(undefined, http2.constants.NGHTTP2_ENHANCE_YOUR_CALM);
        return;
    }
    const trailers = /^\/trailers\?(\d+)$/.exec(path);
    if (trailers) {
        stream.respond({ ':status': 200 }, { waitForTrailers: true });
        stream.on('wantTrailers', () =>
            stream.sendTrailers(Object.fromEntries(Array.from({ length: trailers[1] }, (_, i) => [`x-${i}`, `${i}`]))));
        stream.end('body');
        return;
    }
    const pieces = [];
    stream.on('data', (piece) => pieces.push(piece));
    stream.on('end', () => {
        stream.respond({ ':status': path === '/teapot' ? 418 : 200, 'x-first': '1', 'content-type': 'application/json' });
        if (path === '/large') {
            stream.end(Buffer.alloc(1024 * 1024, 'r'));
        } else {
            stream.end(JSON.stringify({ headers: raw, body: Buffer.concat(pieces).toString('base64') }));
        }
    });
});
server.on('sessionError', () => {});
// A client that speaks no HTTP/2, where TLS itself has not refused it.
server.on('unknownProtocol', (socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
