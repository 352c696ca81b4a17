// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/vapi/CredentialDocument.h"
#include "app/vapi/Document.h"
#include "app/vapi/EncryptionPlan.h"
#include "app/vapi/VapiError.h"

#include <algorithm>
#include <span>

namespace sealwright::vapi {
namespace {

using base::Json;
using base::Result;
using credential::Credential;

/// Members of one object, read with their pointers; remembers the first mistake.
class Members
{
public:
    Members(const Json &object, QString pointer)
        : m_object(object)
        , m_pointer(std::move(pointer))
    {
    }

    QString pointerTo(const char *name) const { return childPointer(m_pointer, QString::fromLatin1(name)); }

    /// Nothing when it is absent, null or of the wrong type.
    std::optional<std::string> text(const char *name)
    {
        const Json *found = member(name);
        if (found == nullptr) {
            return std::nullopt;
        }
        if (!found->is_string()) {
            fail(name, "it is not text");
            return std::nullopt;
        }
        return found->get<std::string>();
    }

    std::string required(const char *name)
    {
        if (member(name) == nullptr) {
            fail(name, "it is missing");
        }
        return text(name).value_or(std::string());
    }

    bool boolean(const char *name, bool otherwise)
    {
        const Json *found = member(name);
        if (found == nullptr) {
            return otherwise;
        }
        if (!found->is_boolean()) {
            fail(name, "it is neither true nor false");
            return otherwise;
        }
        return found->get<bool>();
    }

    const Json *member(const char *name) const
    {
        const auto found = m_object.find(name);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }

    void fail(const char *name, const char *reason)
    {
        if (!m_error) {
            m_error = invalid(pointerTo(name), reason).error();
        }
    }

    void noteOthers(std::span<const char *const> known, std::vector<Note> &notes) const
    {
        for (const auto &[name, value] : m_object.items()) {
            const auto isIt = [&name](const char *one) { return name == one; };
            if (std::ranges::none_of(known, isIt)) {
                notes.push_back(
                    {Note::Kind::MemberLeftOut, childPointer(m_pointer, base::fromUtf8(name)), {}});
            }
        }
    }

    const std::optional<base::Error> &error() const { return m_error; }

private:
    const Json &m_object;
    QString m_pointer;
    std::optional<base::Error> m_error;
};

/// The plan of a credential, member by member, into fields that are checked one by one.
class PlanReader
{
public:
    PlanReader(const Json &plan, const QString &pointer, CredentialDraft &draft)
        : m_members(plan, pointer)
        , m_draft(draft)
    {
    }

    Result<void> read(const std::string &type)
    {
        if (type == "bearer") {
            readBearer();
        } else if (type == "oauth2") {
            readOAuth2();
        } else {
            readHmac();
        }
        if (m_members.error()) {
            return base::Failure(*m_members.error());
        }
        return m_failure ? Result<void>(base::Failure(*m_failure)) : Result<void>();
    }

private:
    void readBearer()
    {
        static constexpr const char *kKnown[] = {"type", "token", "headerName", "bearerPrefixEnabled"};
        credential::BearerFields fields;
        fields.includePrefix = m_members.boolean("bearerPrefixEnabled", true);
        std::optional<std::string> token = m_members.text("token");
        const std::string placeholder = base::utf8(placeholderOf(QStringLiteral("token")));
        if (!fields.includePrefix && token && token->size() > placeholder.size() &&
            token->ends_with(placeholder)) {
            // As we write a prefix that Vapi has no field for.
            fields.includePrefix = true;
            fields.prefix = QByteArray::fromStdString(token->substr(0, token->size() - placeholder.size()));
            token = placeholder;
        }
        m_draft.credential.fields = fields;
        set("headerName", "headerName");
        takeSecret("token", token);
        m_members.noteOthers(kKnown, m_draft.notes);
    }

