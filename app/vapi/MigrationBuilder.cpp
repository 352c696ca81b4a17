// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/MigrationBuilder.h"

#include "app/crypto/Fingerprint.h"
#include "app/json/JsonWriter.h"
#include "app/vapi/Document.h"
#include "app/vapi/VapiError.h"

#include <algorithm>
#include <utility>

namespace sealwright::vapi {
namespace {

/// A shorter secret is looked for nowhere else: it would be found in half the words.
constexpr qsizetype kShortestElsewhere = 8;
/// The most secrets that are looked for.
constexpr qsizetype kHiddenLimit = 2 * kCredentialLimit;
/// So many places are named one by one.
constexpr std::size_t kNamedPlaces = 50;
constexpr QByteArrayView kBearer("Bearer ");

void sortEdits(std::vector<DocumentEdit> &edits)
{
    // What is inserted at a place comes before what is removed from there.
    std::ranges::sort(edits, {}, [](const DocumentEdit &edit) { return std::pair(edit.begin, edit.end); });
}

QString what(const credential::Credential &credential)
{
    if (const auto *bearer = std::get_if<credential::BearerFields>(&credential.fields)) {
        return QString::fromUtf8(bearer->headerName);
    }
    return credential.kind() == credential::Kind::Hmac ? QStringLiteral("HMAC") : QStringLiteral("OAuth 2.0");
}

} // namespace

QString draftName(const QString &holder, const QString &what)
{
    QString plain = holder;
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    std::ranges::replace_if(plain, isControl, QLatin1Char(' '));
    plain = plain.simplified();
    const QString suffix = what.left(kVapiNameLimit - 8);
    plain = plain.left(kVapiNameLimit - 1 - suffix.size()).trimmed();
    if (!plain.isEmpty() && plain.back().isHighSurrogate()) {
        plain.chop(1);
    }
    return (plain.isEmpty() ? QStringLiteral("Vapi") : plain) % QLatin1Char(' ') % suffix;
}

MigrationBuilder::MigrationBuilder(const DocumentMap &map)
    : m_map(map)
{
}

void MigrationBuilder::note(Note::Kind kind, const QString &pointer, const QString &detail)
{
    m_migration.m_notes.push_back({kind, pointer, detail});
}

void MigrationBuilder::adoptNotes(const std::vector<Note> &notes)
{
    std::ranges::copy_if(notes, std::back_inserter(m_migration.m_notes),
                         [](const Note &one) { return one.kind != Note::Kind::NameMade; });
}

base::Result<std::size_t> MigrationBuilder::addHeader(const QByteArray &header,
                                                      const base::SecretBytes &value, const QString &holder,
                                                      const QString &pointer)
{
    CredentialDraft draft;
    draft.pointer = pointer;
    credential::BearerFields fields;
    fields.headerName = header;
    const QByteArrayView bytes = value.view();
    const bool isBearer = http::sameHeaderName(header, "Authorization") && bytes.startsWith(kBearer) &&
                          bytes.size() > kBearer.size() && bytes[kBearer.size()] != ' ';
    fields.includePrefix = isBearer;
    draft.secret = base::SecretBytes::copyOf(isBearer ? bytes.sliced(kBearer.size()) : bytes);
    draft.credential.fields = fields;
    return add(std::move(draft), holder, false);
}

base::Result<std::size_t> MigrationBuilder::add(CredentialDraft draft, const QString &holder, bool isNamed)
{
    std::vector<CredentialDraft> &drafts = m_migration.m_credentials;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (drafts[i].credential.fields == draft.credential.fields &&
            drafts[i].credential.document == draft.credential.document &&
            drafts[i].secret.view() == draft.secret.view()) {
            return i;
        }
    }
    if (static_cast<qsizetype>(drafts.size()) == kCredentialLimit) {
        return base::failure(VapiError::TooMany, {{"credentials", qint64{kCredentialLimit} + 1},
                                                  {"limit", qint64{kCredentialLimit}}});
    }
    draft.credential.name =
        freeName(isNamed ? draft.credential.name : draftName(holder, what(draft.credential)));
    base::Result<void> usable = credential::check(draft.credential);
    if (usable) {
        usable =
            credential::checkSecret(draft.credential, draft.credential.secretSlots().front(), draft.secret);
    }
    if (!usable) {
        const QString reason = usable.error().fact("reason");
        return base::failure(
            VapiError::DocumentInvalid,
            {{"member", draft.pointer},
             {"reason", reason.isEmpty() ? QStringLiteral("no credential can be made of it") : reason}});
    }
    drafts.push_back(std::move(draft));
    m_migration.m_users.emplace_back();
    return drafts.size() - 1;
}

