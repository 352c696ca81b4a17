// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/FieldTable.h"
#include "app/credential/Parameters.h"

namespace sealwright::credential {

const FieldTable<OAuth2Fields> &oauth2Fields()
{
    static const FieldTable<OAuth2Fields> fields{
        {{"tokenUrl", {}},
         [](const OAuth2Fields &f) { return f.tokenUrl; },
         [](OAuth2Fields &f, const QByteArray &value) { f.tokenUrl = value.trimmed(); },
         FieldShape::EndpointUrl},
        {{"clientId", {}},
         [](const OAuth2Fields &f) { return f.clientId; },
         [](OAuth2Fields &f, const QByteArray &value) { f.clientId = value; },
         FieldShape::Line},
        {{"scope", {}},
         [](const OAuth2Fields &f) { return f.scope; },
         [](OAuth2Fields &f, const QByteArray &value) { f.scope = value; },
         FieldShape::Scope},
        {{"audience", {}},
         [](const OAuth2Fields &f) { return f.audience; },
         [](OAuth2Fields &f, const QByteArray &value) { f.audience = value; },
         FieldShape::Line},
        {{"clientAuth", {"body", "basic", "private_key_jwt"}},
         [](const OAuth2Fields &f) { return nameOf(f.clientAuth); },
         [](OAuth2Fields &f, const QByteArray &value) { f.clientAuth = *clientAuthNamed(value); }},
        {{kParametersField, {}},
         [](const OAuth2Fields &f) { return parametersText(f.parameters); },
         [](OAuth2Fields &f, const QByteArray &value) {
             f.parameters = readParameters(value).value_or(std::map<QByteArray, QByteArray>());
         },
         FieldShape::Parameters},
        {{"refreshSkew", {}},
         [](const OAuth2Fields &f) { return f.refreshSkew; },
         [](OAuth2Fields &f, const QByteArray &value) { f.refreshSkew = value; },
         FieldShape::Duration},
        {{"algorithm",
          {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES256K", "ES384", "ES512",
           "EdDSA"}},
         [](const OAuth2Fields &f) { return jwt::nameOf(f.algorithm); },
         [](OAuth2Fields &f, const QByteArray &value) { f.algorithm = *jwt::jwtAlgorithmNamed(value); }},
        {{"kid", {}},
         [](const OAuth2Fields &f) { return f.kid; },
         [](OAuth2Fields &f, const QByteArray &value) { f.kid = value; },
         FieldShape::Line},
    };
    return fields;
}

} // namespace sealwright::credential
