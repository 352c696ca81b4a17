// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Environment.h"

#include "app/base/JsonMembers.h"

#include <algorithm>
#include <set>

namespace sealwright::workspace {
namespace {

using base::Json;
using base::Result;

const QString kEnvironmentPrefix = QStringLiteral("env_");
constexpr int kEnvironmentIdLength = 10;
constexpr qsizetype kLongestName = 100;
constexpr std::size_t kMostVariables = 1000;

base::Failure broken(const QString &member, const char *reason)
{
    return base::failure(WorkspaceError::FileBroken,
                         {{"member", member}, {"reason", QString::fromLatin1(reason)}});
}

base::Failure environmentInvalid(const QString &name, const char *reason)
{
    return base::failure(WorkspaceError::EnvironmentInvalid,
                         {{"environment", name}, {"reason", QString::fromLatin1(reason)}});
}

Result<void> checkVariable(const Environment &environment, const EnvironmentVariable &variable)
{
    const QString name = QString::fromUtf8(variable.name);
    if (!base::isVariableName(variable.name)) {
        return base::failure(
            base::VariableError::NameInvalid,
            {{"variable", name},
             {"reason",
              variable.name.isEmpty()
                  ? QStringLiteral("it is empty")
                  : QStringLiteral("it is no letter or _ followed by at most 63 letters, digits, _ . -")}});
    }
    const bool isText = variable.value.isValidUtf8() && !variable.value.contains('\0');
    const bool isHeld = variable.isSecret && !variable.value.isEmpty();
    if (!isText || isHeld || variable.value.size() > base::Variables::kSizeLimit) {
        return base::failure(
            WorkspaceError::EnvironmentInvalid,
            {{"environment", environment.name},
             {"variable", name},
             {"reason", isHeld    ? QStringLiteral("its value is secret and cannot be kept in the file")
                        : !isText ? QStringLiteral("its value is no text")
                                  : QStringLiteral("its value is larger than 1 MiB")}});
    }
    return {};
}

Json variablesJson(const Environment &environment)
{
    const Json before = base::objectMember(environment.document, "variables");
    Json variables = Json::object();
    for (const EnvironmentVariable &variable : environment.variables) {
        const std::string name = variable.name.toStdString();
        if (!variable.isSecret) {
            variables[name] = variable.value.toStdString();
            continue;
        }
        Json marked = base::objectMember(before, name.c_str());
        marked["secret"] = true;
        variables[name] = std::move(marked);
    }
    return variables;
}

Result<EnvironmentVariable> variableFrom(const std::string &name, const Json &value)
{
    EnvironmentVariable variable;
    variable.name = QByteArray::fromStdString(name);
    if (value.is_string()) {
        variable.value = QByteArray::fromStdString(value.get_ref<const std::string &>());
        return variable;
    }
    const auto secret = value.is_object() ? value.find("secret") : value.end();
    if (!value.is_object() || secret == value.end() || !secret->is_boolean() || !secret->get<bool>()) {
        return broken(QLatin1String("variables/") % base::fromUtf8(name),
                      R"(it is neither text nor {"secret": true})");
    }
    variable.isSecret = true;
    return variable;
}

} // namespace

const EnvironmentVariable *Environment::find(QByteArrayView variable) const
{
    const auto found =
        std::ranges::find_if(variables, [variable](const auto &each) { return each.name == variable; });
    return found == variables.end() ? nullptr : &*found;
}

QString Environment::secretKey(QByteArrayView variable) const
{
    return id % QLatin1Char('/') % QString::fromUtf8(variable);
}

QString newEnvironmentId(base::Random &random)
{
    return kEnvironmentPrefix % base::base32Id(random, kEnvironmentIdLength);
}

bool isEnvironmentId(const QString &text)
{
    const QStringView tail = QStringView(text).sliced(std::min(kEnvironmentPrefix.size(), text.size()));
    return text.startsWith(kEnvironmentPrefix) && tail.size() == kEnvironmentIdLength &&
           std::ranges::all_of(tail, [](QChar c) {
               return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                      (c >= QLatin1Char('2') && c <= QLatin1Char('7'));
           });
}

Result<void> check(const Environment &environment)
{
    if (environment.name.trimmed().isEmpty()) {
        return environmentInvalid(environment.name, "its name is empty");
    }
    if (environment.name.size() > kLongestName) {
        return environmentInvalid(environment.name, "its name is longer than 100 characters");
    }
    if (std::ranges::any_of(environment.name, [](QChar c) { return c.category() == QChar::Other_Control; })) {
        return environmentInvalid(environment.name, "its name holds a control character");
    }
    if (environment.variables.size() > kMostVariables) {
        return environmentInvalid(environment.name, "it has more than 1000 variables");
    }
    std::set<QByteArray> names;
    for (const EnvironmentVariable &variable : environment.variables) {
        if (const auto checked = checkVariable(environment, variable); !checked) {
            return checked;
        }
        if (!names.insert(variable.name).second) {
            return base::failure(WorkspaceError::EnvironmentInvalid,
                                 {{"environment", environment.name},
                                  {"variable", QString::fromUtf8(variable.name)},
                                  {"reason", QStringLiteral("it is there twice")}});
        }
    }
    return {};
}

Json toJson(const Environment &environment)
{
    return base::withMembers(environment.document, {{"id", Json(base::utf8(environment.id))},
                                                    {"name", Json(base::utf8(environment.name))},
                                                    {"variables", variablesJson(environment)}});
}

Result<Environment> environmentFromJson(Json document)
{
    if (!document.is_object()) {
        return broken(QString(), "it is not an object");
    }
    Environment environment;
    environment.id = base::stringMember(document, "id").value_or(QString());
    if (!isEnvironmentId(environment.id)) {
        return broken(QStringLiteral("id"), "it is no environment id: env_ and 10 of a-z and 2-7");
    }
    const auto name = base::stringMember(document, "name");
    if (!name) {
        return broken(QStringLiteral("name"), "it is not text");
    }
    environment.name = *name;
    const auto variables = document.find("variables");
    if (variables != document.end() && !variables->is_object()) {
        return broken(QStringLiteral("variables"), "it is not an object");
    }
    const Json members = base::objectMember(document, "variables");
    for (const auto &[variable, value] : members.items()) {
        auto read = variableFrom(variable, value);
        if (!read) {
            return std::unexpected(read.error());
        }
        environment.variables.push_back(*std::move(read));
    }
    if (const auto checked = check(environment); !checked) {
        const QString variable = checked.error().fact("variable");
        return base::failure(
            WorkspaceError::FileBroken,
            {{"member",
              variable.isEmpty() ? QStringLiteral("name") : QString(QLatin1String("variables/") % variable)},
             {"reason", checked.error().fact("reason")}});
    }
    environment.document = std::move(document);
    return environment;
}

base::Variables plainValues(const Environment &environment, const QByteArray &label)
{
    base::Variables values;
    for (const EnvironmentVariable &variable : environment.variables) {
        values.set(variable.name, variable.isSecret ? label : variable.value);
    }
    return values;
}

} // namespace sealwright::workspace