    void readOAuth2()
    {
        static constexpr const char *kKnown[] = {"type", "url", "clientId", "clientSecret", "scope"};
        m_draft.credential.fields = credential::OAuth2Fields();
        m_members.required("url");
        m_members.required("clientId");
        set("url", "tokenUrl");
        set("clientId", "clientId");
        set("scope", "scope");
        takeSecret("clientSecret", m_members.text("clientSecret"));
        m_members.noteOthers(kKnown, m_draft.notes);
    }

    void readHmac()
    {
        static constexpr const char *kKnown[] = {"type",
                                                 "secretKey",
                                                 "algorithm",
                                                 "signatureHeader",
                                                 "timestampHeader",
                                                 "signaturePrefix",
                                                 "includeTimestamp",
                                                 "payloadFormat",
                                                 "messageIdHeader",
                                                 "signatureEncoding",
                                                 "secretIsBase64"};
        credential::HmacFields fields;
        fields.includeTimestamp = m_members.boolean("includeTimestamp", true);
        fields.secretEncoding = m_members.boolean("secretIsBase64", false) ? "base64" : "utf8";
        m_draft.credential.fields = fields;
        m_members.required("algorithm");
        setOneOf("algorithm", {"sha256", "sha512", "sha1"});
        setOneOf("signatureEncoding", {"hex", "base64"});
        for (const char *name :
             {"signatureHeader", "timestampHeader", "signaturePrefix", "payloadFormat", "messageIdHeader"}) {
            set(name, name);
        }
        takeSecret("secretKey", m_members.text("secretKey"));
        m_members.noteOthers(kKnown, m_draft.notes);
    }

    void set(const char *name, const char *field)
    {
        const std::optional<std::string> value = m_members.text(name);
        if (!value) {
            return;
        }
        const auto done = credential::setField(m_draft.credential, field, QByteArray::fromStdString(*value));
        if (!done && !m_failure) {
            m_failure = base::Error(VapiError::DocumentInvalid, {{"member", m_members.pointerTo(name)},
                                                                 {"reason", done.error().fact("reason")}});
        }
    }

    void setOneOf(const char *name, std::initializer_list<std::string_view> allowed)
    {
        const std::optional<std::string> value = m_members.text(name);
        if (value && std::ranges::find(allowed, *value) == allowed.end()) {
            QString words;
            for (const std::string_view one : allowed) {
                words += (words.isEmpty() ? QLatin1String() : QLatin1String(", ")) %
                         QLatin1String(one.data(), static_cast<qsizetype>(one.size()));
            }
            if (!m_failure) {
                m_failure = base::Error(VapiError::DocumentInvalid,
                                        {{"member", m_members.pointerTo(name)},
                                         {"reason", QString(QLatin1String("it is none of ") % words)}});
            }
            return;
        }
        set(name, name);
    }

    void takeSecret(const char *name, const std::optional<std::string> &value)
    {
        const QString slot = QString::fromLatin1(name);
        if (!value || value->empty() || *value == base::utf8(placeholderOf(slot)) || *value == "[REDACTED]") {
            m_draft.notes.push_back({Note::Kind::SecretMissing, m_members.pointerTo(name), slot});
            return;
        }
        m_draft.secret = base::SecretBytes::copyOf(*value);
        const auto usable = credential::checkSecret(m_draft.credential, slot, m_draft.secret);
        if (!usable) {
            const QString reason = usable.error().fact("reason");
            m_members.fail(name, reason.isEmpty() ? "it cannot be decoded as the plan says"
                                                  : "it holds a line break or a zero byte");
        }
    }

