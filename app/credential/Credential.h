// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/base/Random.h"
#include "app/credential/CredentialError.h"
#include "app/crypto/HashAlgorithm.h"
#include "app/jwt/JwtAlgorithm.h"
#include "app/signing/CompiledRecipe.h"

#include <map>
#include <variant>

namespace sealwright::credential {

enum class Kind { Bearer, Hmac, Jwt, OAuth2, Basic, ApiKey, Mtls };

QByteArray nameOf(Kind kind); ///< `bearer`, `hmac`, `jwt`, `oauth2`, `basic`, `apiKey`, `mtls`
std::optional<Kind> kindNamed(QByteArrayView name);

/// Puts `<headerName>: <prefix><token>` on the wire. Defaults of Vapi's BearerAuthenticationPlan.
struct BearerFields
{
    QByteArray headerName{"Authorization"};
    bool includePrefix = true;
    QByteArray prefix{"Bearer "};

    bool operator==(const BearerFields &) const = default;
};

/// Vapi's HMACAuthenticationPlan, or a recipe of the catalog by id with its variables (the other fields then
/// mean nothing). Defaults are Vapi's; the timestamp unit is undocumented there and milliseconds is likely.
struct HmacFields
{
    crypto::HashAlgorithm algorithm = crypto::HashAlgorithm::Sha256;
    QByteArray signatureHeader{"x-signature"};
    QByteArray signaturePrefix;
    QByteArray timestampHeader{"x-timestamp"};
    signing::TimestampUnit timestampUnit = signing::TimestampUnit::Milliseconds;
    bool includeTimestamp = true;
    QByteArray payloadFormat{"{timestamp}.{body}"};
    QByteArray signatureEncoding{"hex"};
    QByteArray secretEncoding{"utf8"};
    QByteArray messageIdHeader;
    QString recipeId;
    signing::Variables variables;

    bool operator==(const HmacFields &) const = default;
};

/// Puts `<headerName>: <prefix><token>` on the wire, with a token minted for each request (design.md §5).
struct JwtFields
{
    jwt::JwtAlgorithm algorithm = jwt::JwtAlgorithm::HS256;
    QByteArray kid;             ///< empty: none
    QByteArray header{"{}"};    ///< JSON: further header fields
    QByteArray claims{"{}"};    ///< JSON; `{{name}}` inside its strings stands for a variable
    QByteArray expiresIn{"1h"}; ///< a duration, from the time of issue; empty: no `exp`
    QByteArray notBefore;       ///< a duration, perhaps with a minus; empty: no `nbf`
    QByteArray headerName{"Authorization"};
    QByteArray prefix{"Bearer "};
    signing::Variables variables;

    bool operator==(const JwtFields &) const = default;
};

/// How a client proves to the token endpoint who it is: its secret in the body or by HTTP Basic (RFC 6749
/// §2.3.1), or a JWT signed with its private key (RFC 7523 §2.2).
enum class ClientAuth { Body, Basic, PrivateKeyJwt };

QByteArray nameOf(ClientAuth clientAuth); ///< `body`, `basic`, `private_key_jwt`
std::optional<ClientAuth> clientAuthNamed(QByteArrayView name);

/// Puts `Authorization: Bearer <access token>` on the wire, with a token of the client credentials grant
/// (RFC 6749 §4.4). What is empty is not sent.
struct OAuth2Fields
{
    QByteArray tokenUrl;
    QByteArray clientId;
    QByteArray scope;    ///< as RFC 6749 §3.3 has it, one blank between two
    QByteArray audience; ///< not of the standard; several servers want it
    ClientAuth clientAuth = ClientAuth::Body;
    std::map<QByteArray, QByteArray> parameters; ///< further ones of the token request
    QByteArray refreshSkew{"60s"};               ///< a duration: so long before it expires a token is renewed
    jwt::JwtAlgorithm algorithm = jwt::JwtAlgorithm::RS256; ///< of the assertion, with private_key_jwt
    QByteArray kid;                                         ///< of the assertion; empty: none

