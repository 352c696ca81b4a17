// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/SignatureWalk.h"

namespace sealwright::text {

/// The steps between the key and the digest, for the formats whose signed bytes are computed.
std::vector<WalkStep> httpSignatureSteps(const signing::SignatureSteps &steps,
                                         const std::vector<signing::PlacedValue> &placed);
std::vector<WalkStep> sigV4Steps(const signing::SignatureSteps &steps);
std::vector<WalkStep> jwsSteps(const signing::SignatureSteps &steps);
/// `recipe` says what its claims are made of; without one their standard meaning is said.
std::vector<WalkStep> tokenSteps(const signing::SignatureSteps &steps, const signing::CompiledRecipe *recipe);

/// Whether the content is a signature base of RFC 9421, of the builtin or of a recipe that writes one.
bool isSignatureBase(QByteArrayView content);

/// What every step and piece of advice is translated in.
QString walkWords(const char *text);
/// "1 byte", "332 bytes".
QString bytesInWords(qsizetype count);

/// What a receiver of a token has to do that a jwt credential made, with `alg` as the JOSE name.
QStringList receiverOfJwt(const QByteArray &header, const QByteArray &alg);
QStringList receiverOfBearer(const QByteArray &header);

/// User name and password (RFC 7617 §2), before they stand in their header.
std::vector<WalkStep> basicSteps(const credential::BasicFields &fields);

/// Of a client certificate, which changes nothing in the request: what was shown in the handshake, and to
/// whom. `tls` tells whether the server wanted to see it.
SignatureWalk walkOfCertificate(const crypto::CertificateFacts &facts,
                                const std::optional<http::TlsFacts> &tls);

/// What a server has to do that lets clients in by their certificate.
QStringList receiverOfCertificate();

} // namespace sealwright::text
