// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/SavedRequest.h"

#include "app/base/JsonMembers.h"

#include <algorithm>

namespace sealwright::workspace {
namespace {

using base::Json;
using base::JsonMember;
using base::Result;

base::Failure invalid(const QString &member, const char *reason)
{
    return base::failure(WorkspaceError::FileBroken,
                         {{"member", member}, {"reason", QString::fromLatin1(reason)}});
}

/// Bytes under `name` as text, or under `name` + "Base64" when they are no UTF-8.
void addBytes(std::vector<JsonMember> &members, const char *name, const char *base64Name,
              const QByteArray &bytes, JsonMember::Write write)
{
    if (bytes.isValidUtf8()) {
        members.push_back({name, Json(bytes.toStdString()), write});
        members.push_back({base64Name, std::nullopt});
    } else {
        members.push_back({name, std::nullopt});
        members.push_back({base64Name, Json(bytes.toBase64().toStdString())});
    }
}

Result<QByteArray> textMember(const Json &object, const char *name, const QString &path, QByteArray otherwise)
{
    const auto found = object.find(name);
    if (found == object.end()) {
        return otherwise;
    }
    if (!found->is_string()) {
        return invalid(path, "it is not text");
    }
    return QByteArray::fromStdString(found->get_ref<const std::string &>());
}

Result<QByteArray> bytesMember(const Json &object, const char *name, const char *base64Name,
                               const QString &parent)
{
    const auto found = object.find(base64Name);
    if (found == object.end()) {
        return textMember(object, name, parent % QLatin1String(name), {});
    }
    const QString path = parent % QLatin1String(base64Name);
    const auto text = textMember(object, base64Name, path, {});
    if (!text) {
        return text;
    }
    const auto decoded = QByteArray::fromBase64Encoding(*text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return invalid(path, "it is not base64");
    }
    return *decoded;
}

Result<bool> flagMember(const Json &object, const char *name, const QString &path, bool otherwise)
{
    const auto found = object.find(name);
    if (found == object.end()) {
        return otherwise;
    }
    if (!found->is_boolean()) {
        return invalid(path, "it is neither true nor false");
    }
    return found->get<bool>();
}

Json headerJson(const HeaderRow &row, const Json &before)
{
    using enum JsonMember::Write;
    std::vector<JsonMember> members;
    addBytes(members, "name", "nameBase64", row.name, Always);
    addBytes(members, "value", "valueBase64", row.value, Always);
    members.push_back({"enabled", Json(row.enabled), row.enabled ? WhenSaid : Always});
    return base::withMembers(before, members);
}

/// The rows of the document that each new row goes on with, so that what we do not know in them stays: the
/// first unused one with the same name and value, else with the same name.
Json headersJson(const std::vector<HeaderRow> &rows, const Json &document)
{
    std::vector<Json> before;
    if (const auto found = document.find("headers"); found != document.end() && found->is_array()) {
        before.assign(found->begin(), found->end());
    }
    const auto takeLike = [&before](const HeaderRow &row, bool sameValue) -> std::optional<Json> {
        const auto like = std::ranges::find_if(before, [&row, sameValue](const Json &candidate) {
            return base::stringMember(candidate, "name") == QString::fromUtf8(row.name) &&
                   (!sameValue || base::stringMember(candidate, "value") == QString::fromUtf8(row.value));
        });
        if (like == before.end()) {
            return std::nullopt;
        }
        Json taken = std::move(*like);
        before.erase(like);
        return taken;
    };
    std::vector<std::optional<Json>> bases(rows.size());
    for (const bool sameValue : {true, false}) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!bases[i]) {
                bases[i] = takeLike(rows[i], sameValue);
            }
        }
    }
    Json headers = Json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        headers.push_back(headerJson(rows[i], bases[i].value_or(Json::object())));
    }
    return headers;
}

Result<std::vector<HeaderRow>> readHeaders(const Json &document)
{
    std::vector<HeaderRow> rows;
    const auto found = document.find("headers");
    if (found == document.end()) {
        return rows;
    }
    if (!found->is_array()) {
        return invalid(QStringLiteral("headers"), "it is not a list");
    }
    for (const Json &header : *found) {
        const QString parent = QStringLiteral("headers/%1/").arg(rows.size());
        if (!header.is_object()) {
            return invalid(parent.chopped(1), "it is not an object");
        }
        const auto name = bytesMember(header, "name", "nameBase64", parent);
        if (!name) {
            return std::unexpected(name.error());
        }
        const auto value = bytesMember(header, "value", "valueBase64", parent);
        if (!value) {
            return std::unexpected(value.error());
        }
        const auto enabled = flagMember(header, "enabled", parent % QLatin1String("enabled"), true);
        if (!enabled) {
            return std::unexpected(enabled.error());
        }
        rows.push_back({*name, *value, *enabled});
    }
    return rows;
}

