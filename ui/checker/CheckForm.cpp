// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/CheckForm.h"

#include "app/base/Duration.h"
#include "app/http/Url.h"
#include "app/signing/RecipeVariables.h"
#include "app/signing/Timestamp.h"
#include "app/text/Describe.h"
#include "ui/models/ChoiceText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/FieldForm.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace sealwright::checker {
namespace {

constexpr std::size_t kMostSecrets = 5;
constexpr const char *kCredentialRow = "credential";
constexpr const char *kRecipeRow = "recipe";
constexpr const char *kUrlRow = "url";
constexpr const char *kTimeRow = "time";

QByteArray secretRow(std::size_t index)
{
    return "secret" + QByteArray::number(static_cast<qulonglong>(index));
}

QLineEdit *lineEdit(const QString &objectName, const QString &name, const QString &toolTip,
                    const QString &placeholder)
{
    auto *edit = new QLineEdit;
    widgets::nameControl(edit, objectName, name, toolTip);
    edit->setFont(theme::wireFont());
    edit->setPlaceholderText(placeholder);
    edit->setMinimumWidth(60);
    return edit;
}

} // namespace

CheckForm::CheckForm(const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
                     const base::Clock &clock, const models::EnvironmentChoice &environments, QWidget *parent)
    : QWidget(parent)
    , m_inspect(inspect)
    , m_recipes(recipes)
    , m_clock(clock)
    , m_environments(environments)
    , m_form(new widgets::FieldForm)
    , m_credential(new QComboBox)
    , m_recipe(new QComboBox)
    , m_url(lineEdit(QStringLiteral("url"), tr("URL that the sender signed"),
                     tr("Where the request went, when the message does not say it or says another one"),
                     tr("as the message says")))
    , m_asOf(lineEdit(QStringLiteral("asOf"), tr("Judge the time as of"),
                      tr("Milliseconds since 1970, or ISO 8601 such as 2026-01-01T10:00:00Z"), tr("now")))
    , m_tolerance(lineEdit(QStringLiteral("tolerance"), tr("Tolerance"),
                           tr("How far the timestamp may be off: 300, 90s, 5m"), tr("recipe's")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_form);
    widgets::nameControl(m_credential, QStringLiteral("credential"), tr("Check with"),
                         tr("The credential of the workspace to check with, or a recipe and a secret"));
    for (QComboBox *combo : {m_credential, m_recipe}) { // a long name must not widen the form
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(12);
    }
    m_form->addRow(kCredentialRow, tr("Check with"), m_credential);
    widgets::nameControl(m_recipe, QStringLiteral("recipe"), tr("Recipe"),
                         tr("Whose signature it is; type a part of the name"));
    m_recipe->setEditable(true);
    m_recipe->setInsertPolicy(QComboBox::NoInsert);
    m_recipe->completer()->setFilterMode(Qt::MatchContains);
    m_recipe->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_form->addRow(kRecipeRow, tr("Recipe"), m_recipe);
    m_form->addRow(kUrlRow, tr("URL"), m_url);
    auto *time = new QWidget;
    time->setObjectName(QStringLiteral("time"));
    auto *row = new QHBoxLayout(time);
    row->setContentsMargins({});
    row->setSpacing(theme::kGap);
    row->addWidget(m_asOf, 3);
    row->addWidget(new widgets::PlainLabel(QStringLiteral("±")));
    row->addWidget(m_tolerance, 2);
    m_form->addRow(kTimeRow, tr("Time as of"), time);

    connect(m_credential, &QComboBox::activated, this, [this] {
        showRows();
        Q_EMIT changed();
    });
    connect(m_recipe, &QComboBox::currentTextChanged, this, [this] {
        showVariables();
        Q_EMIT changed();
    });
    connect(m_url, &QLineEdit::textChanged, this, &CheckForm::urlChanged);
    for (QLineEdit *edit : {m_url, m_asOf, m_tolerance}) {
        connect(edit, &QLineEdit::returnPressed, this, &CheckForm::submitted);
        connect(edit, &QLineEdit::textEdited, this, &CheckForm::changed);
    }
    reload();
}