    bool operator==(const OAuth2Fields &) const = default;
};

/// Puts `Authorization: Basic <base64 of username:password>` on the wire (RFC 7617), in UTF-8.
struct BasicFields
{
    QByteArray username; ///< without a colon; may be empty, as where a token is the password

    bool operator==(const BasicFields &) const = default;
};

enum class KeyPlacement { Header, Query };

QByteArray nameOf(KeyPlacement placement); ///< `header`, `query`
std::optional<KeyPlacement> keyPlacementNamed(QByteArrayView name);

/// Puts `<name>: <prefix><key>` on the wire, or `<name>=<key>`, percent-encoded, at the end of the query.
struct ApiKeyFields
{
    KeyPlacement placement = KeyPlacement::Header;
    QByteArray name{"X-API-Key"};
    QByteArray prefix; ///< in a header only

    bool operator==(const ApiKeyFields &) const = default;
};

/// Shows a client certificate in the TLS handshake and proves that it has its key (RFC 8446 §4.4); nothing of
/// the request changes. All there is to say of it lies in its two slots.
struct MtlsFields
{
    bool operator==(const MtlsFields &) const = default;
};

using Fields =
    std::variant<BearerFields, HmacFields, JwtFields, OAuth2Fields, BasicFields, ApiKeyFields, MtlsFields>;

/// The kind with the defaults of its fields.
Fields plainFields(Kind kind);

/// A named way to authenticate. It names its secret slots and never holds their bytes.
struct Credential
{
    QString id; ///< `cred_` and 10 lower-case base32 characters
    QString name;
    QString environment;
    Fields fields;
    std::vector<QString> hosts; ///< when not empty, the only hosts it may be sent to
    std::optional<base::TimePoint> createdAt;
    std::optional<base::TimePoint> rotatedAt;
    /// The file it was read from: members we do not know survive, in their place.
    base::Json document = base::Json::object();

    Kind kind() const;
    /// The slots it has as its fields are: `token`; `secretKey`; `privateKey`; `clientSecret`; `password`;
    /// `key`; `certificate` and `privateKey`.
    std::vector<QString> secretSlots() const;
    /// Those it can have had as well, with other values of its fields.
    std::vector<QString> formerSecretSlots() const;
    /// The key under which a SecretStore keeps the slot: `<id>/<slot>`.
    QString secretKey(const QString &slot) const;
    QString previousSecretKey(const QString &slot) const; ///< `<id>/<slot>/previous`
    // What a rotation under way lays beside: the new secret, and a copy of the present one.
    QString incomingSecretKey(const QString &slot) const; ///< `<id>/<slot>/incoming`
    QString outgoingSecretKey(const QString &slot) const; ///< `<id>/<slot>/outgoing`
    /// All of these.
    std::vector<QString> secretKeys(const QString &slot) const;
};

QString newCredentialId(base::Random &random);
bool isCredentialId(const QString &text);

/// The file's content; unknown members of `document` kept in their place.
base::Json toJson(const Credential &credential);
base::Result<Credential> credentialFromJson(base::Json document);

/// Name, header names and formats are such as can be used.
base::Result<void> check(const Credential &credential);
/// A secret that is empty, would break the header it goes into (CR, LF, NUL), or cannot be decoded as the
/// fields say (KeyUndecodable of SigningError). The secret itself is never a fact.
base::Result<void> checkSecret(const Credential &credential, const QString &slot,
                               const base::SecretBytes &secret);
/// The same for all of them, in the order of its slots, and that they belong together (KeyMismatch of
/// CertificateError). Fails with HalvesNeeded when there are fewer or more than slots.
base::Result<void> checkSecrets(const Credential &credential, const std::vector<base::SecretBytes> &secrets);

} // namespace sealwright::credential
