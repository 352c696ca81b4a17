// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/DescribeVapi.h"

#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::text {
namespace {

/// `%1` stands for the note's detail.
const char *vapiNoteSentence(vapi::Note::Kind kind)
{
    using enum vapi::Note::Kind;
    switch (kind) {
    case SecretMissing:
        return QT_TRANSLATE_NOOP("Vapi", "The document holds no secret. Give it afterwards.");
    case NameMade:
        return QT_TRANSLATE_NOOP("Vapi", "It has no name and is called “%1”.");
    case MemberLeftOut:
        return QT_TRANSLATE_NOOP("Vapi", "Sealwright has no place for this, so it was left out.");
    case SessionLeftOut:
        return QT_TRANSLATE_NOOP("Vapi", "The access token that Vapi had cached was not taken: Sealwright "
                                         "fetches its own.");
    case EncryptionKept:
        return QT_TRANSLATE_NOOP("Vapi", "The encryption plan is kept and written again on export. "
                                         "Sealwright itself does not encrypt tool arguments.");
    case NameShortened:
        return QT_TRANSLATE_NOOP("Vapi", "Vapi takes 40 characters, so the name was shortened to “%1”.");
    case FieldLeftOut:
        return QT_TRANSLATE_NOOP("Vapi", "Vapi has no field for “%1”, so it was left out: what Vapi sends "
                                         "may differ from what Sealwright sends.");
    case PrefixInToken:
        return QT_TRANSLATE_NOOP("Vapi", "Vapi knows no prefix but “Bearer ”, so “%1” stands in the token. "
                                         "Leave it there, before the secret.");
    case TimestampUnit:
        return QT_TRANSLATE_NOOP("Vapi", "Sealwright signs with the timestamp in “%1”. Vapi has no field "
                                         "for the unit and does not say which it uses; milliseconds (ms) "
                                         "are likely.");
    case ClientAuth:
        return QT_TRANSLATE_NOOP("Vapi", "Sealwright gives client id and secret by “%1”. Vapi has no field "
                                         "for that and does not say which way it takes.");
    case AuthorizationMoved:
        return QT_TRANSLATE_NOOP("Vapi", "The inline Authorization header leaves the document: it would "
                                         "override the credential. On the wire nothing changes.");
    case SecretMoved:
        return QT_TRANSLATE_NOOP("Vapi", "The inline secret becomes a bearer credential without prefix, and "
                                         "the header X-Vapi-Secret stays as it was on the wire.");
    case HeaderMoved:
        return QT_TRANSLATE_NOOP("Vapi", "The header %1 is made by the credential now. On the wire nothing "
                                         "changes.");
    case InlineMoved:
        return QT_TRANSLATE_NOOP("Vapi", "The inline credential (%1) becomes one of its own, and the "
                                         "servers below, which named none, refer to it now.");
    case InlineUnused:
        return QT_TRANSLATE_NOOP("Vapi", "No server in the document refers to an inline credential that "
                                         "stood here. Add its id as server.credentialId where it is meant.");
    case SeveralInline:
        return QT_TRANSLATE_NOOP("Vapi", "There are several inline credentials, and Vapi does not say which "
                                         "of them a server gets. Servers refer to the first; this one (%1) "
                                         "is made as well.");
    case HeaderStays:
        return QT_TRANSLATE_NOOP("Vapi", "One credential carries one header, so %1 cannot move as well. A "
                                         "placeholder stands in its place: put the value in yourself, or "
                                         "let the server do without.");
    case HeaderOverrides:
        return QT_TRANSLATE_NOOP("Vapi", "This inline %1 cannot move, and Vapi sends it instead of the "
                                         "credential's. A placeholder stands in its place: remove the "
                                         "header, unless it is meant to win.");
    case SecretStays:
        return QT_TRANSLATE_NOOP("Vapi", "One credential carries one header, so this secret cannot move as "
                                         "well. A placeholder stands in its place, and X-Vapi-Secret will "
                                         "not be sent as before.");
    case HeaderKept:
        return QT_TRANSLATE_NOOP("Vapi", "The header %1 looks like no secret and stays where it is.");
    case AlreadyReferring:
        return QT_TRANSLATE_NOOP("Vapi", "This server refers to the credential %1 already, and a server "
                                         "refers to one only. What stands inline beside it did not move.");
    case SecretOverridden:
        return QT_TRANSLATE_NOOP("Vapi", "There is a header X-Vapi-Secret with another value, which wins "
                                         "over this secret. The header's value moves; this one is dropped.");
    case LegacyBesideServer:
        return QT_TRANSLATE_NOOP("Vapi", "serverUrlSecret stands beside server, and Vapi does not say which "
                                         "of them counts. It is taken for the secret of server.");
    case WithoutUrl:
        return QT_TRANSLATE_NOOP("Vapi", "This server has no url, so nothing is sent to it yet.");
    case Templated:
        return QT_TRANSLATE_NOOP("Vapi", "The value of %1 has a variable in it and is no constant secret, "
                                         "so it stays inline.");
    case Redacted:
        return QT_TRANSLATE_NOOP("Vapi", "The document does not hold the secret here, so it stays as it is. "
                                         "Vapi takes secrets out of what it shows.");
    case HeadersUnread:
        return QT_TRANSLATE_NOOP("Vapi", "The headers of this tool are a schema and were not looked into. "
                                         "Move what is secret in them by hand.");
    case SecretElsewhere:
        return QT_TRANSLATE_NOOP("Vapi", "A secret that moves stood here as well. “<secret>” stands in its "
                                         "place now; see to it.");
    case SecretLeft:
        return QT_TRANSLATE_NOOP("Vapi", "“%1” looks like a secret for something else than your server. It "
                                         "stays in the new document as it is: mind whom you show it to.");
    }
    return "";
}

} // namespace

QString describe(const vapi::Note &note)
{
    const QString sentence = QCoreApplication::translate("Vapi", vapiNoteSentence(note.kind));
    return sentence.contains(QLatin1String("%1")) ? sentence.arg(elideMiddle(visible(note.detail), 80))
                                                  : sentence;
}

QString afterMigration()
{
    return QCoreApplication::translate(
        "Vapi", "The ids that begin with cred_ are Sealwright's, and Vapi does not know them. Make each "
                "credential in Vapi (dashboard, or “Copy as Vapi API call”), and put the id that Vapi gives "
                "it in place of ours before you send the document there.");
}

QString withheldCredentials()
{
    return QCoreApplication::translate(
        "Vapi", "Vapi attaches a credential only to a server URL of its saved configuration. In a request "
                "that brings its assistant along (POST /call, /chat, /session, or overrides) it is "
                "withheld: save the assistant first.");
}

} // namespace sealwright::text