void CheckForm::reload()
{
    const QString credentialBefore = m_credential->currentData().toString();
    const bool isFirst = m_credential->count() == 0;
    const QString recipeBefore = recipeId();
    m_credential->clear();
    if (const auto listing = m_inspect.list()) {
        for (const flow::CredentialSummary &summary : listing->items) {
            m_credential->addItem(widgets::visibleText(models::choiceText(summary.credential)),
                                  summary.credential.id);
        }
        if (!listing->broken.empty()) {
            Q_EMIT troubled(text::describe(listing->broken.front().error));
        }
    } else {
        Q_EMIT troubled(text::describe(listing.error()));
    }
    m_credential->addItem(tr("A recipe and a secret"), QString());
    const int index = isFirst ? 0 : m_credential->findData(credentialBefore);
    m_credential->setCurrentIndex(std::max(0, index));

    const QSignalBlocker quiet(m_recipe);
    m_recipe->clear();
    if (auto recipes = m_recipes.all()) {
        std::ranges::sort(recipes->items, [](const signing::Recipe &left, const signing::Recipe &right) {
            return QString::compare(left.name, right.name, Qt::CaseInsensitive) < 0;
        });
        for (const signing::Recipe &recipe : recipes->items) {
            m_recipe->addItem(widgets::visibleText(recipe.name), recipe.id);
        }
    } else {
        Q_EMIT troubled(text::describe(recipes.error()));
    }
    m_recipe->setCurrentIndex(m_recipe->findData(recipeBefore)); // -1, nothing, until one is chosen
    if (m_recipe->currentIndex() < 0) {
        m_recipe->clearEditText();
    }
    m_recipe->lineEdit()->setPlaceholderText(tr("GitHub, Stripe, Slack …"));
    showRows();
}

bool CheckForm::isByRecipe() const
{
    return m_credential->currentData().toString().isEmpty();
}

QString CheckForm::recipeId() const
{
    const QString typed = m_recipe->currentText().trimmed();
    int index = m_recipe->findText(typed, Qt::MatchFixedString);
    if (index < 0 && !typed.isEmpty()) { // a part that only one has is enough
        const QModelIndexList found = m_recipe->model()->match(m_recipe->model()->index(0, 0),
                                                               Qt::DisplayRole, typed, 2, Qt::MatchContains);
        index = found.size() == 1 ? found.first().row() : -1;
    }
    return index < 0 ? QString() : m_recipe->itemData(index).toString();
}

void CheckForm::chooseCredential(const QString &id)
{
    if (const int index = m_credential->findData(id); index >= 0 && !id.isEmpty()) {
        m_credential->setCurrentIndex(index);
        showRows();
    }
}

void CheckForm::chooseRecipe(const QString &id)
{
    if (const int index = m_recipe->findData(id); index >= 0) {
        m_credential->setCurrentIndex(m_credential->count() - 1);
        m_recipe->setCurrentIndex(index);
        showRows();
    }
}

void CheckForm::setUrl(const QString &url)
{
    m_url->setText(url);
}

void CheckForm::setAsOf(std::optional<base::TimePoint> time)
{
    m_asOf->setText(time ? QString::fromLatin1(signing::formatTimestamp(*time, signing::TimestampUnit::Iso))
                         : QString());
}

QByteArray CheckForm::url() const
{
    return m_url->text().trimmed().toUtf8();
}

void CheckForm::showRows()
{
    m_form->clearProblems();
    m_form->setRowVisible(kRecipeRow, isByRecipe());
    if (isByRecipe() && m_secrets.empty()) {
        addSecret();
    } else if (!isByRecipe()) {
        removeSecrets();
    }
    showVariables();
}

void CheckForm::addSecret()
{
    const std::size_t index = m_secrets.size();
    auto *field = new widgets::SecretField;
    const QString name = index == 0 ? tr("Secret") : tr("Secret %1").arg(static_cast<int>(index) + 1);
    widgets::nameControl(field, QString::fromLatin1(secretRow(index)), name,
                         tr("The shared secret or the sender's public key; it is kept nowhere"));
    QWidget *control = field;
    if (index == 0) {
        control = new QWidget;
        control->setObjectName(QStringLiteral("secrets"));
        auto *row = new QHBoxLayout(control);
        row->setContentsMargins({});
        row->setSpacing(theme::kGap);
        row->addWidget(field, 1);
        auto *another = widgets::newButton(QStringLiteral("addSecret"), tr("Another"),
                                           tr("Try a second secret too: during a rotation both are valid"));
        row->addWidget(another);
        connect(another, &QPushButton::clicked, this, [this, another] {
            addSecret();
            m_secrets.back()->setFocus(Qt::OtherFocusReason);
            another->setEnabled(m_secrets.size() < kMostSecrets);
        });
    }
    connect(field, &widgets::SecretField::accepted, this, &CheckForm::submitted);
    connect(field, &widgets::SecretField::changed, this, &CheckForm::changed);
    connect(field, &widgets::SecretField::refused, this,
            [this, index] { m_form->setProblem(secretRow(index), tr("A secret has at most 16 KiB.")); });
    m_form->addRow(secretRow(index), name, control);
    m_secrets.push_back(field);
}

void CheckForm::removeSecrets()
{
    for (std::size_t i = 0; i < m_secrets.size(); ++i) {
        m_secrets[i]->clear();
        m_form->removeRow(secretRow(i));
    }
    m_secrets.clear();
}

