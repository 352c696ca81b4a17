// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/ServerMove.h"

#include "app/http/SecretHeaders.h"
#include "app/json/JsonWriter.h"
#include "app/vapi/Document.h"
#include "app/vapi/VapiError.h"

#include <algorithm>
#include <array>

namespace sealwright::vapi {
namespace {

using base::Result;

constexpr const char *kSecretHeader = "X-Vapi-Secret";

bool isAuthorization(const QByteArray &header)
{
    return http::sameHeaderName(header, "Authorization");
}

/// What the value of a secret gives way to where it can neither move nor stay.
QByteArray standIn(const QByteArray &name)
{
    const QByteArray text = "<" + name + ", as in the original>";
    return json::jsonString(text);
}

} // namespace

bool looksLikeSecretHeader(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 3> kPieces{"auth", "key", "credential"};
    const QByteArray lower = name.toByteArray().toLower();
    const auto isIn = [&lower](QByteArrayView piece) { return lower.contains(piece); };
    return http::isSecretHeader(name) ||
           (!lower.contains("idempotency") && std::ranges::any_of(kPieces, isIn));
}

bool isRedacted(QByteArrayView value)
{
    return value == "[REDACTED]";
}

ServerMove::ServerMove(MigrationBuilder &builder, Place place, QString pointer, ContainerEdit &edit)
    : m_builder(builder)
    , m_map(builder.map())
    , m_place(place)
    , m_pointer(std::move(pointer))
    , m_edit(edit)
{
}

void ServerMove::addLegacySecret(Token value, const QString &pointer, ContainerEdit &holder)
{
    m_legacy.emplace(value, pointer);
    m_legacyHolder = &holder;
}

Result<void> ServerMove::addSecret(Source source, Token value, const QString &pointer)
{
    if (m_map.isNull(value)) {
        return {};
    }
    if (!m_map.isString(value)) {
        return invalid(pointer, "it is not text");
    }
    base::SecretBytes secret = base::SecretBytes::take(m_map.characters(value));
    if (isRedacted(secret.view())) {
        m_builder.note(Note::Kind::Redacted, pointer);
    } else if (secret.view().contains("{{")) {
        m_builder.note(Note::Kind::Templated, pointer, QString::fromLatin1(kSecretHeader));
    } else if (!secret.isEmpty()) {
        m_candidates.push_back({source, kSecretHeader, value, pointer, std::move(secret)});
    }
    return {};
}

Result<void> ServerMove::readHeaders(Token headers)
{
    const QString pointer = childPointer(m_pointer, QStringLiteral("headers"));
    if (!m_map.isObject(headers)) {
        return m_map.isNull(headers) ? Result<void>() : Result<void>(invalid(pointer, "it is not an object"));
    }
    const std::vector<DocumentMap::Member> members = m_map.members(headers);
    if (m_place == Place::ApiRequest && std::ranges::any_of(members, [this](const DocumentMap::Member &one) {
            return !m_map.isString(one.value);
        })) {
        m_builder.note(Note::Kind::HeadersUnread, pointer);
        return {};
    }
    m_headers.emplace(m_map, headers);
    for (const DocumentMap::Member &member : members) {
        const QByteArray name = m_map.characters(member.name);
        const QString place = childPointer(pointer, QString::fromUtf8(name));
        if (!m_map.isString(member.value)) {
            if (m_map.isNull(member.value)) {
                continue;
            }
            return invalid(place, "it is not text");
        }
        base::SecretBytes value = base::SecretBytes::take(m_map.characters(member.value));
        if (value.isEmpty()) {
            continue;
        }
        if (!looksLikeSecretHeader(name)) {
            m_builder.note(Note::Kind::HeaderKept, place, QString::fromUtf8(name));
        } else if (value.view().contains("{{")) {
            m_builder.note(Note::Kind::Templated, place, QString::fromUtf8(name));
        } else if (isRedacted(value.view())) {
            m_builder.note(Note::Kind::Redacted, place);
        } else {
            m_candidates.push_back({Source::Header, name, member.value, place, std::move(value)});
            if (static_cast<qsizetype>(m_candidates.size()) > kCredentialLimit) {
                return base::failure(VapiError::TooMany, {{"credentials", qint64{kCredentialLimit} + 1},
                                                          {"limit", qint64{kCredentialLimit}}});
            }
        }
    }
    return {};
}

Result<void> ServerMove::readMembers()
{
    for (const DocumentMap::Member &member : m_map.members(m_edit.container())) {
        const QByteArray name = m_map.characters(member.name);
        const QString place = childPointer(m_pointer, QString::fromUtf8(name));
        Result<void> read;
        if (name == "url") {
            m_url = member.value;
        } else if (name == "credentialId") {
            if (!m_map.isString(member.value) && !m_map.isNull(member.value)) {
                return invalid(place, "it is not text");
            }
            m_credentialId =
                m_map.isNull(member.value) ? QString() : QString::fromUtf8(m_map.characters(member.value));
            m_emptyReference = m_credentialId.isEmpty() ? std::optional(member.value) : std::nullopt;
        } else if (name == "secret" && m_place == Place::Server) {
            read = addSecret(Source::Secret, member.value, place);
        } else if (name == "headers") {
            read = readHeaders(member.value);
        }
        if (!read) {
            return read;
        }
    }
    return m_legacy ? addSecret(Source::Legacy, m_legacy->first, m_legacy->second) : Result<void>();
}

void ServerMove::dropOverridden()
{
    const auto isHeader = [](const Candidate &one) {
        return one.source == Source::Header && http::sameHeaderName(one.header, kSecretHeader);
    };
    const auto header = std::ranges::find_if(m_candidates, isHeader);
    const auto secret = std::ranges::find(m_candidates, Source::Secret, &Candidate::source);
    if (header == m_candidates.end() || secret == m_candidates.end()) {
        return;
    }
    if (header->secret.view() != secret->secret.view()) {
        m_builder.note(Note::Kind::SecretOverridden, secret->pointer);
    }
    m_edit.remove(secret->value);
    m_builder.hide(secret->value, secret->secret);
    m_candidates.erase(secret);
}

/// An Authorization that stayed would override the credential, so it goes first; then the secret.
std::size_t ServerMove::chosen() const
{
    const auto numberOf = [this](auto found) {
        return static_cast<std::size_t>(found - m_candidates.begin());
    };
    const auto authorization =
        std::ranges::find_if(m_candidates, [](const Candidate &one) { return isAuthorization(one.header); });
    if (authorization != m_candidates.end()) {
        return numberOf(authorization);
    }
    const auto secret =
        std::ranges::find_if(m_candidates, [](const Candidate &one) { return one.source != Source::Header; });
    return secret == m_candidates.end() ? 0 : numberOf(secret);
}

void ServerMove::refer(std::size_t credential, std::optional<Token> inPlaceOf)
{
    if (m_emptyReference) {
        m_edit.remove(*m_emptyReference);
    }
    if (inPlaceOf) {
        m_edit.replaceByReference(*inPlaceOf, credential);
    } else {
        m_edit.insertReference(m_url, credential);
    }
}

Result<void> ServerMove::move(const Candidate &candidate, const ServerScope &scope)
{
    const auto made = m_builder.addHeader(candidate.header, candidate.secret, scope.name, candidate.pointer);
    if (!made) {
        return base::Failure(made.error());
    }
    m_builder.hide(candidate.value, m_builder.secretOf(*made));
    m_builder.addUser(*made, m_pointer);
    switch (candidate.source) {
    case Source::Secret:
        refer(*made, candidate.value);
        m_builder.note(Note::Kind::SecretMoved, candidate.pointer);
        return {};
    case Source::Legacy:
        m_legacyHolder->remove(candidate.value);
        refer(*made, std::nullopt);
        m_builder.note(Note::Kind::SecretMoved, candidate.pointer);
        return {};
    case Source::Header:
        break;
    }
    m_builder.note(isAuthorization(candidate.header) ? Note::Kind::AuthorizationMoved
                                                     : Note::Kind::HeaderMoved,
                   candidate.pointer, QString::fromUtf8(candidate.header));
    m_headers->remove(candidate.value);
    if (m_headers->isEmptied()) {
        refer(*made, m_headers->container());
    } else {
        refer(*made, std::nullopt);
    }
    return {};
}

void ServerMove::stay(const Candidate &candidate)
{
    m_builder.hide(candidate.value, candidate.secret);
    switch (candidate.source) {
    case Source::Secret:
        m_edit.replaceValue(candidate.value, standIn("secret"));
        m_builder.note(Note::Kind::SecretStays, candidate.pointer);
        return;
    case Source::Legacy:
        m_legacyHolder->replaceValue(candidate.value, standIn("serverUrlSecret"));
        m_builder.note(Note::Kind::SecretStays, candidate.pointer);
        return;
    case Source::Header:
        break;
    }
    m_headers->replaceValue(candidate.value, standIn(candidate.header));
    m_builder.note(isAuthorization(candidate.header) ? Note::Kind::HeaderOverrides : Note::Kind::HeaderStays,
                   candidate.pointer, QString::fromUtf8(candidate.header));
}

void ServerMove::finishHeaders()
{
    if (m_headers && m_headers->isTouched() && !m_headers->isEmptied()) {
        m_headers->appendTo(m_builder.edits());
    }
}

Result<void> ServerMove::run(const ServerScope &scope)
{
    if (const auto read = readMembers(); !read) {
        return read;
    }
    dropOverridden();
    if (!m_credentialId.isEmpty()) {
        if (!m_candidates.empty()) {
            m_builder.note(Note::Kind::AlreadyReferring, m_pointer, m_credentialId);
        }
        std::ranges::for_each(m_candidates, [this](const Candidate &one) { stay(one); });
        finishHeaders();
        return {};
    }
    if (m_candidates.empty()) {
        if (scope.inlineCredential) {
            refer(*scope.inlineCredential, std::nullopt);
            m_builder.addUser(*scope.inlineCredential, m_pointer);
        }
        return {};
    }
    const std::size_t main = chosen();
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        if (i != main) {
            stay(m_candidates[i]);
        }
    }
    if (const auto moved = move(m_candidates[main], scope); !moved) {
        return moved;
    }
    finishHeaders();
    if (!m_url) {
        m_builder.note(Note::Kind::WithoutUrl, m_pointer);
    }
    return {};
}

} // namespace sealwright::vapi
