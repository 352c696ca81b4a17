// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/MigrationWalk.h"

#include "app/json/JsonWriter.h"
#include "app/vapi/Document.h"

#include <algorithm>
#include <array>

namespace sealwright::vapi {
namespace {

using base::Result;
using Member = DocumentMap::Member;

/// Schemas of a tool's arguments, and members whose content is the user's own: a `server` in there is none.
constexpr std::array<QByteArrayView, 6> kForeign{"parameters", "properties",     "schema",
                                                 "metadata",   "variableValues", "variables"};

/// Members that hold secrets in Vapi's documents, for servers and for other things.
constexpr std::array<QByteArrayView, 12> kSecretMembers{
    "apiKey",       "secret",     "password",     "authToken", "token",           "accessToken",
    "refreshToken", "privateKey", "clientSecret", "secretKey", "secretAccessKey", "serverUrlSecret"};

template<std::size_t N>
bool isOneOf(const std::array<QByteArrayView, N> &names, const QByteArray &name)
{
    return std::ranges::find(names, QByteArrayView(name)) != names.end();
}

} // namespace

MigrationWalk::MigrationWalk(MigrationBuilder &builder)
    : m_builder(builder)
    , m_map(builder.map())
{
}

Result<void> MigrationWalk::run()
{
    return walk(m_map.root(), {}, {});
}

Result<void> MigrationWalk::walk(Token token, const QString &pointer, const ServerScope &scope)
{
    if (m_taken.contains(token)) {
        return {};
    }
    if (m_map.isObject(token)) {
        return walkObject(token, pointer, scope);
    }
    if (!m_map.isArray(token)) {
        return {};
    }
    qsizetype index = 0;
    for (const Token element : m_map.elements(token)) {
        if (m_map.isObject(element) || m_map.isArray(element)) {
            const auto walked = walk(element, childPointer(pointer, QString::number(index)), scope);
            if (!walked) {
                return walked;
            }
        }
        ++index;
    }
    return {};
}

QString MigrationWalk::nameOf(Token object) const
{
    QString name;
    for (const Member &member : m_map.members(object)) {
        const QByteArray key = m_map.characters(member.name);
        if (key == "name" && m_map.isString(member.value)) {
            return QString::fromUtf8(m_map.characters(member.value));
        }
        if (key == "function" && m_map.isObject(member.value)) {
            name = nameOf(member.value);
        }
    }
    return name;
}

Result<void> MigrationWalk::walkObject(Token object, const QString &pointer, const ServerScope &outer)
{
    const std::vector<Member> members = m_map.members(object);
    ContainerEdit edit(m_map, object);
    ServerScope scope = outer;
    if (const QString name = nameOf(object); !name.trimmed().isEmpty()) {
        scope.name = name;
    }

    const auto memberNamed = [&](QByteArrayView name) -> const Member * {
        const auto found = std::ranges::find_if(
            members, [&](const Member &member) { return m_map.characters(member.name) == name; });
        return found == members.end() ? nullptr : &*found;
    };
    std::vector<std::size_t> inlines;
    if (const Member *list = memberNamed("credentials"); list != nullptr && m_map.isArray(list->value)) {
        const auto taken =
            takeInline(list->value, childPointer(pointer, QStringLiteral("credentials")), edit, scope);
        if (!taken) {
            return base::Failure(taken.error());
        }
        inlines = *taken;
        if (!inlines.empty()) {
            scope.inlineCredential = inlines.front();
        }
    }

    const Member *server = memberNamed("server");
    if (server != nullptr && m_map.isObject(server->value)) {
        ContainerEdit serverEdit(m_map, server->value);
        ServerMove move(m_builder, ServerMove::Place::Server, childPointer(pointer, QStringLiteral("server")),
                        serverEdit);
        if (const Member *secret = memberNamed("serverUrlSecret")) {
            move.addLegacySecret(secret->value, childPointer(pointer, QStringLiteral("serverUrlSecret")),
                                 edit);
            m_builder.note(Note::Kind::LegacyBesideServer, pointer);
        }
        if (const auto moved = move.run(scope); !moved) {
            return moved;
        }
        serverEdit.appendTo(m_builder.edits());
    } else if (const auto moved = moveLegacy(edit, pointer, scope); !moved) {
        return moved;
    }
    if (const Member *type = memberNamed("type");
        type != nullptr && m_map.isString(type->value) && m_map.characters(type->value) == "apiRequest") {
        ServerMove move(m_builder, ServerMove::Place::ApiRequest, pointer, edit);
        if (const auto moved = move.run(scope); !moved) {
            return moved;
        }
    }
    edit.appendTo(m_builder.edits());

    for (const Member &member : members) {
        const QByteArray name = m_map.characters(member.name);
        const QString place = childPointer(pointer, QString::fromUtf8(name));
        if (name != "serverUrlSecret" && isOneOf(kSecretMembers, name)) {
            noteSecretLeft(place, name, member.value);
        }
        const bool isServer = name == "server" && m_map.isObject(member.value);
        if (!isServer && !isOneOf(kForeign, name)) {
            if (const auto walked = walk(member.value, place, scope); !walked) {
                return walked;
            }
        }
    }
    for (const std::size_t credential : inlines) {
        if (!m_builder.hasUsers(credential)) {
            m_builder.note(Note::Kind::InlineUnused, childPointer(pointer, QStringLiteral("credentials")));
        }
    }
    return {};
}

Result<std::vector<std::size_t>> MigrationWalk::takeInline(Token list, const QString &pointer,
                                                           ContainerEdit &holder, const ServerScope &scope)
{
    std::vector<std::size_t> taken;
    ContainerEdit edit(m_map, list);
    qsizetype index = 0;
    for (const Token element : m_map.elements(list)) {
        const QString place = childPointer(pointer, QString::number(index++));
        if (!m_map.isObject(element)) {
            continue;
        }
        const auto document = readDocument(m_map.text(element));
        const std::optional<QString> provider =
            document ? base::stringMember(*document, "provider") : std::nullopt;
        if (provider != QLatin1String("webhook") && provider != QLatin1String("custom-credential")) {
            continue; // for a model, a voice, a store: not ours
        }
        auto draft = readCredential(*document, place);
        if (!draft) {
            return base::Failure(draft.error());
        }
        if (draft->secret.isEmpty()) {
            m_builder.note(Note::Kind::Redacted, place);
            continue;
        }
        const QString type =
            base::stringMember((*document)["authenticationPlan"], "type").value_or(QString());
        const bool isNamed = base::stringMember(*document, "name").has_value();
        m_builder.adoptNotes(draft->notes);
        const auto added = m_builder.add(std::move(*draft), scope.name, isNamed);
        if (!added) {
            return base::Failure(added.error());
        }
        maskInline(element);
        m_builder.note(taken.empty() ? Note::Kind::InlineMoved : Note::Kind::SeveralInline, place, type);
        if (std::ranges::find(taken, *added) == taken.end()) {
            taken.push_back(*added);
        }
        edit.remove(element);
        m_taken.insert(element);
    }
    if (edit.isTouched() && edit.isEmptied()) {
        holder.remove(list);
    } else {
        edit.appendTo(m_builder.edits());
    }
    return taken;
}

void MigrationWalk::maskInline(Token token)
{
    for (const Member &member : m_map.members(token)) {
        if (m_map.isObject(member.value)) {
            maskInline(member.value);
        } else if (m_map.isString(member.value) && isOneOf(kSecretMembers, m_map.characters(member.name))) {
            m_builder.hide(member.value, base::SecretBytes::take(m_map.characters(member.value)));
        }
    }
}

namespace {

struct LegacyMembers
{
    std::optional<DocumentMap::Token> url;
    std::optional<DocumentMap::Token> secret;
    std::optional<DocumentMap::Token> server;
};

LegacyMembers legacyMembers(const DocumentMap &map, DocumentMap::Token container)
{
    LegacyMembers found;
    for (const Member &member : map.members(container)) {
        const QByteArray name = map.characters(member.name);
        if (name == "serverUrl" && map.isString(member.value)) {
            found.url = member.value;
        } else if (name == "serverUrlSecret" && !map.isNull(member.value)) {
            found.secret = member.value;
        } else if (name == "server") {
            found.server = member.value;
        }
    }
    return found;
}

} // namespace

Result<void> MigrationWalk::moveLegacy(ContainerEdit &edit, const QString &pointer, const ServerScope &scope)
{
    const auto [url, secret, server] = legacyMembers(m_map, edit.container());
    const QString place = childPointer(pointer, QStringLiteral("serverUrlSecret"));
    std::optional<std::size_t> credential;
    if (secret) {
        if (!m_map.isString(*secret)) {
            return invalid(place, "it is not text");
        }
        const base::SecretBytes value = base::SecretBytes::take(m_map.characters(*secret));
        if (isRedacted(value.view()) || value.view().contains("{{")) {
            const bool isVariable = !isRedacted(value.view());
            m_builder.note(isVariable ? Note::Kind::Templated : Note::Kind::Redacted, place,
                           isVariable ? QStringLiteral("X-Vapi-Secret") : QString());
            return {};
        }
        if (!value.isEmpty()) {
            if (server && !m_map.isNull(*server)) {
                return invalid(childPointer(pointer, QStringLiteral("server")), "it is not an object");
            }
            const auto made = m_builder.addHeader("X-Vapi-Secret", value, scope.name, place);
            if (!made) {
                return base::Failure(made.error());
            }
            credential = *made;
            m_builder.hide(*secret, value);
            m_builder.note(Note::Kind::SecretMoved, place);
        }
    }
    if (!credential && url && (!server || m_map.isNull(*server))) {
        credential = scope.inlineCredential;
    }
    if (!credential) {
        return {};
    }
    const Token replaced = url.value_or(secret.value_or(0));
    const QByteArray colon = edit.colon(replaced);
    QByteArray before = "\"server\"" + colon + "{";
    if (url) {
        before.append("\"url\"" + colon).append(json::jsonString(m_map.characters(*url))).append(", ");
    } else {
        m_builder.note(Note::Kind::WithoutUrl, pointer);
    }
    if (secret) {
        edit.remove(*secret);
    }
    if (server) {
        edit.remove(*server);
    }
    edit.replace(replaced, {0, 0, before + "\"credentialId\"" + colon, credential, "}"});
    m_builder.addUser(*credential, childPointer(pointer, QStringLiteral("server")));
    return {};
}

void MigrationWalk::noteSecretLeft(const QString &pointer, const QByteArray &name, Token value)
{
    if (!m_map.isString(value) || m_builder.isMasked(value)) {
        return;
    }
    const base::SecretBytes secret = base::SecretBytes::take(m_map.characters(value));
    if (secret.isEmpty() || isRedacted(secret.view()) || secret.view().contains("{{")) {
        return;
    }
    m_builder.mask(value);
    m_builder.note(Note::Kind::SecretLeft, pointer, QString::fromUtf8(name));
}

} // namespace sealwright::vapi