void CheckForm::showVariables()
{
    for (const QByteArray &row : std::exchange(m_variables, {})) {
        m_form->removeRow(row);
    }
    const auto recipe = isByRecipe() ? m_recipes.byId(recipeId())
                                     : base::Result<signing::Recipe>(base::failure(
                                           signing::SigningError::RecipeUnknown, {{"recipe", QString()}}));
    if (!recipe) {
        return;
    }
    for (const auto &[name, standard] : signing::variablesOf(*recipe)) {
        const QByteArray row = "var:" + name;
        const QString label = QString::fromUtf8(name);
        m_form->addRow(row, label,
                       lineEdit(QString(QLatin1String("var_") % label), label,
                                tr("The value of the recipe's variable %1").arg(label), standard));
        m_variables.push_back(row);
    }
}

bool CheckForm::isUsable(QLineEdit *field, const QByteArray &row, bool fine, const QString &sentence)
{
    if (!fine) {
        m_form->setProblem(row, sentence);
        field->setFocus(Qt::OtherFocusReason);
        field->selectAll();
    }
    return fine;
}

std::optional<signing::VerifyOptions> CheckForm::options()
{
    signing::VerifyOptions options;
    options.now = m_clock.now();
    if (const QString typed = m_asOf->text().trimmed(); !typed.isEmpty()) {
        const auto time = signing::parseTimeArgument(typed);
        if (!isUsable(m_asOf, kTimeRow, time.has_value(),
                      tr("A time is milliseconds since 1970, or ISO 8601 such as 2026-01-01T10:00:00Z."))) {
            return std::nullopt;
        }
        options.now = *time;
    }
    if (const QString typed = m_tolerance->text().trimmed(); !typed.isEmpty()) {
        const auto tolerance = base::parseDuration(typed);
        if (!isUsable(m_tolerance, kTimeRow, tolerance.has_value(),
                      tolerance ? QString() : text::describe(tolerance.error()))) {
            return std::nullopt;
        }
        options.tolerance = std::chrono::duration_cast<std::chrono::seconds>(*tolerance);
    }
    return options;
}

std::optional<flow::Authentication> CheckForm::authentication()
{
    if (!isByRecipe()) {
        return flow::WithCredential{
            m_credential->currentData().toString(), {}, {.environment = m_environments.chosenId()}};
    }
    flow::WithRecipe with;
    with.recipeId = recipeId();
    if (!isUsable(m_recipe->lineEdit(), kRecipeRow, !with.recipeId.isEmpty(),
                  tr("Choose the recipe of the sender: type a part of its name."))) {
        return std::nullopt;
    }
    for (const widgets::SecretField *secret : m_secrets) {
        if (!secret->isEmpty()) {
            with.secrets.push_back(base::SecretBytes::copyOf(secret->view()));
        }
    }
    if (with.secrets.empty()) {
        m_form->setProblem(secretRow(0), tr("Give the secret that the sender signs with."));
        m_secrets.front()->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    for (const QByteArray &row : m_variables) {
        const auto *field = qobject_cast<QLineEdit *>(m_form->control(row));
        if (field && !field->text().isEmpty()) {
            with.variables[row.mid(4)] = field->text().toUtf8();
        }
    }
    return with;
}

std::optional<CheckQuestion> CheckForm::question()
{
    m_form->clearProblems();
    if (!url().isEmpty()) {
        const auto parsed = http::Url::parse(url());
        if (!isUsable(m_url, kUrlRow, parsed.has_value(),
                      parsed ? QString() : text::describe(parsed.error()))) {
            return std::nullopt;
        }
    }
    auto with = authentication();
    if (!with) {
        return std::nullopt;
    }
    auto how = options();
    if (!how) {
        return std::nullopt;
    }
    return CheckQuestion{std::move(*with), std::move(*how), !isByRecipe()};
}

bool CheckForm::tellProblem(const base::Error &error)
{
    using signing::SigningError;
    const QString sentence = text::describe(error);
    if (error.is(SigningError::VariableMissing) || error.is(SigningError::VariableInvalid)) {
        return m_form->setProblem("var:" + error.fact("variable").toUtf8(), sentence);
    }
    if (error.is(SigningError::KeyEmpty) || error.is(SigningError::KeyUndecodable)) {
        return m_form->setProblem(secretRow(0), sentence);
    }
    if (error.is(SigningError::RecipeUnknown) || error.is(SigningError::RecipeInvalid) ||
        error.is(SigningError::RecipeUnsupported)) {
        return m_form->setProblem(kRecipeRow, sentence);
    }
    return m_form->setProblem(kCredentialRow, sentence);
}

} // namespace sealwright::checker

#include "moc_CheckForm.cpp"
