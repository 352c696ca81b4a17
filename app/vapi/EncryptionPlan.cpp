// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/EncryptionPlan.h"

#include "app/vapi/Document.h"

#include <algorithm>

namespace sealwright::vapi {
namespace {

using base::Json;
using base::Result;

constexpr qsizetype kKeyNameLimit = 100;

/// One member of the plan: the only value it can have, or any text.
struct PlanMember
{
    const char *name;
    const char *onlyValue; ///< null: any text
    bool isRequired;
};

Result<void> copyMembers(const Json &from, const QString &pointer, std::initializer_list<PlanMember> members,
                         Json &to)
{
    for (const PlanMember &member : members) {
        const QString place = childPointer(pointer, QString::fromLatin1(member.name));
        const auto found = from.find(member.name);
        if (found == from.end() || found->is_null()) {
            if (member.isRequired) {
                return invalid(place, "it is missing");
            }
            continue;
        }
        if (!found->is_string()) {
            return invalid(place, "it is not text");
        }
        if (member.onlyValue != nullptr && *found != member.onlyValue) {
            return invalid(place, "Vapi knows one value only: public-key, RSA-OAEP-256, spki-pem");
        }
        to[member.name] = *found;
    }
    return {};
}

void noteOthers(const Json &from, const QString &pointer, std::initializer_list<std::string_view> known,
                std::vector<Note> &notes)
{
    for (const auto &[name, value] : from.items()) {
        if (std::ranges::find(known, name) == known.end()) {
            notes.push_back({Note::Kind::MemberLeftOut, childPointer(pointer, base::fromUtf8(name)), {}});
        }
    }
}

} // namespace

Result<Json> readEncryptionPlan(const Json &plan, const QString &pointer, std::vector<Note> &notes)
{
    if (!plan.is_object()) {
        return invalid(pointer, "it is not an object");
    }
    Json read = Json::object();
    if (const auto copied = copyMembers(
            plan, pointer, {{"type", "public-key", true}, {"algorithm", "RSA-OAEP-256", true}}, read);
        !copied) {
        return base::Failure(copied.error());
    }
    const QString keyPointer = childPointer(pointer, QStringLiteral("publicKey"));
    const auto key = plan.find("publicKey");
    if (key == plan.end() || !key->is_object()) {
        return invalid(keyPointer, key == plan.end() ? "it is missing" : "it is not an object");
    }
    Json publicKey = Json::object();
    if (const auto copied = copyMembers(
            *key, keyPointer,
            {{"format", "spki-pem", true}, {"name", nullptr, false}, {"pem", nullptr, true}}, publicKey);
        !copied) {
        return base::Failure(copied.error());
    }
    if (publicKey["pem"].get_ref<const std::string &>().find("PRIVATE KEY") != std::string::npos) {
        return invalid(childPointer(keyPointer, QStringLiteral("pem")),
                       "it is a private key, and the public one belongs here");
    }
    if (base::stringMember(publicKey, "name").value_or(QString()).size() > kKeyNameLimit) {
        return invalid(childPointer(keyPointer, QStringLiteral("name")), "it is longer than 100 characters");
    }
    read["publicKey"] = std::move(publicKey);
    noteOthers(plan, pointer, {"type", "algorithm", "publicKey"}, notes);
    noteOthers(*key, keyPointer, {"format", "name", "pem"}, notes);
    return read;
}

} // namespace sealwright::vapi