QString MigrationBuilder::freeName(const QString &wanted)
{
    int &number = m_namesakes.try_emplace(wanted, 1).first->second;
    QString name = wanted;
    while (!m_names.insert(name).second) {
        const QString suffix = QLatin1Char(' ') % QString::number(++number);
        name = wanted.left(kVapiNameLimit - suffix.size()).trimmed() % suffix;
    }
    return name;
}

void MigrationBuilder::addUser(std::size_t credential, const QString &pointer)
{
    m_migration.m_users[credential].push_back(pointer);
}

bool MigrationBuilder::hasUsers(std::size_t credential) const
{
    return !m_migration.m_users[credential].empty();
}

void MigrationBuilder::mask(Token token)
{
    if (!m_maskedTokens.insert(token).second) {
        return;
    }
    const base::SecretBytes secret = base::SecretBytes::take(m_map.characters(token));
    m_masks.push_back(
        {m_map.begin(token), m_map.end(token), json::jsonString(crypto::redactionLabel(secret))});
}

void MigrationBuilder::hide(Token token, const base::SecretBytes &secret)
{
    mask(token);
    const bool isKnown = std::ranges::any_of(
        m_hidden, [&secret](const base::SecretBytes &one) { return one.view() == secret.view(); });
    if (secret.size() >= kShortestElsewhere && !isKnown &&
        static_cast<qsizetype>(m_hidden.size()) <= kHiddenLimit) {
        m_hidden.push_back(secret.clone());
    }
}

bool MigrationBuilder::isEdited(qsizetype at) const
{
    const auto after = std::ranges::upper_bound(m_edits, at, {}, &DocumentEdit::begin);
    return after != m_edits.begin() && std::prev(after)->end > at;
}

bool MigrationBuilder::hideIn(QByteArray &text, Form form) const
{
    bool isFound = false;
    for (const base::SecretBytes &secret : m_hidden) {
        QByteArray written = secret.view().toByteArray();
        if (form == Form::Json) {
            written = json::jsonString(written);
            written = written.sliced(1, written.size() - 2);
        }
        if (text.contains(written)) {
            text.replace(written, "<secret>");
            isFound = true;
        }
        base::wipe(written);
    }
    return isFound;
}

void MigrationBuilder::hideElsewhere()
{
    if (m_hidden.empty()) {
        return;
    }
    std::vector<DocumentEdit> found;
    for (Token token = 0; token < m_map.size(); ++token) {
        if (!m_map.isString(token) || m_map.text(token).size() < kShortestElsewhere ||
            isEdited(m_map.begin(token))) {
            continue;
        }
        QByteArray characters = m_map.characters(token);
        if (!hideIn(characters, Form::Characters)) {
            continue;
        }
        if (found.size() < kNamedPlaces) {
            note(Note::Kind::SecretElsewhere, m_map.pointerTo(token));
        }
        found.push_back({m_map.begin(token), m_map.end(token), json::jsonString(characters)});
        if (m_maskedTokens.insert(token).second) {
            m_masks.push_back(found.back());
        }
    }
    if (found.size() > kNamedPlaces) {
        note(Note::Kind::SecretElsewhere, {}, QString::number(found.size()));
    }
    for (DocumentEdit &edit : m_edits) {
        if (hideIn(edit.before, Form::Json)) {
            note(Note::Kind::SecretElsewhere, {});
        }
    }
    m_edits.insert(m_edits.end(), found.begin(), found.end());
    sortEdits(m_edits);
}

QByteArray MigrationBuilder::edited(std::vector<DocumentEdit> edits) const
{
    sortEdits(edits);
    QByteArray result;
    qsizetype at = 0;
    for (const DocumentEdit &edit : edits) {
        result.append(m_map.text().sliced(at, edit.begin - at)).append(edit.before);
        at = edit.end;
    }
    return result.append(m_map.text().sliced(at));
}

base::Result<Migration> MigrationBuilder::finish()
{
    if (static_cast<qsizetype>(m_hidden.size()) > kHiddenLimit) {
        return base::failure(VapiError::TooMany,
                             {{"credentials", qint64{static_cast<qsizetype>(m_hidden.size())}},
                              {"limit", qint64{kHiddenLimit}}});
    }
    sortEdits(m_edits);
    hideElsewhere();
    QByteArray text;
    qsizetype at = 0;
    for (const DocumentEdit &edit : m_edits) {
        text.append(m_map.text().sliced(at, edit.begin - at)).append(edit.before);
        if (edit.credential) {
            m_migration.m_pieces.push_back({std::exchange(text, {}), edit.credential});
        }
        text.append(edit.after);
        at = edit.end;
    }
    text.append(m_map.text().sliced(at));
    m_migration.m_pieces.push_back({text, std::nullopt});
    m_migration.m_isEmpty = m_edits.empty();
    m_migration.m_maskedOriginal = edited(std::move(m_masks));
    return std::move(m_migration);
}

} // namespace sealwright::vapi
