// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/KindFields.h"

#include "app/credential/Fields.h"
#include "app/credential/JwtTemplate.h"
#include "app/signing/RecipeVariables.h"
#include "ui/credentials/TemplateField.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace sealwright::credentials {
namespace {

using credential::Credential;
using credential::Kind;

constexpr const char *kRecipe = "recipe";
constexpr const char *kIncludeTimestamp = "includeTimestamp";

/// Meaningless beside a recipe, which says all of it.
constexpr const char *kOwnFields[] = {
    "algorithm",      "signatureHeader", "signaturePrefix", "signatureEncoding", "payloadFormat",
    "secretEncoding", kIncludeTimestamp, "timestampHeader", "timestampUnit",     "messageIdHeader"};

/// Those the credential has a value for, and those its recipe or its claims ask for; each with its default.
std::map<QByteArray, QString> wantedVariables(const Credential &credential, const flow::FindRecipe &recipes)
{
    std::map<QByteArray, QString> variables;
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        if (const auto recipe = recipes.byId(hmac->recipeId)) {
            variables = signing::variablesOf(*recipe);
        }
    } else if (const auto *jwt = std::get_if<credential::JwtFields>(&credential.fields)) {
        for (const QByteArray &name : credential::variableNames(*jwt)) {
            variables.emplace(name, QString());
        }
    }
    if (const signing::Variables *kept = credential::variablesOf(credential)) {
        for (const auto &[name, value] : *kept) {
            variables.emplace(name, QString());
        }
    }
    return variables;
}

} // namespace

QString objectNameOf(const QByteArray &field)
{
    return QString::fromUtf8(field).replace(QLatin1Char(':'), QLatin1Char('_'));
}

KindFields::KindFields(Kind kind, const flow::FindRecipe &recipes, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_recipes(recipes)
    , m_form(new widgets::FieldForm)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    switch (kind) {
    case Kind::Bearer:
        buildBearer();
        break;
    case Kind::Hmac:
        buildHmac();
        break;
    case Kind::Jwt:
        buildJwt();
        break;
    case Kind::OAuth2:
        buildOAuth2();
        break;
    case Kind::Basic:
        buildBasic();
        break;
    case Kind::ApiKey:
        buildApiKey();
        break;
    case Kind::Mtls:
        break; // certificate and key say it all
    }
}

void KindFields::showFields(const Credential &credential)
{
    m_filling = true;
    m_shown = credential;
    addVariables(credential);
    for (const Control &control : m_controls) {
        control.write(credential::fieldValue(credential, control.field));
    }
    m_filling = false;
    arrange();
}

base::Result<void> KindFields::writeTo(Credential &credential) const
{
    if (signing::Variables *variables = credential::variablesOf(credential)) {
        variables->clear();
    }
    for (const Control &control : m_controls) {
        const QByteArray text = control.read();
        const bool isVariable = control.field.startsWith("var:");
        if (isVariable && text.isEmpty()) {
            continue;
        }
        if (const auto set = credential::setField(credential, control.field, text); !set) {
            return set;
        }
    }
    return {};
}

void KindFields::buildBearer()
{
    m_form->addGroup(tr("Header"));
    addText("headerName", tr("Header name"),
            tr("Vapi's older secret goes into X-Vapi-Secret, without a prefix."),
            QStringLiteral("Authorization"));
    addSwitch("includePrefix", tr("Prefix"), tr("Put a prefix before the token"), {});
    addText("prefix", QString(), tr("With the blank at its end: the token follows at once."),
            QStringLiteral("Bearer "));
}

