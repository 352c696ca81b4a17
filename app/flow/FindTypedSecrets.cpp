// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/FindTypedSecrets.h"

#include "app/credential/ClientIdentity.h"
#include "app/credential/TokenPlace.h"
#include "app/flow/InPool.h"
#include "app/flow/SecretPlaces.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace sealwright::flow {
namespace {

constexpr QByteArrayView kMarker("‹secret›");
/// What is searched without anybody noticing; more goes to the pool.
constexpr qsizetype kSearchedAtOnce = qsizetype{1024} * 1024;

QString slotIn(const QString &key)
{
    return key.section(QLatin1Char('/'), 1, 1);
}

/// A certificate is stored with its key, and shown to everybody.
bool isPublic(const QString &key)
{
    return key.startsWith(QLatin1String("cred_")) &&
           slotIn(key) == QLatin1String(credential::kCertificateSlot);
}

bool isPrevious(const QString &key)
{
    return key.endsWith(QLatin1String("/previous"));
}

void setPlace(TypedSecret &typed, QByteArrayView text)
{
    const QByteArrayView before = text.first(typed.offset);
    typed.line = before.count('\n') + 1;
    typed.column = QString::fromUtf8(before.sliced(before.lastIndexOf('\n') + 1)).size() + 1;
}

QByteArray cutOut(const QByteArray &text, const vault::KnownSecrets &known)
{
    QByteArray result;
    qsizetype from = 0;
    for (const vault::KnownSecrets::Hit &hit : known.find(text)) {
        if (!isPublic(hit.key)) {
            result.append(QByteArrayView(text).sliced(from, hit.offset - from)).append(kMarker);
            from = hit.offset + hit.length;
        }
    }
    return from == 0 ? text : result.append(QByteArrayView(text).sliced(from));
}

bool isFromCredential(const TypedSecret &typed, const credential::Credential &credential)
{
    const auto place = credential::tokenPlaceOf(credential.fields);
    return typed.where == TypedSecret::Where::Header && place &&
           place->where == credential::TokenPlace::Where::Header &&
           http::sameHeaderName(place->name, typed.name);
}

/// Each text in it, wherever it stands, under the member's name: also what a later version keeps there.
template<typename Add>
void eachText(const base::Json &json, const std::string &name, const Add &add)
{
    if (json.is_string()) {
        add(QByteArray::fromStdString(name), QByteArray::fromStdString(json.get<std::string>()));
        return;
    }
    if (!json.is_structured()) {
        return;
    }
    for (const auto &[key, value] : json.items()) {
        std::string path = name;
        if (!json.is_array()) {
            path.append(name.empty() ? "" : ".").append(key);
        }
        eachText(value, path, add);
    }
}

} // namespace

QString whereText(const TypedSecret &typed)
{
    const QString name = QString::fromUtf8(typed.name);
    switch (typed.where) {
    case TypedSecret::Where::Name:
        return QStringLiteral("name");
    case TypedSecret::Where::Url:
        return QStringLiteral("URL");
    case TypedSecret::Where::Header:
        return QStringLiteral("header ") + name;
    case TypedSecret::Where::Body:
        return QStringLiteral("body");
    case TypedSecret::Where::Variable:
        return QStringLiteral("variable ") + name;
    case TypedSecret::Where::Field:
        return QStringLiteral("field ") + name;
    }
    return {};
}

base::Error asError(const std::vector<TypedSecret> &found)
{
    const TypedSecret &first = found.front();
    std::vector<base::Fact> facts{{"where", whereText(first)}, {"owner", first.owner}, {"slot", first.slot}};
    if (first.where == TypedSecret::Where::Field) {
        facts.emplace_back("field", QString::fromUtf8(first.name));
    }
    if (first.line > 0) {
        facts.emplace_back("line", qint64{first.line});
        facts.emplace_back("column", qint64{first.column});
    }
    if (found.size() > 1) {
        facts.emplace_back("more", static_cast<qint64>(found.size()) - 1);
    }
    return base::Error(TypedSecretError::InPlainText, std::move(facts));
}