    Members m_members;
    CredentialDraft &m_draft;
    std::optional<base::Error> m_failure;
};

QString nameFor(const Credential &credential)
{
    if (const auto *bearer = std::get_if<credential::BearerFields>(&credential.fields)) {
        return bearer->headerName == "Authorization" ? QStringLiteral("Vapi bearer token")
                                                     : QString::fromLatin1("Vapi " + bearer->headerName);
    }
    return credential.kind() == credential::Kind::Hmac ? QStringLiteral("Vapi HMAC")
                                                       : QStringLiteral("Vapi OAuth 2.0");
}

void readName(Members &members, CredentialDraft &draft)
{
    const std::optional<std::string> name = members.text("name");
    draft.credential.name = base::fromUtf8(name.value_or(std::string()));
    if (draft.credential.name.trimmed().isEmpty()) {
        draft.credential.name = nameFor(draft.credential).left(kVapiNameLimit);
        draft.notes.push_back({Note::Kind::NameMade, members.pointerTo("name"), draft.credential.name});
    }
}

/// What Vapi has and we have not, under `vapi`.
Result<void> keepVapi(Members &members, const std::string &provider, CredentialDraft &draft)
{
    Json kept = Json::object();
    kept["provider"] = provider;
    if (const std::optional<std::string> id = members.text("id")) {
        kept["id"] = *id;
    }
    if (const Json *plan = members.member("encryptionPlan")) {
        const QString pointer = members.pointerTo("encryptionPlan");
        if (provider == "webhook") {
            return invalid(pointer, "the provider webhook has none");
        }
        const auto read = readEncryptionPlan(*plan, pointer, draft.notes);
        if (!read) {
            return base::Failure(read.error());
        }
        kept["encryptionPlan"] = *read;
        draft.notes.push_back({Note::Kind::EncryptionKept, pointer, {}});
    }
    draft.credential.document[kVapiMember] = std::move(kept);
    if (members.member("authenticationSession") != nullptr) {
        draft.notes.push_back({Note::Kind::SessionLeftOut, members.pointerTo("authenticationSession"), {}});
    }
    return {};
}

} // namespace

Result<CredentialDraft> readCredential(const Json &document, const QString &pointer)
{
    static constexpr const char *kKnown[] = {"provider",       "name", "authenticationPlan",
                                             "encryptionPlan", "id",   "authenticationSession"};
    if (!document.is_object() || !document.contains("provider")) {
        return base::failure(VapiError::NotACredential, {{"member", pointer}});
    }
    Members members(document, pointer);
    const std::string provider = members.required("provider");
    if (members.error()) {
        return base::Failure(*members.error());
    }
    if (provider != "custom-credential" && provider != "webhook") {
        return base::failure(
            VapiError::ProviderUnsupported,
            {{"member", members.pointerTo("provider")}, {"provider", base::fromUtf8(provider).left(60)}});
    }
    const Json *plan = members.member("authenticationPlan");
    const QString planPointer = members.pointerTo("authenticationPlan");
    if (plan == nullptr || !plan->is_object()) {
        return invalid(planPointer, plan == nullptr ? "it is missing" : "it is not an object");
    }
    Members planMembers(*plan, planPointer);
    const std::string type = planMembers.required("type");
    if (planMembers.error()) {
        return base::Failure(*planMembers.error());
    }
    if (type != "bearer" && type != "oauth2" && type != "hmac") {
        return base::failure(VapiError::PlanUnknown, {{"member", planMembers.pointerTo("type")},
                                                      {"type", base::fromUtf8(type).left(60)},
                                                      {"known", QStringLiteral("bearer, oauth2, hmac")}});
    }

    CredentialDraft draft;
    draft.pointer = pointer;
    if (const auto read = PlanReader(*plan, planPointer, draft).read(type); !read) {
        return base::Failure(read.error());
    }
    readName(members, draft);
    const auto kept = keepVapi(members, provider, draft);
    if (members.error()) {
        return base::Failure(*members.error());
    }
    if (!kept) {
        return base::Failure(kept.error());
    }
    members.noteOthers(kKnown, draft.notes);
    if (const auto usable = credential::check(draft.credential); !usable) {
        const bool isName = usable.error().is(credential::CredentialError::NameInvalid);
        const QString reason = usable.error().fact("reason");
        return base::failure(
            VapiError::DocumentInvalid,
            {{"member", isName ? members.pointerTo("name") : planPointer},
             {"reason", reason.isEmpty() ? QStringLiteral("its members do not fit together") : reason}});
    }
    return draft;
}

QString placeholderOf(const QString &slot)
{
    return QLatin1Char('<') % slot % QLatin1Char('>');
}

} // namespace sealwright::vapi