void KindFields::buildHmac()
{
    m_form->addGroup(tr("Signature"));
    addRecipes();
    addChoice("algorithm", tr("Algorithm"), {},
              {{"sha256", QStringLiteral("SHA-256")},
               {"sha1", QStringLiteral("SHA-1")},
               {"sha384", QStringLiteral("SHA-384")},
               {"sha512", QStringLiteral("SHA-512")}});
    addText("signatureHeader", tr("Signature header"), {}, QStringLiteral("x-signature"));
    addText("signaturePrefix", tr("Prefix"), tr("Stands before the signature and is not signed."),
            tr("none, e.g. sha256="));
    addChoice("signatureEncoding", tr("Encoding"), {},
              {{"hex", tr("hex")}, {"base64", tr("base64")}, {"base64url", tr("base64url")}});
    addTemplate("payloadFormat", tr("Payload format"),
                tr("What is signed: {body}, {timestamp}, {method}, {url} and {svix-id} (the message id), and "
                   "any text "
                   "between them."));
    addChoice("secretEncoding", tr("Secret is"), {},
              {{"utf8", tr("text, used as it is")},
               {"base64", tr("base64, decoded first")},
               {"hex", tr("hex, decoded first")}});
    addSwitch(kIncludeTimestamp, tr("Timestamp"), tr("Send and sign the time"),
              tr("Without it the default payload format signs the body alone."));
    addText("timestampHeader", tr("Timestamp header"), {}, QStringLiteral("x-timestamp"));
    addChoice("timestampUnit", tr("Timestamp unit"), tr("Vapi does not say which; milliseconds are likely."),
              {{"ms", tr("milliseconds")},
               {"s", tr("seconds")},
               {"iso", tr("ISO 8601")},
               {"http", tr("HTTP date")}});
    addText("messageIdHeader", tr("Message id header"), {}, tr("none, e.g. svix-id"));
}

void KindFields::buildJwt()
{
    m_form->addGroup(tr("Token"));
    std::vector<std::pair<QByteArray, QString>> algorithms;
    for (const credential::FieldInfo &field : credential::fieldsOf(Kind::Jwt)) {
        if (QByteArrayView(field.name) == "algorithm") {
            for (const QByteArray &name : field.allowed) {
                algorithms.emplace_back(name, QString::fromLatin1(name));
            }
        }
    }
    addChoice("algorithm", tr("Algorithm"),
              tr("HS… signs with a shared secret; all others with a private key in PEM, DER or JWK."),
              algorithms);
    addText("kid", tr("Key id"), tr("Goes into the header as kid, so that a verifier finds the key."),
            tr("none"));
    addTemplate("header", tr("Header"), tr("Further header fields, as a JSON object."));
    addTemplate("claims", tr("Claims"),
                tr("A JSON object. {{name}} inside a string stands for the variable of that name."));
    addText("expiresIn", tr("Expires in"),
            tr("Counted from the moment each token is made: 90s, 15m, 1h, 7d. Empty: no exp."),
            QStringLiteral("1h"));
    addText("notBefore", tr("Not before"),
            tr("Counted the same way, and may be negative: -30s. Empty: no nbf."), tr("none"));
    m_form->addGroup(tr("Where it goes"));
    addText("headerName", tr("Header name"), {}, QStringLiteral("Authorization"));
    addText("prefix", tr("Prefix"), tr("With the blank at its end: the token follows at once."),
            QStringLiteral("Bearer "));
}

void KindFields::addText(const char *field, const QString &label, const QString &help,
                         const QString &placeholder)
{
    auto *edit = new QLineEdit;
    const QString name = label.isEmpty() ? QString::fromLatin1(field) : label;
    widgets::nameControl(edit, objectNameOf(field), name, help);
    edit->setFont(theme::wireFont());
    edit->setPlaceholderText(placeholder);
    m_form->addRow(field, label, edit, help);
    connect(edit, &QLineEdit::textChanged, this, [this] { tell(); });
    m_controls.push_back({field, [edit] { return edit->text().toUtf8(); },
                          [edit](const QByteArray &text) {
                              edit->setText(QString::fromUtf8(text));
                              edit->setCursorPosition(0);
                          }});
}

void KindFields::addTemplate(const char *field, const QString &label, const QString &help)
{
    auto *edit = new TemplateField;
    widgets::nameControl(edit, objectNameOf(field), label, help);
    m_form->addRow(field, label, edit, help);
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] {
        if (!m_filling && m_kind == Kind::Jwt && edit->toPlainText().contains(QLatin1String("}}"))) {
            askForVariables();
        }
        tell();
    });
    m_controls.push_back({field, [edit] { return edit->toPlainText().toUtf8(); },
                          [edit](const QByteArray &text) { edit->setPlainText(QString::fromUtf8(text)); }});
}

void KindFields::addChoice(const char *field, const QString &label, const QString &help,
                           const std::vector<std::pair<QByteArray, QString>> &choices)
{
    auto *combo = new QComboBox;
    widgets::nameControl(combo, objectNameOf(field), label, help);
    for (const auto &[value, text] : choices) {
        combo->addItem(text, value);
    }
    m_form->addRow(field, label, combo, help);
    connect(combo, &QComboBox::currentIndexChanged, this, [this] {
        arrange();
        tell();
    });
    m_controls.push_back(
        {field, [combo] { return combo->currentData().toByteArray(); },
         [combo](const QByteArray &value) { combo->setCurrentIndex(combo->findData(value)); }});
}

