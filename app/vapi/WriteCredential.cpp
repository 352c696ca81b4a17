// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonMembers.h"
#include "app/credential/Fields.h"
#include "app/vapi/CredentialDocument.h"
#include "app/vapi/EncryptionPlan.h"
#include "app/vapi/VapiError.h"

namespace sealwright::vapi {
namespace {

using base::Json;
using base::Result;
using credential::Credential;

base::Failure notExpressible(const Credential &credential, const char *field, const QByteArray &value,
                             const char *reason)
{
    return base::failure(VapiError::NotExpressible, {{"credential", credential.name},
                                                     {"field", QString::fromLatin1(field)},
                                                     {"value", QString::fromUtf8(value)},
                                                     {"reason", QString::fromLatin1(reason)}});
}

Json placeholder(const char *slot)
{
    return base::utf8(placeholderOf(QString::fromLatin1(slot)));
}

Json bearerPlan(const credential::BearerFields &fields, std::vector<Note> &notes)
{
    Json plan;
    plan["type"] = "bearer";
    plan["token"] = placeholder("token");
    plan["headerName"] = base::utf8(fields.headerName);
    const bool isVapis = fields.includePrefix && fields.prefix == "Bearer ";
    plan["bearerPrefixEnabled"] = isVapis;
    if (fields.includePrefix && !isVapis && !fields.prefix.isEmpty()) {
        plan["token"] = base::utf8(fields.prefix) + plan["token"].get<std::string>();
        notes.push_back({Note::Kind::PrefixInToken, {}, QString::fromUtf8(fields.prefix)});
    }
    return plan;
}

Result<Json> oauth2Plan(const Credential &credential, const credential::OAuth2Fields &fields,
                        std::vector<Note> &notes)
{
    if (fields.clientAuth == credential::ClientAuth::PrivateKeyJwt) {
        return notExpressible(credential, "clientAuth", credential::nameOf(fields.clientAuth),
                              "Vapi's plan takes a client secret only");
    }
    Json plan;
    plan["type"] = "oauth2";
    plan["url"] = base::utf8(fields.tokenUrl);
    plan["clientId"] = base::utf8(fields.clientId);
    plan["clientSecret"] = placeholder("clientSecret");
    if (!fields.scope.isEmpty()) {
        plan["scope"] = base::utf8(fields.scope);
    }
    if (!fields.audience.isEmpty()) {
        notes.push_back({Note::Kind::FieldLeftOut, {}, QStringLiteral("audience")});
    }
    for (const auto &[name, value] : fields.parameters) {
        notes.push_back({Note::Kind::FieldLeftOut, {}, QString::fromUtf8("param:" + name)});
    }
    notes.push_back({Note::Kind::ClientAuth, {}, QString::fromLatin1(credential::nameOf(fields.clientAuth))});
    return plan;
}

Result<Json> hmacPlan(const Credential &credential, const credential::HmacFields &fields,
                      std::vector<Note> &notes)
{
    if (!fields.recipeId.isEmpty()) {
        return notExpressible(credential, "recipe", fields.recipeId.toUtf8(), "Vapi knows no recipes");
    }
    using crypto::HashAlgorithm;
    if (fields.algorithm != HashAlgorithm::Sha256 && fields.algorithm != HashAlgorithm::Sha512 &&
        fields.algorithm != HashAlgorithm::Sha1) {
        return notExpressible(credential, "algorithm", crypto::nameOf(fields.algorithm),
                              "Vapi has sha256, sha512 and sha1");
    }
    if (fields.signatureEncoding != "hex" && fields.signatureEncoding != "base64") {
        return notExpressible(credential, "signatureEncoding", fields.signatureEncoding,
                              "Vapi has hex and base64");
    }
    if (fields.secretEncoding != "utf8" && fields.secretEncoding != "base64") {
        return notExpressible(credential, "secretEncoding", fields.secretEncoding,
                              "Vapi takes the key as text or in base64");
    }
    Json plan;
    plan["type"] = "hmac";
    plan["secretKey"] = placeholder("secretKey");
    plan["algorithm"] = base::utf8(crypto::nameOf(fields.algorithm));
    plan["signatureHeader"] = base::utf8(fields.signatureHeader);
    plan["timestampHeader"] = base::utf8(fields.timestampHeader);
    if (!fields.signaturePrefix.isEmpty()) {
        plan["signaturePrefix"] = base::utf8(fields.signaturePrefix);
    }
    plan["includeTimestamp"] = fields.includeTimestamp;
    plan["payloadFormat"] = base::utf8(fields.payloadFormat);
    if (!fields.messageIdHeader.isEmpty()) {
        plan["messageIdHeader"] = base::utf8(fields.messageIdHeader);
    }
    plan["signatureEncoding"] = base::utf8(fields.signatureEncoding);
    plan["secretIsBase64"] = fields.secretEncoding == "base64";
    if (fields.includeTimestamp) {
        notes.push_back(
            {Note::Kind::TimestampUnit, {}, QString::fromLatin1(signing::nameOf(fields.timestampUnit))});
    }
    return plan;
}

Result<Json> planOf(const Credential &credential, std::vector<Note> &notes)
{
    if (const auto *bearer = std::get_if<credential::BearerFields>(&credential.fields)) {
        return bearerPlan(*bearer, notes);
    }
    if (const auto *oauth2 = std::get_if<credential::OAuth2Fields>(&credential.fields)) {
        return oauth2Plan(credential, *oauth2, notes);
    }
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        return hmacPlan(credential, *hmac, notes);
    }
    return notExpressible(credential, "kind", credential::nameOf(credential.kind()),
                          "Vapi's plans are bearer, oauth2 and hmac");
}

/// At most as many UTF-16 units as Vapi counts, and no half of a pair.
QString shortened(const QString &name)
{
    const QString cut = name.left(kVapiNameLimit);
    return cut.back().isHighSurrogate() ? cut.chopped(1) : cut;
}

} // namespace

Json keptVapiMembers(const Json &credentialDocument)
{
    const Json before = base::objectMember(credentialDocument, kVapiMember);
    Json kept = Json::object();
    const std::optional<QString> provider = base::stringMember(before, "provider");
    if (provider == QLatin1String("webhook") || provider == QLatin1String("custom-credential")) {
        kept["provider"] = before["provider"];
    }
    if (base::stringMember(before, "id")) {
        kept["id"] = before["id"];
    }
    if (before.contains("encryptionPlan") && provider != QLatin1String("webhook")) {
        std::vector<Note> notes;
        if (const auto plan = readEncryptionPlan(before["encryptionPlan"], {}, notes)) {
            kept["encryptionPlan"] = *plan;
        }
    }
    return kept;
}

Result<CredentialDocument> writeCredential(const Credential &credential)
{
    CredentialDocument written;
    const auto plan = planOf(credential, written.notes);
    if (!plan) {
        return base::Failure(plan.error());
    }
    const Json kept = keptVapiMembers(credential.document);
    written.document["provider"] = kept.value("provider", std::string("custom-credential"));
    QString name = credential.name;
    if (name.size() > kVapiNameLimit) {
        name = shortened(name);
        written.notes.push_back({Note::Kind::NameShortened, QStringLiteral("/name"), name});
    }
    written.document["name"] = base::utf8(name);
    written.document["authenticationPlan"] = *plan;
    if (kept.contains("encryptionPlan")) {
        written.document["encryptionPlan"] = kept["encryptionPlan"];
    }
    if (!credential.hosts.empty()) {
        written.notes.push_back({Note::Kind::FieldLeftOut, {}, QStringLiteral("hosts")});
    }
    return written;
}

} // namespace sealwright::vapi
