// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/VariableModel.h"

#include "app/text/Describe.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Token.h"
#include "ui/widgets/VisibleText.h"

#include <algorithm>
#include <utility>

namespace sealwright::environments {
namespace {

QString joined(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

} // namespace

void VariableModel::setEnvironment(const workspace::Environment &environment, vault::StoreKind secretsAreIn)
{
    beginResetModel();
    m_rows.clear();
    m_storedNames.clear();
    m_told.reset();
    m_environmentName = environment.name;
    m_secretsAreIn = secretsAreIn;
    for (const workspace::EnvironmentVariable &variable : environment.variables) {
        VariableRow row{variable.name, variable.value, variable.isSecret};
        if (variable.isSecret && !environment.id.isEmpty()) {
            row.storedAs = variable.name;
            m_storedNames.push_back(variable.name);
        }
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void VariableModel::setStates(const std::vector<flow::VariableState> &states)
{
    for (VariableRow &row : m_rows) {
        const auto found = std::ranges::find(states, row.storedAs, &flow::VariableState::name);
        if (!row.storedAs.isEmpty() && found != states.end()) {
            row.state = *found;
        }
    }
    Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, ColumnCount - 1));
}

std::vector<workspace::EnvironmentVariable> VariableModel::variables() const
{
    std::vector<workspace::EnvironmentVariable> variables;
    variables.reserve(m_rows.size());
    for (const VariableRow &row : m_rows) {
        variables.push_back({row.name, row.isSecret ? QByteArray() : row.value, row.isSecret});
    }
    return variables;
}

flow::KeepEnvironment::Secrets VariableModel::secrets() const
{
    flow::KeepEnvironment::Secrets secrets;
    for (const VariableRow &row : m_rows) {
        if (row.isSecret && !row.entered.isEmpty()) {
            secrets.insert_or_assign(row.name, row.entered.clone());
        } else if (row.isSecret && !row.value.isEmpty()) {
            secrets.insert_or_assign(row.name, base::SecretBytes::copyOf(row.value));
        }
    }
    return secrets;
}

bool VariableModel::hasSecretsToStore() const
{
    return std::ranges::any_of(m_rows, [](const VariableRow &row) {
        return row.isSecret && (!row.entered.isEmpty() || !row.value.isEmpty());
    });
}

std::optional<VariableModel::Problem> VariableModel::problemAt(int row) const
{
    if (isBlank(row)) {
        return std::nullopt;
    }
    const VariableRow &one = at(row);
    const QString name = QString::fromUtf8(one.name);
    if (m_told && m_told->first == one.name) {
        return Problem{row, Name, m_told->second};
    }
    const auto isTwin = [&one](const VariableRow &other) { return other.name == one.name; };
    if (std::any_of(m_rows.begin(), m_rows.begin() + row, isTwin)) {
        return Problem{row, Name, tr("“%1” is there twice. A name stands for one value.").arg(name)};
    }
    workspace::Environment alone;
    alone.name = m_environmentName.isEmpty() ? tr("new") : m_environmentName;
    alone.variables.push_back({one.name, one.isSecret ? QByteArray() : one.value, one.isSecret});
    if (const auto fine = workspace::check(alone); !fine) {
        const Column column = fine.error().is(base::VariableError::NameInvalid) ? Name : Value;
        return Problem{row, column, text::describe(fine.error())};
    }
    if (one.isSecret && standingOf(one) == Standing::Renamed) {
        return Problem{row, Value,
                       tr("The value of “%1” is kept under its old name, “%2”, and cannot be shown. Enter it "
                          "again, or take the old name.")
                           .arg(name, QString::fromUtf8(one.storedAs))};
    }
    if (!one.isSecret && !one.storedAs.isEmpty() && one.value.isEmpty() && !isKnownMissing(one)) {
        return Problem{
            row, Value,
            tr("“%1” was secret and its value cannot be shown. Give it a value that may be read.").arg(name)};
    }
    return std::nullopt;
}

std::optional<VariableModel::Problem> VariableModel::firstProblem() const
{
    for (int row = 0; !isBlank(row); ++row) {
        if (auto problem = problemAt(row)) {
            return problem;
        }
    }
    return std::nullopt;
}

void VariableModel::setProblem(const QByteArray &variable, const QString &sentence)
{
    m_told.emplace(variable, sentence);
    Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, ColumnCount - 1));
}

QStringList VariableModel::consequences() const
{
    QStringList moving;
    QStringList gone;
    for (const VariableRow &row : m_rows) {
        if (row.isSecret && standingOf(row) == Standing::Moving) {
            moving.append(QString::fromUtf8(row.name));
        }
    }
    for (const QByteArray &name : m_storedNames) {
        const bool stays = std::ranges::any_of(
            m_rows, [&name](const VariableRow &row) { return row.isSecret && row.name == name; });
        if (!stays) {
            gone.append(QString::fromUtf8(name));
        }
    }
    QStringList sentences;
    if (!moving.isEmpty()) {
        sentences.append(tr("Saving moves the value of %1 out of the file and into %2. Copies of the file "
                            "that were made before still hold it.")
                             .arg(joined(moving), text::describe(m_secretsAreIn)));
    }
    if (!gone.isEmpty()) {
        sentences.append(tr("Saving erases the secret value of %1.").arg(joined(gone)));
    }
    return sentences;
}