FindTypedSecrets::FindTypedSecrets(const workspace::Workspace &workspace, vault::ChosenStore &store,
                                   std::chrono::milliseconds patience)
    : m_workspace(workspace)
    , m_store(store)
    , m_patience(patience)
{
}

std::vector<FindTypedSecrets::Text> FindTypedSecrets::textsOf(const workspace::SavedRequest &request)
{
    std::vector<Text> texts{{TypedSecret::Where::Name, {}, 0, request.name.toUtf8()},
                            {TypedSecret::Where::Url, {}, 0, request.url}};
    for (std::size_t row = 0; row < request.headers.size(); ++row) {
        const workspace::HeaderRow &header = request.headers[row];
        texts.push_back({TypedSecret::Where::Header, header.name, row, header.value});
    }
    texts.push_back({TypedSecret::Where::Body, {}, 0, request.body});
    return texts;
}

QCoro::Task<std::vector<TypedSecret>> FindTypedSecrets::in(workspace::SavedRequest request)
{
    auto looking = look(textsOf(request), {});
    std::vector<TypedSecret> found = co_await looking;
    for (TypedSecret &typed : found) {
        typed.isMadeByCredential = typed.isMadeByCredential && typed.ownerId == request.credentialId;
    }
    co_return found;
}

QCoro::Task<std::vector<TypedSecret>> FindTypedSecrets::in(workspace::Environment environment, GivenPtr given)
{
    std::vector<Text> texts;
    texts.push_back({TypedSecret::Where::Name, QByteArray(), 0, environment.name.toUtf8()});
    for (std::size_t row = 0; row < environment.variables.size(); ++row) {
        const workspace::EnvironmentVariable &variable = environment.variables[row];
        texts.push_back({TypedSecret::Where::Variable, variable.name, row, variable.value});
    }
    auto looking = look(std::move(texts), std::move(given));
    std::vector<TypedSecret> found = co_await looking;
    co_return found;
}

QCoro::Task<std::vector<TypedSecret>> FindTypedSecrets::in(credential::Credential credential, GivenPtr given)
{
    std::vector<Text> texts;
    eachText(credential::toJson(credential), std::string(), [&texts](QByteArray name, QByteArray value) {
        const bool isInFields = name.startsWith("fields.");
        texts.push_back({TypedSecret::Where::Field, isInFields ? name.sliced(7) : name, 0, std::move(value)});
    });
    auto looking = look(std::move(texts), std::move(given));
    std::vector<TypedSecret> found = co_await looking;
    co_return found;
}

// The secrets are noted before anything waits: whose they are may be gone then.
QCoro::Task<base::Result<void>> FindTypedSecrets::check(credential::Credential credential,
                                                        const std::vector<base::SecretBytes> &secrets)
{
    auto given = std::make_shared<Given>();
    given->owner = credential.name;
    const std::vector<QString> slotNames = credential.secretSlots();
    for (std::size_t i = 0; i < secrets.size(); ++i) {
        given->secrets.note(credential.secretKey(slotNames[i]), secrets[i]);
    }
    auto looking = in(std::move(credential), std::move(given));
    const std::vector<TypedSecret> found = co_await looking;
    if (!found.empty()) {
        co_return base::Failure(asError(found));
    }
    co_return base::Result<void>();
}

std::vector<TypedSecret> FindTypedSecrets::search(const std::vector<Text> &texts,
                                                  const vault::KnownSecrets &known)
{
    std::vector<TypedSecret> found;
    for (const Text &text : texts) {
        for (const vault::KnownSecrets::Hit &hit : known.find(text.value)) {
            if (isPublic(hit.key)) {
                continue;
            }
            TypedSecret typed;
            typed.where = text.where;
            typed.name = text.name;
            typed.row = text.row;
            typed.offset = hit.offset;
            typed.length = hit.length;
            typed.ownerId = hit.key.section(QLatin1Char('/'), 0, 0);
            typed.owner = typed.ownerId;
            typed.slot = slotIn(hit.key);
            if (text.where == TypedSecret::Where::Body) {
                setPlace(typed, text.value);
            }
            found.push_back(std::move(typed));
        }
    }
    return found;
}