Result<std::map<QString, QString>> readCredentialIn(const Json &document)
{
    std::map<QString, QString> credentialIn;
    const auto found = document.find("credentialIn");
    if (found == document.end()) {
        return credentialIn;
    }
    if (!found->is_object()) {
        return invalid(QStringLiteral("credentialIn"), "it is not an object");
    }
    for (const auto &[environment, credential] : found->items()) {
        if (!credential.is_string()) {
            return invalid(QLatin1String("credentialIn/") % base::fromUtf8(environment), "it is not text");
        }
        credentialIn[base::fromUtf8(environment)] = base::fromUtf8(credential.get_ref<const std::string &>());
    }
    return credentialIn;
}

} // namespace

QString SavedRequest::path() const
{
    return folder.isEmpty() ? slug : QString(folder % QLatin1Char('/') % slug);
}

http::HeaderList SavedRequest::enabledHeaders() const
{
    http::HeaderList list;
    for (const HeaderRow &row : headers) {
        if (row.enabled) {
            list.append(row.name, row.value);
        }
    }
    return list;
}

QString SavedRequest::credentialFor(const QString &environmentId) const
{
    const auto chosen = credentialIn.find(environmentId);
    return chosen == credentialIn.end() ? credentialId : chosen->second;
}

bool SavedRequest::refersTo(const QString &id) const
{
    return credentialId == id ||
           std::ranges::any_of(credentialIn, [&id](const auto &each) { return each.second == id; });
}

Json toJson(const SavedRequest &request)
{
    using enum JsonMember::Write;
    std::vector<JsonMember> members{
        {"name", Json(base::utf8(request.name))},
        {"method", Json(request.method.toStdString())},
    };
    // A URL says nothing while the request goes to the built-in receiver.
    members.push_back({"url", Json(request.url.toStdString()),
                       request.toReceiver && request.url.isEmpty() ? WhenSaid : Always});
    members.push_back({"toReceiver", Json(request.toReceiver), request.toReceiver ? Always : WhenSaid});
    members.push_back({"credential", Json(base::utf8(request.credentialId)),
                       request.credentialId.isEmpty() ? WhenSaid : Always});
    Json credentialIn = Json::object();
    for (const auto &[environment, credential] : request.credentialIn) {
        credentialIn[base::utf8(environment)] = base::utf8(credential);
    }
    members.push_back(
        {"credentialIn", credentialIn.empty() ? std::nullopt : std::optional<Json>(credentialIn)});
    members.push_back(
        {"template", Json(base::utf8(request.templateId)), request.templateId.isEmpty() ? WhenSaid : Always});
    members.push_back({"headers", headersJson(request.headers, request.document)});
    addBytes(members, "body", "bodyBase64", request.body, Always);
    return base::withMembers(request.document, members);
}

Result<SavedRequest> savedRequestFromJson(Json document)
{
    if (!document.is_object()) {
        return invalid(QString(), "it is not an object");
    }
    SavedRequest request;

    struct TextField
    {
        const char *name;
        QByteArray value;
    };

    TextField texts[] = {{"name", {}}, {"method", "POST"}, {"url", {}}, {"credential", {}}, {"template", {}}};
    for (TextField &text : texts) {
        const auto value = textMember(document, text.name, QString::fromLatin1(text.name), text.value);
        if (!value) {
            return std::unexpected(value.error());
        }
        text.value = *value;
    }
    request.name = QString::fromUtf8(texts[0].value);
    request.method = texts[1].value;
    request.url = texts[2].value;
    request.credentialId = QString::fromUtf8(texts[3].value);
    request.templateId = QString::fromUtf8(texts[4].value);

    const auto toReceiver = flagMember(document, "toReceiver", QStringLiteral("toReceiver"), false);
    if (!toReceiver) {
        return std::unexpected(toReceiver.error());
    }
    request.toReceiver = *toReceiver;
    auto credentialIn = readCredentialIn(document);
    if (!credentialIn) {
        return std::unexpected(credentialIn.error());
    }
    request.credentialIn = *std::move(credentialIn);
    auto headers = readHeaders(document);
    if (!headers) {
        return std::unexpected(headers.error());
    }
    request.headers = std::move(*headers);
    auto body = bytesMember(document, "body", "bodyBase64", QString());
    if (!body) {
        return std::unexpected(body.error());
    }
    request.body = std::move(*body);
    request.document = std::move(document);
    return request;
}

} // namespace sealwright::workspace