void VariableModel::touch(int row)
{
    m_told.reset();
    Q_EMIT dataChanged(index(row, Name), index(row, ColumnCount - 1));
    Q_EMIT edited();
}

void VariableModel::setSecret(int row, base::SecretBytes secret)
{
    if (!isSecret(row) || secret.isEmpty()) {
        return;
    }
    at(row).entered = std::move(secret);
    at(row).value.clear();
    touch(row);
}

void VariableModel::setIsSecret(int row, bool isSecret)
{
    if (isBlank(row) || at(row).isSecret == isSecret) {
        return;
    }
    at(row).isSecret = isSecret;
    at(row).entered = {};
    touch(row);
}

void VariableModel::makeSecret(const QByteArray &name)
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (at(row).name == name) {
            setIsSecret(row, true);
        }
    }
}

bool VariableModel::removeAt(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size())) {
        return false;
    }
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    m_told.reset();
    Q_EMIT edited();
    return true;
}

int VariableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int VariableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VariableModel::toolTipOf(int row, Column column) const
{
    const VariableRow &one = at(row);
    if (const auto problem = problemAt(row)) {
        return problem->sentence;
    }
    if (column == Name) {
        return tr("{{%1}} in a request stands for this value").arg(QString::fromUtf8(one.name));
    }
    if (!one.isSecret) {
        return QString::fromUtf8(one.value);
    }
    if (standingOf(one) == Standing::Unknown) {
        return text::describe(*one.state->error);
    }
    return standingOf(one) == Standing::Stored
               ? tr("Kept in %1. It cannot be shown again, only replaced.")
                     .arg(text::describe(m_secretsAreIn))
               : tr("A secret value: it is kept in %1 and cannot be shown again.")
                     .arg(text::describe(m_secretsAreIn));
}

QVariant VariableModel::secretData(int row, int role) const
{
    switch (role) {
    case Qt::CheckStateRole:
        return isBlank(row) ? QVariant() : QVariant(at(row).isSecret ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        return isBlank(row) ? QVariant()
                            : QVariant(tr("Secret: the value is kept in %1 and in no file (Space)")
                                           .arg(text::describe(m_secretsAreIn)));
    case Qt::AccessibleTextRole:
        return tr("Secret");
    default:
        return {};
    }
}

QVariant VariableModel::textData(int row, Column column, int role) const
{
    const VariableRow &one = at(row);
    const bool isHidden = column == Value && one.isSecret;
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? widgets::visibleText(QString::fromUtf8(one.name)) : shownValue(one);
    case Qt::EditRole:
        return column == Name ? QString::fromUtf8(one.name)
               : isHidden     ? QString()
                              : QString::fromUtf8(one.value);
    case Qt::FontRole:
        return isHidden && standingOf(one) != Standing::Stored ? QVariant() : QVariant(theme::wireFont());
    case Qt::ForegroundRole:
        if (const auto problem = problemAt(row); problem && problem->column == column) {
            return theme::color(theme::Token::Bad);
        }
        if (isHidden && standingOf(one) == Standing::Missing) {
            return theme::color(theme::Token::Warn);
        }
        return isHidden ? QVariant(theme::color(theme::Token::Dim)) : QVariant();
    case Qt::ToolTipRole:
        return widgets::plainToolTip(toolTipOf(row, column));
    default:
        return {};
    }
}

QVariant VariableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    if (column == Secret) {
        return secretData(index.row(), role);
    }
    if (!isBlank(index.row())) {
        return textData(index.row(), column, role);
    }
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? tr("Add a variable") : QString();
    case Qt::EditRole:
        return QString();
    case Qt::ForegroundRole:
        return theme::color(theme::Token::Dim);
    default:
        return {};
    }
}

bool VariableModel::write(int row, Column column, const QByteArray &text)
{
    if (isBlank(row)) {
        if (text.isEmpty()) {
            return false;
        }
        // The blank line becomes the variable, and another one comes after it: Tab goes on in the same line.
        beginInsertRows({}, row + 1, row + 1);
        m_isGrowing = true;
        m_rows.emplace_back();
        endInsertRows();
        m_isGrowing = false;
    }
    QByteArray &target = column == Name ? at(row).name : at(row).value;
    if (target != text) {
        target = text;
        touch(row);
    }
    return true;
}

bool VariableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid()) {
        return false;
    }
    const int row = index.row();
    const auto column = static_cast<Column>(index.column());
    if (column == Secret && role == Qt::CheckStateRole && !isBlank(row)) {
        setIsSecret(row, value.toInt() == Qt::Checked);
        return true;
    }
    // A secret value comes by `setSecret`, never as a text.
    if (column == Secret || role != Qt::EditRole || (column == Value && isSecret(row))) {
        return false;
    }
    const QString text = value.toString();
    return write(row, column, (column == Name ? text.trimmed() : text).toUtf8());
}

Qt::ItemFlags VariableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() != Secret) {
        flags |= Qt::ItemIsEditable;
    } else if (!isBlank(index.row())) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant VariableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return tr("Secret");
    }
}

} // namespace sealwright::environments

#include "moc_VariableModel.cpp"
