// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace sealwright::vapi {

/// Something that whoever reads, writes or migrates a Vapi document should know. Nothing here is a failure,
/// and nothing of it is a secret.
struct Note
{
    enum class Kind {
        // Reading a credential.
        SecretMissing,  ///< no secret, or only a placeholder
        NameMade,       ///< it had no name
        MemberLeftOut,  ///< we have no place for it
        SessionLeftOut, ///< the access token that Vapi cached
        EncryptionKept, ///< kept for export; we do not encrypt tool arguments
        // Writing a credential.
        NameShortened, ///< Vapi takes 40 characters
        FieldLeftOut,  ///< `detail`: ours, unknown to Vapi
        PrefixInToken, ///< `detail`: the prefix, which Vapi would only know as a part of the token
        TimestampUnit, ///< `detail`: the unit; Vapi has no field for it
        ClientAuth,    ///< `detail`: body or basic; Vapi has no field for it
        // Migrating a document.
        AuthorizationMoved, ///< the inline header would have overridden the credential
        SecretMoved,        ///< `server.secret` or `serverUrlSecret`: out of Vapi's API since May 2025
        HeaderMoved,        ///< `detail`: the header
        InlineMoved,        ///< `detail`: the plan's type
        InlineUnused,       ///< no server in the document could refer to it
        SeveralInline,      ///< of several inline credentials the first is referred to
        HeaderStays,        ///< one credential carries one header; `detail`: the one that stays
        HeaderOverrides,    ///< the same, and it is the Authorization that overrides any credential
        SecretStays,        ///< the same, of `server.secret` or `serverUrlSecret`
        HeaderKept,         ///< it looks like no secret; `detail`: its name
        AlreadyReferring,   ///< the server has a credentialId; `detail`: it
        SecretOverridden,   ///< a header X-Vapi-Secret beside the secret: the header counts
        LegacyBesideServer, ///< serverUrl beside server: nobody says which counts
        WithoutUrl,         ///< a server without a url
        Templated,          ///< `{{…}}`: not a constant; `detail`: the header
        Redacted,           ///< Vapi itself had taken the value out
        HeadersUnread,      ///< an apiRequest tool whose headers are a schema
        SecretElsewhere,    ///< a secret that moved stood here as well and was taken out
        SecretLeft,         ///< looks like a secret and is none of ours
    };
    Kind kind = Kind::MemberLeftOut;
    QString pointer; ///< JSON pointer (RFC 6901) into the document that was read; empty: the whole
    QString detail;

    bool operator==(const Note &) const = default;
};

/// As JSON says it: `header_stays`.
std::string_view nameOf(Note::Kind kind);

} // namespace sealwright::vapi