QCoro::Task<std::vector<TypedSecret>> FindTypedSecrets::look(std::vector<Text> texts, GivenPtr given)
{
    std::vector<QString> keys;
    if (const auto places = secretPlaces(m_workspace)) {
        for (const SecretPlace &place : places->items) {
            if (!isPublic(place.key)) {
                keys.push_back(place.key);
            }
        }
    }
    auto reading = readUnseen(std::move(keys));
    co_await reading;
    qsizetype bytes = 0;
    for (const Text &text : texts) {
        bytes += text.value.size();
    }
    std::vector<TypedSecret> found;
    if (bytes <= kSearchedAtOnce) {
        found = search(texts, m_store.known());
    } else {
        const auto searching = inPool([texts, known = m_store.known()] { return search(texts, known); });
        auto awaiting = searching.awaiter();
        found = co_await awaiting;
    }
    if (given) {
        for (TypedSecret &typed : search(texts, given->secrets)) {
            typed.owner = given->owner;
            found.push_back(std::move(typed));
        }
    }
    if (found.empty()) {
        co_return found;
    }
    // Whose they are, in the words of people.
    const auto credentials = m_workspace.credentials();
    const auto environments = m_workspace.environments();
    for (TypedSecret &typed : found) {
        if (credentials) {
            const auto owner =
                std::ranges::find(credentials->items, typed.ownerId, &credential::Credential::id);
            if (owner != credentials->items.end()) {
                typed.isMadeByCredential = isFromCredential(typed, *owner);
                typed.owner = owner->name;
                continue;
            }
        }
        if (environments) {
            const auto owner =
                std::ranges::find(environments->items, typed.ownerId, &workspace::Environment::id);
            typed.owner = owner == environments->items.end() ? typed.owner : owner->name;
        }
    }
    co_return found;
}

/// Reads what was not seen yet, the present ones before the previous ones, until one cannot be read or the
/// time is over; what is under way then is seen by the next look.
QCoro::Task<> FindTypedSecrets::readUnseen(std::vector<QString> keys)
{
    std::ranges::stable_partition(keys, [](const QString &key) { return !isPrevious(key); });
    std::erase_if(keys, [this](const QString &key) { return m_store.known().hasSeen(key); });
    base::OneShot<bool> over;
    const auto why = std::make_shared<std::optional<base::Error>>();
    const auto read = [](FindTypedSecrets *self, std::vector<QString> unseen, base::OneShot<bool> done,
                         std::shared_ptr<std::optional<base::Error>> reason) -> QCoro::Task<> {
        for (const QString &key : unseen) {
            auto peeking = self->m_store.peek(key);
            const base::Result<base::SecretBytes> secret = co_await peeking;
            const bool isAnswer = secret || secret.error().is(vault::VaultError::NotFound) ||
                                  secret.error().is(vault::VaultError::VaultMissing);
            if (!isAnswer) {
                *reason = secret.error();
            }
            // One that is damaged says nothing of the next.
            if (done.isResolved() || (!isAnswer && !secret.error().is(vault::VaultError::Damaged))) {
                break;
            }
        }
        done.resolve(true);
    };
    read(this, keys, over, why);
    if (!over.isResolved()) {
        QTimer::singleShot(m_patience, QCoreApplication::instance(),
                           [over]() mutable { over.resolve(true); });
    }
    auto awaiting = over.awaiter();
    co_await awaiting;
    std::erase_if(keys, [this](const QString &key) { return m_store.known().hasSeen(key); });
    const auto previous = std::ranges::count_if(keys, isPrevious);
    const auto present = static_cast<std::ptrdiff_t>(keys.size()) - previous;
    m_notCompared.reset();
    if (!keys.empty()) {
        m_notCompared = NotCompared{static_cast<int>(present > 0 ? present : previous), *why};
    }
}

workspace::SavedRequest withoutSecrets(workspace::SavedRequest request, const vault::KnownSecrets &known)
{
    request.name = QString::fromUtf8(cutOut(request.name.toUtf8(), known));
    request.url = cutOut(request.url, known);
    for (workspace::HeaderRow &header : request.headers) {
        header.value = cutOut(header.value, known);
    }
    request.body = cutOut(request.body, known);
    return request;
}

} // namespace sealwright::flow
