// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/Note.h"

namespace sealwright::vapi {

std::string_view nameOf(Note::Kind kind)
{
    using enum Note::Kind;
    switch (kind) {
    case SecretMissing:
        return "secret_missing";
    case NameMade:
        return "name_made";
    case MemberLeftOut:
        return "member_left_out";
    case SessionLeftOut:
        return "session_left_out";
    case EncryptionKept:
        return "encryption_kept";
    case NameShortened:
        return "name_shortened";
    case FieldLeftOut:
        return "field_left_out";
    case PrefixInToken:
        return "prefix_in_token";
    case TimestampUnit:
        return "timestamp_unit";
    case ClientAuth:
        return "client_auth";
    case AuthorizationMoved:
        return "authorization_moved";
    case SecretMoved:
        return "secret_moved";
    case HeaderMoved:
        return "header_moved";
    case InlineMoved:
        return "inline_moved";
    case InlineUnused:
        return "inline_unused";
    case SeveralInline:
        return "several_inline";
    case HeaderStays:
        return "header_stays";
    case HeaderOverrides:
        return "header_overrides";
    case SecretStays:
        return "secret_stays";
    case HeaderKept:
        return "header_kept";
    case AlreadyReferring:
        return "already_referring";
    case SecretOverridden:
        return "secret_overridden";
    case LegacyBesideServer:
        return "legacy_beside_server";
    case WithoutUrl:
        return "without_url";
    case Templated:
        return "templated";
    case Redacted:
        return "redacted";
    case HeadersUnread:
        return "headers_unread";
    case SecretElsewhere:
        return "secret_elsewhere";
    case SecretLeft:
        return "secret_left";
    }
    return {};
}

} // namespace sealwright::vapi
