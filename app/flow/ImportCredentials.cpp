// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/ImportCredentials.h"

#include "app/credential/Fields.h"
#include "app/flow/FreeName.h"
#include "app/flow/WhenFree.h"
#include "app/vapi/Document.h"
#include "app/vapi/VapiError.h"

#include <algorithm>

namespace sealwright::flow {
namespace {

using base::Json;
using base::Result;
using credential::Credential;
using vapi::CredentialDraft;

void noteStrangers(const Json &object, const QString &pointer, const std::vector<std::string> &known,
                   std::vector<vapi::Note> &notes)
{
    for (const auto &[name, value] : object.items()) {
        if (std::ranges::find(known, name) == known.end()) {
            notes.push_back(
                {vapi::Note::Kind::MemberLeftOut, vapi::childPointer(pointer, base::fromUtf8(name)), {}});
        }
    }
}

/// A credential's file. Members we do not know are left out here: what stands in a document of unknown origin
/// might be a secret, and would end up in the workspace.
Result<CredentialDraft> readOwn(const Json &document, const QString &pointer)
{
    auto read = credential::credentialFromJson(document);
    if (!read) {
        const base::Error &error = read.error();
        return base::Failure(pointer.isEmpty() ? error : error.with({"pointer", pointer}));
    }
    CredentialDraft draft;
    draft.pointer = pointer;
    noteStrangers(
        document, pointer,
        {"id", "name", "kind", "environment", "fields", "hosts", "createdAt", "rotatedAt", vapi::kVapiMember},
        draft.notes);
    if (const auto fields = document.find("fields"); fields != document.end()) {
        std::vector<std::string> known{"variables"};
        for (const credential::FieldInfo &field : credential::fieldsOf(read->kind())) {
            known.emplace_back(field.name);
        }
        noteStrangers(*fields, vapi::childPointer(pointer, QStringLiteral("fields")), known, draft.notes);
    }
    draft.notes.push_back({vapi::Note::Kind::SecretMissing, pointer, read->secretSlots().front()});
    const Json kept = vapi::keptVapiMembers(document);
    read->document = Json::object();
    if (!kept.empty()) {
        read->document[vapi::kVapiMember] = kept;
    }
    read->id.clear();
    read->rotatedAt.reset();
    draft.credential = std::move(*read);
    return draft;
}

Result<CredentialDraft> readOne(const Json &document, const QString &pointer)
{
    const bool isOwn = document.is_object() && document.contains("kind") && !document.contains("provider");
    return isOwn ? readOwn(document, pointer) : vapi::readCredential(document, pointer);
}

struct ReadDocument
{
    std::vector<CredentialDraft> drafts;
    std::vector<RefusedCredential> refused;
};

Result<ReadDocument> readAll(QByteArrayView text)
{
    const auto document = vapi::readDocument(text);
    if (!document) {
        return base::Failure(document.error());
    }
    ReadDocument read;
    if (!document->is_array()) {
        auto draft = readOne(*document, {});
        if (!draft) {
            return base::Failure(draft.error());
        }
        read.drafts.push_back(std::move(*draft));
        return read;
    }
    if (static_cast<qsizetype>(document->size()) > vapi::kCredentialLimit) {
        return base::failure(vapi::VapiError::TooMany,
                             {{"credentials", static_cast<qint64>(document->size())},
                              {"limit", qint64{vapi::kCredentialLimit}}});
    }
    for (std::size_t i = 0; i < document->size(); ++i) {
        const QString pointer = QLatin1Char('/') % QString::number(i);
        auto draft = readOne((*document)[i], pointer);
        if (draft) {
            read.drafts.push_back(std::move(*draft));
        } else {
            read.refused.push_back({pointer, draft.error()});
        }
    }
    return read;
}

} // namespace

ImportCredentials::ImportCredentials(workspace::Workspace &workspace, KeepCredential &keep,
                                     const base::Clock &clock, base::Random &random)
    : m_workspace(workspace)
    , m_keep(keep)
    , m_clock(clock)
    , m_random(random)
{
}

QCoro::Task<Result<ImportedCredentials>> ImportCredentials::run(QByteArray document)
{
    auto read = readAll(document);
    if (!read) {
        co_return base::Failure(read.error());
    }
    auto names = FreeNames::of(m_workspace);
    if (!names) {
        co_return base::Failure(names.error());
    }
    ImportedCredentials outcome;
    outcome.refused = std::move(read->refused);
    std::optional<base::Error> stopped;
    for (CredentialDraft &draft : read->drafts) {
        const QString pointer = draft.pointer;
        if (stopped) {
            outcome.refused.push_back({pointer, *stopped});
            continue;
        }
        draft.credential.name = names->take(draft.credential.name);
        auto keeping = keep(std::move(draft));
        Result<ImportedCredential> kept = co_await keeping;
        if (kept) {
            outcome.imported.push_back(std::move(*kept));
            continue;
        }
        if (kept.error().kind() != base::ErrorKind::BadInput) {
            stopped = kept.error();
        }
        if (read->drafts.size() == 1 && outcome.refused.empty()) {
            co_return base::Failure(kept.error());
        }
        outcome.refused.push_back({pointer, kept.error()});
    }
    co_return outcome;
}

QCoro::Task<Result<ImportedCredential>> ImportCredentials::keep(CredentialDraft draft)
{
    ImportedCredential imported;
    imported.pointer = draft.pointer;
    imported.notes = std::move(draft.notes);
    imported.hasSecret = !draft.secret.isEmpty();
    if (imported.hasSecret) {
        auto adding = m_keep.add(std::move(draft.credential), std::move(draft.secret));
        Result<Credential> added = co_await adding;
        if (!added) {
            co_return base::Failure(added.error());
        }
        imported.credential = std::move(*added);
        co_return imported;
    }
    Result<void> usable = credential::check(draft.credential);
    if (usable) {
        auto looking = m_keep.checkTyped(draft.credential);
        usable = co_await looking;
    }
    if (!usable) {
        co_return base::Failure(usable.error());
    }
    draft.credential.id = credential::newCredentialId(m_random);
    draft.credential.createdAt = m_clock.now();
    auto saving = whenFree([this, &draft] { return m_workspace.saveCredential(draft.credential); });
    const Result<void> saved = co_await saving;
    if (!saved) {
        co_return base::Failure(saved.error());
    }
    imported.credential = std::move(draft.credential);
    co_return imported;
}

} // namespace sealwright::flow
