// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/JsonMembers.h"
#include "app/credential/Credential.h"
#include "app/credential/Fields.h"
#include "app/credential/Parameters.h"

namespace sealwright::credential {
namespace {

using base::Json;
using base::JsonMember;
using base::Result;

constexpr const char *kRecipe = "recipe";
constexpr const char *kVariables = "variables";

base::Failure invalid(const QString &member, const char *reason)
{
    return base::failure(CredentialError::DocumentInvalid,
                         {{"member", member}, {"reason", QString::fromLatin1(reason)}});
}

bool isBoolean(const FieldInfo &field)
{
    return field.allowed.size() == 2 && field.allowed.front() == "true";
}

/// The credential with the defaults of its kind, to compare with.
Credential plainOf(Kind kind)
{
    Credential plain;
    plain.fields = plainFields(kind);
    return plain;
}

bool isParameters(const FieldInfo &field)
{
    return qstrcmp(field.name, kParametersField) == 0;
}

/// Variables or parameters.
Json variablesJson(const signing::Variables &variables, const Json &before)
{
    // Variables that are gone leave; those that stay keep their place.
    Json kept = Json::object();
    for (const auto &[name, value] : before.items()) {
        if (variables.contains(QByteArray::fromStdString(name))) {
            kept[name] = value;
        }
    }
    for (const auto &[name, value] : variables) {
        kept[name.toStdString()] = value.toStdString();
    }
    return kept;
}

/// A field that means nothing as the others are, or is empty as most are.
bool goesWithoutSaying(const Credential &credential, const FieldInfo &field)
{
    const auto *hmac = std::get_if<HmacFields>(&credential.fields);
    if (hmac != nullptr) {
        // Beside a recipe the other fields mean nothing; without one, `recipe` does.
        return !hmac->recipeId.isEmpty() || qstrcmp(field.name, kRecipe) == 0;
    }
    if (std::holds_alternative<ApiKeyFields>(credential.fields)) {
        return qstrcmp(field.name, "prefix") == 0;
    }
    const auto *oauth2 = std::get_if<OAuth2Fields>(&credential.fields);
    const bool isOfAssertion = qstrcmp(field.name, "algorithm") == 0 || qstrcmp(field.name, "kid") == 0;
    return oauth2 != nullptr &&
           (isParameters(field) || (isOfAssertion && oauth2->clientAuth != ClientAuth::PrivateKeyJwt));
}

Json fieldJson(const Credential &credential, const FieldInfo &field, const QByteArray &value,
               const Json &before)
{
    if (isBoolean(field)) {
        return value == "true";
    }
    if (isParameters(field)) {
        return variablesJson(std::get<OAuth2Fields>(credential.fields).parameters,
                             base::objectMember(before, field.name));
    }
    return value.toStdString();
}

Json fieldsJson(const Credential &credential, const Json &before)
{
    const Credential plain = plainOf(credential.kind());
    std::vector<JsonMember> members;
    for (const FieldInfo &field : fieldsOf(credential.kind())) {
        const QByteArray value = fieldValue(credential, field.name);
        const bool saysNothing =
            value == fieldValue(plain, field.name) && goesWithoutSaying(credential, field);
        members.push_back({field.name, fieldJson(credential, field, value, before),
                           saysNothing ? JsonMember::Write::WhenSaid : JsonMember::Write::Always});
    }
    if (const signing::Variables *given = variablesOf(credential)) {
        const Json variables = variablesJson(*given, base::objectMember(before, kVariables));
        members.push_back({kVariables, variables,
                           given->empty() ? JsonMember::Write::WhenSaid : JsonMember::Write::Always});
    }
    return base::withMembers(before, members);
}

std::optional<Json> timeJson(const std::optional<base::TimePoint> &time)
{
    if (!time) {
        return std::nullopt;
    }
    return Json(signing::formatTimestamp(*time, signing::TimestampUnit::Iso).toStdString());
}

/// Reads text members and remembers the first mistake.
class Reader
{
public:
    explicit Reader(const Json &document)
        : m_document(document)
    {
    }

