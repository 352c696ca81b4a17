// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/credential/Fields.h"
#include "app/credential/Parameters.h"
#include "ui/credentials/KindFields.h"
#include "ui/credentials/TemplateField.h"
#include "ui/widgets/VisibleText.h"

// The fields of an oauth2 credential.
namespace sealwright::credentials {

void KindFields::buildOAuth2()
{
    m_form->addGroup(tr("Token endpoint"));
    addText("tokenUrl", tr("Token URL"),
            tr("Where tokens are asked for. Its answer is never followed to another place."),
            QStringLiteral("https://auth.example.com/oauth/token"));
    addText("clientId", tr("Client id"), {}, tr("as it was registered there"));
    addChoice("clientAuth", tr("Client proves itself"),
              tr("The server's documentation says which it takes; body is what most do."),
              {{"body", tr("secret in the body")},
               {"basic", tr("secret by HTTP Basic")},
               {"private_key_jwt", tr("JWT signed with a private key")}});
    std::vector<std::pair<QByteArray, QString>> algorithms;
    for (const credential::FieldInfo &field : credential::fieldsOf(credential::Kind::OAuth2)) {
        if (QByteArrayView(field.name) == "algorithm") {
            for (const QByteArray &name : field.allowed) {
                algorithms.emplace_back(name, QString::fromLatin1(name));
            }
        }
    }
    addChoice("algorithm", tr("Algorithm"), {}, algorithms);
    addText("kid", tr("Key id"), tr("Goes into the header as kid, so that the server finds the key."),
            tr("none"));
    m_form->addGroup(tr("Token"));
    addText("scope", tr("Scope"), tr("Several are separated by one blank."), tr("what the server gives"));
    addText("audience", tr("Audience"), tr("Some servers want to know whom the token is for."), tr("none"));
    addLines(
        credential::kParametersField, tr("Parameters"),
        tr("Further parameters of the token request, a name=value a line. They are no place for secrets."),
        tr("none, e.g. resource=https://api.example.com"));
    addText(
        "refreshSkew", tr("Renew"),
        tr("So long before it expires: 60s, 5m. A token that lives shortly is renewed in its last tenth."),
        QStringLiteral("60s"));
}

void KindFields::arrangeOAuth2()
{
    const bool signs = value("clientAuth") == "private_key_jwt";
    m_form->setRowVisible("algorithm", signs);
    m_form->setRowVisible("kid", signs);
}

void KindFields::addLines(const char *field, const QString &label, const QString &help,
                          const QString &placeholder)
{
    auto *edit = new TemplateField(nullptr, TemplateField::Enter::BreaksTheLine);
    widgets::nameControl(edit, objectNameOf(field), label, help);
    edit->setPlaceholderText(placeholder);
    m_form->addRow(field, label, edit, help);
    connect(edit, &QPlainTextEdit::textChanged, this, [this] { tell(); });
    m_controls.push_back({field, [edit] { return edit->toPlainText().toUtf8(); },
                          [edit](const QByteArray &text) { edit->setPlainText(QString::fromUtf8(text)); }});
}

} // namespace sealwright::credentials