void KindFields::addSwitch(const char *field, const QString &label, const QString &text, const QString &help)
{
    auto *box = new QCheckBox(text);
    widgets::nameControl(box, objectNameOf(field), text, help);
    m_form->addRow(field, label, box, help);
    connect(box, &QCheckBox::toggled, this, [this] {
        arrange();
        tell();
    });
    m_controls.push_back({field,
                          [box] { return box->isChecked() ? QByteArray("true") : QByteArray("false"); },
                          [box](const QByteArray &value) { box->setChecked(value == "true"); }});
}

void KindFields::addRecipes()
{
    auto *combo = new QComboBox;
    // The longest of a hundred names must not make the form wider than its place.
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(16);
    widgets::nameControl(combo, QString::fromLatin1(kRecipe), tr("Format"),
                         tr("Whose signature: fields of your own, as in Vapi's HMAC plan, or a recipe"));
    combo->addItem(tr("Own fields (Vapi's HMAC plan)"), QByteArray());
    if (auto recipes = m_recipes.all()) {
        std::ranges::sort(recipes->items, [](const signing::Recipe &left, const signing::Recipe &right) {
            return left.name.compare(right.name, Qt::CaseInsensitive) < 0;
        });
        for (const signing::Recipe &recipe : recipes->items) {
            combo->addItem(widgets::visibleText(recipe.name), recipe.id.toUtf8());
        }
    }
    m_form->addRow(kRecipe, tr("Format"), combo);
    connect(combo, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) {
            askForVariables();
            tell();
        }
    });
    m_controls.push_back({kRecipe, [combo] { return combo->currentData().toByteArray(); },
                          [combo](const QByteArray &id) {
                              int index = combo->findData(id);
                              if (index < 0) {
                                  combo->addItem(tr("%1 (unknown)").arg(QString::fromUtf8(id)), id);
                                  index = combo->count() - 1;
                              }
                              combo->setCurrentIndex(index);
                          }});
}

void KindFields::askForVariables()
{
    (void)writeTo(m_shown); // what was typed stays
    addVariables(m_shown);
    arrange();
}

void KindFields::addVariables(const Credential &credential)
{
    for (const QByteArray &field : m_variables) {
        m_form->removeRow(field);
        std::erase_if(m_controls, [&field](const Control &control) { return control.field == field; });
    }
    m_variables.clear();
    const std::map<QByteArray, QString> variables = wantedVariables(credential, m_recipes);
    const bool wasFilling = std::exchange(m_filling, true);
    for (const auto &[name, standard] : variables) {
        const QByteArray field = "var:" + name;
        addText(field.constData(), QString::fromUtf8(name),
                standard.isEmpty() ? QString() : tr("Left empty, it is %1.").arg(standard), standard);
        m_controls.back().write(credential::fieldValue(credential, field));
        m_variables.push_back(field);
    }
    m_filling = wasFilling;
    Q_EMIT rowsChanged();
}

QByteArray KindFields::value(const QByteArray &field) const
{
    const auto found = std::ranges::find(m_controls, field, &Control::field);
    return found == m_controls.end() ? QByteArray() : found->read();
}

void KindFields::arrange()
{
    if (m_filling) {
        return;
    }
    if (m_kind == Kind::Bearer) {
        m_form->setRowVisible("prefix", value("includePrefix") == "true");
    }
    if (m_kind == Kind::OAuth2) {
        arrangeOAuth2();
    }
    if (m_kind == Kind::ApiKey) {
        arrangeApiKey();
    }
    if (m_kind != Kind::Hmac) {
        return;
    }
    const QString recipeId = QString::fromUtf8(value(kRecipe));
    const bool hasRecipe = !recipeId.isEmpty();
    for (const char *field : kOwnFields) {
        m_form->setRowVisible(field, !hasRecipe);
    }
    if (!hasRecipe && value(kIncludeTimestamp) == "false") {
        m_form->setRowVisible("timestampHeader", false);
        m_form->setRowVisible("timestampUnit", false);
    }
    const auto recipe = m_recipes.byId(recipeId);
    m_form->setHelp(kRecipe, hasRecipe && recipe ? recipe->note() : QString());
}

void KindFields::tell()
{
    if (!m_filling) {
        Q_EMIT edited();
    }
}

} // namespace sealwright::credentials

#include "moc_KindFields.cpp"