    const Json *member(const char *name) const
    {
        const auto found = m_document.find(name);
        return found == m_document.end() ? nullptr : &*found;
    }

    Result<QString> text(const char *name) const
    {
        const Json *found = member(name);
        if (found == nullptr) {
            return QString();
        }
        if (!found->is_string()) {
            return invalid(QString::fromLatin1(name), "it is not text");
        }
        return base::fromUtf8(found->get_ref<const std::string &>());
    }

    Result<std::optional<base::TimePoint>> time(const char *name) const
    {
        const Json *found = member(name);
        if (found == nullptr || found->is_null()) {
            return std::nullopt;
        }
        if (found->is_string()) {
            const QByteArray text = QByteArray::fromStdString(found->get_ref<const std::string &>());
            if (const auto time = signing::readTimestamp(text, signing::TimestampUnit::Iso)) {
                return time;
            }
        }
        return invalid(QString::fromLatin1(name), "it is not a time such as 2026-01-31T12:00:00.000Z");
    }

private:
    const Json &m_document;
};

/// `{"name":"value"}` as the text of the field.
Result<QByteArray> parametersIn(const Json &object, const QString &member)
{
    if (!object.is_object()) {
        return invalid(member, "it is not an object");
    }
    std::map<QByteArray, QByteArray> parameters;
    for (const auto &[name, value] : object.items()) {
        const QByteArray text = value.is_string()
                                    ? QByteArray::fromStdString(value.get_ref<const std::string &>())
                                    : QByteArray("\n");
        if (text.contains('\n') || QByteArray::fromStdString(name).contains('\n')) {
            return invalid(QString(member % QLatin1Char('/') % base::fromUtf8(name)),
                           "it is not one line of text");
        }
        parameters.emplace(QByteArray::fromStdString(name), text);
    }
    return parametersText(parameters);
}

Result<void> readFields(Credential &credential, const Json &fields)
{
    for (const FieldInfo &field : fieldsOf(credential.kind())) {
        const auto found = fields.find(field.name);
        if (found == fields.end()) {
            continue;
        }
        const QString member = QLatin1String("fields/") % QLatin1String(field.name);
        QByteArray value;
        if (isBoolean(field)) {
            if (!found->is_boolean()) {
                return invalid(member, "it is neither true nor false");
            }
            value = found->get<bool>() ? "true" : "false";
        } else if (isParameters(field)) {
            const Result<QByteArray> text = parametersIn(*found, member);
            if (!text) {
                return base::Failure(text.error());
            }
            value = *text;
        } else {
            if (!found->is_string()) {
                return invalid(member, "it is not text");
            }
            value = QByteArray::fromStdString(found->get_ref<const std::string &>());
        }
        if (const auto set = setField(credential, field.name, value); !set) {
            const QString allowed = set.error().fact("allowed");
            return base::failure(
                CredentialError::DocumentInvalid,
                {{"member", member},
                 {"value", QString::fromUtf8(value)},
                 {"reason", allowed.isEmpty() ? set.error().fact("reason")
                                              : QString(QLatin1String("it is none of ") % allowed)}});
        }
    }
    return {};
}

Result<void> readVariables(Credential &credential, const Json &fields)
{
    signing::Variables *variables = variablesOf(credential);
    const auto found = fields.find(kVariables);
    if (variables == nullptr || found == fields.end()) {
        return {};
    }
    if (!found->is_object()) {
        return invalid(QStringLiteral("fields/variables"), "it is not an object");
    }
    for (const auto &[name, value] : found->items()) {
        if (!value.is_string()) {
            return invalid(QLatin1String("fields/variables/") % base::fromUtf8(name), "it is not text");
        }
        (*variables)[QByteArray::fromStdString(name)] =
            QByteArray::fromStdString(value.get_ref<const std::string &>());
    }
    return {};
}

Result<std::vector<QString>> readHosts(const Reader &reader)
{
    std::vector<QString> hosts;
    const Json *found = reader.member("hosts");
    if (found == nullptr) {
        return hosts;
    }
    // A binding to hosts that we misread must not turn into none.
    if (!found->is_array()) {
        return invalid(QStringLiteral("hosts"), "it is not a list");
    }
    for (const Json &host : *found) {
        if (!host.is_string()) {
            return invalid(QStringLiteral("hosts"), "it holds something that is not text");
        }
        hosts.push_back(base::fromUtf8(host.get_ref<const std::string &>()));
    }
    return hosts;
}

} // namespace

Json toJson(const Credential &credential)
{
    const Json *document = &credential.document;
    const std::optional<QString> kindBefore = base::stringMember(*document, "kind");
    const QByteArray kind = nameOf(credential.kind());
    const bool sameKind = !kindBefore || *kindBefore == QLatin1String(kind);
    const Json fieldsBefore = sameKind ? base::objectMember(*document, "fields") : Json::object();

    Json hosts = Json::array();
    for (const QString &host : credential.hosts) {
        hosts.push_back(base::utf8(host));
    }
    using enum JsonMember::Write;
    const std::vector<JsonMember> members{
        {"id", Json(base::utf8(credential.id))},
        {"name", Json(base::utf8(credential.name))},
        {"kind", Json(kind.toStdString())},
        {"environment", Json(base::utf8(credential.environment)),
         credential.environment.isEmpty() ? WhenSaid : Always},
        {"fields", fieldsJson(credential, fieldsBefore)},
        {"hosts", hosts, credential.hosts.empty() ? WhenSaid : Always},
        {"createdAt", timeJson(credential.createdAt)},
        {"rotatedAt", timeJson(credential.rotatedAt)},
    };
    return base::withMembers(*document, members);
}

Result<Credential> credentialFromJson(Json document)
{
    if (!document.is_object()) {
        return invalid(QString(), "it is not an object");
    }
    const Reader reader(document);
    Credential credential;

    const auto id = reader.text("id");
    if (!id) {
        return std::unexpected(id.error());
    }
    if (!isCredentialId(*id)) {
        return invalid(QStringLiteral("id"), "it is not cred_ and 10 characters of a to z and 2 to 7");
    }
    const auto name = reader.text("name");
    if (!name) {
        return std::unexpected(name.error());
    }
    const auto kindName = reader.text("kind");
    if (!kindName) {
        return std::unexpected(kindName.error());
    }
    const auto kind = kindNamed(kindName->toUtf8());
    if (!kind) {
        return base::failure(CredentialError::KindUnknown, {{"kind", *kindName}});
    }
    const auto environment = reader.text("environment");
    if (!environment) {
        return std::unexpected(environment.error());
    }
    credential = plainOf(*kind);
    credential.id = *id;
    credential.name = *name;
    credential.environment = *environment;

    if (const Json *fields = reader.member("fields")) {
        if (!fields->is_object()) {
            return invalid(QStringLiteral("fields"), "it is not an object");
        }
        if (const auto read = readFields(credential, *fields); !read) {
            return std::unexpected(read.error());
        }
        if (const auto read = readVariables(credential, *fields); !read) {
            return std::unexpected(read.error());
        }
    }
    auto hosts = readHosts(reader);
    if (!hosts) {
        return std::unexpected(hosts.error());
    }
    credential.hosts = std::move(*hosts);
    const auto createdAt = reader.time("createdAt");
    if (!createdAt) {
        return std::unexpected(createdAt.error());
    }
    credential.createdAt = *createdAt;
    const auto rotatedAt = reader.time("rotatedAt");
    if (!rotatedAt) {
        return std::unexpected(rotatedAt.error());
    }
    credential.rotatedAt = *rotatedAt;
    credential.document = std::move(document);
    return credential;
}

} // namespace sealwright::credential
