// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/Document.h"
#include "app/vapi/Migration.h"

#include <algorithm>
#include <cstdlib>

using namespace sealwright;

namespace {

void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

/// What is written of a credential is read as the same one, without a secret.
void readAndWrite(const base::Json &document)
{
    const auto draft = vapi::readCredential(document);
    if (!draft) {
        return;
    }
    demand(credential::check(draft->credential).has_value());
    const auto written = vapi::writeCredential(draft->credential);
    demand(written.has_value()); // whatever came from Vapi can go back
    const auto again = vapi::readCredential(written->document);
    demand(again.has_value());
    demand(again->credential.fields == draft->credential.fields);
    demand(again->secret.isEmpty());
}

/// No string of the document holds a secret that moved. One that looks like our own placeholders is not told
/// from them.
bool isFree(const base::Json &value, const std::string &secret)
{
    if (value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        return text.find('<') != std::string::npos || text.find(secret) == std::string::npos;
    }
    return std::ranges::all_of(
        value, [&](const base::Json &child) { return !value.is_structured() || isFree(child, secret); });
}

void migrate(QByteArrayView text)
{
    auto migration = vapi::Migration::of(text);
    if (!migration) {
        return;
    }
    std::vector<QString> ids(migration->credentials().size(), QStringLiteral("cred_abcdefghij"));
    const QByteArray after = migration->document(ids);
    const auto document = vapi::readDocument(after);
    demand(document.has_value());
    demand(vapi::readDocument(migration->documentWithPlaceholders()).has_value());
    demand(vapi::readDocument(migration->maskedOriginal()).has_value());
    for (const vapi::CredentialDraft &draft : migration->credentials()) {
        demand(credential::check(draft.credential).has_value());
        demand(!draft.secret.isEmpty());
        if (draft.secret.size() >= 8) {
            demand(isFree(*document, draft.secret.view().toByteArray().toStdString()));
        }
    }
    const bool isTidy = std::ranges::none_of(migration->notes(), [](const vapi::Note &note) {
        return note.kind == vapi::Note::Kind::SecretElsewhere;
    });
    if (isTidy) {
        const auto again = vapi::Migration::of(after);
        demand(again.has_value());
        demand(again->credentials().empty()); // done once, there is nothing left to make
    }
}

} // namespace

/// Any bytes as a credential document and as a document to migrate.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto document = vapi::readDocument(text)) {
        readAndWrite(*document);
    }
    migrate(text);
    return 0;
}
